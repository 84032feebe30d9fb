"""完整性 of the indicators: which categories a project lacks, and codes that stand with another name.

Which categories a document uses is its own profile: a category counts as present at either level, so that
成本 under 产出 (财预〔2015〕88号) is one; what a whole document never prints is said once.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from model.checks.check import Check, Find
from model.checks.finding import Heading, Hit, Severity, Spot
from model.checks.subject import ProjectSeen, Subject
from model.money import show


class Wanted(NamedTuple):
    """A category that projects should have: its name, and the words in printed names that make it."""

    name: str
    words: tuple[str, ...]


OUTPUT = Wanted("产出", ("产出",))
BENEFIT = Wanted("效益", ("效益", "可持续影响"))
SATISFACTION = Wanted("满意度", ("满意度",))
COST = Wanted("成本", ("成本",))


def no_indicators(subject: Subject) -> Iterator[Hit]:
    """Projects with money and not one indicator, unless no project of the document has any."""
    if not any(seen.project.indicators for seen in subject.projects):
        if any(seen.project.amounts.total for seen in subject.projects):
            yield Hit(Spot(), "", "全表各项目均未填报绩效指标。")
        return
    for seen in subject.projects:
        money = seen.project.amounts.total
        if money is not None and money > 0 and not seen.project.indicators:
            yield Hit(
                seen.spot,
                seen.project.name,
                f"“{seen.project.name}”（{show(money)} 万元）未填报任何绩效指标。",
            )


def lacks(wanted: Wanted) -> Find:
    """The check for projects that have indicators, but none of a category."""

    def find(subject: Subject) -> Iterator[Hit]:
        decided = [seen for seen in subject.projects if _is_decided(seen)]
        missing = [seen for seen in decided if not _has(seen, wanted)]
        if len(missing) > 1 and len(missing) == len(decided):
            yield Hit(
                Spot(),
                "",
                f"全表各项目均未设置{wanted.name}指标，请核实所用指标体系是否包含该类指标。",
                severity=Severity.HINT,
            )
            return
        for seen in missing:
            yield Hit(
                seen.spot,
                seen.project.name,
                f"“{seen.project.name}”填报 {len(seen.project.indicators)} 项绩效指标，"
                f"涉及{_listed(_names(seen))}，未设置{wanted.name}指标。",
            )

    return find


def _is_decided(seen: ProjectSeen) -> bool:
    """Whether all of a project's indicators could be read: an unread one may be of any category."""
    indicators = seen.project.indicators
    return bool(indicators) and len(seen.indicators) == len(indicators)


def _has(seen: ProjectSeen, wanted: Wanted) -> bool:
    return any(
        word in name
        for indicator in seen.indicators
        for name in (indicator.level1, indicator.level2)
        for word in wanted.words
    )


def _names(seen: ProjectSeen) -> Iterable[str]:
    return dict.fromkeys(indicator.level1 for indicator in seen.indicators)


def _listed(names: Iterable[str]) -> str:
    return "、".join(names)


def code_name(subject: Subject) -> Iterator[Hit]:
    """Level-2 codes that stand with another name than the document's usual one for them."""
    for seen in subject.indicators:
        category = seen.indicator.level2
        if category is None or category.code is None:
            continue
        usual = subject.taxonomy.usual_name(seen.level1, category.code)
        if usual is None or usual in seen.level2 or seen.level2 in usual:
            continue
        yield Hit(
            seen.spot,
            f"{category.code}-{category.name}",
            f"“{seen.name}”的二级指标印为“{category.code}-{category.name}”，"
            f"而全表编码 {category.code} 通常对应“{usual}”，编码与名称不一致。",
        )


_SET = "财预〔2021〕101号：原则上每一项目均应设置产出指标和效益指标"

CHECKS: tuple[Check, ...] = (
    Check(
        id="no-indicators",
        title="无绩效指标",
        heading=Heading.COMPLETE,
        severity=Severity.ERROR,
        rule="安排资金的项目应填报绩效指标；一项未填的只列本条，不再逐类列出所缺指标。",
        advice="补充绩效目标和绩效指标。",
        source="财预〔2015〕88号：未按要求设定绩效目标的项目支出，不得纳入项目库管理",
        find=no_indicators,
    ),
    Check(
        id="no-output",
        title="缺产出指标",
        heading=Heading.COMPLETE,
        severity=Severity.ERROR,
        rule="每个项目应设置产出指标；有指标无法识别的项目不作判断，全表均无的只提示一次。",
        advice="补充数量、质量、时效等产出指标。",
        source=_SET,
        find=lacks(OUTPUT),
    ),
    Check(
        id="no-benefit",
        title="缺效益指标",
        heading=Heading.COMPLETE,
        severity=Severity.ERROR,
        rule="每个项目应设置效益指标；有指标无法识别的项目不作判断，全表均无的只提示一次。",
        advice="补充经济效益、社会效益、生态效益或可持续影响指标。",
        source=_SET,
        find=lacks(BENEFIT),
    ),
    Check(
        id="no-satisfaction",
        title="缺满意度指标",
        heading=Heading.COMPLETE,
        severity=Severity.HINT,
        rule="有服务对象的项目应设置满意度指标；有指标无法识别的项目不作判断，全表均无的只提示一次。",
        advice="有明确服务对象的，补充服务对象满意度指标；确无服务对象的，予以说明。",
        source="财预〔2021〕101号：满意度指标根据实际需要选用",
        find=lacks(SATISFACTION),
    ),
    Check(
        id="no-cost",
        title="缺成本指标",
        heading=Heading.COMPLETE,
        severity=Severity.HINT,
        rule="具备条件的项目应设置成本指标（一级，或产出指标下的二级）；有指标无法识别的项目不作判断，全表均无的只提示一次。",
        advice="补充成本指标，明确单位成本或总成本控制要求。",
        source="财预〔2021〕101号：工程基建、大型修缮及购置项目应设置成本指标，并逐步推广到其他具备条件的项目",
        find=lacks(COST),
    ),
    Check(
        id="code-name",
        title="编码名称不符",
        heading=Heading.COMPLETE,
        severity=Severity.DOUBT,
        rule="同一二级指标编码在全表应对应同一名称；名称仅有详略之别的除外。",
        advice="核对二级指标的编码与名称，更正不一致之处。",
        source="财预〔2015〕88号：绩效目标填报应格式规范，无缺项、错项",
        find=code_name,
    ),
)
