"""What filters leave of whole published tables: the figures people know, and a count made another way."""

from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

import pytest

from model import Table
from model.amount_range import parse
from model.filter import CategoryKey, Filter, category_keys
from model.index import Index
from tests.model import naive
from tests.model.tables import SAMPLE_TRUTH, TIANHE, needs_tianhe, truth


@cache
def tianhe() -> Table:
    return truth(TIANHE / "expected.json")


@cache
def sample() -> Table:
    return truth(SAMPLE_TRUTH)


class Figures(NamedTuple):
    """A filter as a person sets it, and what it leaves of the tianhe table."""

    text: str
    amount: str
    categories: tuple[tuple[Literal[1, 2], str], ...]
    left: tuple[int, int, str]


FIGURES = [
    Figures("", "", (), (54, 220, "66189.22")),
    Figures("培训", "", (), (6, 16, "737.90")),
    Figures("培训", "", ((1, "满意度"),), (2, 3, "162.20")),
    Figures("投诉", "", (), (22, 22, "5937.22")),
    Figures("创业", "", (), (17, 69, "26383.30")),
    Figures("px", "", (), (4, 4, "575.70")),
    Figures("ts", "", (), (24, 29, "6253.62")),
    Figures("cy", "", (), (13, 43, "4562.86")),
    Figures("jycy", "", (), (4, 17, "20869.33")),
    Figures("", "", ((1, "满意度"),), (47, 49, "65705.62")),
    Figures("", "", ((2, "时效"),), (15, 15, "3853.13")),
    Figures("", "≥1000", (), (5, 20, "57735.91")),
    Figures("", "１００．．５００", (), (14, 65, "3489.49")),
    Figures("", "≥1000", ((1, "成本"),), (3, 3, "14477.11")),
    Figures("", "100..500", ((2, "时效"), (2, "质量")), (9, 14, "2370.89")),
]


@needs_tianhe
@pytest.mark.parametrize("figures", FIGURES, ids=lambda figures: f"{figures[0]} {figures[1]} {figures[2]}")
def test_tianhe_leaves_the_known_figures(figures: Figures) -> None:
    keys = frozenset(CategoryKey(level, name) for level, name in figures.categories)
    visible = Index([tianhe()]).apply(Filter(keys, parse(figures.amount), figures.text))
    projects, indicators, amount = figures.left
    assert (len(visible.projects), visible.indicators, visible.amount) == (
        projects,
        indicators,
        Decimal(amount),
    )


@needs_tianhe
@pytest.mark.parametrize("typed", ["px", "ts", "cy", "jy", "jyb", "jycy", "pxrs", "myd", "2025", "qq"])
def test_initials_leave_what_a_second_reading_leaves(typed: str) -> None:
    visible = Index([tianhe()]).apply(Filter(text=typed))
    second = naive.left([tianhe()], words=typed)
    assert [(left.table, left.unit, left.project, list(left.indicators)) for left in visible.projects] == (
        second.projects
    )


@needs_tianhe
def test_tianhe_prints_its_level_1_categories_this_often() -> None:
    counts = {
        found.key.name: found.count
        for found in Index([tianhe()]).categories(Filter())
        if found.key.level == 1
    }
    assert counts == {"产出": 81, "效益": 52, "满意度": 49, "成本": 38}


def test_the_sample_leaves_what_a_second_count_leaves() -> None:
    of = sample()
    index = Index([of])
    keys = {
        key
        for unit in of.units
        for project in unit.projects
        for one in project.indicators
        for key in category_keys(one)
    }
    words = ("", "满意", "补贴", "≥1", "场馆", "年 度", "不可能的词")
    ranges = [("", None, None), ("≥100", Decimal(100), None), ("10..200", Decimal(10), Decimal(200))]
    chosen: list[set[CategoryKey]] = [set(), *({key} for key in sorted(keys))]
    left = set()
    for categories in chosen:
        for typed, low, high in ranges:
            for text in words:
                visible = index.apply(Filter(frozenset(categories), parse(typed), text))
                second = naive.left([of], {(key.level, key.name) for key in categories}, low, high, text)
                figures = (len(visible.projects), visible.indicators, visible.amount)
                assert figures == (len(second.projects), second.indicators, second.amount)
                left.add(figures)
    assert len(left) > len(chosen)
