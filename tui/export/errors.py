"""Why a file could not be written."""

from pathlib import Path

from tui.exit_codes import Ended, ExitCode


class ExportError(Ended):
    """An output that cannot be written; `line` is the one line of Chinese that a person reads."""

    code = ExitCode.UNWRITABLE

    def __init__(
        self, target: Path | str, cause: str, remedy: str = "请换一个位置，或检查权限和磁盘空间"
    ) -> None:
        super().__init__(target, cause)
        self.line = f"{target}：无法写入（{cause}）；{remedy}"
