"""Hostile documents end in a refusal that names the limit, in bounded time and memory."""

import os
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parser import limits
from parser.document import read_document
from parser.errors import Refusal, TooLarge, Unreadable
from parser.page import Glyph, Page, Rule
from parser.plumber import Plumber
from parser.reading import read_table

MEBIBYTE = 1 << 20


def document(content: bytes, entries: bytes = b"", kids: bytes = b"[3 0 R]") -> bytes:
    """A PDF of one page with the given content stream, without a cross-reference table."""
    return b"\n".join(
        (
            b"%PDF-1.4",
            b"1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
            b"2 0 obj << /Type /Pages /Count 1 /Kids " + kids + b" >> endobj",
            b"3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R",
            b" /Resources << /Font << /F 5 0 R >> >> >> endobj",
            b"4 0 obj << /Length %d %s >>" % (len(content), entries),
            b"stream",
            content,
            b"endstream endobj",
            b"5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
            b"trailer << /Root 1 0 R >>",
            b"%%EOF",
        )
    )


def zeros(mebibytes: int) -> bytes:
    """So many mebibytes of zeros, deflated without ever holding them: one again and again."""
    packer = zlib.compressobj(1)
    head = packer.flush(zlib.Z_FULL_FLUSH)
    once = packer.compress(bytes(MEBIBYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    end = zlib.compressobj(1, wbits=-zlib.MAX_WBITS).flush()
    adler32 = (mebibytes * MEBIBYTE % 65521) << 16 | 1
    return head + once * mebibytes + end + adler32.to_bytes(4, "big")


def written(folder: Path, data: bytes) -> Path:
    path = folder / "hostile.pdf"
    path.write_bytes(data)
    return path


def children() -> set[str]:
    """The processes that this one has started and not yet ended."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


class Drawn:
    """A reader of pages that were made up; `page_count` is what it claims."""

    def __init__(self, pages: list[Page], page_count: int) -> None:
        self._pages = pages
        self.page_count = page_count

    def pages(self) -> Iterator[Page]:
        yield from self._pages

    def close(self) -> None:
        """Nothing is open."""


def test_flate_bomb_is_refused_for_its_memory(tmp_path: Path) -> None:
    bomb = zlib.compress(zeros((limits.MEMORY + limits.MEMORY // 4) // MEBIBYTE))
    path = written(tmp_path, document(bomb, b"/Filter [/FlateDecode /FlateDecode]"))
    assert len(bomb) < MEBIBYTE
    with pytest.raises(TooLarge, match="内存"):
        read_table(path)


def test_endless_page_is_refused_for_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_A_PAGE", 1)
    path = written(
        tmp_path, document(zlib.compress(b"q 1 0 0 1 0 0 cm Q\n" * 8_000_000), b"/Filter /FlateDecode")
    )
    with pytest.raises(TooLarge, match="1 秒"):
        read_table(path)


def test_references_in_circles_are_damage_before_a_page_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS_TO_OPEN", 3)
    circle = b"6 0 obj 7 0 R endobj 7 0 obj 6 0 R endobj trailer << /Root 1 0 R >>"
    twisted = document(b"").replace(b"[0 0 600 800]", b"6 0 R").replace(b"trailer << /Root 1 0 R >>", circle)
    with pytest.raises(Unreadable, match="损坏"):
        read_table(written(tmp_path, twisted))


def test_many_slow_pages_are_refused_for_their_time_altogether(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_AT_LEAST", -9)
    with pytest.raises(TooLarge, match="全文"):
        read_document(Drawn([Page(1, 600, 800, (), ())], 1), Path("hostile.pdf"), "")


def test_a_thousand_pages_have_more_than_a_second_each() -> None:
    limits.check_seconds(Path("long.pdf"), 1000, 1100)


def test_glyphs_are_counted_while_they_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A million of them would take gigabytes before the page is done."""
    monkeypatch.setattr(limits, "GLYPHS", 1000)
    path = written(tmp_path, document(b"BT /F 1 Tf (" + b"a" * 50_000 + b") Tj ET"))
    reader = Plumber(path)
    with closing(reader), pytest.raises(TooLarge, match="字"):
        tracemalloc.start()
        list(reader.pages())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * MEBIBYTE


@pytest.mark.parametrize(
    ("page", "page_count"),
    [
        (Page(1, 600, 800, (), (Rule(0, 0, 9, 0),) * (limits.RULES + 1)), 1),
        (Page(1, 600, 800, (Glyph("x", 0, 0, 1, 1),) * (limits.GLYPHS + 1), ()), 1),
        (Page(1, 600, 800, (), ()), limits.PAGES + 1),
    ],
    ids=("rules", "glyphs", "pages"),
)
def test_each_count_has_its_limit(page: Page, page_count: int) -> None:
    with pytest.raises(TooLarge):
        read_document(Drawn([page], page_count), Path("hostile.pdf"), "")


def test_file_over_the_limit_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1000)
    with pytest.raises(TooLarge, match="文件超过"):
        read_table(written(tmp_path, document(b" " * 2000)))


@pytest.mark.parametrize(
    "data",
    [
        document(b"[" * 100_000),
        document(b"<<" * 100_000),
        document(b"(" * 200_000),
        document(b"q " * 100_000),
        document(b"", kids=b"[2 0 R]"),
        document(b"", kids=b"[(x) <<>> 3]"),
        document(b"", kids=b"[" * 50_000),
        document(b"", b"/Filter [" + b"/FlateDecode " * 10_000 + b"]"),
        document(b"/X Do " * 10, b"/Filter 4 0 R"),
        b"%PDF-1.4\nstartxref\n0\n%%EOF",
        b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer << /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF",
    ],
    ids=(
        "nested-arrays",
        "nested-dictionaries",
        "open-string",
        "saved-states",
        "page-tree-loop",
        "kids-that-are-no-pages",
        "nested-kids",
        "filter-chain",
        "filter-refers-to-itself",
        "xref-at-nothing",
        "xref-loop",
    ),
)
def test_twisted_structure_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Refusal):
        read_table(written(tmp_path, data))


def test_reading_process_ends_with_its_reading() -> None:
    class StopReading(Exception):
        """What a cancelled worker raises."""

    def stop(_progress: object) -> None:
        raise StopReading

    sample = Path(__file__).parents[2] / "tui" / "sample.pdf"
    before = children()
    with pytest.raises(StopReading):
        read_table(sample, on_progress=stop)
    assert children() == before


@pytest.mark.usefixtures("another_thread")
def test_process_that_dies_without_a_word_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(Unreadable, match="意外中断"):
        read_table(written(tmp_path, document(b"")))
