"""What a reviewer would question: one small pure function a check, all of them in one registry."""

from model.checks.check import Check
from model.checks.finding import Finding, Heading, Hit, Severity, Spot
from model.checks.profile import DEFAULT, Profile
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
