"""How a page is painted: pdfminer's interpreter and device, made to remember what decides what is seen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTItem, LTPage
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFType3Font
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFPageInterpreter,
    PDFResourceManager,
    PDFStackT,
    PDFTextState,
)
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_pt, apply_matrix_rect, translate_matrix
from pdfplumber.page import Page

from parser.areas import THINNEST, Area, Box, bounds, is_upright_rectangle


class Paint(PDFGraphicState):
    """A graphics state that knows its clip, its opacity, and how its text is shown.

    `below` counts the areas painted before a text; `drawn` says that its glyphs bring their own colours.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clip: Box | None = None
        self.opacity = 1.0
        self.blends = False
        self.masked = False
        self.mode = 0
        self.below = 0
        self.drawn = False

    @property
    def is_solid(self) -> bool:
        """Whether nothing shows through it."""
        return self.opacity >= 1 and not self.blends and not self.masked

    def copy(self) -> "Paint":
        other = Paint()
        vars(other).update(vars(self))
        return other


class Canvas(PDFPageAggregator):
    """A device that keeps painted areas and pictures beside the page's layout, in the order of painting."""

    def __init__(self, resources: PDFResourceManager, number: int, check: Callable[[int, int], None]) -> None:
        super().__init__(resources, pageno=number)
        self.paint = Paint()
        self.areas: list[Area] = []
        self.pictures: list[Box] = []
        self._check = check
        self._glyphs = 0
        self._several = False

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        assert isinstance(graphicstate, Paint)
        graphicstate.mode = textstate.render
        graphicstate.below = len(self.areas)
        graphicstate.drawn = isinstance(textstate.font, PDFType3Font)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        self._glyphs += 1
        self._check(self._glyphs, len(self.areas))
        # Raised, a character stands on a baseline of its own.
        raised = translate_matrix(matrix, (0, rise))
        return super().render_char(raised, font, fontsize, scaling, 0, cid, ncs, graphicstate)

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        assert isinstance(graphicstate, Paint)
        # pdfminer paints a path of several pieces piece by piece; holes among them would seem to cover.
        several = sum(segment[0] == "m" for segment in path) > 1
        if fill and not several:
            points = _path_points(path, self.ctm)
            plain = not self._several and is_upright_rectangle(points)
            self.paint_area(graphicstate, points, graphicstate.ncolor, plain)
        self._several = several or self._several
        super().paint_path(graphicstate, stroke, fill, evenodd, path)
        if several:
            self._several = False

    def paint_area(
        self, paint: Paint, points: Sequence[tuple[float, float]], colour: object, plain: bool
    ) -> None:
        """Keep an area; a `plain` one is opaque all over where its paint is."""
        if not points or paint.opacity <= 0:
            return
        box = bounds(points).within(paint.clip)
        if box.thickness >= THINNEST:
            self._add(Area(box, colour, plain and paint.is_solid))

    def _add(self, area: Area) -> None:
        self.areas.append(area)
        self._check(self._glyphs, len(self.areas))

    def render_image(self, name: str, stream: PDFStream) -> None:
        super().render_image(name, stream)
        box = bounds([(self.cur_item.x0, self.cur_item.y0), (self.cur_item.x1, self.cur_item.y1)])
        box = box.within(self.paint.clip)
        if box.thickness >= THINNEST:
            seen_through = any(key in stream for key in ("SMask", "Mask", "ImageMask", "IM"))
            self._add(Area(box, None, self.paint.is_solid and not seen_through))
            self.pictures.append(box)


class Painter(PDFPageInterpreter):
    """An interpreter that follows clips and opacity, into forms too."""

    graphicstate: Paint
    device: Canvas

    def __init__(self, resources: PDFResourceManager, device: PDFDevice) -> None:
        super().__init__(resources, device)
        self._outer: Paint | None = None

    def subinterp(self) -> "Painter":
        inner = super().subinterp()
        assert isinstance(inner, Painter)
        inner._outer = self.graphicstate
        return inner

    def init_state(self, ctm: Matrix) -> None:
        super().init_state(ctm)
        self.graphicstate = self._outer.copy() if self._outer is not None else Paint()

    def execute(self, streams: Sequence[object]) -> None:
        if self._outer is not None:
            for stream in streams:
                if isinstance(stream, PDFStream) and "BBox" in stream:
                    box = Box(*apply_matrix_rect(self.ctm, _rect(list_value(stream["BBox"]))))
                    self.graphicstate.clip = box.within(self.graphicstate.clip)
        super().execute(streams)

    def do_W(self) -> None:
        # The clip holds from the next painting operator on; no text stands between.
        points = _path_points(self.curpath, self.ctm)
        if points:
            self.graphicstate.clip = bounds(points).within(self.graphicstate.clip)

    def do_W_a(self) -> None:
        self.do_W()

    def do_gs(self, name: PDFStackT) -> None:
        states = resolve1(self.resources.get("ExtGState"))
        if not isinstance(states, Mapping):
            return
        state = dict_value(states.get(literal_name(name), {}))
        opacity = resolve1(state.get("ca"))
        if isinstance(opacity, int | float):
            self.graphicstate.opacity = opacity
        if "BM" in state:
            self.graphicstate.blends = "Normal" not in str(resolve1(state["BM"]))
        if "SMask" in state:
            self.graphicstate.masked = isinstance(resolve1(state["SMask"]), Mapping)

    def do_cs(self, name: PDFStackT) -> None:
        super().do_cs(name)
        self.graphicstate.ncolor = 0

    def do_SCN(self) -> None:
        super().do_SCN()
        self.graphicstate.scolor = _ink(self.graphicstate.scs, self.graphicstate.scolor)

    def do_scn(self) -> None:
        super().do_scn()
        self.graphicstate.ncolor = _ink(self.graphicstate.ncs, self.graphicstate.ncolor)

    def do_sh(self, name: object) -> None:
        clip = self.graphicstate.clip
        if clip is not None:
            self.device.paint_area(self.graphicstate, [clip[:2], clip[2:]], None, False)

    def do_Do(self, xobjid_arg: PDFStackT) -> None:
        self.device.paint = self.graphicstate
        super().do_Do(xobjid_arg)

    def do_EI(self, obj: PDFStackT) -> None:
        self.device.paint = self.graphicstate
        super().do_EI(obj)


class PaintedPage(Page):
    """A page of pdfplumber's whose characters know their paint, with all that was painted.

    `check` is told how many glyphs and areas there are, while they are made, and may raise.
    """

    def __init__(self, page: Page, check: Callable[[int, int], None]) -> None:
        super().__init__(page.pdf, page.page_obj, page.page_number, page.initial_doctop)
        self._canvas = Canvas(self.pdf.rsrcmgr, self.page_number, check)

    @property
    def areas(self) -> list[Area]:
        return self._canvas.areas

    @property
    def pictures(self) -> list[Box]:
        return self._canvas.pictures

    @property
    def layout(self) -> LTPage:
        Painter(self.pdf.rsrcmgr, self._canvas).process_page(self.page_obj)
        return self._canvas.get_result()

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        if not isinstance(obj, LTChar):
            described: dict[str, Any] = super().process_object(obj)
            return described
        # What pdfplumber gives besides takes longer than all else, glyph by glyph.
        left, top = self.mediabox[0], self.mediabox[1] + self.height
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "fontname": str(obj.fontname),
            "size": obj.size,
            "matrix": obj.matrix,
            "x0": obj.x0 + left,
            "x1": obj.x1 + left,
            "y0": obj.y0,
            "top": top - obj.y1,
            "bottom": top - obj.y0,
            "paint": obj.graphicstate,
        }


def _path_points(path: Iterable[PathSegment], ctm: Matrix) -> list[tuple[float, float]]:
    """The points that a path is made of, those that bend its curves too."""
    return [
        apply_matrix_pt(ctm, (float(x), float(y)))
        for segment in path
        for x, y in zip(segment[1::2], segment[2::2], strict=False)
    ]


def _rect(values: Sequence[object]) -> Rect:
    x0, y0, x1, y1 = (float(str(resolve1(value))) for value in values)
    return x0, y0, x1, y1


def _ink(space: PDFColorSpace, colour: Any) -> Any:
    """A colour as gray where it is the tint of an ink (none 0, all 1) or a number in a palette."""
    if space.name == "Indexed":
        return 0
    if space.name in ("Separation", "DeviceN"):
        tints = colour if isinstance(colour, tuple) else (colour,)
        return 1 - max((tint for tint in tints if isinstance(tint, int | float)), default=1)
    return colour
