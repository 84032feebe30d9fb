"""PDFium's C functions that the reader calls, in the library that pypdfium2 installs.

pypdfium2's own bindings declare a thousand functions and no types: importing them takes longer than reading
three pages. Here handles come as `Handle`, and structs are passed by their `Address`: both go in as they are.
A page takes ten thousand calls and more; those with declared types for what goes in take twice as long.
"""

import ctypes
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_size_t, c_uint, c_ulong
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "pypdfium2_raw"
NAMES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
"""How the library is called on Linux, macOS and Windows."""

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
"""Kinds of page objects (FPDF_PAGEOBJ_…)."""

LINE_TO, CURVE_TO, MOVE_TO = 0, 1, 2
"""Kinds of path segments (FPDF_SEGMENT_…)."""

EVEN_ODD = 1
"""How a path is filled (FPDF_FILLMODE_…), 0 being not at all."""


class Handle(c_size_t):
    """What PDFium knows a document, a page, an object by; false for none."""


Address = c_size_t
"""Where PDFium writes to."""


class Missing(Exception):
    """The library, or a function of it, is not there."""


class _Configuration(ctypes.Structure):
    """FPDF_LIBRARY_CONFIG, as far as its second version goes."""

    _fields_ = (
        ("version", c_int),
        ("font_paths", ctypes.POINTER(ctypes.c_char_p)),
        ("isolate", ctypes.c_void_p),
        ("embedder_slot", c_uint),
    )


class Library:
    """The functions, ready to be called. Raises Missing."""

    def __init__(self) -> None:
        library = _load()

        def declared(name: str, result: type | None, *takes: type) -> Callable[..., int]:
            try:
                found = getattr(library, name)
            except AttributeError as error:
                raise Missing(name) from error
            found.restype = result
            if takes:
                found.argtypes = takes
            called: Callable[..., int] = found
            return called

        def number(name: str) -> Callable[..., int]:
            return declared(name, c_int)

        def handle(name: str, *takes: type) -> Callable[..., Handle]:
            declared(name, Handle, *takes)
            found: Callable[..., Handle] = getattr(library, name)
            return found

        self.load_document = handle("FPDF_LoadDocument", ctypes.c_char_p, ctypes.c_char_p)
        self.close_document = declared("FPDF_CloseDocument", None)
        self.count_pages = number("FPDF_GetPageCount")
        self.viewer_preference = declared(
            "FPDF_VIEWERREF_GetName", c_ulong, Handle, ctypes.c_char_p, Address, c_ulong
        )
        self.load_page = handle("FPDF_LoadPage")
        self.close_page = declared("FPDF_ClosePage", None)
        self.bounding_box = number("FPDF_GetPageBoundingBox")
        self.media_box = number("FPDFPage_GetMediaBox")
        self.crop_box = number("FPDFPage_GetCropBox")
        self.set_crop_box = declared("FPDFPage_SetCropBox", None, Handle, c_float, c_float, c_float, c_float)
        self.rotation = number("FPDFPage_GetRotation")
        self.set_rotation = declared("FPDFPage_SetRotation", None, Handle, c_int)
        self.transform = declared("FPDFPage_TransFormWithClip", c_int, Handle, Address, Address)

        self.count_objects = number("FPDFPage_CountObjects")
        self.object_at = handle("FPDFPage_GetObject")
        self.count_in_form = number("FPDFFormObj_CountObjects")
        self.in_form_at = handle("FPDFFormObj_GetObject", Handle, c_ulong)
        self.kind = number("FPDFPageObj_GetType")
        self.matrix = number("FPDFPageObj_GetMatrix")
        self.bounds = number("FPDFPageObj_GetBounds")
        self.fill_colour = number("FPDFPageObj_GetFillColor")
        self.stroke_colour = number("FPDFPageObj_GetStrokeColor")
        self.fill_pattern = handle("FPDFPageObj_GetRenderedFillPattern")
        self.stroke_pattern = handle("FPDFPageObj_GetRenderedStrokePattern")
        self.destroy_bitmap = declared("FPDFBitmap_Destroy", None)
        self.stroke_width = number("FPDFPageObj_GetStrokeWidth")
        self.has_transparency = number("FPDFPageObj_HasTransparency")

        self.count_marks = number("FPDFPageObj_CountMarks")
        self.mark_at = declared("FPDFPageObj_GetMark", c_size_t, Handle, c_ulong)
        self.remove_mark = declared("FPDFPageObj_RemoveMark", c_int, Handle, Handle)
        self.mark_value_kind = declared("FPDFPageObjMark_GetParamValueType", c_int, Handle, ctypes.c_char_p)

        self.clip_of = handle("FPDFPageObj_GetClipPath")
        self.count_clip_paths = number("FPDFClipPath_CountPaths")
        self.count_clip_segments = number("FPDFClipPath_CountPathSegments")
        self.clip_segment = handle("FPDFClipPath_GetPathSegment")
        self.count_segments = number("FPDFPath_CountSegments")
        self.segment_at = handle("FPDFPath_GetPathSegment")
        self.segment_point = number("FPDFPathSegment_GetPoint")
        self.segment_kind = number("FPDFPathSegment_GetType")
        self.segment_closes = number("FPDFPathSegment_GetClose")
        self.draw_mode = number("FPDFPath_GetDrawMode")

        self.font_of = declared("FPDFTextObj_GetFont", c_size_t)
        self.font_size = number("FPDFTextObj_GetFontSize")
        self.render_mode = number("FPDFTextObj_GetTextRenderMode")
        self.font_name = declared("FPDFFont_GetBaseFontName", c_size_t, Handle, Address, c_size_t)
        self.is_embedded = declared("FPDFFont_GetIsEmbedded", c_int, Handle)
        self.width_of = declared("FPDFFont_GetGlyphWidth", c_int, Handle, c_uint, c_float, Address)
        self.ascent = declared("FPDFFont_GetAscent", c_int, Handle, c_float, Address)
        self.descent = declared("FPDFFont_GetDescent", c_int, Handle, c_float, Address)

        self.load_text = handle("FPDFText_LoadPage")
        self.close_text = declared("FPDFText_ClosePage", None)
        self.count_characters = number("FPDFText_CountChars")
        self.unicode_at = declared("FPDFText_GetUnicode", c_uint)
        self.text_object_at = declared("FPDFText_GetTextObject", c_size_t)
        self.is_hyphen = number("FPDFText_IsHyphen")
        self.is_generated = number("FPDFText_IsGenerated")
        self.is_unmapped = number("FPDFText_HasUnicodeMapError")
        self.ink_box = number("FPDFText_GetCharBox")
        self.loose_box = number("FPDFText_GetLooseCharBox")
        self.origin = number("FPDFText_GetCharOrigin")

        # No font of this machine's: where a file brings none, it must read alike everywhere.
        self._no_fonts = (ctypes.c_char_p * 1)(None)
        self._configuration = _Configuration(2, self._no_fonts, None, 0)
        start = declared("FPDF_InitLibraryWithConfig", None)
        start(Address(ctypes.addressof(self._configuration)))


class Numbers:
    """Room for what PDFium writes to addresses: doubles, floats, whole numbers."""

    def __init__(self, room: int = 8) -> None:
        self.doubles = (c_double * room)()
        self.floats = (c_float * room)()
        self.whole = (c_uint * room)()
        self.double_at = _addresses(self.doubles)
        self.float_at = _addresses(self.floats)
        self.whole_at = _addresses(self.whole)


def _addresses(of: ctypes.Array[c_double] | ctypes.Array[c_float] | ctypes.Array[c_uint]) -> list[Address]:
    start, size = ctypes.addressof(of), ctypes.sizeof(of) // len(of)
    return [Address(start + size * at) for at in range(len(of))]


def _load() -> ctypes.PyDLL:
    found = find_spec(PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        for name in NAMES:
            path = Path(folder, name)
            if path.exists():
                try:
                    return ctypes.PyDLL(str(path))
                except OSError as error:
                    raise Missing(str(path)) from error
    raise Missing(PACKAGE)
