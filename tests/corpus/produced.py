"""What a producer hands back, and how one is called."""

from collections.abc import Callable

import msgspec

from model import Table

from .setting import Setting


class Produced(msgspec.Struct, frozen=True):
    """A PDF, and for each of `printed.printed_rows` the pages it stands on, where that is known."""

    pdf: bytes
    row_pages: tuple[tuple[int, ...], ...] | None = None


Producer = Callable[[Table, Setting], Produced]


class NotInstalled(Exception):
    """A program that a producer needs is missing; the message names its Debian package."""
