"""Two tables beside each other: last year's or the draft and this one, or a revised one and its earlier."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from model.comparison.compared import compare
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

_ELSEWHERE = {
    "compare": "compared",
    "Revision": "revision",
    "changed_since": "revision",
    "money_sentence": "sentences",
    "value_change": "value",
}
"""Where stands what is no struct of `change`."""


def __getattr__(name: str) -> object:
    """Any of it, loaded when it is first asked for: a browser does without until there is a comparison."""
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module(f"model.comparison.{_ELSEWHERE.get(name, 'change')}"), name)
