"""The documents of the corpus: for each its name, its truth and how, and with what, it is set."""

from collections.abc import Callable
from typing import Protocol
from zlib import crc32

import msgspec

from model import Table

from .produced import Producer
from .setting import Setting
from .truth import make_table

Truth = Callable[[int], Table]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One document to make."""

    name: str
    truth: Callable[[], Table]
    producer: Producer
    setting: Setting = Setting()
    said: str = ""
    """Where the paper cannot be read, for its text lies: words of which the
    refusal holds one, or kinds of which a notice is one, parted by |."""


class Plan(Protocol):
    """Names one producer's documents."""

    def __call__(self, name: str, setting: Setting = ..., truth: Truth = ...) -> Document: ...


def short(seed: int) -> Table:
    """A table for one trap: few projects, one of them longer than a page."""
    return make_table(seed, projects=24, long_cells=1)


def plan(program: str, producer: Producer, usual: Truth = short) -> Plan:
    """Documents of one producer.

    A truth hangs on its document's name alone: none changes when another is added.
    """

    def document(name: str, setting: Setting = Setting(), truth: Truth = usual) -> Document:  # noqa: B008
        return Document(
            name=f"{program}-{name}",
            truth=lambda: truth(crc32(name.encode())),
            producer=producer,
            setting=setting,
        )

    return document
