"""Printed money read exactly, and shown again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.money import UNITS_IN_WAN, is_blank, parse, show

FIGURES = st.decimals(min_value=-(10**12), max_value=10**12, places=2) | st.decimals(
    min_value=-1000, max_value=1000, places=6
)


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("66,189.22", "66189.22"),
        ("580.00", "580.00"),
        ("0.00", "0.00"),
        ("1850000", "1850000"),
        ("-12.50", "-12.50"),
        ("−12.50", "-12.50"),
        ("－１２．５０", "-12.50"),
        ("(1,234.50)", "-1234.50"),
        ("（1,234.50）", "-1234.50"),
        ("１，２３４．５０", "1234.50"),
        ("¥ 9.90", "9.90"),
        ("42,409.3\n3", "42409.33"),
        ("+3.00", "3.00"),
        ("△12.50", "-12.50"),
        ("▲ 12.50", "-12.50"),
        ("负12.50", "-12.50"),
        ("12.50-", "-12.50"),
        ("１２．５０－", "-12.50"),
        ("\u201112.50", "-12.50"),
        ("\xad12.50", "-12.50"),
    ],
)
def test_a_printed_figure_is_read_with_its_decimals(printed: str, amount: str) -> None:
    read = parse(printed)
    assert read is not None
    assert (read, read.as_tuple()) == (Decimal(amount), Decimal(amount).as_tuple())


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "1,23",
        "12,34.50",
        "1234,567",
        ",123",
        "1,,234",
        "1.2.3",
        "12.",
        ".5",
        "1 234,5",
        "(5",
        "5)",
        "(-5)",
        "--5",
        "-5-",
        "△-5",
        "+5-",
        "(5-",
        "5△",
        "约5",
        "5万元",
        "1e3",
        "NaN",
        "Infinity",
        "5_000",
        "1" * 21,
        "0." + "1" * 20,
    ],
)
def test_what_is_no_figure_is_refused(printed: str) -> None:
    assert parse(printed) is None


@pytest.mark.parametrize(
    ("printed", "money_unit", "amount"),
    [
        ("2,800,000.00", "元", "280.00"),
        ("1", "元", "0.0001"),
        ("0.01", "元", "0.000001"),
        ("123,456.78", "元", "12.345678"),
        ("661,892,200", "元", "66189.22"),
        ("-5,000", "元", "-0.50"),
        ("12.3", "千元", "1.23"),
        ("3.42", "亿元", "34200"),
        ("7", "百万元", "700"),
    ],
)
def test_every_money_unit_becomes_wan_exactly(printed: str, money_unit: str, amount: str) -> None:
    assert parse(printed, money_unit) == Decimal(amount)


def test_yuan_in_wan_keeps_two_decimals_and_no_idle_zeros() -> None:
    assert str(parse("2800000.00", "元")) == "280.00"
    assert str(parse("10000", "元")) == "1.00"
    assert str(parse("12345.60", "元")) == "1.23456"


@pytest.mark.parametrize("mark", ["", " ", "-", "－", "—", "——", "/", "无", "- -"])
def test_marks_for_nothing_are_blank(mark: str) -> None:
    assert is_blank(mark)


@pytest.mark.parametrize("printed", ["0", "0.00", "无法", "-1", "见附件"])
def test_figures_and_words_are_not_blank(printed: str) -> None:
    assert not is_blank(printed)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("66189.22", "66,189.22"),
        ("0", "0.00"),
        ("5", "5.00"),
        ("1.2300", "1.23"),
        ("0.0001", "0.0001"),
        ("-1234.5", "-1,234.50"),
        ("12.345678", "12.345678"),
    ],
)
def test_an_amount_is_shown_with_all_its_decimals_and_at_least_two(amount: str, shown: str) -> None:
    assert show(Decimal(amount)) == shown


def test_a_blank_amount_shows_nothing() -> None:
    assert show(None) == ""


@given(FIGURES)
def test_what_is_shown_is_read_back(amount: Decimal) -> None:
    assert parse(show(amount)) == amount


@given(FIGURES, st.sampled_from(sorted(UNITS_IN_WAN)))
def test_money_units_change_no_amount(amount: Decimal, money_unit: str) -> None:
    read = parse(show(amount), money_unit)
    assert read is not None
    assert read / UNITS_IN_WAN[money_unit] == amount


@given(st.from_regex(r"-?[0-9]{1,40}(\.[0-9]{1,40})?", fullmatch=True), st.sampled_from(sorted(UNITS_IN_WAN)))
def test_no_figure_however_long_is_changed_on_its_way_to_the_screen(printed: str, money_unit: str) -> None:
    amount = parse(printed, money_unit)
    assert amount is None or Decimal(show(amount).replace(",", "")) == amount
