"""Which look is shown: the one that was asked for, as far as the terminal has the colours for it."""

from collections.abc import Mapping

from textual.app import App
from textual.theme import Theme

from tui.browser.themes.looks import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT
from tui.browser.themes.plain import PLAIN
from tui.configuration.settings import LABELS, ThemeName

THEMES = (DARK, LIGHT, CONTRAST, CONTRAST_LIGHT, PLAIN)
"""All of them, in the order in which a person walks through them."""

_FEW_COLOURS = (None, "standard", "windows")
"""Rich's names of the colour systems in which our own colours would be replaced by others, or by none."""

_LIGHT_GROUNDS = ("7", "15")
"""White among the sixteen colours, as `COLORFGBG` numbers them."""


def chosen(wanted: ThemeName, environment: Mapping[str, str], *, few_colours: bool) -> Theme:
    """The theme of that name; `few_colours` says that the terminal shows sixteen or none.

    A terminal that tells its ground does so in `COLORFGBG` (`text;ground`); nothing is asked of it by escape
    sequences, whose answers come late over a slow line and then look like keys.
    """
    if few_colours:
        return PLAIN
    if wanted == "auto":
        ground = environment.get("COLORFGBG", "").rpartition(";")[2]
        return LIGHT if ground in _LIGHT_GROUNDS else DARK
    return next(theme for theme in THEMES if theme.name == wanted)


def begin_with(app: App[int], theme: Theme) -> None:
    """Show a look from the first picture on; only one of the terminal's colours needs more than variables."""
    if theme.ansi:
        app.theme = theme.name
    else:
        app.set_reactive(App.theme, theme.name)
        app.stylesheet.set_variables(app.get_css_variables())


def has_few_colours(app: App[int]) -> bool:
    """Whether the terminal shows no colours of our own: sixteen, or none as the person wants it."""
    return app.no_color or app.console.color_system in _FEW_COLOURS


def show_next(app: App[int]) -> str:
    """Show the next look, for as long as the program runs; what to say of it."""
    if has_few_colours(app):
        return "这里不用颜色或只有 16 色，只能用终端本色"
    app.theme = following(app.theme).name
    return f'配色：{LABELS[app.theme]}；以后也用：在 config.toml 里写 theme = "{app.theme}"'


def following(name: str) -> Theme:
    """The theme behind one, after the last the first again."""
    names = [theme.name for theme in THEMES]
    return THEMES[(names.index(name) + 1) % len(THEMES)]
