"""Giving a text to another program on its standard input."""

import subprocess
from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile

from tui.plain import printable
from tui.system_causes import cause


class NotTaken(Exception):
    """A program did not take what it was given; `why` is said in Chinese.

    `answered` tells whether it said so itself, and might take something else.
    """

    def __init__(self, why: str, *, answered: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.answered = answered


def feed(
    command: Sequence[str],
    data: bytes,
    environment: Mapping[str, str],
    seconds: float,
    *,
    apart: bool = False,
) -> None:
    """Run a program on some bytes until it ends well. Raises NotTaken.

    It may leave a process behind: that holds none of our pipes. `apart` takes it from our terminal too, and
    from our working directory, so that it outlives both.
    """
    try:
        with TemporaryFile() as said:
            done = subprocess.run(
                command,
                input=data,
                stdout=subprocess.DEVNULL,
                stderr=said,
                timeout=seconds,
                env=environment,
                check=False,
                start_new_session=apart,
                cwd="/" if apart else None,
            )
            if done.returncode != 0:
                said.seek(0)
                words = printable(said.read(1000).decode(errors="replace")).strip()
                raise NotTaken(f"拒绝了（{words or f'退出码 {done.returncode}'}）", answered=True)
    except OSError as error:
        raise NotTaken(f"无法运行（{cause(error)}）") from error
    except subprocess.TimeoutExpired as error:
        raise NotTaken(f"{seconds:.0f} 秒内没有回应") from error
