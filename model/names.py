"""Names shortened for narrow places by what all of them share."""

import os
from collections.abc import Sequence

_PLACE_ENDS = "省市区县州盟旗"


def shared_place(names: Sequence[str]) -> str:
    """The place name that all of several names begin with (广州市天河区), "" if there is none.

    Nothing is shared by one name, and a name is never shortened to nothing.
    """
    if len(set(names)) < 2:
        return ""
    shared = os.path.commonprefix(list(names))
    end = max((shared.rfind(letter) for letter in _PLACE_ENDS), default=-1) + 1
    return "" if any(len(name) <= end for name in names) else shared[:end]
