"""A folder in which the installed command is at home: its document, and all that it keeps."""

import shutil
import sys
from hashlib import sha256
from pathlib import Path

from tests.e2e.processes import at_work_in
from tests.model.tables import SAMPLE_PDF
from tui.review import Store
from tui.review.store import NAME as REVIEWS

COMMAND = Path(sys.executable).parent / "budget-tui"
DOCUMENT = "表.pdf"
"""The sample, as it is named in a workplace."""

_SCRIPT = f"""\
cd '{{folder}}' || exit
export HOME='{{folder}}' XDG_CACHE_HOME='{{folder}}/cache' XDG_DATA_HOME='{{folder}}/data' \\
    XDG_CONFIG_HOME='{{folder}}/config' TMUX_TMPDIR='{{folder}}' SCREENDIR='{{folder}}/screens'
'{COMMAND}' "$@"
code=$?
echo $code > ended
exit $code
"""


class Workplace:
    """A folder of its own with the sample and a script that starts the command on its arguments."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(SAMPLE_PDF, folder / DOCUMENT)
        self._script = folder / "start.sh"
        self._script.write_text(_SCRIPT.format(folder=folder), encoding="utf-8")

    def start(self, *arguments: str) -> str:
        """What a shell must run to start the command on plain arguments."""
        return " ".join(("sh", str(self._script), *arguments))

    def programs(self) -> list[int]:
        """The processes of the command that run here."""
        return [process for process, command in at_work_in(self.folder).items() if _is_ours(command)]

    def place(self) -> str | None:
        """The project where the command would go on, as it is saved."""
        document = sha256((self.folder / DOCUMENT).read_bytes()).hexdigest()
        with Store(self.folder / "data" / "budget-tui" / REVIEWS) as kept:
            saved = kept.place(document)
        return saved.subject.project if saved is not None and saved.subject is not None else None

    def ended(self) -> str | None:
        """The code with which the command ended here as its shell saw it; None while it runs."""
        said = self.folder / "ended"
        return (said.read_text().strip() or None) if said.exists() else None


def _is_ours(command: str) -> bool:
    """Whether a command line is that of a Python that runs the command."""
    return str(COMMAND) in command.split()[1:2]
