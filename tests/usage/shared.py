"""The files beside the program that are made from the table of options, each at its place under share/."""

from pathlib import Path

from tests.model.tables import CHECKOUT
from tui.usage.completions import bash, fish, zsh
from tui.usage.man_page import man_page

COMMAND = "make usage"
SHARE = CHECKOUT / "share"


def shared() -> dict[Path, str]:
    """The text of each file by its path."""
    return {
        SHARE / "man" / "man1" / "budget-tui.1": man_page(),
        SHARE / "bash-completion" / "completions" / "budget-tui": bash(),
        SHARE / "zsh" / "site-functions" / "_budget-tui": zsh(),
        SHARE / "fish" / "vendor_completions.d" / "budget-tui.fish": fish(),
    }


def write() -> None:
    """Write all files anew."""
    for path, text in shared().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
