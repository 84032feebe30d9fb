"""Which glyphs are seen: not those painted without ink, in the colour of what is under them, or covered."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from parser.areas import Area, Areas, Box

FAINT = 0.05
"""Share of full light: colours no farther apart in red, green and blue cannot be told from one another."""

PAPER = (1.0, 1.0, 1.0)

_WITHOUT_INK = (3, 7)
_OUTLINED = (1, 5)
_BOTH = (2, 6)
"""Text rendering modes (ISO 32000-1, table 106)."""

Colour = tuple[float, float, float]


class Paint(Protocol):
    """What a character is painted with, whichever reader found it: colours as the file or RGB gives them.

    `mode` is the text rendering mode; `below` counts the areas painted before it; `drawn` says that its
    glyphs bring their own colours.
    """

    @property
    def ncolor(self) -> object: ...
    @property
    def scolor(self) -> object: ...
    @property
    def opacity(self) -> float: ...
    @property
    def mode(self) -> int: ...
    @property
    def below(self) -> int: ...
    @property
    def drawn(self) -> bool: ...
    @property
    def clip(self) -> Box | None: ...


class Sight:
    """What of a page's text can be seen, by all that was painted on it."""

    def __init__(self, areas: Sequence[Area], height: float) -> None:
        self._areas = Areas(areas, height) if areas else None
        self._paint: Paint | None = None
        self._inks: tuple[Colour | None, ...] = ()
        self._on_paper = True

    def shows(self, paint: Paint, x: float, y: float) -> bool:
        """Whether a glyph of that paint, with its middle there, is seen; whatever clips it."""
        if paint is not self._paint:
            self._paint = paint
            self._inks = () if paint.drawn else _lights(paint.mode, paint.ncolor, paint.scolor)
            self._on_paper = not (self._inks and _all_alike(self._inks, PAPER))
        if paint.mode in _WITHOUT_INK or paint.opacity <= 0:
            return False
        for order, area in self._areas.at(x, y) if self._areas is not None else ():
            if order >= paint.below:
                if area.covers:
                    return False
                continue
            alike = bool(self._inks) and _all_alike(self._inks, light(area.colour))
            if area.covers or not alike:
                return not alike
        return self._on_paper


@lru_cache(maxsize=256)
def _lights(mode: int, fill: object, stroke: object) -> tuple[Colour | None, ...]:
    """The colours of what a text's mode paints of it."""
    if mode in _BOTH:
        return light(fill), light(stroke)
    return (light(stroke if mode in _OUTLINED else fill),)


@lru_cache(maxsize=256)
def light(colour: object) -> Colour | None:
    """A colour's red, green and blue; None for a pattern or what is no colour."""
    parts = colour if isinstance(colour, tuple) else (colour,)
    values = [min(max(float(part), 0.0), 1.0) for part in parts if isinstance(part, int | float)]
    match values:
        case _ if len(values) != len(parts):
            return None
        case [gray]:
            return gray, gray, gray
        case [red, green, blue]:
            return red, green, blue
        case [cyan, magenta, yellow, black]:
            red, green, blue = (1 - min(1.0, ink + black) for ink in (cyan, magenta, yellow))
            return red, green, blue
        case _:
            return None


def _all_alike(inks: Sequence[Colour | None], under: Colour | None) -> bool:
    return under is not None and all(
        ink is not None and all(abs(one - other) < FAINT for one, other in zip(ink, under, strict=True))
        for ink in inks
    )
