"""A comparison as Markdown: its figures, the projects that changed as a table, and each of their changes."""

from collections.abc import Iterator

from tui.export.comparison_rows import (
    FIGURE_HEADER,
    Compared,
    figure_rows,
    project_label,
    project_rows,
    sides,
)
from tui.export.markdown_file import escape
from tui.export.opinion_markdown import table

TITLE = "项目支出绩效目标对比"
_COLUMNS = ("变化", "单位", "项目", "原总计(万元)", "现总计(万元)", "增减(万元)", "增减(%)", "指标变化")
NOTHING = "两份表的项目、金额、目标、指标均相同。"


def render(of: Compared) -> bytes:
    """The file's bytes, UTF-8; text of the documents is escaped, so that none of it is markup."""
    return "\n".join((f"# {TITLE}", "", *section(of))).encode("utf-8")


def section(of: Compared) -> Iterator[str]:
    """All but the title; headings of the second level and below."""
    yield f"- 原表：{escape(of.old_file)}　{escape(of.old.title)}"
    yield f"- 现表：{escape(of.new_file)}　{escape(of.new.title)}"
    yield ""
    yield "## 汇总"
    yield ""
    yield from table(FIGURE_HEADER[:3], [row[:3] for row in figure_rows(of)])
    yield ""
    yield "## 有变化的项目"
    yield ""
    rows = list(zip(of.comparison.projects, project_rows(of), strict=True))
    changed = [row for change, row in rows if change.all_sentences]
    if not changed:
        yield NOTHING
        yield ""
        return
    columns = (0, 1, 2, 5, 6, 7, 8, 12)
    yield from table(_COLUMNS, [[row[at] for at in columns] for row in changed])
    yield ""
    for change, row in rows:
        if change.all_sentences:
            _, before, _, now = sides(of, change)
            shown = now or before
            yield f"### {escape(shown.name if shown is not None else '')}"
            yield ""
            yield f"{escape(str(row[1]))}：{project_label(change)}"
            yield ""
            yield from (f"- {escape(sentence)}" for sentence in change.all_sentences)
            yield ""
