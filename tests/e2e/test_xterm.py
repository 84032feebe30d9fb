"""In a real xterm on a display: what arrives on the clipboard, and what is drawn in pixels."""

from pathlib import Path

from PIL import Image

from tests.e2e.desktop import Desktop
from tests.e2e.emulators import COLUMNS, ROWS, XTERM
from tests.e2e.processes import wait_until
from tests.e2e.recording import Recording, recorded
from tests.e2e.server import Server
from tests.e2e.straight import is_straight
from tests.e2e.workplace import DOCUMENT, Workplace


def glyphs(picture: Image.Image, columns: range, row: int) -> list[bytes]:
    """The pictures of characters of two cells."""
    width, height = picture.width / COLUMNS, picture.height / ROWS
    top, bottom = round(row * height), round((row + 1) * height)
    return [
        picture.crop((round(column * width), top, round((column + 2) * width), bottom)).tobytes()
        for column in columns
    ]


def test_a_copied_line_reaches_the_clipboard(
    desktop: Desktop, server: Server, workplace: Workplace, tmp_path: Path
) -> None:
    record = tmp_path / "record"
    desktop.open([*XTERM.words, *recorded(server.into(workplace.start(DOCUMENT)), record)])
    screen = Recording(record, COLUMNS, ROWS)
    window = desktop.window()
    screen.wait_for("合计相符")
    picture = desktop.picture(window)

    title = screen.lines[0].split()[0]
    drawn = glyphs(picture, range(1, 1 + 2 * len(title), 2), row=0)
    assert len(set(drawn)) == len(set(title)), "each character has a picture of its own"
    assert is_straight(picture, ROWS)

    desktop.press("slash")
    desktop.paste("场馆免费开放达标率")
    screen.wait_for("命中 1/25 项目  1/100 指标")
    desktop.press("Return", "Tab", "j", "y")
    screen.wait_for("发送")
    wait_until(lambda: desktop.clipboard() != "", "something is on the clipboard")
    assert desktop.clipboard() == "产出指标-质量指标 场馆免费开放达标率：≥98%"
    assert screen.copied == [desktop.clipboard()]

    desktop.press("q")
    wait_until(lambda: workplace.ended() == "0", "the program ends")
