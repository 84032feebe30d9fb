"""What is said of rows before and behind pages that were not read."""

from parser.levels import Item
from parser.missing_pages import notices
from parser.page_breaks import Entry
from parser.repeats import Draft
from tests.parser.printed import item, row


def project(name: str, total: str, page: int, *, unruled: bool = False) -> Item:
    printed = row(name, total, "目标。", page=page, unruled=unruled)
    return item(name, total or None, "目标。", entry=Entry(parts=(printed,)))


def said(blank: tuple[int, ...], *projects: Item, total: str = "9.00") -> list[tuple[str, tuple[int, ...]]]:
    drafts = [Draft(item("民政局", total), (), list(projects))]
    return [(notice.kind, notice.pages) for notice in notices(drafts, blank)]


def test_projects_behind_pages_that_were_not_read_may_belong_to_another_unit() -> None:
    assert said((), project("一", "1.00", 1), project("二", "2.00", 4)) == [("doubtful-unit", (4,))]
    assert said((), project("一", "1.00", 1), project("二", "2.00", 4), total="3.00") == []


def test_blank_pages_are_nothing_to_speak_of() -> None:
    assert said((2, 3), project("一", "1.00", 1), project("二", "2.00", 4)) == []


def test_halves_of_rows_at_such_pages_are_named() -> None:
    found = said((), project("一", "1.00", 1, unruled=True), project("", "", 3), total="1.00")
    assert found == [("torn-row", (1,)), ("torn-row", (3,))]
