"""What one check finds: in a single project made for it, or in a whole table."""

from model import Amounts, Indicator, Table
from model.checks import DEFAULT, Finding, Profile, findings
from tests.model.tables import project, table, unit


def lone(
    *indicators: Indicator, amounts: Amounts | str | None = "100.00", objective: str = "稳定就业形势。"
) -> Table:
    """A table of one project."""
    return table(None, unit("某局", None, [project("某项目", amounts, *indicators, objective=objective)]))


def found(check: str, of: Table, profile: Profile = DEFAULT) -> list[Finding]:
    """The findings of one check alone."""
    return [finding for finding in findings(of, profile) if finding.check == check]


def named(check: str, of: Table) -> list[tuple[str, int | None, str]]:
    """Each finding of one check as a person names it: project, number of the indicator, words."""
    return [(finding.project or "", finding.number, finding.quote) for finding in found(check, of)]
