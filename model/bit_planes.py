"""Sets of places as big integers, a bit a place: worked on whole, as fast as the machine copies memory.

Two things are made of them: the characters of a text as planes of their code points' bits, and rows of
fields, in which one addition tells for all fields at once whether any of their bits is set.
"""

from collections.abc import Iterable, Sequence
from itertools import compress

import msgspec

_BITS_A_BYTE = 8
_CODE_BYTES = 4
_DIGITS = [bytes(ord("0") + (value >> bit & 1) for value in range(256)) for bit in range(_BITS_A_BYTE)]
"""For each bit: bytes to the digit that the bit is."""

_FLAGS = bytes(value & 1 for value in range(256))
"""Digits to numbers."""


class Fields(msgspec.Struct, frozen=True):
    """Fields that lie beside each other: their highest bits, which no member has, and all bits below them."""

    tops: int
    inner: int

    def holding(self, members: int) -> int:
        """The highest bits of the fields in which there is any member."""
        # All ones and anything more carry into the bit above, and no further.
        return (members + self.inner) & self.tops

    def filled(self, lowest: int) -> int:
        """All bits but the highest of the fields whose lowest bits are given."""
        return self.inner & ~(lowest + self.inner)


def planes(text: str) -> list[bytes]:
    """For each bit of code points the places of the characters that have it, least first, as many as
    are needed; a text is a multiple of eight characters long.
    """
    codes = text.encode("utf-32-le", "surrogatepass")
    needed = ord(max(text, default="\0")).bit_length()
    found: list[bytes] = []
    for nth in range(needed):
        byte, bit = divmod(nth, _BITS_A_BYTE)
        digits = codes[byte::_CODE_BYTES].translate(_DIGITS[bit])
        found.append(of_flags(digits).to_bytes(len(text) // _BITS_A_BYTE, "little"))
    return found


def joined(parts: Iterable[bytes]) -> int:
    """The sets of several texts, one behind the other, as one."""
    return int.from_bytes(b"".join(parts), "little")


def to_bytes(places: int, size: int) -> bytes:
    """A set of places below `size` as bytes, eight places each."""
    return places.to_bytes(-(-size // _BITS_A_BYTE), "little")


def of_bytes(places: bytes) -> int:
    """The set that `to_bytes` made bytes of."""
    return int.from_bytes(places, "little")


def of_flags(flags: bytes | bytearray) -> int:
    """The set of the places at which the digit 1 stands."""
    return int(flags[::-1], 2) if flags else 0


def flags(places: int, size: int) -> bytes:
    """A set of places below `size` as numbers, one a place, that are 1 for a member."""
    return f"{places:0{size}b}"[::-1].encode().translate(_FLAGS) if size else b""


def members(places: int, size: int) -> Sequence[int]:
    """The places in a set, in order."""
    return list(compress(range(size), flags(places, size)))
