"""What a look of chosen colours consists of, and the Textual theme that is made of it."""

import msgspec
from textual.theme import Theme


class Colours(msgspec.Struct, frozen=True, kw_only=True):
    """The colours of one look, each as `#rrggbb`; a `_ground` is what stands behind text.

    `cursor` is the line that the keys move, `resting` the same in the pane that does not have the keys.
    """

    ground: str
    text: str
    quiet: str
    strong: str
    heading: str
    money: str
    mark: str
    alarm: str
    frame: str
    match: str
    match_ground: str
    cursor: str
    cursor_ground: str
    resting_ground: str
    title_ground: str
    title_active: str
    title_active_ground: str
    header_ground: str
    dialog_ground: str
    field_ground: str
    progress: str
    progress_ground: str


def variables(colours: Colours) -> dict[str, str]:
    """What the style sheets call these colours; no style but where the keys are, colours do the rest."""
    return {
        "quiet": colours.quiet,
        "quiet-style": "none",
        "strong": colours.strong,
        "heading": colours.heading,
        "heading-style": "none",
        "money": colours.money,
        "match": colours.match,
        "match-background": colours.match_ground,
        "match-style": "none",
        "mark": colours.mark,
        "alarm": colours.alarm,
        "cursor": colours.cursor,
        "cursor-background": colours.cursor_ground,
        "cursor-style": "none",
        "resting-background": colours.resting_ground,
        "resting-style": "none",
        "title-background": colours.title_ground,
        "title-style": "none",
        "title-active": colours.title_active,
        "title-active-background": colours.title_active_ground,
        "title-active-style": "bold",
        "frame": colours.frame,
        "header-background": colours.header_ground,
        "header-style": "none",
        "dialog-background": colours.dialog_ground,
        "field-background": colours.field_ground,
        "progress": colours.progress,
        "progress-background": colours.progress_ground,
        "progress-style": "none",
        "selection-style": "none",
    }


def theme(name: str, colours: Colours, *, dark: bool) -> Theme:
    """The theme of a look; the colours that only Textual's own widgets ask for are taken from it too."""
    return Theme(
        name=name,
        dark=dark,
        primary=colours.heading,
        secondary=colours.heading,
        warning=colours.mark,
        error=colours.alarm,
        success=colours.heading,
        accent=colours.money,
        foreground=colours.text,
        background=colours.ground,
        surface=colours.ground,
        panel=colours.title_ground,
        variables={
            **variables(colours),
            "input-cursor-background": colours.text,
            "input-cursor-foreground": colours.ground,
            "input-selection-background": colours.cursor_ground,
            "input-selection-foreground": colours.cursor,
        },
    )
