"""可行性 in the tianhe table: every project whose targets are another's, by name."""

import pytest

from tests.model.checks.found import found, named
from tests.model.tables import needs_tianhe
from tests.model.test_filter_figures import tianhe

KNOWN: dict[str, list[tuple[str, int | None, str]]] = {
    "carry-over": [
        (
            "粤港澳大湾区（广东）创新创业孵化基地专项经费（局本级）2024",
            None,
            "粤港澳大湾区（广东）创新创业孵化基地专项经费（局本级）2024；粤港澳大湾区（广东）创新创业孵化基地专项经费（局本级）",
        ),
        (
            "人事业务和社会保障工作经费2024",
            None,
            "人事业务和社会保障工作经费2024；人事业务和社会保障工作经费",
        ),
        ("促进就业创业专项经费2024", None, "促进就业创业专项经费2024；促进就业创业专项经费"),
        ("优化人力资源市场专项经费2024", None, "优化人力资源市场专项经费2024；优化人力资源市场专项经费"),
        (
            "流动人员人事档案影像化工作专项经费2024",
            None,
            "流动人员人事档案影像化工作专项经费2024；流动人员人事档案影像化工作专项经费",
        ),
        ("人才港专项经费2024", None, "人才港专项经费2024；人才港专项经费"),
    ],
    "copied-set": [
        (
            "编外人员聘用经费（综合服务人员）",
            None,
            "编外人员聘用经费（综合服务人员）；编外人员聘用经费（后勤服务人员）",
        ),
    ],
}


@needs_tianhe
@pytest.mark.parametrize("check", KNOWN)
def test_each_hit_is_known(check: str) -> None:
    assert named(check, tianhe()) == KNOWN[check]


@needs_tianhe
def test_the_copied_set_stands_in_five_projects_of_five_pages() -> None:
    (finding,) = found("copied-set", tianhe())
    assert "等 5 个项目" in finding.sentence
    assert "由 6.50 万元至 731.75 万元不等" in finding.sentence
    assert finding.pages == (2, 3, 5, 7, 9)
