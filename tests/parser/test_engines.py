"""Two readers, one table: what PDFium tells enough of, what is left to the reference, what ends either."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from select import select

import pytest
from reportlab.lib.colors import white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from model import Table
from parser import engine
from parser.errors import NoTable, Refusal
from parser.page import Page
from parser.pdfium.library import Library
from parser.pdfium.reader import Pdfium
from parser.pdfium.unsure import Unsure
from parser.plumber import Plumber
from parser.reading import Reading, read_table
from tests.corpus.differential import NEAR, compare
from tests.model.tables import CHECKOUT, SAMPLE_PDF, TIANHE, needs_tianhe

SMALL = Path(__file__).parents[1] / "corpus" / "small"
SHEET = (842.0, 595.0)
EMBEDDED = "Vera"
"""A font that reportlab brings: what is not embedded is the reference reader's."""

Draw = Callable[[Canvas], None]


def sheet(folder: Path, draw: Draw) -> Path:
    """A page that holds something, words set in a font that is embedded."""
    pdfmetrics.registerFont(TTFont(EMBEDDED, "Vera.ttf"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SHEET, invariant=1)
    canvas.setFont(EMBEDDED, 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    path = folder / "sheet.pdf"
    path.write_bytes(buffer.getvalue())
    return path


def by_pdfium(path: Path) -> Page:
    """The first page as PDFium alone gives it. Raises Unsure."""

    def leave(_number: int) -> Page:
        raise Unsure("left to the reference")

    with closing(Pdfium(Library(), path, leave)) as reader:
        return reader.page(1)


def by_plumber(path: Path) -> Page:
    with closing(Plumber(path)) as reader:
        return reader.page(1)


def words(canvas: Canvas) -> None:
    canvas.drawString(30, 495, "Smart Water 2025: 1,234.50")
    canvas.drawString(30, 480, "      of six spaces, and    four")


def lines(canvas: Canvas) -> None:
    canvas.drawString(30, 495, "x")
    canvas.line(30, 400, 400, 400)
    canvas.rect(30, 300, 100, 50)
    canvas.rect(30, 200, 100, 0.6, stroke=0, fill=1)
    canvas.setFillColor(white)
    canvas.rect(30, 100, 100, 0.6, stroke=0, fill=1)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("inner", 0, 0, 200, 200)
    canvas.setFont(EMBEDDED, 10)
    canvas.drawString(10, 10, "inside")
    canvas.line(10, 5, 100, 5)
    canvas.endForm()
    canvas.translate(100, 100)
    canvas.doForm("inner")


def coloured_from_outside(canvas: Canvas) -> None:
    canvas.beginForm("inner", 0, 0, 200, 200)
    canvas.setFont(EMBEDDED, 10)
    canvas.drawString(10, 10, "inside")
    canvas.endForm()
    canvas.setFillColor(white)
    canvas.doForm("inner")


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(30, 480, 60, 40)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(40, 495, "in")
    canvas.drawString(300, 495, "out")
    canvas.restoreState()


def hidden(canvas: Canvas) -> None:
    canvas.drawString(30, 495, "seen")
    canvas.setFillColor(white)
    canvas.drawString(30, 300, "unseen")
    canvas.rect(20, 200, 200, 40, stroke=0, fill=1)


def raised(canvas: Canvas) -> None:
    text = canvas.beginText(30, 495)
    text.textOut("low")
    text.setRise(4)
    text.textOut("high")
    canvas.drawText(text)


def turned(canvas: Canvas) -> None:
    canvas.setPageSize((595, 842))
    canvas.setPageRotation(90)
    canvas.rotate(90)
    canvas.translate(0, -595)
    canvas.drawString(30, 495, "turned")
    canvas.line(30, 400, 400, 400)


@pytest.mark.parametrize(
    "draw", [words, lines, in_a_form, coloured_from_outside, clipped, hidden, raised, turned]
)
def test_both_readers_give_the_same_page(tmp_path: Path, draw: Draw) -> None:
    path = sheet(tmp_path, draw)
    found, expected = by_pdfium(path), by_plumber(path)
    assert [glyph.text for glyph in found.glyphs] == [glyph.text for glyph in expected.glyphs]
    for one, other in (*zip(found.glyphs, expected.glyphs, strict=True),):
        assert one[1:] == pytest.approx(other[1:], abs=NEAR)
    assert [tuple(rule) for rule in found.rules] == [
        pytest.approx(tuple(rule), abs=0.01) for rule in expected.rules
    ]
    assert (found.width, found.height, found.hidden, len(found.cut), found.watermark) == (
        expected.width,
        expected.height,
        expected.hidden,
        len(expected.cut),
        expected.watermark,
    )


def two_colours_on_one_another(canvas: Canvas) -> None:
    canvas.drawString(30, 495, "1")
    canvas.setFillColor(white)
    canvas.drawString(30, 495, "1")


def upright(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.drawString(30, -100, "up")


def made_up(canvas: Canvas) -> None:
    """No character of a Chinese table: it may come from a font without a map."""
    canvas.drawString(30, 495, "\xe4")


@pytest.mark.parametrize("draw", [two_colours_on_one_another, upright, made_up])
def test_what_pdfium_does_not_tell_is_left_to_the_reference(tmp_path: Path, draw: Draw) -> None:
    with pytest.raises(Unsure):
        by_pdfium(sheet(tmp_path, draw))


@pytest.mark.parametrize("pdf", sorted(SMALL.glob("*.pdf")), ids=lambda path: path.stem)
def test_both_readers_give_the_same_table(pdf: Path) -> None:
    assert compare(pdf).differences == ()


@needs_tianhe
def test_a_published_table_is_read_by_pdfium_alone_and_alike() -> None:
    result = compare(TIANHE / "table.pdf")
    assert (result.differences, result.by_pdfium) == ((), result.pages)


def test_a_table_that_is_not_proved_is_read_again_by_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    monkeypatch.setattr(engine, "_is_proved", lambda _table: False)
    source = engine.Source(SAMPLE_PDF, "", on_progress=lambda progress: steps.append(progress.page))
    table = engine.read(source)
    pages = list(range(1, table.pages + 1))
    assert steps == [*pages, *pages]


def test_a_missing_library_leaves_all_to_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parser.pdfium.library.PACKAGE", "nowhere_to_be_found")
    assert isinstance(engine.read(engine.Source(SAMPLE_PDF, "")), Table)


@pytest.mark.usefixtures("another_thread")
def test_a_process_that_is_killed_by_the_fast_engine_is_followed_by_the_reference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/sh\nif mkdir "{tmp_path}/once" 2>/dev/null; then kill -SEGV $$; fi\n'
        f'exec "{sys.executable}" "$@"\n'
    )
    python.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(python))
    assert read_table(SAMPLE_PDF).pages == 6
    assert (tmp_path / "once").is_dir()


FORKED = """
import os, signal, sys
from contextlib import suppress
from pathlib import Path
from parser import engine
from parser.reading import Reading

class Deadly:
    def __init__(self):
        os.kill(os.getpid(), signal.SIGSEGV)

held = open("/proc/version")
if sys.argv[2] == "killed":
    # The thread that timed the first one may not be gone yet: then the next one is a program of its own.
    engine.Library = Deadly
else:
    sys.executable = "/bin/false"
with Reading(Path(sys.argv[1])) as reading:
    reading.open()
    files = set()
    for file in Path(f"/proc/{reading.process_group}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed since
            files.add(os.readlink(file))
    print(reading.table().pages, [os.readlink(f"/proc/self/fd/{at}") in files for at in (1, held.fileno())])
"""
"""A program of one thread that reads a file, and can start no other one where nobody is killed."""


@pytest.mark.parametrize("fate", ["alive", "killed"])
def test_a_program_of_one_thread_forks_its_reading_which_keeps_none_of_its_files(fate: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORKED, SAMPLE_PDF, fate],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "6 [False, False]\n"


def test_a_program_without_the_standard_files_reads_all_the_same(tmp_path: Path) -> None:
    command = f"exec '{sys.executable}' -m tui --no-cache -o '{tmp_path / 'out.json'}' '{SAMPLE_PDF}'"
    done = subprocess.run(["sh", "-c", f"{command} 0<&- 1>&- 2>&-"], cwd=CHECKOUT, check=False)
    assert done.returncode == 0
    assert (tmp_path / "out.json").exists()


def group_of(child: int) -> set[int]:
    """The processes of a group, the ended ones left out."""
    members = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            except OSError:
                continue
            if int(group) == child and state != "Z":
                members.add(int(entry.name))
    return members


def await_end(process: int) -> None:
    """Wait for one that is killed: it dies when it is its turn on a processor."""
    try:
        ending = os.pidfd_open(process)
    except ProcessLookupError:
        return
    select([ending], [], [], 60)
    os.close(ending)


def test_a_reading_that_is_closed_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Reading(SAMPLE_PDF)
    reading.open()
    assert reading.process_group is not None
    reading.close()
    for child in group_of(reading.process_group):
        await_end(child)
    assert group_of(reading.process_group) == set()


def test_each_engine_by_name_refuses_what_the_other_does(tmp_path: Path) -> None:
    path = sheet(tmp_path, words)
    for name in ("auto", "pdfium", "pdfplumber"):
        with pytest.raises(Refusal) as refused:
            read_table(path, engine=name)
        assert type(refused.value) is NoTable
