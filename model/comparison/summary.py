"""A comparison in figures: how many projects and indicators changed in which way, and what it comes to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from model.comparison.change import Link, MoneyChange, Outcome, ProjectChange, Strictness, Summary


def summarise(changes: Sequence[ProjectChange]) -> Summary:
    """The figures of these changes."""
    links = Counter(change.link for change in changes)
    in_both = [change for change in changes if change.old is not None and change.new is not None]
    raised = [change.money.difference for change in in_both if change.money.difference > 0]
    lowered = [change.money.difference for change in in_both if change.money.difference < 0]
    indicators = [indicator for change in in_both for indicator in change.indicators]
    outcomes = Counter(indicator.outcome for indicator in indicators)
    strictness = Counter(indicator.strictness for indicator in indicators)
    return Summary(
        old_projects=sum(change.old is not None for change in changes),
        new_projects=sum(change.new is not None for change in changes),
        same=links[Link.SAME],
        dated=links[Link.DATED],
        renamed=links[Link.RENAMED],
        new=links[Link.NEW],
        vanished=links[Link.VANISHED],
        moved=sum(change.moved for change in changes),
        unchanged=sum(not change.is_changed for change in changes),
        raised=len(raised),
        lowered=len(lowered),
        objectives=sum(change.objective_changed for change in in_both),
        total=MoneyChange(
            _sum(change.money.old for change in changes), _sum(change.money.new for change in changes)
        ),
        money_new=_sum(change.money.new for change in changes if change.link is Link.NEW),
        money_vanished=_sum(change.money.old for change in changes if change.link is Link.VANISHED),
        money_raised=_sum(raised),
        money_lowered=_sum(lowered),
        indicators={outcome: outcomes[outcome] for outcome in Outcome},
        stricter=strictness[Strictness.STRICTER],
        laxer=strictness[Strictness.LAXER],
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))
