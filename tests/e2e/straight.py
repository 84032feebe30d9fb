"""Whether the browser's upright rules are straight in a picture of a terminal."""

from PIL import Image, ImageChops

_CONTRAST = 48
"""By how much of 255 a rule differs from the background."""


def rules(picture: Image.Image, rows: int) -> list[int]:
    """Where upright rules run through the browser's panes unbroken, in pixels from the left.

    The terminal has so many rows. Glyphs may leave room between two rows, but where a row is missing from
    a rule, because its characters took more or fewer cells than the browser counted, there is none.
    """
    height = picture.height / rows
    panes = picture.crop((0, round(3 * height), picture.width, round((rows - 3) * height))).convert("L")
    ground = max(range(256), key=panes.histogram().__getitem__)
    drawn = ImageChops.difference(panes, Image.new("L", panes.size, ground)).point(
        lambda value: 255 if value > _CONTRAST else 0
    )
    return [x for x in range(drawn.width) if _longest_gap(drawn, x) < 0.9 * height]


def is_straight(picture: Image.Image, rows: int) -> bool:
    """Whether both rules are whole: the one between the panes, and the one that closes the right pane."""
    found = rules(picture, rows)
    middle = any(0.25 * picture.width < x < 0.75 * picture.width for x in found)
    return middle and any(x > 0.93 * picture.width for x in found)


def _longest_gap(drawn: Image.Image, x: int) -> int:
    column = drawn.crop((x, 0, x + 1, drawn.height)).tobytes()
    return max(map(len, column.split(b"\xff")))
