"""What is remembered of documents beside their reviews: recent ones, bookmarks, the older version."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

from model import Table
from model.filter import CategoryKey
from model.review import Action, State, Subject


class Bookmark(msgspec.Struct, frozen=True, kw_only=True):
    """Where a person was in a document: project, indicator or finding, filters as typed, which pane had the
    keys, and the first line in view of the tree or list and of the detail pane.

    One of another version is read as none. Fields with a default may be added without a new version.
    """

    version: Literal[1] = 1
    subject: Subject | None = None
    text: str = ""
    amount: str = ""
    categories: tuple[CategoryKey, ...] = ()
    line: int = 0
    detail_line: int = 0
    in_detail: bool = False
    in_list: bool = False
    state: State | None = None


class RecentDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was opened here, with the progress of its review; `path` is where it was last seen."""

    sha256: str
    path: Path
    title: str
    department: str
    year: int | None
    opened_at: int
    projects: int
    reviewed: int


class Predecessor(msgspec.Struct, frozen=True, kw_only=True):
    """An older document whose review a revised one takes over; no table where the PDF had a password."""

    sha256: str
    title: str
    table: Table | None


class ReviewedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A document with all that was done to it, as it is carried to another machine."""

    sha256: str
    title: str
    department: str
    year: int | None
    actions: Sequence[Action]
