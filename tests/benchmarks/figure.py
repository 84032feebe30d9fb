"""A measured figure and its bound, and how both are printed."""

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """What was measured, in which unit, and what it may be at most."""

    name: str
    value: float
    bound: float
    unit: str

    @property
    def is_short(self) -> bool:
        """Whether it falls short of what is promised."""
        return self.value > self.bound

    @property
    def line(self) -> str:
        """The figure in one line."""
        verdict = "SHORT" if self.is_short else "OK"
        return f"{self.name:<58}{self.value:>12,g} {self.unit:<6} bound {self.bound:>10,g}  {verdict}"


Benchmark = Callable[[], Iterable[Figure]]
"""Measures; each figure comes as soon as it is known."""
