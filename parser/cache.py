"""The cache of tables: msgspec MessagePack files keyed by the PDF's SHA-256 and the parser's version."""

from pathlib import Path


class Cache:
    """A folder of cached tables; nothing breaks where it cannot be read or written."""

    def __init__(self, directory: Path | None = None) -> None:
        """`directory` None means `platformdirs.user_cache_dir`."""
        self._directory = directory
