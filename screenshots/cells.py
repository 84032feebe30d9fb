"""A terminal picture with every character on its cells: Chinese two wide, never squeezed."""

import re
from itertools import groupby
from xml.etree import ElementTree

from rich.cells import cell_len

SVG = "http://www.w3.org/2000/svg"
CELL = 12.2
"""Pixels: the width of one cell in the pictures that Textual exports."""

NARROW = "font-family: 'DejaVu Sans Mono', monospace"
WIDE = (
    "font-family: 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Zen Hei', sans-serif; font-size: 22px"
)
"""A Chinese character of this size fills its two cells, as terminals draw it."""


def on_cells(svg: str) -> str:
    """An exported picture with each character placed by itself, in fonts that hold it."""
    ElementTree.register_namespace("", SVG)
    root = ElementTree.fromstring(svg)
    for style in root.iter(f"{{{SVG}}}style"):
        style.text = re.sub(r"@font-face \{.*?\}", "", style.text or "", flags=re.DOTALL)
    for text in root.iter(f"{{{SVG}}}text"):
        if text.attrib.pop("textLength", None) is not None:
            _place(text)
    return ElementTree.tostring(root, encoding="unicode")


def _place(text: ElementTree.Element) -> None:
    """Break a run of text into stretches of one width, each character with its own position."""
    x = float(text.attrib.pop("x"))
    words, text.text = text.text or "", None
    for cells, stretch in groupby(words, cell_len):
        characters = "".join(stretch)
        span = ElementTree.SubElement(text, f"{{{SVG}}}tspan")
        span.set("style", WIDE if cells > 1 else NARROW)
        span.set("x", " ".join(f"{x + at * cells * CELL:.6g}" for at in range(len(characters))))
        span.text = characters
        x += cells * len(characters) * CELL
