"""The cursor and the view: where they go, and that both stay when the items are replaced."""

from collections.abc import Hashable, Sequence
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from tui.browser.spans import Line, Span
from tui.browser.viewport import Viewport


class Letters:
    """Items named by letters, each of some lines; those in capitals cannot have the cursor."""

    def __init__(self, keys: str, heights: Sequence[int] | None = None) -> None:
        self.keys: Sequence[Hashable] = keys
        self.starts = [0, *accumulate(heights or [1] * len(keys))]

    def line(self, at: int, nth: int) -> Line:
        return (Span(str(self.keys[at])),)

    def selectable(self, at: int) -> bool:
        return str(self.keys[at]).islower()


def anything(key: Hashable, other: Hashable) -> bool:
    return True


def view(keys: str, height: int, heights: Sequence[int] | None = None, first: int = 0) -> Viewport:
    viewport = Viewport()
    viewport.height = height
    viewport.show_afresh(Letters(keys, heights), first)
    return viewport


def stands_on(viewport: Viewport) -> Hashable | None:
    return viewport.key


def test_replaced_items_keep_cursor_and_line_of_the_screen() -> None:
    viewport = view("abcdefghij", 4)
    viewport.put_cursor(6)
    viewport.scroll(1)
    row = viewport.cursor - viewport.top
    viewport.replace(Letters("bdfghij"), anything, 0)
    assert (stands_on(viewport), viewport.cursor - viewport.top) == ("g", row)


def test_a_list_too_short_to_scroll_does_not_make_the_view_forget_its_place() -> None:
    viewport = view("abcdefghij", 4)
    viewport.end(last=True)
    viewport.put_cursor(7)
    top = viewport.top
    viewport.replace(Letters("h"), anything, 0)
    viewport.replace(Letters("abcdefghij"), anything, 0)
    assert (stands_on(viewport), viewport.top) == ("h", top)


def test_the_middle_is_kept_to_the_ends() -> None:
    viewport = view("abcdefghij", 4)
    tops = []
    for at in (0, 5, 9):
        viewport.put_cursor(at)
        viewport.centre()
        tops.append(viewport.top)
    assert tops == [0, 3, 6]


def test_an_item_that_is_gone_leaves_the_cursor_to_the_nearest_one() -> None:
    viewport = view("abcdefg", 4)
    viewport.put_cursor(3)
    viewport.replace(Letters("abg"), anything, 0)
    assert stands_on(viewport) == "b"


def test_of_those_that_are_left_an_alike_one_is_preferred() -> None:
    viewport = view("abcdefg", 4)
    viewport.put_cursor(3)
    viewport.replace(Letters("ceg"), lambda key, other: other == "g", 0)
    assert stands_on(viewport) == "g"


def test_an_item_that_comes_back_has_the_cursor_again() -> None:
    viewport = view("abcdefg", 4)
    viewport.put_cursor(3)
    for keys in ("abg", "a", "", "ag", "abdg"):
        viewport.replace(Letters(keys), anything, 0)
    assert stands_on(viewport) == "d"


def test_with_nothing_left_of_the_old_items_the_first_choice_has_the_cursor() -> None:
    viewport = view("abc", 4)
    viewport.replace(Letters("xyz"), anything, 1)
    assert stands_on(viewport) == "y"


def test_no_item_has_no_cursor_and_comes_back_with_one() -> None:
    viewport = view("abc", 4)
    viewport.replace(Letters(""), anything, 0)
    assert stands_on(viewport) is None
    viewport.replace(Letters("abc"), anything, 0)
    assert stands_on(viewport) == "a"


def test_the_cursor_steps_over_what_cannot_have_it() -> None:
    viewport = view("aBCd", 4)
    viewport.step(1)
    assert stands_on(viewport) == "d"
    viewport.step(-1)
    assert stands_on(viewport) == "a"


def test_stepping_scrolls_through_an_item_taller_than_the_view() -> None:
    viewport = view("ab", 4, [10, 1])
    seen = [viewport.top]
    while stands_on(viewport) == "a":
        viewport.step(1)
        seen.append(viewport.top)
    assert seen == [0, 1, 2, 3, 4, 5, 6, 7]


def test_the_first_item_shows_what_stands_above_it() -> None:
    viewport = view("HIabcdef", 4, first=2)
    viewport.end(last=True)
    viewport.end(last=False)
    assert (stands_on(viewport), viewport.top) == ("a", 0)


def test_a_list_without_cursor_scrolls() -> None:
    viewport = view("ABCDEFGH", 4)
    viewport.step(1)
    viewport.page(1)
    assert (viewport.cursor, viewport.top) == (-1, 4)


def test_a_page_goes_as_far_as_one_sees_and_ends_at_the_end() -> None:
    viewport = view("abcdefghijklmnop", 5)
    viewport.page(1)
    assert stands_on(viewport) == "e"
    for _ in range(4):
        viewport.page(1)
    assert stands_on(viewport) == "p"
    viewport.page(-1)
    assert stands_on(viewport) == "l"


@given(
    st.lists(st.integers(min_value=1, max_value=5), min_size=1, max_size=12),
    st.integers(min_value=1, max_value=6),
    st.lists(st.sampled_from(["down", "up", "page", "back", "end", "start"]), max_size=20),
)
def test_the_cursor_is_in_view_after_every_move(heights: list[int], height: int, moves: list[str]) -> None:
    viewport = view("abcdefghijkl"[: len(heights)], height, heights)
    for move in moves:
        match move:
            case "down" | "up":
                viewport.step(1 if move == "down" else -1)
            case "page" | "back":
                viewport.page(1 if move == "page" else -1)
            case _:
                viewport.end(last=move == "end")
        starts = viewport.items.starts
        assert 0 <= viewport.top <= viewport.last_top
        assert starts[viewport.cursor] < viewport.top + height
        assert starts[viewport.cursor + 1] > viewport.top


class Numbers:
    """Items named by numbers."""

    def __init__(self, keys: Sequence[int]) -> None:
        self.keys: Sequence[Hashable] = keys
        self.starts = range(len(keys) + 1)

    def line(self, at: int, nth: int) -> Line:
        return (Span(str(self.keys[at])),)

    def selectable(self, at: int) -> bool:
        return True


@given(
    st.integers(0, 999),
    st.one_of(st.sets(st.integers(0, 999)), st.sets(st.integers(900, 1100)), st.just(set(range(500, 1000)))),
    st.integers(1, 7),
)
def test_of_many_items_the_cursor_goes_to_the_nearest_alike(chosen: int, still: set[int], kinds: int) -> None:
    def alike(key: Hashable, other: Hashable) -> bool:
        return isinstance(key, int) and isinstance(other, int) and key % kinds == other % kinds

    viewport = Viewport()
    viewport.height = 10
    viewport.show_afresh(Numbers(range(1000)), 0)
    viewport.put_cursor(chosen)
    viewport.replace(Numbers(sorted(still)), alike, 0)
    known = [key for key in still if key < 1000]
    nearest = sorted(known, key=lambda key: (abs(key - chosen), key < chosen))
    wanted = [key for key in nearest if alike(chosen, key)]
    expected = chosen if chosen in still else next(iter(wanted or nearest), next(iter(sorted(still)), None))
    assert viewport.key == expected
