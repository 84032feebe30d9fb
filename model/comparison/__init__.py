"""Two tables beside each other: last year's or the draft and this one, or a revised one and its earlier."""

from model.comparison.change import (
    Comparison,
    FundChange,
    IndicatorChange,
    Link,
    MoneyChange,
    Outcome,
    ProjectChange,
    Strictness,
    Summary,
    UnitChange,
    ValueChange,
)
from model.comparison.compare import compare
from model.comparison.revision import Revision, changed_since
from model.comparison.sentences import money_sentence
from model.comparison.value import value_change

__all__ = [
    "Comparison",
    "FundChange",
    "IndicatorChange",
    "Link",
    "MoneyChange",
    "Outcome",
    "ProjectChange",
    "Revision",
    "Strictness",
    "Summary",
    "UnitChange",
    "ValueChange",
    "changed_since",
    "compare",
    "money_sentence",
    "value_change",
]
