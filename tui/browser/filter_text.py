"""The words of the filter line: what is set, and what is left."""

from collections.abc import Sequence
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
_GAP = 3


def set_line(view: View, cells: int) -> Line:
    """What is set, in at most `cells` as far as that can be."""
    amount = view.amount_text or _ALL
    text = view.chosen.text or _NO_TEXT
    room = cells - 2 * _GAP - 16 - cells_of(amount) - cells_of(text)
    if view.state is not None:
        room -= _GAP + 10
    if view.changed_only:
        room -= _GAP + 11
    return (
        Span(" "),
        *_piece("类别", _categories(view.chosen.categories, room), bool(view.chosen.categories)),
        pad(_GAP),
        *_piece("金额", amount, bool(view.amount_text)),
        pad(_GAP),
        *_piece("文字", text, bool(view.chosen.text)),
        *((pad(_GAP), *_piece("状态", view.state.label, True)) if view.state is not None else ()),
        *((pad(_GAP), *_piece("对比", "有变化", True)) if view.changed_only else ()),
    )


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
    return (Span(label, "quiet"), Span(" "), *highlighted(value, role="strong" if is_set else "plain"))


def _categories(chosen: frozenset[CategoryKey], cells: int) -> str:
    if not chosen:
        return _ALL
    names: Sequence[str] = [key.name for key in sorted(chosen)]
    joined = "、".join(names)
    if len(names) == 1 or cells_of(joined) <= cells:
        return joined
    return f"{names[0]}等 {len(names)} 类"
