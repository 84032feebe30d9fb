"""What a reviewer would question: one small pure function a check, all of them in one registry."""

from typing import TYPE_CHECKING

from model.checks.finding import Finding, Heading, Hit, Severity, Spot
from model.checks.profile import DEFAULT, Profile

if TYPE_CHECKING:
    from model.checks.check import Check
    from model.checks.registry import CHECKS, findings

__all__ = [
    "CHECKS",
    "DEFAULT",
    "Check",
    "Finding",
    "Heading",
    "Hit",
    "Profile",
    "Severity",
    "Spot",
    "findings",
]


def __getattr__(name: str) -> object:
    """The registry, loaded when it is first asked for: what shows findings needs no check."""
    if name not in ("CHECKS", "Check", "findings"):
        raise AttributeError(name)
    from model.checks import check, registry  # noqa: PLC0415

    return check.Check if name == "Check" else getattr(registry, name)
