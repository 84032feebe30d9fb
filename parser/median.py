"""The middle of numbers: the standard library's takes longer to load than a page to read."""

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """The middle one of some numbers, or the mean of both middle ones. Raises ValueError for none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no median of nothing")
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
