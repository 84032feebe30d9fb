"""可行性: are targets this project's own: carried over, copied."""

from model.checks.check import Check

CHECKS: tuple[Check, ...] = ()
