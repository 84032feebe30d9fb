"""The amount filter as typed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.amount_range import AmountError, AmountRange, parse
from model.money import show


def held(typed: str, *amounts: str) -> list[str]:
    """Those of the amounts (万元) that a typed range holds."""
    chosen = parse(typed)
    assert chosen is not None
    return [amount for amount in amounts if chosen.holds(Decimal(amount))]


@pytest.mark.parametrize(
    "typed",
    [
        "100..500",
        "100...500",
        "100…500",
        "100~500",
        "100～500",
        "100到500",
        "100至500",
        "100-500",
        "１００－５００",
        "100—500",
        "100——500",
        "100万元–500万元",
        "100……500",
        "100〜500",
        "１００。。５００",
        "１００．．５００",
        " 100 .. 500 ",
        "100万..500万元",
        "1000000元..500万",
        "0.01亿..500",
        "100..0.05亿元",
    ],
)
def test_a_range_counts_both_its_ends(typed: str) -> None:
    assert held(typed, "99.99", "100", "300", "500", "500.01") == ["100", "300", "500"]


@pytest.mark.parametrize(
    "typed",
    [
        "1000..",
        ">=1000",
        "≥1000",
        "≧1000",
        "＞＝1000",
        "=>1000",
        "≥ 1,000",
        "≥１，０００万元",
        "》=1000",
        "》＝１０００",
    ],
)
def test_at_least_counts_the_end(typed: str) -> None:
    assert held(typed, "999.99", "1000", "50000") == ["1000", "50000"]


@pytest.mark.parametrize("typed", ["..1000", "<=1000", "≤1000", "≦1000", "＜＝1000", "=<1000", "≤0.1亿"])
def test_at_most_counts_the_end(typed: str) -> None:
    assert held(typed, "-5", "0", "1000", "1000.01") == ["-5", "0", "1000"]


@pytest.mark.parametrize("typed", [">100", "＞100", "> 100万元", "》100"])
def test_more_than_does_not_count_the_end(typed: str) -> None:
    assert held(typed, "100", "100.0001") == ["100.0001"]


@pytest.mark.parametrize("typed", ["<100", "＜100", "<1000000元", "《１００"])
def test_less_than_does_not_count_the_end(typed: str) -> None:
    assert held(typed, "99.9999", "100") == ["99.9999"]


@pytest.mark.parametrize(
    ("typed", "inside", "outside"),
    [
        ("10", ["9.50", "10", "10.49"], ["9.49", "10.50"]),
        ("=10", ["9.50", "10.49"], ["9.49", "10.50"]),
        ("10.0", ["9.95", "10.04"], ["9.94", "10.05"]),
        ("9052.22", ["9052.22", "9052.215"], ["9052.21", "9052.23"]),
        ("1亿", ["5000", "14999.99"], ["4999.99", "15000"]),
        ("3.4亿", ["33500", "34257.58"], ["33499.99", "34500"]),
        ("50万元", ["49.5", "50.49"], ["49.49", "50.5"]),
        ("500000元", ["50", "49.99995"], ["49.9999", "50.00005"]),
        ("0", ["-0.50", "0", "0.49"], ["-0.51", "0.50"]),
        ("-10", ["-10.49", "-10", "-9.50"], ["-10.50", "-9.49"]),
    ],
)
def test_a_bare_amount_means_what_rounds_to_it(typed: str, inside: list[str], outside: list[str]) -> None:
    assert held(typed, *inside, *outside) == inside


def test_negative_money_has_ranges_too() -> None:
    assert held("-10..-1", "-11", "-10", "-1", "0") == ["-10", "-1"]
    assert held("<0", "-0.01", "0", "1") == ["-0.01"]
    assert held("－5..５", "-5", "5", "6") == ["-5", "5"]


@pytest.mark.parametrize("typed", ["", "  ", "\u3000"])
def test_nothing_typed_is_no_filter(typed: str) -> None:
    assert parse(typed) is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        *((typed, "还缺金额") for typed in (">", "≥", "<=", "＝", "..", "。。")),
        *(
            (typed, "看不懂")
            for typed in ("-", "1.", "1..2.", "1,0", "亿", "≥亿", "10万万", "abc", "1e3", "一百")
        ),
        *((typed, "看不懂") for typed in ("5..≥1", "≥1..", "1..2..3", "10美元", "1" * 60, "0." + "1" * 60)),
        *((typed, "下限大于上限") for typed in ("500..100", "1亿..1万", "0..-1")),
    ],
)
def test_half_typed_and_wrong_input_says_in_chinese_what_is_wrong(typed: str, message: str) -> None:
    with pytest.raises(AmountError, match=message):
        parse(typed)


def test_the_message_quotes_what_was_not_understood() -> None:
    with pytest.raises(AmountError, match="“abc”"):
        parse("100..abc")


@pytest.mark.parametrize("typed", ["..0", "0..", "<0", "0"])
def test_a_blank_amount_lies_in_no_range(typed: str) -> None:
    chosen = parse(typed)
    assert chosen is not None
    assert not chosen.holds(None)


def test_a_range_without_ends_holds_every_amount_but_a_blank_one() -> None:
    assert AmountRange().holds(Decimal("-1"))
    assert not AmountRange().holds(None)


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2),
    st.sampled_from([("", 1), ("万元", 1), ("亿", 10000), ("元", "0.0001")]),
    st.sampled_from(["{}", "={}", "≥{}", "≤{}", "{}..", "..{}", "{0}..{0}"]),
)
def test_a_written_amount_holds_itself(amount: Decimal, unit: tuple[str, int | str], form: str) -> None:
    words, in_wan = unit
    chosen = parse(form.format(show(amount) + words))
    assert chosen is not None
    assert chosen.holds(amount * Decimal(in_wan))


@given(st.text("0123456789.,-+<>=≥≤~…至万亿元。 ａ", max_size=12))
def test_typing_gives_a_range_or_a_sentence_and_nothing_else(typed: str) -> None:
    try:
        chosen = parse(typed)
    except AmountError:
        return
    assert chosen is None or chosen.low is None or chosen.high is None or chosen.low <= chosen.high
