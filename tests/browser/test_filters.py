"""Filters in the running browser: live at each key, combined, cleared; the figures that must come out."""

from pathlib import Path

import pytest

from tests.browser.drive import Stage, browsing
from tests.model.tables import needs_tianhe
from tui.browser.themes.text_styles import text_style
from tui.sources import Opening

CATEGORY_KEYS = "c"
Case = tuple[str, str, tuple[str, ...], str]
"""What is typed as text and as amount, the categories ticked, and what the filter line says then."""

SAMPLE_CASES: list[Case] = [
    ("", "", (), "命中 25/25 项目  100/100 指标  10,390.61 万元"),
    ("培训", "", (), "命中 2/25 项目  7/100 指标  69.30 万元"),
    ("服务", "", (), "命中 5/25 项目  23/100 指标  4,206.48 万元"),
    ("", "", ("满意度",), "命中 22/25 项目  22/100 指标  9,994.39 万元"),
    ("", "", ("时效",), "命中 11/25 项目  11/100 指标  7,475.91 万元"),
    ("", "", ("时效", "质量"), "命中 17/25 项目  24/100 指标  10,039.19 万元"),
    ("", "≥1000", (), "命中 3/25 项目  18/100 指标  5,874.40 万元"),
    ("", "１００．．５００", (), "命中 9/25 项目  40/100 指标  2,308.64 万元"),
    ("", "54", (), "命中 1/25 项目  4/100 指标  54.00 万元"),
    ("", "<0", (), "命中 1/25 项目  1/100 指标  -12.50 万元"),
    ("", "-12.5", (), "命中 1/25 项目  1/100 指标  -12.50 万元"),
    ("", "－12.50", (), "命中 1/25 项目  1/100 指标  -12.50 万元"),
    ("场/年-+", "", (), "命中 0/25 项目  0/100 指标  0.00 万元"),
    ("服务", "", ("满意度",), "命中 5/25 项目  5/100 指标  4,206.48 万元"),
    ("", "≥1000", ("成本",), "命中 1/25 项目  1/100 指标  1,480.00 万元"),
    ("", "100..500", ("时效", "质量"), "命中 8/25 项目  11/100 指标  2,188.64 万元"),
]

TIANHE_CASES: list[Case] = [
    ("", "", (), "命中 54/54 项目  220/220 指标  66,189.22 万元"),
    ("培训", "", (), "命中 6/54 项目  16/220 指标  737.90 万元"),
    ("培训", "", ("满意度",), "命中 2/54 项目  3/220 指标  162.20 万元"),
    ("投诉", "", (), "命中 22/54 项目  22/220 指标  5,937.22 万元"),
    ("创业", "", (), "命中 17/54 项目  69/220 指标  26,383.30 万元"),
    ("", "", ("满意度",), "命中 47/54 项目  49/220 指标  65,705.62 万元"),
    ("", "", ("时效",), "命中 15/54 项目  15/220 指标  3,853.13 万元"),
    ("", "≥1000", (), "命中 5/54 项目  20/220 指标  57,735.91 万元"),
    ("", "100..500", (), "命中 14/54 项目  65/220 指标  3,489.49 万元"),
    ("", "≥1000", ("成本",), "命中 3/54 项目  3/220 指标  14,477.11 万元"),
    ("", "100..500", ("时效", "质量"), "命中 9/54 项目  14/220 指标  2,370.89 万元"),
]


async def tick(stage: Stage, *names: str) -> None:
    """Tick categories in the list that `c` opens, and close it."""
    await stage.press("c", "home")
    lines = [line.split("]")[1].split()[0] for line in stage.dialog().splitlines()[1:] if "]" in line]
    for name in names:
        await stage.press("home", *["down"] * lines.index(name), "space")
    await stage.press("escape")


async def set_filters(stage: Stage, text: str, amount: str, categories: tuple[str, ...]) -> None:
    for key, typed in (("/", text), ("a", amount)):
        if typed:
            await stage.press(key)
            await stage.type(typed)
            await stage.press("enter")
    if categories:
        await tick(stage, *categories)


@pytest.mark.parametrize(("text", "amount", "categories", "left"), SAMPLE_CASES)
async def test_figures_of_the_sample(
    sample: Path, opening: Opening, text: str, amount: str, categories: tuple[str, ...], left: str
) -> None:
    async with browsing([sample], opening) as stage:
        await set_filters(stage, text, amount, categories)
        assert stage.left == left


@needs_tianhe
@pytest.mark.parametrize(("text", "amount", "categories", "left"), TIANHE_CASES)
async def test_figures_of_a_real_table(
    tianhe: Path, opening: Opening, text: str, amount: str, categories: tuple[str, ...], left: str
) -> None:
    async with browsing([tianhe], opening) as stage:
        await set_filters(stage, text, amount, categories)
        assert stage.left == left


async def test_a_filter_answers_at_each_key(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        answers = []
        for key in ("/", "公", "益", "电", "没", "backspace", "backspace", "backspace", "backspace"):
            await stage.press(key)
            answers.append(len(stage.desk.visible.projects))
        assert answers == [25, 7, 3, 2, 0, 2, 3, 7, 25]


async def test_a_half_typed_amount_keeps_the_last_good_filter_and_says_what_is_wrong(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("a", "5", "4", ".")
        assert "看不懂“54.”" in stage.left
        assert len(stage.desk.visible.projects) == 1
        await stage.press("enter")
        assert stage.filters.strip() == "金额", "an input with a mistake stays open"
        await stage.press(".")
        assert len(stage.desk.visible.projects) == 18


async def test_esc_puts_the_filter_back_as_it_was(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("/")
        await stage.type("服务")
        await stage.press("enter", "/")
        await stage.type("培训")
        assert stage.left.startswith("命中 2/25 项目")
        await stage.press("escape")
        assert stage.left.startswith("命中 5/25 项目")


async def test_filters_are_cleared_one_by_one(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await set_filters(stage, "服务", "≥100", ("满意度",))
        assert "满意度" in stage.filters and "≥100" in stage.filters and "服务" in stage.filters
        await stage.press("/", "backspace", "enter")
        assert stage.desk.view.chosen.text == ""
        await stage.press("a", "backspace", "enter")
        assert stage.desk.view.chosen.amount is None
        await stage.press("c", "x", "escape")
        assert stage.left.startswith("命中 25/25 项目")


@pytest.mark.parametrize("keys", [("x",), ("escape", "escape")])
async def test_all_filters_are_cleared_at_once(sample: Path, opening: Opening, keys: tuple[str, ...]) -> None:
    async with browsing([sample], opening) as stage:
        await set_filters(stage, "服务", "≥100", ("满意度",))
        await stage.press(*keys)
        assert stage.left.startswith("命中 25/25 项目")
        assert stage.filters.split() == ["类别", "全部", "金额", "全部", "文字", "—"]


async def test_esc_with_another_key_between_clears_nothing(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await set_filters(stage, "服务", "", ())
        await stage.press("escape", "j", "escape")
        assert stage.left.startswith("命中 5/25 项目")


async def test_categories_are_counted_under_the_other_filters(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await set_filters(stage, "", "≥1000", ("时效",))
        await stage.press("c")
        counts = {
            line.split()[-2]: line.split()[-1] for line in stage.dialog().splitlines()[2:] if "]" in line
        }
    assert {name: counts[name] for name in ("产出", "时效", "成本", "生态效益")} == {
        "产出": "10",
        "时效": "2",
        "成本": "1",
        "生态效益": "1",
    }


async def test_level_one_and_level_two_are_a_union(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await tick(stage, "成本", "生态效益")
        assert stage.left.startswith("命中 7/25 项目  8/100 指标")


async def test_the_cursor_stays_on_its_project_and_line_while_it_is_left(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening, (80, 24)) as stage:
        await stage.press(":")
        await stage.type("国民体质")
        await stage.press("enter", "k")
        name = stage.selected
        row = [line for line in stage.lines("tree") if name[:8] in line]
        line = stage.lines("tree").index(row[0])
        await set_filters(stage, "免费", "", ())
        assert stage.selected == name
        await stage.press("x")
        assert stage.selected == name
        assert name[:8] in stage.lines("tree")[line]


async def test_a_cursor_that_loses_its_project_goes_to_the_nearest(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("j", "j", "j")
        assert stage.selected == "“非遗进校园”[试点]"
        await set_filters(stage, "公益电影", "", ())
        assert stage.selected == "公益电影放映补助"


async def test_a_cursor_that_went_elsewhere_while_words_were_typed_comes_back(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("J", "/", *"没有这样", *["backspace"] * 4)
        assert stage.selected == "旅游市场促进与消费扶持资金"


async def test_a_cursor_that_was_taken_up_elsewhere_stays_there(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("J", "/", *"观众满意度", "enter", "tab", "x")
        assert stage.selected == "公益电影放映补助"


async def test_matches_are_marked_in_tree_detail_and_list(sample: Path, opening: Opening) -> None:
    def marked(stage: Stage, name: str) -> set[str]:
        pane = stage.pane(name)
        background = text_style("match", pane.app.theme_variables).bgcolor
        return {
            segment.text
            for y in range(pane.size.height)
            for segment in pane.render_line(y)
            if segment.style is not None and segment.style.bgcolor == background
        }

    async with browsing([sample], opening) as stage:
        await set_filters(stage, "场馆", "", ())
        assert marked(stage, "tree") == {"场馆"}
        assert marked(stage, "detail") == {"场馆"}
        await stage.press("v")
        assert marked(stage, "flat") == {"场馆"}


async def test_the_next_match_goes_from_place_to_place_and_round_the_end(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening) as stage:
        await set_filters(stage, "培训", "", ())
        seen: list[tuple[str, object]] = []
        for _ in range(5):
            await stage.press("n")
            seen.append((stage.selected, stage.pane("detail").key))
        assert len(set(seen)) == 4
        assert seen[-1] == seen[0]
        await stage.press("N")
        assert (stage.selected, stage.pane("detail").key) == seen[-2]


async def test_the_next_match_opens_what_is_folded(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await set_filters(stage, "培训", "", ())
        await stage.press("-", "n")
        assert stage.selected in {"志愿讲解与研学服务", "免费开放补助"}
