"""The words of the filter line: what is set, and what is left."""

from collections.abc import Iterator, Sequence
from typing import Literal

from model.filter import CategoryKey, Visible
from model.money import show
from tui.browser.spans import Line, Span, highlighted, pad, width
from tui.browser.view import View
from tui.terminal.terminal import cells as cells_of

Kind = Literal["amount", "text"]

LABELS: dict[Kind, str] = {"amount": "金额", "text": "文字"}
_ALL = "全部"
_NO_TEXT = "—"
_GAP, _LEAST_GAP = 3, 2
_NOTHING: Line = (Span("无筛选", "quiet"),)


def set_line(view: View, cells: int) -> Line:
    """What is set, in at most `cells` if that can be: else without what is not set, or without labels."""
    forms = list(_forms(view))
    return next((form for form in forms if width(form) <= cells), forms[-1])


def set_cells(view: View) -> int:
    """The cells in which all can be said of what is set, only of several categories not each."""
    return width(list(_forms(view))[1])


def _forms(view: View) -> Iterator[Line]:
    chosen = view.chosen
    named, counted = ("、".join(names := _names(chosen.categories)), _counted(names))
    for categories, unset, labelled in (
        (named, True, True),
        (counted, True, True),
        (counted, False, True),
        (counted, False, False),
    ):
        values = (
            ("类别", categories, _ALL, bool(chosen.categories)),
            ("金额", view.amount_text, _ALL, bool(view.amount_text)),
            ("文字", chosen.text, _NO_TEXT, bool(chosen.text)),
            *((("状态", view.state.label, "", True),) if view.state is not None else ()),
            *((("对比", "有变化", "", True),) if view.changed_only else ()),
        )
        pieces = [
            _piece(label if labelled else "", value or otherwise, is_set)
            for label, value, otherwise, is_set in values
            if is_set or unset
        ]
        gap = pad(_GAP if unset else _LEAST_GAP)
        yield (Span(" "), *tuple(span for piece in pieces or [_NOTHING] for span in (*piece, gap))[:-1])


def label_line(view: View, kind: Kind, cells: int) -> Line:
    """What stands before the input of a filter: its label, and the other filters that are set if they fit."""
    others: list[Line] = []
    if view.chosen.categories:
        others.append(_piece("类别", _categories(view.chosen.categories, cells // 2), True))
    if kind == "text" and view.amount_text:
        others.append(_piece("金额", view.amount_text, True))
    if kind == "amount" and view.chosen.text:
        others.append(_piece("文字", view.chosen.text, True))
    label: Line = (Span(" "), Span(LABELS[kind], "strong"), Span(" "))
    before = tuple(span for other in others for span in (Span(" "), *other, pad(_GAP - 1)))
    return (*before, *label) if width(before) + width(label) <= cells else label


def left_line(visible: Visible, everything: Visible, cells: int) -> Line:
    """What is left of everything, as many words of it as fit."""
    projects = f"{len(visible.projects)}/{len(everything.projects)} 项目"
    indicators = f"{visible.indicators}/{everything.indicators} 指标"
    amount = f"{show(visible.amount)} 万元"
    for shown in (
        f"命中 {projects}  {indicators}  {amount}",
        f"{projects}  {indicators}  {amount}",
        f"{projects}  {indicators}",
    ):
        if cells_of(shown) <= cells:
            return (Span(shown),)
    return (Span(projects),)


def _piece(label: str, value: str, is_set: bool) -> Line:
    before = (Span(label, "quiet"), Span(" ")) if label else ()
    return (*before, *highlighted(value, role="strong" if is_set else "plain"))


def _categories(chosen: frozenset[CategoryKey], cells: int) -> str:
    names = _names(chosen)
    named = "、".join(names)
    return named if cells_of(named) <= cells else _counted(names)


def _names(chosen: frozenset[CategoryKey]) -> Sequence[str]:
    return [key.name for key in sorted(chosen)]


def _counted(names: Sequence[str]) -> str:
    return f"{names[0]}等 {len(names)} 类" if len(names) > 1 else "".join(names)
