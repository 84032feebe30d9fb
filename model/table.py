"""The structs of a table: units, their projects, objectives and indicators, with money and places.

All money is in 万元, exact (`Decimal`), whatever unit the paper prints. Text is joined: line wraps
gone, look-alike characters folded (see `model.text.join`); punctuation and operators as printed.

Garbage collection passes the structs by (`gc=False`), for no cycle can go through them: ten thousand
projects are decoded in a quarter of the time.
"""

from decimal import Decimal

import msgspec


class Place(msgspec.Struct, frozen=True, gc=False):
    """A box on a page: `page` counts from 1; points from the sheet's top left corner."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Category(msgspec.Struct, frozen=True, gc=False):
    """One level of an indicator's category as printed, e.g. code `11`, name `数量指标`."""

    code: str | None
    name: str


class Amounts(msgspec.Struct, frozen=True, gc=False):
    """The money of one row in 万元: its total, and each fund under its printed column name.

    A blank cell is absent from `funds` (and `None` as total); a printed 0.00 stays.
    """

    total: Decimal | None
    funds: dict[str, Decimal] = {}


class Indicator(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One performance indicator; `number` is the printed one, or its place where none is printed.

    `weight` (权重) and `direction` (指标方向性) are as printed, None where the form has no such column.
    Where the printed words could not be read as an indicator, `raw` holds all of them and the
    other fields are None; `number` then is its place in the project, counted from 1.
    """

    number: int
    level1: Category | None = None
    level2: Category | None = None
    name: str | None = None
    period_value: str | None = None
    annual_value: str | None = None
    raw: str | None = None
    weight: str | None = None
    direction: str | None = None
    places: tuple[Place, ...] = ()


class Project(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A project (项目): a name, money, an objective (绩效目标) and its indicators in printed order.

    `extras` holds the text of columns that the form does not know (序号, 备注), under their printed names.
    `overall_objective` is the one over all years (项目总目标) where it is printed beside the year's.
    `code` is a number printed before the name (`820001-…`).
    """

    name: str
    amounts: Amounts
    objective: str
    indicators: tuple[Indicator, ...]
    pages: tuple[int, ...]
    places: tuple[Place, ...] = ()
    extras: dict[str, str] = {}
    overall_objective: str | None = None
    code: str | None = None


class Unit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A unit (资金使用单位) with its printed subtotal; `path` names the departments above it.

    `code` is a number printed before the name.
    """

    name: str
    amounts: Amounts | None
    projects: tuple[Project, ...]
    pages: tuple[int, ...]
    places: tuple[Place, ...] = ()
    path: tuple[str, ...] = ()
    code: str | None = None


class Subtotal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A printed sum over several units: `path` is the department's name and those above it."""

    path: tuple[str, ...]
    amounts: Amounts
    pages: tuple[int, ...]
    places: tuple[Place, ...] = ()


class Notice(msgspec.Struct, frozen=True, gc=False):
    """What the reading joined, guessed or left over, as one Chinese sentence."""

    kind: str
    pages: tuple[int, ...]
    sentence: str


class Leftover(msgspec.Struct, frozen=True, gc=False):
    """Words inside a table that belong to no field of it, and where they stand."""

    text: str
    place: Place


class Conservation(msgspec.Struct, frozen=True, gc=False):
    """Where the visible glyphs inside the table went: `placed` in one field each, `left` in none.

    `repeated` counts those of printings that a page's end cut off, `doubled` those read into two fields.
    """

    placed: int
    repeated: int = 0
    doubled: int = 0
    left: tuple[Leftover, ...] = ()

    @property
    def verdict(self) -> str:
        """A few words for a person."""
        if self.doubled:
            return f"有 {self.doubled} 个字被读了两次"
        return f"有 {len(self.left)} 处文字未归位" if self.left else "全部文字已归位"


class Table(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A whole published table; `money_unit` is the printed one (万元 or 元), `pages` the document's.

    Of several lists in one document, title and money unit are the first one's; each list's units stand
    below its department, and its printed 合计 is that one's subtotal. `sum_columns` says which fund
    columns add up others: `财政拨款小计` the funds under the heading 财政拨款.
    """

    title: str
    department: str
    year: int | None
    money_unit: str
    layout: str
    pages: int
    sha256: str
    total: Amounts | None
    units: tuple[Unit, ...]
    subtotals: tuple[Subtotal, ...] = ()
    sum_columns: dict[str, tuple[str, ...]] = {}
    notices: tuple[Notice, ...] = ()
    conservation: Conservation | None = None
