"""Names shortened by what all of them share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.names import shared_place


@pytest.mark.parametrize(
    ("names", "shared"),
    [
        (["广州市天河区财政局", "广州市天河区审计局"], "广州市天河区"),
        (["广州市天河区财政局", "广州市越秀区财政局"], "广州市"),
        (["云溪县民政局", "云溪县民政局救助站"], "云溪县"),
        (["财政局国库科", "财政局预算科"], ""),
        (["财政局", "审计局"], ""),
        (["广州市天河区财政局"], ""),
        (["广州市天河区财政局", "广州市天河区财政局"], ""),
        (["广州市天河区", "广州市天河区财政局"], ""),
        ([], ""),
    ],
)
def test_the_place_that_all_names_begin_with(names: list[str], shared: str) -> None:
    assert shared_place(names) == shared


@given(st.lists(st.text("广州市天河区县局", max_size=8), max_size=4))
def test_a_shortened_name_is_never_empty_and_its_place_is_whole(names: list[str]) -> None:
    shared = shared_place(names)
    if shared:
        assert all(name.startswith(shared) and name != shared for name in names)
        assert shared[-1] in "省市区县州盟旗"
