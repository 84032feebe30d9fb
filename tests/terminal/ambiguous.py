"""All characters that Unicode calls ambiguous, but those that never reach a screen."""

import sys
import unicodedata

AMBIGUOUS = [
    character
    for character in map(chr, range(sys.maxunicode + 1))
    if unicodedata.east_asian_width(character) == "A"
    and unicodedata.category(character) not in ("Co", "Cn", "Cs")
]


def doubtful(text: str) -> set[str]:
    """What in a text is neither ASCII nor two cells wide everywhere."""
    return {one for one in text if not one.isascii() and unicodedata.east_asian_width(one) not in "WF"}
