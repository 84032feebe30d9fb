"""A page made of what a reader found on it: its characters parted by what is seen of them, and the rest."""

from collections.abc import Sequence

from parser.areas import Area, Box
from parser.page import Cut, Glyph, Page, Rule, undoubled
from parser.visibility import Paint, Sight
from parser.watermark import Character, apart

DESCENT = 0.12
"""Share of the em box that lies under the baseline in Chinese fonts."""


class Painted:
    """What was painted on one sheet of a size in points: `pictures` counts the images, wherever they lie.

    Boxes of areas and pictures are the device's, y upwards; characters and rules lie as `Page` has them.
    """

    def __init__(self, number: int, width: float, height: float) -> None:
        self.number = number
        self.width = width
        self.height = height
        self.characters: Sequence[Character] = ()
        self.rules: tuple[Rule, ...] = ()
        self.areas: Sequence[Area] = ()
        self.pictures = 0
        self.picture_boxes: Sequence[Box] = ()

    def page(self) -> Page:
        """The page that a person sees, with what is not seen beside it."""
        visible: list[Character] = []
        hidden: list[Glyph] = []
        cut: list[Cut] = []
        sight = Sight(self.areas, self.height)
        height = self.height
        bare = not self.areas
        shown: Paint | None = None
        for character in self.characters:
            glyph, _, _, paint = character
            if paint is shown:
                visible.append(character)
                continue
            _, x0, top, x1, bottom = glyph
            clip = paint.clip
            x, y = (x0 + x1) / 2, height - (top + bottom) / 2
            if bare and clip is None and sight.shows(paint, x, y):
                # Then all of that paint are seen, wherever they stand.
                shown = paint
                visible.append(character)
            elif clip is not None and not clip.holds(x, y):
                cut.append(Cut(glyph, clip.x0, height - clip.y1, clip.x1, height - clip.y0))
            elif sight.shows(paint, x, y):
                visible.append(character)
            else:
                hidden.append(glyph)
        glyphs, watermark = apart(visible)
        return Page(
            number=self.number,
            width=self.width,
            height=self.height,
            glyphs=tuple(undoubled(glyphs)),
            rules=self.rules,
            pictures=self.pictures,
            pictured=self._pictured(),
            watermark="".join(glyph.text for glyph in watermark),
            hidden="".join(glyph.text for glyph in hidden),
            cut=tuple(cut),
        )

    def _pictured(self) -> float:
        """How much of the sheet is covered by pictures, which may lie in strips beside one another."""
        sheet = Box(0, 0, self.width, self.height)
        parts = (picture.within(sheet) for picture in self.picture_boxes)
        covered = sum((part.x1 - part.x0) * (part.y1 - part.y0) for part in parts if part.thickness > 0)
        return min(covered / (self.width * self.height or 1), 1.0)
