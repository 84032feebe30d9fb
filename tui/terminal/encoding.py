"""The encoding of the terminal, as far as the locale tells it."""

import codecs
import os
import re
import sys
from collections.abc import Mapping

from tui.terminal.terminal import UTF_8

_CHINESE = "项目绩效"
_COERCED = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python itself puts into LC_CTYPE where the machine does not know the locale (PEP 538)."""
_CODESET = re.compile(r"\.([^@]+)")


def chinese_codec(name: str) -> str | None:
    """Python's name of an encoding; None for an unknown one, or one without Chinese.

    ASCII must stay as it is, and the first byte of no other character be ASCII: what steers a terminal is.
    """
    try:
        if "a\x1b".encode(name) != b"a\x1b" or any(one.encode(name)[0] < 0x80 for one in _CHINESE):
            return None
    except (LookupError, ValueError):
        return None
    return codecs.lookup(name).name


def of_locale(of_python: str, environ: Mapping[str, str]) -> str:
    """What the terminal is presumed to read and write.

    `of_python` is the encoding that Python gave its standard streams. That is UTF-8 also where the locale
    is not installed; then its name counts. Where Chinese cannot be written at all (POSIX, ISO 8859-1) it is
    UTF-8: there is nothing to lose.
    """
    codec = chinese_codec(of_python)
    if codec is not None and codec != UTF_8:
        return codec
    return _named(environ) or UTF_8


def _named(environ: Mapping[str, str]) -> str | None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        value = environ.get(name, "")
        if value and not (name == "LC_CTYPE" and value in _COERCED):
            codeset = _CODESET.search(value)
            return chinese_codec(codeset[1]) if codeset else None
    return None


def presumed() -> str:
    """The encoding of this program's terminal by its locale."""
    return of_locale(sys.stderr.encoding if sys.stderr else "", os.environ)
