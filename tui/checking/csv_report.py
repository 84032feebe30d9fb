"""The report as CSV: a row a finding, UTF-8 with a BOM, so that a double click opens it right."""

from collections.abc import Sequence

from tui.checking.checked import Checked
from tui.delimited import encode
from tui.export.rows import pages_cell

HEADER = (
    "文件",
    "单位",
    "项目",
    "页",
    "指标",
    "级别",
    "审核要点",
    "检查",
    "编号",
    "原文",
    "问题",
    "修改建议",
)


def render(checked: Sequence[Checked]) -> bytes:
    """The file's bytes; lines end in CR LF (RFC 4180)."""
    rows = [
        (
            one.path.name,
            finding.unit,
            finding.project,
            pages_cell(finding.pages),
            finding.number,
            finding.severity.label,
            finding.heading.value,
            finding.title,
            finding.check,
            finding.quote,
            finding.sentence,
            finding.advice,
        )
        for one in checked
        for finding in one.findings
    ]
    line_end = "\r\n"
    return (encode([HEADER, *rows], ",", line_end) + line_end).encode("utf-8-sig")
