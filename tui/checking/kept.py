"""The findings on a document, made once and then taken from the cache: to check takes longer than to open."""

from collections.abc import Sequence

from model.checks import Finding, Profile
from parser import Cache
from tui.sources import Document, Opening


def known_findings(document: Document, profile: Profile, opening: Opening) -> Sequence[Finding] | None:
    """What the checks found before in a document under the same profile; None where that is not known."""
    cache = _cache_of(document, opening)
    if document.table is None or cache is None or opening.refresh:
        return None
    return cache.load_findings(document.table, profile, opening.engine)


def findings_on(document: Document, profile: Profile, opening: Opening) -> Sequence[Finding]:
    """What the checks find in a document under a profile; none where there is no table."""
    if (table := document.table) is None:
        return ()
    if (known := known_findings(document, profile, opening)) is not None:
        return known
    from model.checks.registry import findings  # noqa: PLC0415 -- it is not needed for those that are known

    found = findings(table, profile)
    if (cache := _cache_of(document, opening)) is not None:
        cache.store_findings(table, profile, found, opening.engine)
    return found


def _cache_of(document: Document, opening: Opening) -> Cache | None:
    """Where what is made of a document is kept; of a table that must not be kept, nothing is."""
    return None if document.derived is None else opening.cache
