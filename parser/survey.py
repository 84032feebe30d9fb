"""What pages hold besides the table: enough to say why there is none, or what was not read."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from model import Notice
from parser.conservation import is_visible
from parser.errors import DAMAGED, MEND, NoTable, Refusal, Scanned, Unreadable
from parser.page import Page

SCANNED = 12
"""Glyphs: a page with pictures and fewer of them is a picture of paper."""

NONSENSE = 0.3
"""Share of glyphs without a readable character above which a page's text is nonsense."""

_OTHER_KINDS = (
    (re.compile("绩效自评|自评得分"), "绩效自评表"),
    (re.compile("部门整体(?:支出)?绩效目标"), "部门整体支出绩效目标表"),
    (re.compile("区域绩效目标"), "转移支付区域绩效目标表"),
    (re.compile("绩效(?:目标)?(?:运行)?监控"), "绩效运行监控表"),
    (re.compile("绩效目标(?:申报|填报)?表"), "其他形式的绩效目标表"),
    (re.compile("收支(?:预算|决算)?总表|支出(?:预算|决算)表"), "部门预算、决算表"),
)
"""Tables that are met with and not read, the telling ones first."""

_UNREADABLE = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")


class Survey:
    """Page by page: those that are scans, garbled or damaged, and the kinds of table that are named."""

    def __init__(self) -> None:
        self._pages = 0
        self._glyphs = 0
        self._chinese = False
        self._blank = 0
        self._scanned: list[int] = []
        self._garbled: list[int] = []
        self._damaged: list[int] = []
        self._kinds: set[str] = set()

    def add(self, page: Page) -> None:
        shown = [glyph.text for glyph in page.glyphs if is_visible(glyph) or _UNREADABLE.match(glyph.text)]
        nonsense = sum(_UNREADABLE.match(words) is not None for words in shown)
        self._pages += 1
        self._glyphs += len(shown)
        self._chinese = self._chinese or any(character >= "\u2e80" for word in shown for character in word)
        if page.damaged:
            self._damaged.append(page.number)
        elif len(shown) < SCANNED and page.pictures:
            self._scanned.append(page.number)
        elif not shown:
            self._blank += 1
        elif nonsense > NONSENSE * len(shown):
            self._garbled.append(page.number)
        words = "".join(shown)
        self._kinds.update(kind for found, kind in _OTHER_KINDS if found.search(words))

    def refusal(self, path: Path) -> Refusal:
        """Why the document that was surveyed gives no table."""
        readable = self._pages - self._blank
        if self._pages == self._blank:
            return NoTable(path, "没有任何文字", "请核对文件是否选对")
        if len(self._damaged) == readable:
            return Unreadable(path, DAMAGED, MEND)
        kind = next((kind for _, kind in _OTHER_KINDS if kind in self._kinds), None)
        if kind is not None:
            return NoTable(
                path, f"没有清单式的项目支出绩效目标表（文中有{kind}）", "请改用含清单式目标表的文件"
            )
        if 2 * len(self._scanned) >= readable:
            return Scanned(path, "是扫描件，没有可读的文字", "请向发布单位索取文字版 PDF，或先做文字识别")
        if 2 * len(self._garbled) >= readable:
            return NoTable(path, "字体缺少文字对照，读出的是乱码", "请向发布单位索取另一份，或先做文字识别")
        if self._glyphs >= SCANNED * readable and not self._chinese:
            remedy = "请核对文件是否选对；若原文是中文，则是字体缺少文字对照，请索取另一份"
            return NoTable(path, "读不出一个汉字", remedy)
        return NoTable(path, "没有项目支出绩效目标表", "请核对文件是否选对")

    def notices(self) -> Iterator[Notice]:
        """The pages that were not read although the document holds a table."""
        for pages, why in (
            (self._damaged, "已损坏"),
            (self._scanned, "是图片，没有可读的文字"),
            (self._garbled, "字体缺少文字对照，读出的是乱码"),
        ):
            if pages:
                yield Notice("unread-page", tuple(pages), f"第 {listed(pages)} 页{why}，未读")


def listed(pages: Sequence[int]) -> str:
    """Page numbers as a sentence lists them: `5、6`."""
    return "、".join(map(str, pages))
