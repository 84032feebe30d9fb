"""PDFium's C functions that the reader calls, in the library that pypdfium2 installs.

pypdfium2's own bindings declare a thousand functions and no types: importing them takes longer than reading
three pages. Handles are plain integers here, 0 being none; structs are passed by their address.
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

        def function(name: str, result: type | None, *takes: type) -> Callable[..., int]:
            try:
                found = getattr(library, name)
            except AttributeError as error:
                raise Missing(name) from error
            found.restype, found.argtypes = result, takes
            called: Callable[..., int] = found
            return called

        handle, address = c_size_t, c_size_t
        self.load_document = function("FPDF_LoadDocument", handle, ctypes.c_char_p, ctypes.c_char_p)
        self.close_document = function("FPDF_CloseDocument", None, handle)
        self.count_pages = function("FPDF_GetPageCount", c_int, handle)
        self.viewer_preference = function(
            "FPDF_VIEWERREF_GetName", c_ulong, handle, ctypes.c_char_p, address, c_ulong
        )
        self.load_page = function("FPDF_LoadPage", handle, handle, c_int)
        self.close_page = function("FPDF_ClosePage", None, handle)
        self.bounding_box = function("FPDF_GetPageBoundingBox", c_int, handle, address)
        box = (handle, address, address, address, address)
        self.media_box = function("FPDFPage_GetMediaBox", c_int, *box)
        self.crop_box = function("FPDFPage_GetCropBox", c_int, *box)
        self.set_crop_box = function("FPDFPage_SetCropBox", None, handle, c_float, c_float, c_float, c_float)
        self.rotation = function("FPDFPage_GetRotation", c_int, handle)
        self.set_rotation = function("FPDFPage_SetRotation", None, handle, c_int)
        self.transform = function("FPDFPage_TransFormWithClip", c_int, handle, address, address)

        self.count_objects = function("FPDFPage_CountObjects", c_int, handle)
        self.object_at = function("FPDFPage_GetObject", handle, handle, c_int)
        self.count_in_form = function("FPDFFormObj_CountObjects", c_int, handle)
        self.in_form_at = function("FPDFFormObj_GetObject", handle, handle, c_ulong)
        self.kind = function("FPDFPageObj_GetType", c_int, handle)
        self.matrix = function("FPDFPageObj_GetMatrix", c_int, handle, address)
        self.bounds = function("FPDFPageObj_GetBounds", c_int, *box)
        self.fill_colour = function("FPDFPageObj_GetFillColor", c_int, *box)
        self.stroke_colour = function("FPDFPageObj_GetStrokeColor", c_int, *box)
        self.fill_pattern = function("FPDFPageObj_GetRenderedFillPattern", handle, handle, handle)
        self.stroke_pattern = function("FPDFPageObj_GetRenderedStrokePattern", handle, handle, handle)
        self.destroy_bitmap = function("FPDFBitmap_Destroy", None, handle)
        self.stroke_width = function("FPDFPageObj_GetStrokeWidth", c_int, handle, address)
        self.has_transparency = function("FPDFPageObj_HasTransparency", c_int, handle)

        self.count_marks = function("FPDFPageObj_CountMarks", c_int, handle)
        self.mark_at = function("FPDFPageObj_GetMark", handle, handle, c_ulong)
        self.remove_mark = function("FPDFPageObj_RemoveMark", c_int, handle, handle)
        self.mark_value_kind = function("FPDFPageObjMark_GetParamValueType", c_int, handle, ctypes.c_char_p)

        self.clip_of = function("FPDFPageObj_GetClipPath", handle, handle)
        self.count_clip_paths = function("FPDFClipPath_CountPaths", c_int, handle)
        self.count_clip_segments = function("FPDFClipPath_CountPathSegments", c_int, handle, c_int)
        self.clip_segment = function("FPDFClipPath_GetPathSegment", handle, handle, c_int, c_int)
        self.count_segments = function("FPDFPath_CountSegments", c_int, handle)
        self.segment_at = function("FPDFPath_GetPathSegment", handle, handle, c_int)
        self.segment_point = function("FPDFPathSegment_GetPoint", c_int, handle, address, address)
        self.segment_kind = function("FPDFPathSegment_GetType", c_int, handle)
        self.segment_closes = function("FPDFPathSegment_GetClose", c_int, handle)
        self.draw_mode = function("FPDFPath_GetDrawMode", c_int, handle, address, address)

        self.font_of = function("FPDFTextObj_GetFont", handle, handle)
        self.font_size = function("FPDFTextObj_GetFontSize", c_int, handle, address)
        self.render_mode = function("FPDFTextObj_GetTextRenderMode", c_int, handle)
        self.font_name = function("FPDFFont_GetBaseFontName", c_size_t, handle, address, c_size_t)
        self.is_embedded = function("FPDFFont_GetIsEmbedded", c_int, handle)
        self.width_of = function("FPDFFont_GetGlyphWidth", c_int, handle, c_uint, c_float, address)
        self.ascent = function("FPDFFont_GetAscent", c_int, handle, c_float, address)
        self.descent = function("FPDFFont_GetDescent", c_int, handle, c_float, address)

        self.load_text = function("FPDFText_LoadPage", handle, handle)
        self.close_text = function("FPDFText_ClosePage", None, handle)
        self.count_characters = function("FPDFText_CountChars", c_int, handle)
        self.unicode_at = function("FPDFText_GetUnicode", c_uint, handle, c_int)
        self.text_object_at = function("FPDFText_GetTextObject", handle, handle, c_int)
        self.is_hyphen = function("FPDFText_IsHyphen", c_int, handle, c_int)
        self.is_generated = function("FPDFText_IsGenerated", c_int, handle, c_int)
        self.is_unmapped = function("FPDFText_HasUnicodeMapError", c_int, handle, c_int)
        self.ink_box = function(
            "FPDFText_GetCharBox", c_int, handle, c_int, address, address, address, address
        )
        self.loose_box = function("FPDFText_GetLooseCharBox", c_int, handle, c_int, address)
        self.origin = function("FPDFText_GetCharOrigin", c_int, handle, c_int, address, address)

        # No font of this machine's: where a file brings none, it must read alike everywhere.
        self._no_fonts = (ctypes.c_char_p * 1)(None)
        self._configuration = _Configuration(2, self._no_fonts, None, 0)
        start = function("FPDF_InitLibraryWithConfig", None, address)
        start(ctypes.addressof(self._configuration))


class Numbers:
    """Room for what PDFium writes to addresses: doubles, floats, whole numbers."""

    def __init__(self, room: int = 8) -> None:
        self.doubles = (c_double * room)()
        self.floats = (c_float * room)()
        self.whole = (c_uint * room)()
        self.double_at = [ctypes.addressof(self.doubles) + 8 * at for at in range(room)]
        self.float_at = [ctypes.addressof(self.floats) + 4 * at for at in range(room)]
        self.whole_at = [ctypes.addressof(self.whole) + 4 * at for at in range(room)]


def _load() -> ctypes.CDLL:
    found = find_spec(PACKAGE)
    for folder in (found.submodule_search_locations or ()) if found is not None else ():
        for name in NAMES:
            path = Path(folder, name)
            if path.exists():
                try:
                    return ctypes.CDLL(str(path))
                except OSError as error:
                    raise Missing(str(path)) from error
    raise Missing(PACKAGE)
