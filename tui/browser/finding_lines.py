"""How findings look: a mark a severity, which says it without colour too, counts, and the sentence."""

from model.checks import Finding, Severity
from tui.browser.finding_index import Tally
from tui.browser.spans import Line, Role, Span, pad, paragraph

MARKS: dict[Severity, str] = {Severity.ERROR: "!", Severity.DOUBT: "?", Severity.HINT: "~"}
"""One cell each in every encoding and on every terminal."""

ROLES: dict[Severity, Role] = {Severity.ERROR: "warning", Severity.DOUBT: "mark", Severity.HINT: "quiet"}


def tally_line(found: Tally, kinds: int) -> Line:
    """Counts for a narrow place: of the gravest `kinds` of severity that there are."""
    counts = [(severity, count) for severity, count in zip(Severity, found, strict=True) if count]
    return tuple(Span(f"{MARKS[severity]}{count}", ROLES[severity]) for severity, count in counts[:kinds])


def tally_text(found: Tally) -> str:
    """Counts in words: `错误 2  疑点 14  提示 90`; what there is none of is left out."""
    parts = [f"{severity.label} {count}" for severity, count in zip(Severity, found, strict=True) if count]
    return "  ".join(parts) or "无审核要点"


def finding_lines(finding: Finding, cells: int, words: str = "") -> list[Line]:
    """Mark, heading and sentence, wrapped under each other."""
    role = ROLES[finding.severity]
    lead = f"{MARKS[finding.severity]} "
    text = paragraph(f"{finding.heading.value}：{finding.sentence}", cells - len(lead), words, role)
    return [(Span(lead, role), *text[0]), *((pad(len(lead)), *line) for line in text[1:])]
