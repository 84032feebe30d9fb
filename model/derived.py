"""What is worked out of a table once, and kept beside it: its part of the index, its control totals."""

import msgspec

from model.control_totals import ControlTotals, check
from model.prepared import Prepared, prepared
from model.table import Table


class Derived(msgspec.Struct, frozen=True, gc=False):
    """What any table gives by itself."""

    prepared: Prepared
    totals: ControlTotals


def derived(table: Table) -> Derived:
    """What is worked out of a table; it takes longer than to decode what was."""
    return Derived(prepared(table), check(table))
