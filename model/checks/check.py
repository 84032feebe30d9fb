"""A check: a rule of performance-target review with the function that finds where a table breaks it."""

from collections.abc import Callable, Iterator

import msgspec

from model.checks.finding import Heading, Hit, Severity
from model.checks.subject import Subject

Find = Callable[[Subject], Iterator[Hit]]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check. All but its id is Chinese: `title` a name of a few characters, `rule` what must hold,
    `advice` what to do where it does not (修改建议), `source` where the rule comes from."""

    id: str
    title: str
    heading: Heading
    severity: Severity
    rule: str
    advice: str
    source: str
    find: Find
