"""What became of a value: up, down, the same, or not to be told; and whether that asks more."""

import pytest

from model.comparison import Outcome, Strictness, value_change

UP, DOWN, CHANGED, SAME = Outcome.RAISED, Outcome.LOWERED, Outcome.CHANGED, Outcome.UNCHANGED
STRICTER, LAXER, UNKNOWN = Strictness.STRICTER, Strictness.LAXER, Strictness.UNKNOWN


@pytest.mark.parametrize(
    ("old", "new", "outcome", "strictness"),
    [
        ("≥50人", "≥30人", DOWN, LAXER),
        ("≥50人", "＞60人", UP, STRICTER),
        ("不少于50人次", "≥60人次", UP, STRICTER),
        ("≤5元/人", "≤6元/人", UP, LAXER),
        ("≤30日", "20日以内", DOWN, STRICTER),
        ("≥200万元", "≥3000000元", UP, STRICTER),
        ("≥9999万元", "≥1亿元", UP, STRICTER),
        ("95%", "90%", DOWN, UNKNOWN),
        ("46人", "48人", UP, UNKNOWN),
        ("≥5‰", "≥1%", UP, STRICTER),
        ("≥50人", "≥50人。", SAME, UNKNOWN),
        ("≥50人", "≧ 50 人", SAME, UNKNOWN),
        ("≥200万元", "不低于2000000元", SAME, UNKNOWN),
        ("1.0万人次", "10000人次", SAME, UNKNOWN),
        ("—", "无", SAME, UNKNOWN),
        ("≥50人", "≥50人次", CHANGED, UNKNOWN),
        ("≥50", "≥60人", CHANGED, UNKNOWN),
        ("≥50人", "＞50人", CHANGED, UNKNOWN),
        ("≥50人", "50人", CHANGED, UNKNOWN),
        ("≥50人", "≤60人", CHANGED, UNKNOWN),
        ("5元/人", "6元/次", CHANGED, UNKNOWN),
        ("有力提升", "≥5%", CHANGED, UNKNOWN),
        ("", "≥5%", CHANGED, UNKNOWN),
        ("分馆30个；自助图书馆9座", "分馆32个；自助图书馆9座", CHANGED, UNKNOWN),
        ("2025年6月", "2026年6月", CHANGED, UNKNOWN),
    ],
)
def test_numbers_are_compared_where_unit_and_side_are_one(
    old: str, new: str, outcome: Outcome, strictness: Strictness
) -> None:
    change = value_change(old, new)
    assert (change.outcome, change.strictness) == (outcome, strictness)
    back = {UP: DOWN, DOWN: UP}.get(outcome, outcome)
    turned = {STRICTER: LAXER, LAXER: STRICTER}.get(strictness, strictness)
    mirrored = value_change(new, old)
    assert (mirrored.outcome, mirrored.strictness) == (back, turned)


@pytest.mark.parametrize(
    ("name", "level1", "old", "new", "strictness"),
    [
        ("学员满意度", "满意度", "90%", "95%", STRICTER),
        ("有效投诉", "满意度", "5宗", "8宗", LAXER),
        ("满意度投诉", "满意度", "5宗", "8宗", LAXER),
        ("每人培训费", "成本", "500元", "450元", STRICTER),
        ("有效投诉", "满意度", "≥5宗", "≥8宗", UNKNOWN),
        ("学员满意度", "满意度", "≤90%", "≤95%", UNKNOWN),
        ("有效投诉", "满意度", "≤5宗", "≤8宗", LAXER),
    ],
)
def test_without_a_sign_the_name_says_what_is_wanted(
    name: str, level1: str, old: str, new: str, strictness: Strictness
) -> None:
    assert value_change(old, new, name, level1).strictness is strictness


def test_the_direction_is_the_number_s() -> None:
    assert [value_change("≤5元", new).direction for new in ("≤6元", "≤4元", "≤5元", "5元")] == [
        *("up", "down"),
        *(None, None),
    ]
