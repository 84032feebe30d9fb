"""What an input shows, as the terminal can show it: each character in the cells where the input has it."""

from rich.segment import Segment
from textual.strip import Strip

from tui.terminal.terminal import shown_in_place


def in_place(strip: Strip) -> Strip:
    """A line of an input with its characters replaced one by one."""
    return Strip(
        [Segment(shown_in_place(text), style, control) for text, style, control in strip], strip.cell_length
    )
