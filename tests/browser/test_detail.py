"""The detail pane: all of a project in full, columns that stay straight, what the reading had to say."""

from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len
from textual.geometry import Region

from model import Table
from tests.browser.drive import browsing, browsing_tables
from tests.model.tables import indicator, project, table, unit, unread
from tui.browser.detail_parts import pages_text
from tui.sources import Opening

SIZES = [(80, 24), (120, 40), (200, 60)]


def joined(lines: list[str]) -> str:
    return "".join(line.strip() for line in lines)


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ((1,), "第 1 页"),
        ((5, 6), "第 5、6 页"),
        ((1, 2, 3, 4), "第 1-4 页"),
        ((1, 3, 4, 7, 8, 9), "第 1、3、4、7-9 页"),
        ((2, 1, 2), "第 1、2 页"),
        ((), ""),
    ],
)
def test_pages_in_words(pages: tuple[int, ...], text: str) -> None:
    assert pages_text(pages) == text


@pytest.mark.parametrize("size", SIZES)
async def test_every_word_of_every_project_is_shown(
    sample: Path, opening: Opening, sample_truth: Table, size: tuple[int, int]
) -> None:
    """Nothing is cut in the detail pane, at any size: what does not fit is wrapped."""
    async with browsing([sample], opening, (size[0], 400)) as stage:
        for one in sample_truth.units[0].projects:
            shown = joined(stage.lines("detail")).replace(" ", "")
            letters = set(shown)
            for text in (one.name, one.objective):
                assert text.replace(" ", "") in shown
            for each in one.indicators:
                assert set((each.name or "") + (each.period_value or "")) - {" "} <= letters
            await stage.press("J")


@pytest.mark.parametrize("size", SIZES)
async def test_every_line_of_the_screen_is_as_wide_as_the_screen(
    sample: Path, opening: Opening, size: tuple[int, int]
) -> None:
    async with browsing([sample], opening, size) as stage:
        for keys in ((), ("J", "J", "J"), ("v",)):
            await stage.press(*keys)
            for name in ("header", "tree", "detail", "flat", "filters", "keys"):
                widget = stage.widget(name)
                if widget.display and widget.parent is not None:
                    widths = {widget.render_line(y).cell_length for y in range(widget.size.height)}
                    assert widths <= {widget.size.width}, name


async def test_a_project_at_eighty_cells(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (80, 24)) as stage:
        await stage.press("J", "J", "J", "J")
        assert stage.lines("detail")[:17] == [
            " 公益电影放映补助              第 2 页",
            " 青屿市澜湾区文化广电旅游体育局",
            " 总计 18.00   财政拨款 18.00",
            " 审核要点 1",
            "  ! 完整性：“公益电影放映补助”填报 3",
            "    项绩效指标，涉及产出、成本、满意",
            "    度，未设置效益指标。",
            " 绩效目标",
            "  保障城乡群众看得到、看得好公益电影，",
            "  按场次补助承担放映任务的院线和放映",
            "  队。",
            " 绩效指标 3",
            "  产出    数量  放映公益电影  ≥300场",
            "  成本    经济  每场补助标准  600元/场",
            "          成本",
            "  满意度  服务  观众满意度    ≥90%",
            "          对象",
        ]


async def test_both_pages_of_a_joined_row_and_both_values(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("J", "J")
        shown = stage.text("detail")
        assert "第 1、2 页" in shown
        assert "实施周期 3年累计覆盖" in shown
        assert "年度 10万人次以上" in shown
        assert shown.count("各印一") == 1
        assert "~ 完整性：“文物保护与非物质文化遗产传承经费”在第 1、2 页各印一" in shown


async def test_the_table_row_tells_of_sums_and_of_what_was_joined(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening) as stage:
        await stage.press("g")
        shown = stage.text("detail")
        assert "核对 49 处，全部相符" in shown
        assert "读取说明 2" in shown
        assert "sample.pdf" in joined(stage.lines("detail"))


async def test_sums_that_are_off_are_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = table("100.00", unit("甲站", "90.00", [project("培训", "80.00")]))
    async with browsing_tables(monkeypatch, wrong) as stage:
        assert "合计不符 2 处" in stage.text("header")
        await stage.press("h")
        assert "甲站“总计”印为 90.00 万元" in joined(stage.lines("detail"))
        await stage.press("g")
        assert "核对 2 处，2 处不符" in stage.text("detail")
        assert "合计“总计”印为 100.00 万元" in joined(stage.lines("detail"))


async def test_without_printed_sums_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing_tables(
        monkeypatch, table(None, unit("甲站", None, [project("培训", "80.00")]))
    ) as stage:
        assert "未印合计，无从核对" in stage.text("header")
        await stage.press("h")
        assert "表中未印小计" in stage.text("detail")


async def test_what_could_not_be_read_is_shown_with_all_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = "3、产出；数量这一句没有写成指标的样子；年度指标"
    one = table("1.00", unit("甲站", "1.00", [project("培训", "1.00", indicator(), unread(raw, 2))]))
    async with browsing_tables(monkeypatch, one, size=(80, 24)) as stage:
        shown = joined(stage.lines("detail"))
        assert "未识别" in shown
        assert set(raw) <= set(shown)
        await stage.press("v", "j")
        assert "未识别" in stage.lines("flat")[2]
        assert raw in joined(stage.lines("detail"))


async def test_indicators_of_one_category_stand_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = [
        indicator("甲", level1="产出指标", number=1),
        indicator("乙", level1="效益指标", number=2),
        indicator("丙", level1="产出指标", number=3),
    ]
    one = table("1.00", unit("甲站", "1.00", [project("培训", "1.00", *mixed)]))
    async with browsing_tables(monkeypatch, one) as stage:
        numbers = [line.split()[0] for line in stage.lines("detail") if "数量" in line]
        assert numbers == ["1", "3", "2"]


async def test_codes_are_shown_as_printed_where_there_is_room(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (200, 60)) as stage:
        await stage.press("J")
        assert "2-效益指标    21-经济效益" in stage.text("detail")


async def test_prose_is_set_no_wider_than_can_be_read(sample: Path, opening: Opening) -> None:
    async with browsing([sample], opening, (240, 60)) as stage:
        assert max(cell_len(line) for line in stage.lines("detail")[5:9]) <= 98


async def test_the_tree_shortens_the_shared_place_and_the_detail_does_not(
    sample: Path, opening: Opening
) -> None:
    async with browsing([sample], opening) as stage:
        assert "青屿市" not in stage.text("tree")
        await stage.press("h", "-", "j")
        assert "青屿市澜湾区文化馆" in stage.lines("detail")[0]


async def test_codes_weight_direction_and_the_overall_objective_are_shown_where_printed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed = msgspec.structs.replace(indicator("参训人数", "≥20人"), weight="10", direction="正向指标")
    training = msgspec.structs.replace(
        project("培训", "80.00", weighed), code="P7", overall_objective="三年内建成。"
    )
    coded = msgspec.structs.replace(unit("甲站", None, [training]), code="820001")
    async with browsing_tables(monkeypatch, table(None, coded)) as stage:
        shown = joined(stage.lines("detail"))
        for words in ("单位编码 820001", "项目编码 P7", "项目总目标", "三年内建成。", "≥20人（权重 10）"):
            assert words in shown
        await stage.press("v")
        assert "权重 10，指标方向性 正向指标" in joined(stage.lines("detail"))


async def test_the_edge_of_a_pane_without_a_bar_takes_the_colour_of_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of = table("1.00", unit("甲局", "1.00", [project("培训", "1.00", indicator())]))
    async with browsing_tables(monkeypatch, of) as stage:
        detail = stage.pane("detail")
        asked = list[Region]()
        monkeypatch.setattr(detail, "refresh", lambda *regions: asked.extend(regions))
        await stage.press("tab", "down", "down")
        assert asked
        assert {region.width for region in asked} == {detail.size.width}
