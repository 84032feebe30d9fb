"""Indicators written by the grammar: random ones whose words try to look like its separators."""

import re
from typing import NamedTuple

from hypothesis import strategies as st

LABEL = re.compile(r"(?:实施周期|年度)(?:绩效)?指标值 ?[:：]")
HEAD = re.compile(r"\d ?[、.．] ?\d{1,2} ?[-－–—‐﹣].*?[；;:：] ?\d{2,4} ?[-－–—‐﹣].*?[；;:：]")

_PIECES = (
    *("；", "。", "。；", "、", "，", "：", ":", ";", ".", "-", "－", " ", "\n"),
    *(
        "3、",
        "1、2、3",
        "12、",
        "80万元、30万元",
        "2.",
        "1-产出指标",
        "1-产出指标；",
        "11-数量指标；",
        "；21-",
        "3、2-效益指标；",
    ),
    *(
        "实施周期",
        "年度",
        "指标值",
        "实施周期指标值",
        "年度指标",
        "年度目标值:",
        "≥95%",
        "≧",
        "＜1/10000",
        "＞200 个",
        "100",
    ),
    *(
        "补贴发放",
        "满意度",
        "[2024]",
        "〔2024〕",
        "“双一流”",
        "A B",
        "[red]",
        "[/]",
        "\\",
        "😀",
        "𱍐",
        "1",
        "0",
    ),
)


def words(*, least: int = 0, most: int = 6) -> st.SearchStrategy[str]:
    """Words that hold separators, digits and pieces of heads; never a label or a whole head.

    A head that is whole with the mark behind the words is one too.
    """
    return (
        st.lists(st.sampled_from(_PIECES), min_size=least, max_size=most)
        .map(lambda pieces: "".join(pieces).strip())
        .filter(lambda text: not LABEL.search(text) and not HEAD.search(f"{text}；"))
    )


class Written(NamedTuple):
    """One indicator's fields as the grammar writes them, and the marks between."""

    code1: str
    level1: str
    code2: str
    level2: str
    name: str
    period_value: str
    annual_value: str
    colon: str = ":"
    after_period: str = "；"
    end: str = "。"

    def text(self, number: int) -> str:
        """The run-on text of this indicator, the `number`th of its project."""
        return (
            f"{number}、{self.code1}-{self.level1}；{self.code2}-{self.level2}；{self.name}；"
            f"实施周期指标值{self.colon}{self.period_value}{self.after_period}"
            f"年度指标值{self.colon}{self.annual_value}{self.end}"
        )


def run_on(indicators: list[Written]) -> str:
    """The text of a whole cell."""
    return "".join(written.text(number) for number, written in enumerate(indicators, start=1))


_LEVEL_NAMES = st.sampled_from(
    [
        "产出指标",
        "效益指标",
        "满意度指标",
        "成本指标",
        "数量指标",
        "可持续影响",
        "服务对象满意度指标",
        "社会（公众）效益",
        "A类-甲",
    ]
)

written = st.tuples(
    st.sampled_from(["1", "2", "3", "4", "9", "10"]),
    _LEVEL_NAMES,
    st.sampled_from(["11", "21", "22", "31", "99", "111", "0101"]),
    _LEVEL_NAMES,
    words(),
    words(),
    words(),
    st.sampled_from(":："),
).map(lambda fields: Written(*fields))
"""Indicators with regular marks and any words."""
