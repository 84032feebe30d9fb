"""The published table through the real parser: each finding of 完整性 and 规范 by name."""

from functools import cache

import pytest

from model.checks import Finding, findings
from tests.model.checks.tables import where
from tests.model.tables import needs_tianhe
from tests.parser.documents import PUBLISHED, read

pytestmark = needs_tianhe

INDUSTRY_PARK = "中国广州人力资源服务产业园先导区入驻项目政策支持专项经费"
GENERAL_STAFF = "编外人员聘用经费（综合服务人员）"
STAFF_COSTS = "编外人员聘用经费（公用经费）"
MEDICAL_CARE = "公费医疗费"
RETIRED_SERVICE = "穗财社[2024]40号社会申办退休退管服务"
FESTIVAL_VISITS = "区管退休干部节日慰问经费"

FOUND: dict[str, list[tuple[str | None, int | None]]] = {
    "totals": [],
    "joined-row": [("港澳青年创业孵化载体建设支持项目", None), ("新创业人才发展支持项目", None)],
    "same-project": [],
    "no-indicators": [],
    "no-output": [],
    "no-benefit": [
        (FESTIVAL_VISITS, None),
        ("社会申办退休人员过渡性医疗保险金", None),
        (MEDICAL_CARE, None),
        (RETIRED_SERVICE, None),
    ],
    "no-satisfaction": [
        ("劳动仲裁经费", None),
        ("公务用车购置（局本级）", None),
        (STAFF_COSTS, None),
        ("公务用车购置（就业）", None),
        (STAFF_COSTS, None),
        (STAFF_COSTS, None),
        (STAFF_COSTS, None),
    ],
    "no-cost": [
        ("就业补助资金", None),
        ("劳动仲裁经费", None),
        (FESTIVAL_VISITS, None),
        (GENERAL_STAFF, None),
        ("穗财[2024]40号天河区公共服务及薪酬调查经费财政补助", None),
        ("编外人员聘用经费（后勤服务人员）", None),
        ("穗财社[2024]40号天河区劳动保障监察协管员工资", None),
        ("人事业务和社会保障工作经费2024", None),
        (GENERAL_STAFF, None),
        ("促进就业创业专项经费2024", None),
        (GENERAL_STAFF, None),
        ("公费医疗配套管理专项经费", None),
        (MEDICAL_CARE, None),
        (GENERAL_STAFF, None),
        ("区属企业建国前参加工作退休人员补助及护理费", None),
        (RETIRED_SERVICE, None),
        ("社会申办退休及合同制退休人员退管资金", None),
    ],
    "period-annual": [("技能人才支持项目资金", 2), (INDUSTRY_PARK, 2), (INDUSTRY_PARK, 3)],
    "no-unit": [(INDUSTRY_PARK, 1), (INDUSTRY_PARK, 4)],
    "code-name": [("加快推动人力资源服务创新发展支持资金", 2)],
    "person-times": [
        ("穗财[2024]40号天河区公共服务及薪酬调查经费财政补助", 1),
        ("穗财社[2024]40号市就业补助资金（天河区）", 1),
        ("社会申办退休人员过渡性医疗保险金", 1),
        ("区属企业建国前参加工作退休人员补助及护理费", 2),
    ],
    "quotes": [
        ("港澳青年企业培育支持项目", 1),
        ("流动人员人事档案影像化工作专项经费", None),
        (STAFF_COSTS, None),
        ("流动人员人事档案影像化工作专项经费2024", None),
    ],
}
COUNTS = {
    "totals": 0,
    "joined-row": 2,
    "same-project": 0,
    "no-indicators": 0,
    "no-output": 0,
    "no-benefit": 4,
    "no-satisfaction": 7,
    "no-cost": 17,
    "period-annual": 3,
    "no-unit": 2,
    "code-name": 1,
    "person-times": 4,
    "quotes": 3 + 1,
}


@cache
def found() -> tuple[Finding, ...]:
    return findings(read(PUBLISHED).table)


@pytest.mark.parametrize("check", COUNTS)
def test_each_check_finds_as_often_as_a_person_counted(check: str) -> None:
    assert sum(finding.check == check for finding in found()) == COUNTS[check]


@pytest.mark.parametrize("check", FOUND)
def test_each_finding_is_named(check: str) -> None:
    assert where(finding for finding in found() if finding.check == check) == FOUND[check]


def test_rows_over_a_page_end_tell_both_pages() -> None:
    assert [finding.pages for finding in found() if finding.check == "joined-row"] == [(5, 6), (6, 7)]


def test_the_missing_full_stop_is_that_of_page_10() -> None:
    assert [(finding.pages, finding.quote) for finding in found() if "句号" in finding.sentence] == [
        ((10,), "进一步提高行政效能和服务水平")
    ]
