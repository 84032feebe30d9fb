"""Reviews on disk: the database of all that reviewers did, the review of one open document, its JSON file."""

from tui.review.errors import StoreError
from tui.review.remembered import Bookmark, Predecessor, RecentDocument
from tui.review.session import Session
from tui.review.store import Store, default_path

__all__ = [
    "Bookmark",
    "Predecessor",
    "RecentDocument",
    "Session",
    "Store",
    "StoreError",
    "default_path",
]
