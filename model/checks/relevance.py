"""相关性: do indicators measure, and measure what they say."""

from model.checks.check import Check

CHECKS: tuple[Check, ...] = ()
