"""A revised document: what of a review it takes over, and what alone is asked for again."""

from model.comparison import changed_since
from model.review import Subject
from tests.model.tables import indicator, project, table, unit

EARLIER = table(
    None,
    unit(
        "甲",
        None,
        [
            project("补助", "1"),
            project("补助", "2"),
            project("培训", "3", indicator("人数", "≥30人"), indicator("满意度", "≥90%", number=2)),
            project("取消的", "4"),
            project("系统运行维护费", "5", indicator()),
        ],
    ),
)
REVISED = table(
    None,
    unit(
        "甲",
        None,
        [
            project("补助", "2"),
            project("补助", "1"),
            project(
                "培训",
                "3",
                indicator("场次", "≥3场"),
                indicator("人数", "≥50人", number=2),
                indicator("满意度", "≥90%", number=3),
            ),
            project("新增的", "6", indicator("台数", "≥1台")),
            project("系统运行维护费用", "5", indicator()),
        ],
    ),
)
REVISION = changed_since(EARLIER, REVISED)


def test_only_what_changed_is_asked_for_again() -> None:
    assert {subject.project: list(change.all_sentences) for subject, change in REVISION.changed.items()} == {
        "培训": ["新增指标“场次”（≥3场）", "指标“人数”由“≥30人”调高为“≥50人”（要求提高）"],
        "新增的": ["新增项目“新增的”，总计 6.00 万元"],
        "系统运行维护费用": ["项目由“系统运行维护费”更名为“系统运行维护费用”"],
    }
    assert {(one.project, one.indicator) for one in REVISION.changed_indicators} == {
        ("培训", "1 场次"),
        ("培训", "2 人数"),
        ("新增的", "1 台数"),
    }


def test_a_review_finds_its_subjects_again() -> None:
    training = Subject("甲", "培训")
    assert REVISION.carried(Subject("甲", "补助", 0)) == Subject("甲", "补助", 1)
    assert REVISION.carried(Subject("甲", "补助", 1)) == Subject("甲", "补助", 0)
    assert REVISION.carried(training._replace(indicator="2 满意度", check="no-unit")) == training._replace(
        indicator="3 满意度", check="no-unit"
    )
    assert REVISION.carried(Subject("甲", "系统运行维护费", check="no-cost")) == Subject(
        "甲", "系统运行维护费用", check="no-cost"
    )
    assert REVISION.carried(Subject("甲", "取消的")) is None
    assert REVISION.carried(Subject("甲", check="totals")) == Subject("甲", check="totals")
    assert REVISION.carried(Subject("", check="totals")) == Subject("", check="totals")


def test_a_finding_goes_with_its_indicator_or_project() -> None:
    training = Subject("甲", "培训")
    assert REVISION.is_asked_again(training)
    assert REVISION.is_asked_again(training._replace(check="no-cost"))
    assert REVISION.is_asked_again(training._replace(indicator="2 人数", check="no-unit"))
    assert not REVISION.is_asked_again(training._replace(indicator="3 满意度", check="no-unit"))
    assert not REVISION.is_asked_again(Subject("甲", "补助", 1))
    assert not REVISION.is_asked_again(Subject("甲"))


def test_a_year_put_right_in_a_name_is_asked_for_again() -> None:
    earlier = table(None, unit("甲", None, [project("补助2024")]))
    revision = changed_since(earlier, table(None, unit("甲", None, [project("补助2025")])))
    assert list(revision.changed) == [Subject("甲", "补助2025")]
