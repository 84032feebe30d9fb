"""适当性: do targets fit the money."""

from model.checks.check import Check

CHECKS: tuple[Check, ...] = ()
