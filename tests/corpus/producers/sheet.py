"""Sheets on a reportlab canvas: their sizes, /Rotate, boxes, and what stands outside the table."""

from reportlab.pdfgen.canvas import Canvas

from ..printed import WATERMARK
from ..setting import Setting

MARGIN = 36.0
BLEED = 28.0
"""Points on each side between the crop box and the sheet's edge."""

_SIZES = {"landscape": (841.89, 595.28), "portrait": (595.28, 841.89), "a3": (1190.55, 841.89)}


def sheet_size(number: int, setting: Setting) -> tuple[float, float]:
    """Width and height of a page as it is seen."""
    if setting.sheet == "mixed":
        return _SIZES["portrait" if number % 2 else "landscape"]
    return _SIZES[setting.sheet]


def open_sheet(canvas: Canvas, size: tuple[float, float], font: str, setting: Setting) -> None:
    """Begin a page so that seen coordinates hold, whatever its /Rotate and boxes are."""
    width, height = size
    if setting.cropped:
        canvas.setPageSize((width + 2 * BLEED, height + 2 * BLEED))
        across, up = (height, width) if setting.rotated in (90, 270) else (width, height)
        canvas.setCropBox((BLEED, BLEED, BLEED + across, BLEED + up))
        canvas.setFont(font, 6)
        canvas.drawString(BLEED, 10, "印厂套准线 项目名称 总计 1,234.56 C M Y K")
        canvas.line(4, 0, 4, up + 2 * BLEED)
        canvas.translate(BLEED, BLEED)
    else:
        canvas.setPageSize((width, height))
    canvas.setPageRotation(setting.rotated)
    match setting.rotated:
        case 90:
            canvas.transform(0, 1, -1, 0, height, 0)
        case 180:
            canvas.transform(-1, 0, 0, -1, width, height)
        case 270:
            canvas.transform(0, -1, 1, 0, 0, width)
    canvas.setFont(font, setting.font_size)


def draw_watermark(canvas: Canvas, size: tuple[float, float], font: str) -> None:
    """Large light words slantwise over the page."""
    canvas.saveState()
    canvas.setFillGray(0.85)
    canvas.setFont(font, 90)
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(30)
    canvas.drawCentredString(0, 0, WATERMARK)
    canvas.restoreState()
