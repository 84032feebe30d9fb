"""On which line of a TOML text something stands: `tomllib` gives values without their places."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Statement(NamedTuple):
    """A run of lines that only together are TOML, and all values up to its end."""

    first: int
    lines: tuple[str, ...]
    so_far: Mapping[str, object]


def line_of(text: str, path: Sequence[str], word: str | None = None) -> int:
    """The line, from 1, on which the value at `path` begins, or that of `word` in it."""
    for statement in _statements(text):
        if _holds(statement.so_far, path):
            whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])") if word is not None else None
            inside = [
                at for at, line in enumerate(statement.lines) if whole is not None and whole.search(line)
            ]
            return statement.first + (inside[0] if inside else 0)
    return 1


def broken_line(text: str) -> int:
    """The line, from 1, with which the first statement begins that is no TOML."""
    good = 0
    for statement in _statements(text):
        good = statement.first - 1 + len(statement.lines)
    return good + 1


def reached_line(error: tomllib.TOMLDecodeError) -> int | None:
    """The line that `tomllib` had reached when it gave up; None for the end of the text."""
    found = re.search(r"\(at line (\d+),", str(error))
    return int(found[1]) if found else None


def _statements(text: str) -> Iterator[Statement]:
    """The statements of a text in order, up to the first that is no TOML."""
    lines = text.replace("\r\n", "\n").split("\n")
    first = 0
    for end in range(1, len(lines) + 1):
        try:
            so_far = tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
        yield Statement(first + 1, tuple(lines[first:end]), so_far)
        first = end


def _holds(values: object, path: Sequence[str]) -> bool:
    for key in path:
        if not isinstance(values, Mapping) or key not in values:
            return False
        values = values[key]
    return True
