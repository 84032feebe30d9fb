"""The lines of a table on a reportlab canvas, in each way in which programs draw them."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from ..setting import Setting

WIDTH = 0.5
DASH, GAP = 3.0, 2.0
APART = 1.5


class Cell(NamedTuple):
    """A cell's edges, downwards from the sheet's top; `closed` says that a line ends it."""

    x0: float
    top: float
    x1: float
    bottom: float
    closed: bool = True


def fill(canvas: Canvas, cells: Sequence[Cell], height: float, setting: Setting) -> None:
    """Paint what lies behind the cells: white everywhere, or light grey in every second row."""
    tops = sorted({cell.top for cell in cells})
    for cell in cells:
        grey = setting.zebra and tops.index(cell.top) % 2 == 0
        if grey or setting.white_fills:
            canvas.setFillGray(0.93 if grey else 1.0)
            canvas.rect(
                cell.x0, height - cell.bottom, cell.x1 - cell.x0, cell.bottom - cell.top, stroke=0, fill=1
            )
    canvas.setFillGray(0.0)


def rule(canvas: Canvas, cells: Sequence[Cell], height: float, setting: Setting) -> None:
    """Draw the lines round the cells."""
    if setting.rules == "none" or not cells:
        return
    canvas.setLineWidth(WIDTH)
    canvas.setStrokeGray(0.0)
    if setting.rules == "dashed":
        canvas.setDash(DASH, GAP)
    if setting.rules == "rectangles":
        for cell in cells:
            canvas.rect(
                cell.x0, height - cell.bottom, cell.x1 - cell.x0, cell.bottom - cell.top, stroke=1, fill=0
            )
        return
    for x0, top, x1, bottom in sorted(_edges(cells, setting)):
        _draw(canvas, x0, height - top, x1, height - bottom, setting)
    canvas.setDash()


def _edges(cells: Sequence[Cell], setting: Setting) -> set[tuple[float, float, float, float]]:
    """Each edge once."""
    edges: set[tuple[float, float, float, float]] = set()
    left, right = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
    for cell in cells:
        edges.add((cell.x0, cell.top, cell.x1, cell.top))
        if cell.closed:
            edges.add((cell.x0, cell.bottom, cell.x1, cell.bottom))
        if setting.rules != "across":
            for x in (cell.x0, cell.x1):
                if not (setting.rules == "open" and x in (left, right)):
                    edges.add((x, cell.top, x, cell.bottom))
    return edges


def _draw(canvas: Canvas, x0: float, y0: float, x1: float, y1: float, setting: Setting) -> None:
    match setting.rules:
        case "fills":
            canvas.rect(
                min(x0, x1) - WIDTH / 2,
                min(y0, y1) - WIDTH / 2,
                abs(x1 - x0) + WIDTH,
                abs(y1 - y0) + WIDTH,
                stroke=0,
                fill=1,
            )
        case "doubled":
            across = APART / 2 if x0 == x1 else 0.0
            down = APART / 2 if y0 == y1 else 0.0
            canvas.line(x0 - across, y0 - down, x1 - across, y1 - down)
            canvas.line(x0 + across, y0 + down, x1 + across, y1 + down)
        case "dashes":
            length, at = max(abs(x1 - x0), abs(y1 - y0)), 0.0
            along, down = (x1 - x0) / length, (y1 - y0) / length
            while at < length:
                end = min(at + DASH, length)
                canvas.line(x0 + along * at, y0 + down * at, x0 + along * end, y0 + down * end)
                at += DASH + GAP
        case _:
            canvas.line(x0, y0, x1, y1)
