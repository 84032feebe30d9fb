"""Page numbers at a page's foot: no words of a table, even where its upright lines run on past them."""

import re

from msgspec.structs import replace

from parser.lines import join, lowest
from parser.page import Page

_NUMBER = re.compile(
    r"第 ?\d{1,4} ?页(?:[，,、/ ]*共 ?\d{1,4} ?页)?|[-—–－] ?\d{1,4} ?[-—–－]|\d{1,4} ?/ ?\d{1,4}(?: ?页)?"
)
"""Bare digits are none: they may be the end of a figure that is wrapped in its cell."""


def without_page_number(page: Page) -> Page:
    """A page without its lowest line, where that is nothing but a page number."""
    line = lowest(page.number, page.glyphs)
    if line is None or _NUMBER.fullmatch(join([line]).text) is None:
        return page
    number = set(line.glyphs)
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if glyph not in number))
