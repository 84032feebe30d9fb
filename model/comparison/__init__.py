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

_LOADED_LATER = {
    "Comparison": "change",
    "FundChange": "change",
    "IndicatorChange": "change",
    "Link": "change",
    "MoneyChange": "change",
    "Outcome": "change",
    "ProjectChange": "change",
    "Strictness": "change",
    "Summary": "change",
    "UnitChange": "change",
    "ValueChange": "change",
    "compare": "compared",
    "Revision": "revision",
    "changed_since": "revision",
    "money_sentence": "sentences",
    "value_change": "value",
}
"""All of it, by its module: what shows a comparison does without until there is one."""


def __getattr__(name: str) -> object:
    """What there is, loaded when it is first asked for."""
    if name not in _LOADED_LATER:
        raise AttributeError(name)
    return getattr(import_module(f"model.comparison.{_LOADED_LATER[name]}"), name)
