"""What a search finds in one text: the words as they are written, or letters typed for pinyin initials.

Two letters are enough for a name; a sentence (an objective, a value) is asked from four letters on, for
two of them stand by chance in nearly every one. Words in letters are found as they are written everywhere.
"""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Literal

from model.initials import InitialsIndex, initial_places
from model.text import MOST_CHARACTERS, occurrences, search_key

Kind = Literal["name", "sentence"]
"""What a text is: something named in few words, or something told."""

LEAST_LETTERS: dict[Kind, int] = {"name": 2, "sentence": 4}


def key_of(*fields: str | None) -> str:
    """The search keys of several fields, a line each: no match runs from one into the next."""
    return "\n".join(search_key(field) for field in fields if field is not None)


def keys_of(fields: Sequence[str | None]) -> list[str | None]:
    """The search keys of many fields, made together: that is many times faster."""
    # No key holds a line end.
    joined = "\n".join("" if field is None else field.replace("\n", "") for field in fields)
    changed = {one: key for one in set(joined) - {"\n"} if (key := _key_of_one(one)) != one}
    if changed.keys().isdisjoint(part for key in changed.values() for part in key):
        for one, key in changed.items():
            joined = joined.replace(one, key)
    else:
        joined = joined.translate({ord(one): key for one, key in changed.items()})
    keys = joined.split("\n")
    return [None if field is None else key for field, key in zip(fields, keys, strict=False)]


@lru_cache(MOST_CHARACTERS)
def _key_of_one(character: str) -> str:
    return search_key(character)


def typed_initials(words: str, kind: Kind) -> str:
    """The letters if what is typed may be the initials of a text of this kind, else ""."""
    key = search_key(words)
    letters = sum(character.isalpha() for character in key)
    return key if letters >= LEAST_LETTERS[kind] and re.fullmatch("[0-9a-z]+", key) else ""


def found(text: str, words: str, kind: Kind = "name") -> list[tuple[int, int]]:
    """Where a search finds `words` in a text: (start, end) indices into it, in order, none in another."""
    letters = typed_initials(words, kind)
    if not letters:
        return occurrences(text, words)
    keys = [search_key(character) for character in text]
    origin = [index for index, key in enumerate(keys) for _ in key]
    places = initial_places("".join(keys), letters)
    return [(origin[at], origin[at + len(letters) - 1] + 1) for at in places]


def holds(key: str, words: str, kind: Kind = "name") -> bool:
    """Whether a search finds `words` in a text, given by its key; nothing typed is found in all."""
    if search_key(words) in key:
        return True
    letters = typed_initials(words, kind)
    return bool(letters and initial_places(key, letters))


class Names:
    """Many names made ready once to be searched at every key."""

    def __init__(self, names: Sequence[str]) -> None:
        self._keys = [search_key(name) for name in names]

    def holding(self, words: str) -> list[int]:
        """The names in which `holds` finds the words, by their place, in order."""
        key = search_key(words)
        letters = typed_initials(words, "name")
        by_initials = self._initials.holding(letters) if letters else ()
        return [at for at, name in enumerate(self._keys) if key in name or at in by_initials]

    @cached_property
    def _initials(self) -> InitialsIndex:
        return InitialsIndex(self._keys)
