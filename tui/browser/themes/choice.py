"""Which look is shown: the one that was asked for, as far as the terminal has the colours for it."""

from collections.abc import Mapping
from typing import Literal

from textual.theme import Theme

from tui.browser.themes.looks import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT
from tui.browser.themes.plain import PLAIN

ThemeName = Literal["auto", "dark", "light", "contrast", "contrast-light", "plain"]
"""`auto` is dark or light, as the terminal's ground is known to be; dark where nothing is known."""

LABELS: Mapping[str, str] = {
    "auto": "自动",
    "dark": "深色",
    "light": "浅色",
    "contrast": "高对比深色",
    "contrast-light": "高对比浅色",
    "plain": "终端本色",
}

THEMES = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT, PLAIN)
"""All of them, in the order in which a person walks through them."""

_LIGHT_GROUNDS = ("7", "15")
"""White among the sixteen colours, as `COLORFGBG` numbers them."""


def chosen(wanted: str, environment: Mapping[str, str], *, few_colours: bool) -> Theme:
    """The theme for one of `ThemeName`; `few_colours` says that the terminal shows sixteen or none.

    A terminal that tells its ground does so in `COLORFGBG` (`text;ground`); nothing is asked of it by escape
    sequences, whose answers come late over a slow line and then look like keys.
    """
    if few_colours:
        return PLAIN
    if wanted == "auto":
        ground = environment.get("COLORFGBG", "").rpartition(";")[2]
        return LIGHT if ground in _LIGHT_GROUNDS else DARK
    return next(theme for theme in THEMES if theme.name == wanted)


def following(name: str) -> Theme:
    """The theme behind one, after the last the first again."""
    names = [theme.name for theme in THEMES]
    return THEMES[(names.index(name) + 1) % len(THEMES)]
