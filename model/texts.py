"""The texts of one table made ready to be searched: joined, with the planes of their characters."""

from collections.abc import Iterable, Sequence

import msgspec

from model.bit_planes import of_flags, planes, to_bytes

ALIGNED = 8
"""Each text is padded to a multiple of so many characters, which is one byte of a set of places."""

_END = "\n"
"""Ends fields and texts; no search key holds it."""


class Texts(msgspec.Struct, frozen=True, gc=False):
    """The texts of one table, joined, and where each of them ends; the first field of each is a name.

    `planes` are those of the joined text's characters, `names` the places of the names' ones.
    """

    text: str
    ends: tuple[int, ...]
    planes: tuple[bytes, ...]
    names: bytes

    @property
    def size(self) -> int:
        """The bytes that a set of places takes."""
        return len(self.text) // ALIGNED

    def tops(self, mark: int) -> bytes:
        """A set with `mark` in the last byte of each text."""
        found = bytearray(self.size)
        for end in self.ends:
            found[end // ALIGNED - 1] = mark
        return bytes(found)


def texts(of: Iterable[Sequence[str]]) -> Texts:
    """Texts made ready; each is given as search keys, field by field."""
    pieces: list[str] = []
    names: list[str] = []
    ends: list[int] = []
    end = 0
    for fields in of:
        text = _END.join(fields)
        size = (len(text) // ALIGNED + 1) * ALIGNED
        pieces.append(text.ljust(size, _END))
        name = len(fields[0]) if fields else 0
        names.append("1" * name + "0" * (size - name))
        end += size
        ends.append(end)
    joined_text = "".join(pieces)
    return Texts(
        joined_text,
        tuple(ends),
        tuple(planes(joined_text)),
        to_bytes(of_flags("".join(names).encode()), len(joined_text)),
    )
