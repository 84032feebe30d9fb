"""OSC 52: the control sequence that asks a terminal to put a text on its clipboard."""

import base64

LIMIT = 100_000
"""Base64 characters that terminals take in one sequence (xterm's default); more would be cut or dropped."""

_START = "\x1b]52;c;"
ST = "\x1b\\"
BEL = "\x07"


def data(text: str) -> bytes:
    """The text as it is sent, in UTF-8; what that cannot hold becomes `?`."""
    return text.encode("utf-8", errors="replace")


def fits(text: str) -> bool:
    """Whether one sequence can carry the text whole."""
    return len(_payload(text)) <= LIMIT


def sequence(text: str, end: str = ST) -> str:
    """The sequence that carries the text; inside another string sequence it must end with BEL."""
    return f"{_START}{_payload(text)}{end}"


def _payload(text: str) -> str:
    return base64.b64encode(data(text)).decode("ascii")
