"""Figures of objectives (绩效目标): each rate with its name, and whether the indicators hold it."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from model import values
from model.checks.finding import Hit
from model.checks.profile import Profile
from model.checks.subject import IndicatorSeen, ProjectSeen, Subject
from model.values import Quantity, plain

_CLAUSE = re.compile(r"[^，。；、,;:：！!？?\n]+")
_LEADING = re.compile(
    r"(?:均|都|要|须|应|力争|确保|能|可|的)*(?:达到|达|保持在|稳定在|控制在|提高到|提高至|提升到|提升至|为|在)?"
    r"(?:不低于|不少于|不高于|不超过|大于等于|小于等于|大于|小于|高于|低于|超过|至少|约|[≥≤><=]+)?$"
)
"""What stands between a rate's name and its figure."""
_RATE_ENDS = ("率", "满意度", "比例", "比重", "占比", "覆盖面")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_LEAST_SHARED = 3
"""Characters at the end of two names that make them of one kind: 结案率."""
_NEAR = 5
"""Characters at the end of a name that say what it is about."""


class NamedFigure(NamedTuple):
    """A rate as a text tells it: 劳动仲裁结案率 90%."""

    name: str
    quantity: Quantity
    words: str
    """As the text prints both, with what stands between them."""


def named_figures(text: str, profile: Profile) -> list[NamedFigure]:
    """The rates that a text names and gives a figure, where it tells what shall be, not what was.

    A clause with two figures is left alone: which is whose is not sure.
    """
    found = []
    for clause in _CLAUSE.finditer(text):
        words = plain(clause[0])
        figures = [figure for figure in values.figures(words) if figure.quantity.unit in ("%", "‰")]
        if len(figures) != 1 or any(past in words for past in profile.past_words):
            continue
        (figure,) = figures
        name = _YEAR.sub("", _LEADING.sub("", words[: figure.start]))
        if name.endswith(_RATE_ENDS):
            found.append(NamedFigure(name, figure.quantity, clause[0].strip()))
    return found


def goal_figure(subject: Subject) -> Iterator[Hit]:
    """Rates of an objective that an indicator of the same name contradicts, or that no indicator holds.

    A name that is only like an indicator's (both end in 满意度) decides nothing, and an indicator with the
    figure of another goal is about that.
    """
    for of in subject.projects:
        goals = named_figures(of.project.objective, subject.profile)
        indicators = of.indicators
        if not goals or not indicators or len(indicators) != len(of.project.indicators):
            continue
        held = {_share(figure.quantity) for seen in indicators for figure in _all_figures(seen)}
        rates = [(seen, rate) for seen in indicators for rate in _rates(seen, subject.profile)]
        told = {_share(goal.quantity) for goal in goals}
        for goal in goals:
            if _share(goal.quantity) in held:
                continue
            likeness = [
                (_likeness(goal.name, rate.name, subject.profile), seen, rate) for seen, rate in rates
            ]
            same = [(seen, rate) for like, seen, rate in likeness if like == "same"]
            same = [(seen, rate) for seen, rate in same if _share(rate.quantity) not in told]
            if len(same) == 1:
                yield _contradiction(goal, *same[0])
            elif all(like == "other" for like, _, _ in likeness):
                yield _missing(of, goal)


def _contradiction(goal: NamedFigure, seen: IndicatorSeen, rate: NamedFigure) -> Hit:
    sentence = (
        f"绩效目标提出“{goal.words}”，而指标“{seen.name}”的指标值为“{seen.printed_value}”，二者不一致。"
    )
    return Hit(seen.spot, f"{goal.words}；{seen.quote}", sentence)


def _missing(of: ProjectSeen, goal: NamedFigure) -> Hit:
    sentence = f"绩效目标提出“{goal.words}”，绩效指标中没有与之对应的指标。"
    return Hit(of.spot, goal.words, sentence)


def _rates(seen: IndicatorSeen, profile: Profile) -> list[NamedFigure]:
    """The rates of an indicator: its value's under its own name, or those that a sentence names."""
    quantity = seen.value.quantity
    if quantity is not None:
        rate = NamedFigure(plain(seen.name).removesuffix("指标"), quantity, seen.printed_value)
        return [rate] if quantity.unit in ("%", "‰") else []
    return named_figures(seen.printed_value, profile)


def _all_figures(seen: IndicatorSeen) -> Iterator[values.Figure]:
    for text in (seen.name, seen.indicator.period_value, seen.indicator.annual_value):
        yield from values.figures(plain(text or ""))


def _share(quantity: Quantity) -> Quantity:
    return Quantity(quantity.number, quantity.unit, "", values.Bound.EXACTLY)


def _likeness(goal: str, name: str, profile: Profile) -> Literal["same", "like", "other"]:
    """Whether two rates are one, may be one, or are about other things, by the ends of their names."""
    shared = 0
    while shared < min(len(goal), len(name)) and goal[-1 - shared] == name[-1 - shared]:
        shared += 1
    if shared >= _LEAST_SHARED:
        subjects = [_subject(text[: len(text) - shared], profile) for text in (goal, name)]
        return "like" if all(subjects) else "same"
    near = goal[-_NEAR:]
    return "like" if any(near[at : at + 2] in name for at in range(len(near) - 1)) else "other"


def _subject(words: str, profile: Profile) -> str:
    """Whom or what a rate is about; "" where that may be anything."""
    for general in profile.general_subjects:
        words = words.replace(general, "")
    return words
