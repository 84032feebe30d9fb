"""How each part of a text looks under a theme: Rich styles, made of the theme's variables.

Textual's own way, a component class for each part, puts a node into the style sheet for each part of each
widget: three hundred of them, and half of the time that the first picture takes.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

import msgspec
from rich.style import Style
from textual.color import Color

from tui.browser.spans import Role

State = Literal["", "cursor", "resting", "title", "title-active"]
"""What a line is beside its text; `resting` is the cursor of a pane that does not have the keys."""

Part = Role | State | Literal["frame", "thumb"]


class _Look(msgspec.Struct, frozen=True):
    """Names of variables for the colour of a text and what is behind it; a style or its variable."""

    colour: str = ""
    ground: str = ""
    style: str = "none"


_LOOKS: Mapping[Part, _Look] = {
    "quiet": _Look("quiet", style="$quiet-style"),
    "strong": _Look("strong", style="bold"),
    "heading": _Look("heading", style="$heading-style"),
    "money": _Look("money"),
    "match": _Look("match", "match-background", "$match-style"),
    "mark": _Look("mark", style="bold"),
    "warning": _Look("alarm", style="bold"),
    "done": _Look(ground="progress-background", style="$progress-style"),
    "cursor": _Look("cursor", "cursor-background", "$cursor-style"),
    "resting": _Look(ground="resting-background", style="$resting-style"),
    "title": _Look("quiet", "title-background", "$title-style"),
    "title-active": _Look("title-active", "title-active-background", "$title-active-style"),
    "frame": _Look("frame", style="$quiet-style"),
    "thumb": _Look("quiet"),
}


def text_style(part: Part, variables: Mapping[str, str]) -> Style:
    """What a part adds to the style of the widget that it is in; `variables` are the app's theme's."""
    look = _LOOKS.get(part)
    if look is None:
        return Style.null()
    style = variables[look.style[1:]] if look.style.startswith("$") else look.style
    return _made(variables.get(look.colour, ""), variables.get(look.ground, ""), style)


@lru_cache(maxsize=256)
def _made(colour: str, ground: str, style: str) -> Style:
    colours = Style(
        color=Color.parse(colour).rich_color if colour else None,
        bgcolor=Color.parse(ground).rich_color if ground else None,
    )
    return colours + Style.parse(style)
