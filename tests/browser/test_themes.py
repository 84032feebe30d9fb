"""The looks: text can be read on each ground, what differs differs in 256 colours, and without any colour."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.pilot import Pilot
from textual.theme import Theme

from model.checks import Severity
from model.review import State
from tests.browser.drive import Stage, browsing, finished, key_event, settled
from tests.browser.test_screens import Compare
from tui.browser.app import Browser
from tui.browser.field import Field
from tui.browser.finding_lines import MARKS
from tui.browser.themes.choice import THEMES, chosen, following
from tui.browser.themes.plain import PLAIN
from tui.configuration.settings import LABELS, Configuration, ThemeName
from tui.sources import Opening, open_document

COLOURED = [theme for theme in THEMES if theme is not PLAIN]
NAMES: Sequence[ThemeName] = get_args(ThemeName)
LEAST = {"dark": 4.5, "light": 4.5, "contrast": 7.0, "contrast-light": 7.0}
"""Contrast ratios of WCAG 2.1 for text: 1.4.3 (AA), and 1.4.6 (AAA) where high contrast was asked for."""
TEXTS = ("quiet", "strong", "heading", "money", "mark", "alarm")
GROUNDS = tuple(f"{name}-background" for name in ("resting", "title", "header", "dialog", "field"))
PAIRS = ("match", "cursor", "title-active", "progress")
"""Texts that have a ground of their own."""
APART = (
    ("resting", "cursor", "title", "title-active", "match", "progress", "header", "field"),
    ("cursor", "resting", "match", "title-active"),
    ("dialog", "cursor", "match", "field"),
)
"""Grounds to be told apart: the first row from the ground itself, the second and third among each other."""

Shown = Callable[[str], str]


def as_it_is(colour: str) -> str:
    return colour


def in_256(colour: str) -> str:
    """The colour that a terminal of 256 colours gets for one, as `#rrggbb`."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.1, of `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """All texts and the grounds on which they stand: what the pair is called, and its two colours."""
    variables = theme.variables
    texts = {name: variables[name] for name in TEXTS} | {"text": theme.foreground or ""}
    grounds = {name: variables[name] for name in GROUNDS} | {"ground": theme.background or ""}
    for text, colour in texts.items():
        for ground, behind in grounds.items():
            yield f"{text} on {ground}", colour, behind
    for name in PAIRS:
        yield name, variables[name], variables[f"{name}-background"]
    yield "selection", variables["input-selection-foreground"], variables["input-selection-background"]
    yield "input cursor", variables["input-cursor-foreground"], variables["input-cursor-background"]


class TestColours:
    @pytest.mark.parametrize("shown", [as_it_is, in_256])
    @pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
    def test_every_text_can_be_read_on_every_ground(self, theme: Theme, shown: Shown) -> None:
        ratios = {name: contrast(shown(text), shown(ground)) for name, text, ground in pairs(theme)}
        least = LEAST[theme.name]
        assert {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < least} == {}

    @pytest.mark.parametrize("shown", [as_it_is, in_256])
    @pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
    def test_grounds_that_mean_something_are_told_apart(self, theme: Theme, shown: Shown) -> None:
        def ground(name: str) -> str:
            return shown(theme.variables[f"{name}-background"])

        first, second, dialog = APART
        assert shown(theme.background or "") not in {ground(name) for name in first}
        assert [pair for pair in combinations(second, 2) if ground(pair[0]) == ground(pair[1])] == []
        assert ground(dialog[0]) not in {ground(name) for name in dialog[1:]}
        assert ground("title") not in {ground("title-active"), ground("field")}

    @pytest.mark.parametrize("shown", [as_it_is, in_256])
    @pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
    def test_the_gravest_words_have_a_colour_of_their_own(self, theme: Theme, shown: Shown) -> None:
        words = [theme.foreground or "", *(theme.variables[name] for name in ("quiet", "heading", "mark"))]
        assert shown(theme.variables["alarm"]) not in set(map(shown, words))
        assert shown(theme.variables["mark"]) not in set(map(shown, words[:2]))


class TestChoice:
    def test_every_name_has_a_label_and_a_theme(self) -> None:
        assert [theme.name for theme in THEMES] == [name for name in NAMES if name != "auto"]
        assert {chosen(name, {}, few_colours=False).name for name in NAMES} == {one.name for one in THEMES}
        assert set(NAMES) <= set(LABELS)

    @pytest.mark.parametrize(
        ("told", "name"),
        [("0;15", "light"), ("0;default;7", "light"), ("15;0", "dark"), ("15;default", "dark"), ("", "dark")],
    )
    def test_auto_is_light_only_where_the_terminal_says_so(self, told: str, name: str) -> None:
        assert chosen("auto", {"COLORFGBG": told}, few_colours=False).name == name

    def test_few_colours_leave_no_choice(self) -> None:
        assert all(chosen(name, {}, few_colours=True) is PLAIN for name in NAMES)

    def test_one_walks_through_all(self) -> None:
        seen = [THEMES[0].name]
        while (name := following(seen[-1]).name) != seen[0]:
            seen.append(name)
        assert seen == [theme.name for theme in THEMES]


def ground_of(stage: Stage, name: str) -> str:
    """The ground of the last line of a part of the screen, as `#rrggbb`."""
    widget = stage.widget(name)
    styles = [segment.style for segment in widget.render_line(widget.size.height - 1)]
    colour = styles[0].bgcolor if styles[0] is not None else None
    return colour.get_truecolor().hex if colour is not None else ""


class TestChanging:
    async def test_the_palette_walks_through_the_looks(self, sample: Path, opening: Opening) -> None:
        async with browsing([sample], opening) as stage:
            assert ground_of(stage, "tree") == THEMES[0].background
            for theme in (*THEMES[1:4],):
                await stage.press("ctrl+p")
                await stage.type("配色")
                await stage.press("enter")
                assert stage.said.startswith(f"配色：{LABELS[theme.name]}；")
                assert f'theme = "{theme.name}"' in stage.said
                assert ground_of(stage, "tree") == theme.background
                assert ground_of(stage, "detail") == theme.background

    @pytest.mark.parametrize("term", ["linux", "xterm"])
    async def test_sixteen_colours_have_one_look(
        self, sample: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch, term: str
    ) -> None:
        monkeypatch.setenv("TERM", term)
        monkeypatch.delenv("COLORTERM")
        async with browsing([sample], opening) as stage:
            assert stage.browser.theme == PLAIN.name
            await stage.press("ctrl+p", *"配色", "enter")
            assert stage.browser.theme == PLAIN.name
            assert "16 色" in stage.said


Look = tuple[bool, bool, bool, bool]
"""Whether bold, dim, underlined, reversed: all that is left of a style where there is no colour."""


def look(style: Style | None) -> Look:
    style = style or Style.null()
    return bool(style.bold), bool(style.dim), bool(style.underline), bool(style.reverse)


def looks(stage: Stage, name: str, y: int) -> dict[str, Look]:
    """The words of one line of a part of the screen, each with its look."""
    strip = stage.widget(name).render_line(y)
    return {text: look(segment.style) for segment in strip if (text := segment.text.strip(" │┃"))}


def first_look(stage: Stage, name: str, y: int) -> Look:
    return next(iter(looks(stage, name, y).values()))


def line_with(stage: Stage, name: str, words: str) -> int:
    return next(y for y, line in enumerate(stage.lines(name)) if words in line)


class TestWithoutColours:
    @pytest.fixture(autouse=True)
    def no_colours(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NO_COLOR", "1")

    async def test_what_a_line_is_shows_in_its_style(self, sample: Path, opening: Opening) -> None:
        async with browsing([sample], opening) as stage:
            at = line_with(stage, "tree", stage.selected)
            seen = {
                "plain": first_look(stage, "tree", at + 1),
                "cursor": first_look(stage, "tree", at),
                "title-active": first_look(stage, "tree", 0),
                "title": first_look(stage, "detail", 0),
            }
            await stage.press("tab")
            seen["resting"] = first_look(stage, "tree", at)
            assert len(set(seen.values())) == len(seen), seen

    async def test_a_match_shows_on_every_line(self, sample: Path, opening: Opening) -> None:
        async with browsing([sample], opening) as stage:
            await stage.press("/", *"服务", "enter", "n")
            found = looks(stage, "detail", line_with(stage, "detail", "服务"))
            assert len({found["服务"], *(one for text, one in found.items() if text != "服务")}) > 1
            await stage.press("v")
            at = line_with(stage, "flat", "服务")
            for y in (at, at + 1):
                on_line = looks(stage, "flat", y)
                others = {one for text, one in on_line.items() if "服务" not in text}
                assert on_line["服务"] not in others, on_line

    async def test_what_is_typed_over_shows_as_chosen(self, sample: Path, opening: Opening) -> None:
        async with browsing([sample], opening) as stage:
            await stage.press("/", *"服务", "enter", "/")
            field = stage.browser.screen.query_one(Field)
            [chosen_text] = [one for one in field.render_line(0) if one.text.startswith("服务")]
            assert look(chosen_text.style)[3]

    def test_states_findings_and_ticks_have_a_character_each(self) -> None:
        assert len(set(MARKS.values())) == len(Severity)
        assert len({state.mark for state in State}) == len(State)
        assert all(mark.isascii() for mark in MARKS.values())


class TestPictures:
    """Pictures of each look, taken and looked at as those of `test_screens`."""

    @pytest.fixture
    def taken(self, snap_compare: Compare, sample: Path, opening: Opening) -> Callable[..., bool]:
        assert open_document(sample, opening).table is not None

        def take(theme: ThemeName, *keys: str) -> bool:
            browser = Browser([sample], opening, configuration=Configuration(theme=theme))

            async def press(pilot: Pilot[int]) -> None:
                await finished(pilot)
                for key in keys:
                    browser.post_message(key_event(key))
                    await settled(pilot)
                await settled(pilot)

            return snap_compare(browser, terminal_size=(80, 24), run_before=press)

        return take

    @pytest.mark.parametrize("theme", ["light", "contrast", "contrast-light"])
    def test_filters(self, taken: Callable[..., bool], theme: ThemeName) -> None:
        assert taken(theme, "/", *"服务", "enter", "J", "3", "J", "2", "space", "n")

    @pytest.mark.parametrize("theme", ["light", "contrast", "contrast-light"])
    def test_palette(self, taken: Callable[..., bool], theme: ThemeName) -> None:
        assert taken(theme, "ctrl+p", *"筛选")

    @pytest.mark.parametrize("theme", ["light", "contrast", "contrast-light"])
    def test_findings(self, taken: Callable[..., bool], theme: ThemeName) -> None:
        assert taken(theme, "f", *"数量", "down")

    def test_sixteen_colours(self, taken: Callable[..., bool], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "linux")
        monkeypatch.delenv("COLORTERM")
        assert taken("auto", "/", *"服务", "enter", "J", "3", "J", "2", "space", "n")
