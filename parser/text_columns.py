"""Columns that their header takes for money, and that hold words: kept as text."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from model.money import is_blank
from parser.rows import Row, figure


def without_text_columns(rows: Sequence[Row]) -> list[Row]:
    """Rows with each fund column whose cells are words more often than figures among the extras."""
    words: Counter[str] = Counter()
    figures: Counter[str] = Counter()
    for row in rows:
        for fund, field in row.funds.items():
            if not is_blank(printed := figure(field)):
                has_figure = any(character.isdigit() for character in printed)
                (figures if has_figure else words)[fund] += 1
    text = {fund for fund in words if words[fund] > figures[fund]}
    if not text:
        return list(rows)
    return [
        msgspec.structs.replace(
            row,
            funds={fund: field for fund, field in row.funds.items() if fund not in text},
            extras=row.extras | {fund: field for fund, field in row.funds.items() if fund in text},
        )
        for row in rows
    ]
