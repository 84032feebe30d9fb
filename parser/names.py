"""Names with a code printed before them: `820001-某中心`, `[126]某局`; a year is none."""

import re
from typing import NamedTuple

_CODED = re.compile(
    r"[\[【（(](?!(?:19|20)\d\d[\]】)）])(?P<bracketed>\d{3,}[\dA-Za-z]*)[\]】)）]\s*(?P<named>\D.*)"
    r"|(?!(?:19|20)\d\d\s*[-－—–_])(?P<code>\d{3,}[\dA-Za-z]*)\s*[-－—–_]\s*(?P<name>\D.*)"
    r"|(?P<long>\d{5,}[\dA-Za-z]*)\s*[-－—–_]\s*(?P<counted>\d+[^\d\s-].*)"
)


class Coded(NamedTuple):
    """A name, and the code before it, None if there is none."""

    code: str | None
    name: str


def coded(printed: str) -> Coded:
    """A printed name taken apart."""
    found = _CODED.fullmatch(printed.strip())
    if found is None:
        return Coded(None, printed.strip())
    code = found["bracketed"] or found["code"] or found["long"]
    return Coded(code, found["named"] or found["name"] or found["counted"])
