"""规范: is it written as the form asks: quotation marks, closing stops."""

from model.checks.check import Check

CHECKS: tuple[Check, ...] = ()
