"""What pages hold besides the table: enough to say why there is none, or what was not read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from model import Notice
from model.text import MOST_CHARACTERS, join
from parser.errors import DAMAGED, MEND, NoTable, Refusal, Scanned, Unreadable
from parser.lines import is_inked
from parser.page import Page

SCANNED = 12
"""Glyphs: a page with pictures and fewer of them is a picture of paper."""

PICTURED = 0.6
"""Share of a page: pictures that cover more of it are the page itself, not something beside its text."""

SPARSE = 200
"""Glyphs: a page without ruling lines that a picture covers and that holds fewer of them is a scan, with
a stamp, a page number or what a text recognition left."""

SHOWN = 20
"""Characters of hidden words that a sentence quotes."""

NONSENSE = 0.3
"""Share of glyphs without a readable character above which a page's text is nonsense."""

FOREIGN = 100
"""Glyphs: a page with that many and no Chinese character is not Chinese, or nonsense throughout."""

DOUBTFUL = 0.02
"""Share of glyphs with no place in Chinese text above which some of a page's text is nonsense."""

SHORTEST_RUN = 3
"""Pages one after another from which on a sentence names the first and the last alone."""

Condition = Literal["readable", "blank", "foreign", "scanned", "garbled", "doubtful", "damaged"]

_SAYINGS: tuple[tuple[Condition, str, str], ...] = (
    ("damaged", "unread-page", "已损坏，未读"),
    ("scanned", "unread-page", "是图片，没有可读的文字，未读"),
    ("garbled", "unread-page", "字体缺少文字对照，读出的是乱码，未读"),
    ("doubtful", "doubtful-text", "有些文字缺少字体对照，可能读成了乱码，请核对原文"),
)

_OTHER_KINDS = (
    (re.compile("绩效自评|自评得分"), "绩效自评表"),
    (re.compile("部门整体(?:支出)?绩效目标"), "部门整体支出绩效目标表"),
    (re.compile("区域绩效目标"), "转移支付区域绩效目标表"),
    (re.compile("绩效(?:目标)?(?:运行)?监控"), "绩效运行监控表"),
    (re.compile("绩效目标(?:申报|填报)?表"), "其他形式的绩效目标表"),
    (re.compile("收支(?:预算|决算)?总表|支出(?:预算|决算)表"), "部门预算、决算表"),
)
"""Tables that are met with and not read, the telling ones first."""

_FIRST_CHINESE = "\u2e80"
_MISPLACED = re.compile(r"[\xa1-\xa6\xa8-\xaf\xb4-\xb6\xb8-\xd6\xd8-\xf6\xf8-\u024f]")
"""Latin letters and signs beyond ASCII, but for those that Chinese text uses: § ° ± ² ³ · × ÷."""

_UNREADABLE = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


class Survey:
    """Page by page: those that are scans, garbled or damaged, and the kinds of table that are named."""

    def __init__(self) -> None:
        self._pages: dict[Condition, list[int]] = {}
        self._kinds: set[str] = set()
        self._met: dict[str, None] = {}
        self._watermarked: dict[str, list[int]] = {}
        self._hidden: dict[int, str] = {}

    def add(self, page: Page) -> Condition:
        """Take one page more into account; what it is."""
        shown = [glyph[0] for glyph in page.glyphs if _is_shown(glyph[0])]
        condition = _condition(page, shown)
        self._pages.setdefault(condition, []).append(page.number)
        if condition != "scanned" and (words := join(page.hidden)):
            self._hidden[page.number] = words
        if page.watermark:
            self._watermarked.setdefault(join(page.watermark), []).append(page.number)
        words = "".join(shown)
        self._kinds.update(kind for found, kind in _OTHER_KINDS if found.search(words))
        return condition

    def meet(self, kind: str) -> None:
        """Take a table into account that is known for another kind by its title or header."""
        self._met.setdefault(kind, None)

    @property
    def blank_pages(self) -> frozenset[int]:
        """The pages that show nothing at all."""
        return frozenset(self._pages.get("blank", ()))

    def refusal(self, path: Path) -> Refusal:
        """Why the document gives no table: what is true of half its pages, else the kind it holds."""
        counts = {condition: len(pages) for condition, pages in self._pages.items() if condition != "blank"}
        half = sum(counts.values()) / 2
        if not counts:
            return NoTable(path, "没有任何文字", "请核对文件是否选对")
        if counts.get("damaged", 0) > half:
            return Unreadable(path, DAMAGED, MEND)
        if counts.get("garbled", 0) + counts.get("doubtful", 0) >= half:
            return NoTable(path, "字体缺少文字对照，读出的是乱码", "请向发布单位索取另一份，或先做文字识别")
        if counts.get("foreign", 0) >= half:
            remedy = "请核对文件是否选对；若原文是中文，请向发布单位索取另一份"
            return NoTable(path, "读不出一个汉字（不是中文，或字体缺少文字对照而成乱码）", remedy)
        kind = next(
            (kind for kind in (*self._met, *(kind for _, kind in _OTHER_KINDS)) if self._holds(kind)), None
        )
        if kind is not None:
            cause = f"没有能读取的项目支出绩效目标表（文中有{kind}）"
            return NoTable(path, cause, "请改用含项目支出绩效目标表（清单、一项一表或逐条指标）的文件")
        if counts.get("scanned", 0) >= half:
            return Scanned(path, "是扫描件，没有可读的文字", "请向发布单位索取文字版 PDF，或先做文字识别")
        return NoTable(path, "没有项目支出绩效目标表", "请核对文件是否选对")

    def _holds(self, kind: str) -> bool:
        return kind in self._met or kind in self._kinds

    def notices(self) -> Iterator[Notice]:
        """The pages that were not read, or not surely, although the document holds a table."""
        for condition, kind, why in _SAYINGS:
            if pages := self._pages.get(condition):
                yield Notice(kind, tuple(pages), f"第 {listed(pages)} 页{why}")
        for words, pages in self._watermarked.items():
            sentence = f"第 {listed(pages)} 页有水印“{words}”，不算表内文字"
            yield Notice("watermark", tuple(pages), sentence)
        if self._hidden:
            pages = list(self._hidden)
            words = self._hidden[pages[0]]
            quoted = words if len(words) <= SHOWN else f"{words[:SHOWN]}……"
            sentence = (
                f"第 {listed(pages)} 页有看不见的文字（如第 {pages[0]} 页“{quoted}”），未读入，请核对原文"
            )
            yield Notice("hidden-text", tuple(pages), sentence)


def _condition(page: Page, shown: Sequence[str]) -> Condition:
    """What a page is, by the characters it shows."""
    counts = Counter(shown).items()
    nonsense = sum(count for words, count in counts if _UNREADABLE.match(words))
    doubtful = sum(count for words, count in counts if _MISPLACED.match(words))
    if page.damaged:
        return "damaged"
    if len(shown) < SPARSE and is_pictured(page) and not page.rules:
        return "scanned"
    if len(shown) < SCANNED:
        return "scanned" if page.pictures else "readable" if shown else "blank"
    if nonsense > NONSENSE * len(shown):
        return "garbled"
    readable = (words for words, _ in counts if not _UNREADABLE.match(words))
    if len(shown) >= FOREIGN and not any(
        character >= _FIRST_CHINESE for words in readable for character in words
    ):
        return "foreign"
    return "doubtful" if nonsense + doubtful > DOUBTFUL * len(shown) else "readable"


@lru_cache(MOST_CHARACTERS)
def _is_shown(words: str) -> bool:
    return is_inked(words) or _UNREADABLE.match(words) is not None


def is_pictured(page: Page) -> bool:
    """Whether pictures cover the page."""
    return page.pictured >= PICTURED


def listed(pages: Sequence[int]) -> str:
    """Page numbers as a sentence lists them: `5、6、9–12`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(
        f"{run[0]}–{run[-1]}" if len(run) >= SHORTEST_RUN else "、".join(map(str, run)) for run in runs
    )
