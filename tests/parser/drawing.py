"""Pages at hand drawn as a real PDF, glyph by glyph and line by line."""

import io
from collections.abc import Callable, Sequence

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFString
from reportlab.pdfgen.canvas import Canvas

from parser.page import Page
from tests.parser.sheets import Cells, Setting, set_rows

Draw = Callable[[Canvas], None]

SHEET = (842.0, 595.0)
FONT = "STSong-Light"
"""A Chinese font by name, not embedded, as many office programs leave it."""

TABLE: Sequence[Cells] = (
    ("合计", "60.00", "60.00", "", "", "", ""),
    ("云溪县民政局", "60.00", "60.00", "", "", "", ""),
    ("    临时救助", "20.00", "20.00", "", "", "保障困难群众\n基本生活。", "详见附件。"),
    ("    养老服务", "40.00", "40.00", "", "", "改建设施。", "详见附件。"),
)


class _LockableFont(UnicodeCIDFont):
    """The font with its own strings locked too: reportlab leaves them open, and readers unlock all."""

    def addObjects(self, doc: PDFDocument) -> None:
        super().addObjects(doc)
        font = doc.idToObject[doc.fontMapping[self.name].removeprefix("/")]
        assert isinstance(font, PDFDictionary)
        system = font.dict["DescendantFonts"].sequence[0].dict["CIDSystemInfo"].dict
        for name in ("Registry", "Ordering"):
            system[name] = PDFString(system[name].strip("()"))


def canvas(buffer: io.BytesIO, password: str | None = None) -> Canvas:
    """An empty A4 sheet on its side; with a password, "" included, it is encrypted."""
    pdfmetrics.registerFont(_LockableFont(FONT))
    lock = None if password is None else StandardEncryption(password, "owner", strength=128)
    return Canvas(buffer, pagesize=SHEET, encrypt=lock, invariant=1)


def drawn(pages: Sequence[Page], password: str | None = None) -> bytes:
    """A PDF of these pages."""
    buffer = io.BytesIO()
    sheet = canvas(buffer, password)
    for page in pages:
        for glyph in page.glyphs:
            size = glyph.bottom - glyph.top
            sheet.setFont(FONT, size)
            sheet.drawString(glyph.x0, SHEET[1] - glyph.top - 0.88 * size, glyph.text)
        sheet.setLineWidth(0.5)
        for rule in page.rules:
            sheet.line(rule.x0, SHEET[1] - rule.top, rule.x1, SHEET[1] - rule.bottom)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


def table(password: str | None = None) -> bytes:
    """A small table as a PDF."""
    return drawn(set_rows(TABLE, Setting()), password)


def scan(pages: int = 1) -> bytes:
    """A PDF of pages that are pictures of paper."""
    buffer = io.BytesIO()
    sheet = canvas(buffer)
    for _ in range(pages):
        sheet.drawImage(ImageReader(Image.new("L", (84, 59), 200)), 0, 0, *SHEET)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()
