"""The marks that the browser draws itself: frames, fold marks, the scroll bar."""

import msgspec


class Glyphs(msgspec.Struct, frozen=True):
    """One set of marks, each one cell wide."""

    unfolded: str
    folded: str
    frame: str
    thumb: str
    dot: str


DRAWN = Glyphs(unfolded="▾", folded="▸", frame="│", thumb="┃", dot="·")
ASCII = Glyphs(unfolded="-", folded="+", frame="|", thumb="#", dot="-")
