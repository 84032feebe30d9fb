"""Names shortened for narrow places by what all of them share."""

from collections.abc import Sequence
from itertools import takewhile

_PLACE_ENDS = "省市区县州盟旗"


def shared_place(names: Sequence[str]) -> str:
    """The place name that all of several names begin with (广州市天河区), "" if there is none.

    Nothing is shared by one name, and a name is never shortened to nothing.
    """
    if len(set(names)) < 2:
        return ""
    shared = names[0][: sum(1 for _ in takewhile(_is_one, zip(*names, strict=False)))]
    end = max((shared.rfind(letter) for letter in _PLACE_ENDS), default=-1) + 1
    return "" if any(len(name) <= end for name in names) else shared[:end]


def _is_one(characters: tuple[str, ...]) -> bool:
    return len(set(characters)) == 1
