"""Text made safe for a terminal: nothing of it can move the cursor, change direction or hide."""

from model.text import fold_character

_UNDECODABLE = "?"


def printable(text: str) -> str:
    """`text` as one line without control, bidi, zero-width or private-use characters.

    Tabs and line ends become a space each; a lone surrogate (a byte of a file name that is no
    UTF-8) becomes `?`, so that the name is still seen to hold something there.
    """
    return "".join(
        _UNDECODABLE if "\ud800" <= character <= "\udfff" else fold_character(character) for character in text
    )


def printable_lines(text: str) -> str:
    """`text` as lines of that kind, which stay lines: a note."""
    return "\n".join(printable(line) for line in text.splitlines())


def pasted_line(text: str) -> str:
    """Pasted text as one line for an input: line ends and tabs are spaces, what shows nothing is gone.

    Empty lines leave no trace. Unlike `printable`, ordinary characters stay as they are: it may be a path.
    """
    lines = (_without_controls(line).strip() for line in text.splitlines())
    return " ".join(line for line in lines if line)


def pasted_lines(text: str) -> str:
    """Pasted text as lines for a note."""
    return "\n".join(_without_controls(line) for line in text.splitlines())


def _without_controls(line: str) -> str:
    shown = (" " if character.isspace() else character for character in line)
    return "".join(character for character in shown if character.isprintable())
