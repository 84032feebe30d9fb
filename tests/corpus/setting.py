"""How a table is to be set: one record of choices, which every producer honours as far as it can."""

from typing import Literal

import msgspec

Key = Literal["number", "name", "total", "fund0", "fund1", "fund2", "objective", "indicators", "note"]

COLUMNS: tuple[Key, ...] = ("name", "total", "fund0", "fund1", "fund2", "objective", "indicators")


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """The look of a printed table. Sizes are points."""

    columns: tuple[Key, ...] = COLUMNS
    """Which columns stand on the sheet, left to right; 序号 and 备注 hold what no table reads."""

    header_levels: int = 1
    """2 puts the funds under a group heading 资金来源."""

    header_on: Literal["every", "first"] = "every"
    """Whether the header comes again on each page."""

    rules: Literal[
        "strokes", "rectangles", "fills", "dashed", "dashes", "doubled", "open", "across", "none"
    ] = "strokes"
    """strokes: one line an edge. rectangles: one outline a cell. fills: thin filled rectangles.
    dashed: strokes with a dash pattern. dashes: short strokes. doubled: two lines an edge.
    open: no outer lines at the sides. across: horizontal lines alone. none: no line at all."""

    breaks: Literal["whole", "split", "clipped"] = "split"
    """What becomes of a row that does not fit: moved whole, split at any line, or drawn past a clip at the
    page's lower edge and again in full on the next page."""

    rule_at_break: bool = False
    """Whether a line closes the first part of a split row."""

    repeated: tuple[int, ...] = ()
    """Ordinals of projects that stand in full last on one page and again first on the next."""

    new_page_before: tuple[int, ...] = ()
    """Ordinals of projects that begin a page."""

    valign: Literal["middle", "top"] = "middle"
    """Where names and money stand in a row's height (of each part, where it is split)."""

    indent: Literal["spaces", "offset"] = "spaces"
    """How deeper levels are set in: four spaces in the text, or an offset of the first line."""

    money: Literal["plain", "thousands", "brackets", "wide", "full-width"] = "thousands"
    """1234.50 or 1,234.50; negative ones as (1,234.50) or with a full-width sign; or all full-width."""

    blank: Literal["", "-", "—", "/"] = ""
    """What stands in a money cell that holds nothing."""

    narrow_money: bool = False
    """Money columns too narrow for their figures, which wrap inside the cell."""

    wraps: Literal["words", "anywhere"] = "words"
    """Whether lines may end inside figures and Latin words, and before a closing mark."""

    justified: bool = False
    """Texts stretched to both edges of their column."""

    paragraphs: bool = False
    """Each indicator begins a line of its own."""

    spaced: bool = False
    """Header words and 合计 with spaces between their characters."""

    underlined: bool = False
    """Project names with a line under their words."""

    title_lines: int = 1
    """The title on one, two or three lines."""

    heading: Literal["one line", "two lines", "brackets"] = "one line"
    """部门名称 and 单位 on one line, on two, or the unit in brackets."""

    heading_inside: bool = False
    """The title and the lines under it in ruled rows of the table itself, as workbooks have it."""

    sheet: Literal["landscape", "portrait", "mixed", "a3"] = "landscape"
    rotated: Literal[0, 90, 180, 270] = 0
    """The pages' /Rotate; what is seen stays upright."""

    cropped: bool = False
    """A crop box inside the sheet, with printer's words outside it."""

    page_numbers: bool = False
    signature: Literal["", "end", "every"] = ""
    """填报人：… under the table's end, or under every page's part of it."""

    remark: bool = False
    """注：… under the table's end, with numbered sentences."""

    running_head: bool = False
    """A line over every page, as publications have it."""

    watermark: bool = False
    """Large light words slantwise over every page."""

    beside: bool = False
    under: bool = False
    before: bool = False
    after: bool = False
    """Another table beside it, under it on its last page, or on pages of its own before or after it."""

    white_fills: bool = False
    zebra: bool = False
    """White, or light grey in turn, behind the cells."""

    radicals: bool = False
    """Kangxi radicals in the place of ordinary characters, where there is one."""

    glyphwise: Literal["", "ordered", "shuffled"] = ""
    """Text drawn glyph by glyph, in reading order or in none."""

    doubled_text: bool = False
    """Bold by drawing twice, a little apart."""

    loose: bool = False
    """Spaces drawn between figures and Chinese characters, and at the ends of lines."""

    quirks: bool = True
    """Now and then a separator that is missing or another one, as the truth's values allow."""

    font: str = ""
    font_size: float = 8.0
    padding: float = 2.0
