"""Named limits of a reading: a PDF is untrusted; over any of these it is refused with the reason."""

from pathlib import Path

from parser.errors import TooLarge

FILE_BYTES = 512 * 1024 * 1024
"""Published tables take some hundred kB; one with embedded fonts and scans beside it, some dozen MB."""

PAGES = 5_000
"""The longest published budget books have some hundred pages."""

GLYPHS = 60_000
"""On one page: an A3 sheet set in 5-point type holds some 20,000."""

RULES = 200_000
"""On one page: a dense ruled page holds some hundred, one dotted dot by dot some ten thousand."""

MEMORY = 2 * 1024 * 1024 * 1024
"""Bytes of address space of the reading's process: what bombs (streams, images) may blow up to."""

SECONDS_A_PAGE = 60
"""Seconds without a page done; one takes some hundredths of it, on a busy machine a hundred times more."""

SECONDS_TO_OPEN = 20
"""Seconds until a file is open: no page is read for that; only references that run in circles take longer."""

SECONDS_AT_LEAST = 600
SECONDS_MORE_A_PAGE = 0.6
"""Of computing for a whole document; a page takes a tenth of a second, on a slow machine ten times that."""

_REMEDY = "请核对文件来源，或拆分后重试"


def check_file(path: Path, size: int) -> None:
    """Raise TooLarge for a file of more than FILE_BYTES."""
    if size > FILE_BYTES:
        raise TooLarge(path, f"文件超过 {FILE_BYTES >> 20} MB", _REMEDY)


def check_pages(path: Path, pages: int) -> None:
    """Raise TooLarge for a document of more than PAGES."""
    if pages > PAGES:
        raise TooLarge(path, f"超过 {PAGES} 页", _REMEDY)


def check_page(path: Path, number: int, glyphs: int, rules: int) -> None:
    """Raise TooLarge for a page of more than GLYPHS or RULES."""
    if glyphs > GLYPHS:
        raise TooLarge(path, f"第 {number} 页超过 {GLYPHS} 字", _REMEDY)
    if rules > RULES:
        raise TooLarge(path, f"第 {number} 页超过 {RULES} 条线", _REMEDY)


def check_seconds(path: Path, pages: int, seconds: float) -> None:
    """Raise TooLarge for a document that has computed longer than its number of pages is worth."""
    most = SECONDS_AT_LEAST + SECONDS_MORE_A_PAGE * pages
    if seconds > most:
        raise TooLarge(path, f"全文读了 {most:.0f} 秒仍未读完", _REMEDY)


def out_of_time(path: Path) -> TooLarge:
    """The refusal of a document that goes on too long with one page."""
    return TooLarge(path, f"一页读了 {SECONDS_A_PAGE} 秒仍未读完", _REMEDY)


def out_of_memory(path: Path) -> TooLarge:
    """The refusal of a document that takes more than MEMORY."""
    return TooLarge(path, f"读取所需内存超过 {MEMORY >> 30} GB", _REMEDY)
