"""完整性: is the table complete: sums, rows, categories, values, units."""

from model.checks.check import Check

CHECKS: tuple[Check, ...] = ()
