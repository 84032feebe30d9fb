"""Pinyin initials: which letters a character may begin with, and texts made ready to be asked for them.

A character of several readings has the initial of each: 银行 answers to `yh` and to `yx`. Letters and digits
have themselves, all else has none.
"""

import os
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from model.text import MOST_CHARACTERS


@lru_cache(MOST_CHARACTERS)
def initials(character: str) -> str:
    """The letters with which one character of a search key may be typed; "" for what has no reading."""
    if character.isascii():
        return character if character.isalnum() else ""
    # It takes long to load, mostly for phrases, which say nothing of single characters.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415

    readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    # ê, and syllabic m and n with their tones, lose what stands above the letter.
    letters = {
        unicodedata.normalize("NFD", reading)[0] for of_one in readings for reading in of_one if reading
    }
    return "".join(sorted(letters))


def initial_places(key: str, letters: str) -> list[int]:
    """Where the initials of a search key read `letters`: the first character of each, none in another."""
    found: list[int] = []
    at = 0
    while at <= len(key) - len(letters):
        if all(letter in initials(key[at + nth]) for nth, letter in enumerate(letters)):
            found.append(at)
            at += len(letters)
        else:
            at += 1
    return found


class InitialsIndex:
    """Many search keys as one string of symbols, each standing for a set of initials; built once."""

    def __init__(self, keys: Sequence[str]) -> None:
        """No match runs over a line end in a key."""
        joined = "\n".join(keys)
        # Plain characters, as few as there are different sets: such a string is searched fastest.
        symbols: dict[str, str] = {}
        table = {
            ord(character): symbols.setdefault(initials(character), chr(len(symbols)))
            for character in set(joined)
        }
        self._symbols = joined.translate(table)
        self._classes = {
            letter: "".join(symbol for letters, symbol in symbols.items() if letter in letters)
            for letter in {letter for letters in symbols for letter in letters}
        }
        self._starts = [0]
        for key in keys:
            self._starts.append(self._starts[-1] + len(key) + 1)

    def holding(self, letters: str) -> set[int]:
        """The keys, by their place, in which the initials of successive characters read `letters`."""
        classes = [self._classes.get(letter) for letter in letters]
        if None in classes:
            return set()
        pattern = re.compile("".join(f"[{re.escape(one)}]" for one in classes if one is not None), re.DOTALL)
        found: set[int] = set()
        match = pattern.search(self._symbols)
        while match is not None:
            at = bisect_right(self._starts, match.start()) - 1
            found.add(at)
            match = pattern.search(self._symbols, self._starts[at + 1])
        return found
