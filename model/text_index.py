"""Many texts made ready to be searched at every key: for words as they are written, and for initials.

The texts of a table are one after the other, each padded to whole bytes of places. A query is answered for
all of them at once: the places of its first character, of those that its second one follows, and so on.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from string import ascii_lowercase

from model.bit_planes import Fields, joined, of_flags
from model.initials import initials
from model.texts import ALIGNED, Texts

_DIGIT_BITS = 4
_DIGIT = (1 << _DIGIT_BITS) - 1

_MOST_BY_PLACES = 8
"""Characters up to which words are found by the places of each."""

_AT_ONCE = 1 << 14
"""Characters that are looked at in one step."""

_HIT, _MISSED = 0xC0, 0x40
_VERDICTS = bytes(ord("1") if value == _HIT else ord("0") for value in range(256))


class TextIndex:
    """The texts of several tables, counted through."""

    def __init__(self, parts: Sequence[Texts]) -> None:
        self._parts = parts
        self._first = [0, *accumulate(len(part.ends) for part in parts)]
        self._count = self._first[-1]
        self._bytes = sum(part.size for part in parts)
        deepest = max((len(part.planes) for part in parts), default=0)
        self._planes = [self._joined(part.planes[nth : nth + 1] for part in parts) for nth in range(deepest)]
        self._digits: dict[tuple[int, int], int] = {}
        self._letters: dict[str, int] | None = None
        """For each letter where characters stand that may begin with it; made when it is first asked for."""
        tops = joined(part.tops(_HIT ^ _MISSED) for part in parts)
        self._fields = Fields(tops, (1 << self._bytes * ALIGNED) - 1 ^ tops)
        self._marks = joined(part.tops(_MISSED) for part in parts)
        self._names = joined(part.names for part in parts)

    def holding(self, words: str, letters: str = "", *, names: bool = False) -> int:
        """The set of the texts in which `words` stand in one field, or successive characters have `letters`
        for initials; of names alone, where so asked. All, for no words.
        """
        if not words:
            return (1 << self._count) - 1
        begun = self._begun(letters, names=names) if letters else 0
        if len(words) > _MOST_BY_PLACES:
            return self._read_for(words) | self._texts(begun)
        return self._texts(_followed(map(self._places, words)) | begun)

    def preparing(self) -> Iterator[None]:
        """Make ready what a search for initials needs: some tenths of a second, in steps that are short."""
        if self._letters is not None:
            return
        characters: set[str] = set()
        for part in self._parts:
            for first in range(0, len(part.text), _AT_ONCE):
                characters.update(part.text[first : first + _AT_ONCE])
                yield
        found = dict.fromkeys(ascii_lowercase, 0)
        for character in characters:
            letters = found.keys() & initials(character)
            places = self._places(character) if letters else 0
            for letter in letters:
                found[letter] |= places
            yield
        self._letters = found

    def _joined(self, parts: Iterable[Sequence[bytes]]) -> int:
        pairs = zip(parts, self._parts, strict=True)
        return joined(sets[0] if sets else bytes(part.size) for sets, part in pairs)

    def _begun(self, letters: str, *, names: bool) -> int:
        """Where characters begin that have these initials."""
        for _ in self.preparing():
            pass
        of_letters = self._letters or {}
        places = _followed(of_letters.get(one) or self._places(one) for one in letters)
        return places & self._names if names else places

    def _places(self, character: str) -> int:
        """Where a character stands."""
        code = ord(character)
        if code.bit_length() > len(self._planes):
            return 0
        places = self._with_digit(0, code & _DIGIT)
        for first in range(_DIGIT_BITS, len(self._planes), _DIGIT_BITS):
            places &= self._with_digit(first, code >> first & _DIGIT)
        return places

    def _with_digit(self, first: int, digit: int) -> int:
        """The places of the characters whose codes have some bits from the `first` on; kept, for they are few
        and characters many.
        """
        if (found := self._digits.get((first, digit))) is None:
            found = self._fields.inner
            for nth, plane in enumerate(self._planes[first : first + _DIGIT_BITS]):
                found = found & plane if digit >> nth & 1 else found ^ (found & plane)
            self._digits[first, digit] = found
        return found

    def _texts(self, places: int) -> int:
        """The set of the texts in which there is any of the places."""
        if not places:
            return 0
        marked = self._fields.holding(places) | self._marks
        return of_flags(marked.to_bytes(self._bytes, "little").translate(_VERDICTS, b"\0"))

    def _read_for(self, words: str) -> int:
        """The set of the texts in which long words stand: few do, and reading skips what cannot hold them."""
        digits = bytearray(b"0" * self._count)
        for part, first in zip(self._parts, self._first, strict=False):
            at = part.text.find(words)
            while at >= 0:
                nth = bisect_right(part.ends, at)
                digits[first + nth] = ord("1")
                at = part.text.find(words, part.ends[nth])
        return of_flags(digits)


def _followed(sets: Iterable[int]) -> int:
    """The places of the first set that those of the others follow."""
    found: int | None = None
    for nth, places in enumerate(sets):
        found = places if found is None else found & places >> nth
        if not found:
            return 0
    return found or 0
