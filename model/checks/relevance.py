"""相关性: do indicators measure, and measure what they say."""

import re
from collections.abc import Iterable, Iterator

from model.checks.check import Check
from model.checks.costs import is_cost, is_spending
from model.checks.finding import Heading, Hit, Severity
from model.checks.goals import goal_figure
from model.checks.subject import IndicatorSeen, Subject
from model.values import plain

_SATISFACTION = "满意"
_QUALITY = "质量"
_QUANTITY = "数量"
_STANDARD = "标准"
_NAME_ENDS = re.compile(r"[（(][^（()）]*[）)]$|指标$")
_COUNTED = r"(?:发生)?(?:率|度|程度|次数|人数|人次|件数|起数|宗数|例数|数量|数|量|件次|比例|占比|情况)?"
"""What may follow a word such as 投诉 where a name counts just that (投诉次数), not what is done about it."""
_NEGATED = r"(?<![不未非无零])"
_SCALED = frozenset(("%", "‰", "", "分"))
"""Units in which satisfaction and rates are told; 及时率 in days is a time limit."""
_IN_WORDS = re.compile(
    r"[一二两三四五六七八九]成|[一二两三四五六七八九十百千万]分之|过半|半数|翻番|翻一番"
    r"|[一二三特]等|[一二三四]季度|[上下]半年|[ⅠⅡⅢⅣⅤ甲乙丙丁一二三四五]级"
)
"""A measure in Chinese words: 九成, 三分之二, 一等奖, 一季度, 上半年, Ⅰ级."""
_PUNCTUATION = re.compile(r"[^\w]")


def direction(subject: Subject) -> Iterator[Hit]:
    """Values whose sign, or the word for one, points the wrong way.

    A floor is only hinted at where a cost is a standard (补助标准): a policy may set the least to be paid.
    """
    profile = subject.profile
    for seen in subject.indicators:
        quantity = seen.value.quantity
        if quantity is None or seen.value.bound is None:
            continue
        bad = _named(seen, profile.ceiling_names)
        good = _named(seen, profile.floor_names)
        said = f"“{seen.name}”指标值为“{seen.printed_value}”，"
        severity = Severity.DOUBT
        if seen.value.bound.is_floor and bad and not _any(profile.saving_words, seen.name):
            sentence = f"{said}只限下限、不限上限，而“{bad}”应越少越好，指标值方向相反。"
        elif seen.value.bound.is_ceiling and good and quantity.unit in _SCALED:
            sentence = f"{said}只限上限、不限下限，而“{good}”应越高越好，指标值方向相反。"
        elif seen.value.bound.is_floor and quantity.is_money and is_spending(seen, profile):
            sentence = f"{said}只限下限、不限上限，而成本应予控制，指标值方向相反。"
            severity = Severity.HINT if _STANDARD in seen.name else Severity.DOUBT
        else:
            continue
        yield Hit(seen.spot, seen.quote, sentence, severity)


def not_measurable(subject: Subject) -> Iterator[Hit]:
    """Values without any number; a doubt where outputs, costs and satisfaction must be counted."""
    profile = subject.profile
    for seen in subject.indicators:
        if seen.value.form not in ("text", "blank"):
            continue
        words = plain(seen.printed_value)
        if words in profile.measured_words or _IN_WORDS.search(words):
            continue
        vague = _first(profile.vague_words, words)
        if seen.value.form == "blank":
            sentence = f"“{seen.name}”未填写指标值，无法衡量。"
        elif vague:
            sentence = (
                f"“{seen.name}”指标值为“{seen.printed_value}”，其中“{vague}”系笼统表述，"
                "没有可以衡量的数值或标准。"
            )
        else:
            sentence = f"“{seen.name}”指标值为“{seen.printed_value}”，没有可以衡量的数值或标准。"
        counted = (
            _QUANTITY in seen.level2 or _QUALITY in seen.level2 or is_cost(seen) or _is_satisfaction(seen)
        )
        yield Hit(seen.spot, seen.quote, sentence, Severity.DOUBT if counted else Severity.HINT)


def complaint_as_satisfaction(subject: Subject) -> Iterator[Hit]:
    """Satisfaction indicators that count complaints."""
    for seen in subject.indicators:
        word = _named(seen, subject.profile.complaint_words)
        if word and _is_satisfaction(seen) and _SATISFACTION not in seen.name:
            sentence = f"“{seen.name}”统计的是{word}，列入满意度指标，不能直接反映服务对象的满意程度。"
            yield Hit(seen.spot, seen.quote, sentence)


def tautology(subject: Subject) -> Iterator[Hit]:
    """Values that only repeat their indicator's name."""
    for seen in subject.indicators:
        if seen.value.form not in ("text", "sentence"):
            continue
        name = _PUNCTUATION.sub("", plain(seen.name))
        if name and name == _PUNCTUATION.sub("", plain(seen.printed_value)):
            sentence = f"“{seen.name}”的指标值只是重复指标名称，未说明要达到的程度。"
            yield Hit(seen.spot, seen.quote, sentence)


def category_form(subject: Subject) -> Iterator[Hit]:
    """Quality told by a plain count, and quantity told by a percentage.

    None or at most so many of something (差错 0次, ≤3件) does tell quality, and so do complaints.
    """
    for seen in subject.indicators:
        quantity = seen.value.quantity
        if quantity is None or quantity.per:
            continue
        said = f"“{seen.name}”列入{seen.level2}指标，指标值“{seen.printed_value}”"
        is_count = quantity.unit in subject.profile.count_units and quantity.number != 0
        tells_faults = quantity.bound.is_ceiling or bool(_named(seen, subject.profile.ceiling_names))
        if _QUALITY in seen.level2 and is_count and not tells_faults:
            yield Hit(seen.spot, seen.quote, f"{said}为计数，反映的是数量而非质量。")
        elif _QUANTITY in seen.level2 and quantity.unit in ("%", "‰"):
            yield Hit(seen.spot, seen.quote, f"{said}为比率，未反映产出的数量。")


def _is_satisfaction(seen: IndicatorSeen) -> bool:
    return _SATISFACTION in seen.level1 or _SATISFACTION in seen.level2


def _named(seen: IndicatorSeen, words: Iterable[str]) -> str:
    """The word that an indicator's name counts; "" for none: 投诉处理率 and 不满意率 count something else."""
    words = [word for word in words if word in seen.name]
    if not words:
        return ""
    name = plain(seen.name)
    while (shorter := _NAME_ENDS.sub("", name)) != name:
        name = shorter
    for word in words:
        if re.search(f"{_NEGATED}{re.escape(word)}{_COUNTED}$", name):
            return word
    return ""


def _any(words: Iterable[str], text: str) -> bool:
    return any(word in text for word in words)


def _first(words: Iterable[str], text: str) -> str:
    """The word that stands first in a text, the longest of those; "" for none."""
    found = [word for word in words if word in text]
    return min(found, key=lambda word: (text.index(word), -len(word)), default="")


_GUIDE = "财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》"
_MEASURES = "财预〔2015〕88号《中央部门预算绩效目标管理办法》相关性审核"

CHECKS: tuple[Check, ...] = (
    Check(
        id="direction",
        title="方向相反",
        heading=Heading.RELEVANT,
        severity=Severity.DOUBT,
        rule="指标值的方向应与指标含义一致：成本、投诉等应设上限，满意度、合格率等应设下限。",
        advice="请核对指标值前的符号或限定词，使其方向与指标含义一致。",
        source=_GUIDE,
        find=direction,
    ),
    Check(
        id="not-measurable",
        title="不可衡量",
        heading=Heading.RELEVANT,
        severity=Severity.DOUBT,
        rule="指标值应清晰、可衡量，以定量表述为主；不能量化的，应有可考核的标准。",
        advice="请将指标值细化为可以考核的数值，或写明可以核验的标准和完成时限。",
        source=_MEASURES,
        find=not_measurable,
    ),
    Check(
        id="complaint-as-satisfaction",
        title="投诉代满意度",
        heading=Heading.RELEVANT,
        severity=Severity.HINT,
        rule="满意度指标应反映服务对象的满意程度，不宜以投诉的多少代替。",
        advice="建议改用通过调查取得的服务对象满意度，投诉情况可列入质量指标。",
        source=_GUIDE,
        find=complaint_as_satisfaction,
    ),
    Check(
        id="tautology",
        title="指标值重复名称",
        heading=Heading.RELEVANT,
        severity=Severity.HINT,
        rule="指标值应说明指标要达到的程度，不应重复指标名称。",
        advice="请补充能够反映该指标完成程度的数值或标准。",
        source=_MEASURES,
        find=tautology,
    ),
    Check(
        id="category-form",
        title="类别与形式不符",
        heading=Heading.RELEVANT,
        severity=Severity.HINT,
        rule="数量指标应以数量计，质量指标应反映质量水平。",
        advice="请核对指标类别：计数的列入数量指标，质量指标改用合格率、准确率、等级等。",
        source=_GUIDE,
        find=category_form,
    ),
    Check(
        id="goal-figure",
        title="目标数字未落实",
        heading=Heading.RELEVANT,
        severity=Severity.HINT,
        rule="绩效目标中的量化要求应分解为绩效指标，且前后一致。",
        advice="请将绩效目标中的数值补充为绩效指标，或使二者保持一致。",
        source=_MEASURES,
        find=goal_figure,
    ),
)
