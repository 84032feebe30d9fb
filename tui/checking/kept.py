"""The findings on a document, made once and then taken from the cache: to check takes longer than to open."""

from collections.abc import Sequence

from model.checks import Finding, Profile
from tui.sources import Document, Opening


def findings_on(document: Document, profile: Profile, opening: Opening) -> Sequence[Finding]:
    """What the checks find in a document under a profile; none where there is no table."""
    if (table := document.table) is None:
        return ()
    # Of a table that must not be kept, nothing is.
    cache = None if document.derived is None else opening.cache
    if cache is not None and not opening.refresh:
        known = cache.load_findings(table, profile, opening.engine)
        if known is not None:
            return known
    from model.checks.registry import findings  # noqa: PLC0415 -- it is not needed for those that are known

    found = findings(table, profile)
    if cache is not None:
        cache.store_findings(table, profile, found, opening.engine)
    return found
