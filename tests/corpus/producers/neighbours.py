"""Tables that stand before, beside, under and after the one that is to be read, and are none of it."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

_BEFORE = (
    ("收入项目", "预算数", "支出项目", "预算数"),
    ("一、一般公共预算拨款", "12,345.67", "一、一般公共服务支出", "10,000.00"),
    ("二、政府性基金预算拨款", "", "二、城乡社区支出", "2,345.67"),
    ("本年收入合计", "12,345.67", "本年支出合计", "12,345.67"),
)
_BESIDE = (("指标类别", "代码"), ("产出指标", "1"), ("效益指标", "2"), ("满意度指标", "3"), ("成本指标", "4"))
_AFTER = (
    ("项目名称", "总计", "财政拨款", "采购方式"),
    ("办公设备采购", "12.00", "12.00", "协议供货"),
    ("物业管理", "30.00", "30.00", "公开招标"),
)
_UNDER = (
    ("资金性质", "项目个数", "金额"),
    ("一般公共预算", "40", "1,000.00"),
    ("政府性基金", "3", "20.00"),
)


def draw_before(canvas: Canvas, font: str, size: float, height: float, margin: float) -> None:
    """A page with a plain budget table, as other pages of the same publication hold them."""
    canvas.setFont(font, 14)
    canvas.drawString(margin, height - margin - 14, "部门收支预算总表")
    canvas.setFont(font, size)
    _table(canvas, _BEFORE, margin, height - margin - 30, 150, size)


def draw_after(canvas: Canvas, font: str, size: float, height: float, margin: float) -> None:
    """A page of explanations with a table of money and projects that is no performance table."""
    canvas.setFont(font, 14)
    canvas.drawString(margin, height - margin - 14, "第四部分 名词解释")
    canvas.setFont(font, size)
    canvas.drawString(
        margin, height - margin - 34, "一、财政拨款：指由一般公共预算、政府性基金预算安排的资金。"
    )
    canvas.drawString(
        margin, height - margin - 50, "二、绩效目标：指财政支出在一定期限内预期达到的产出和效果。"
    )
    _table(canvas, _AFTER, margin, height - margin - 70, 150, size)


def draw_beside(canvas: Canvas, font: str, size: float, x: float, y: float) -> None:
    """A small table to the right."""
    canvas.setFont(font, size)
    _table(canvas, _BESIDE, x, y, 45, size)


def draw_under(canvas: Canvas, font: str, size: float, x: float, y: float) -> None:
    """A small table below."""
    canvas.setFont(font, size)
    _table(canvas, _UNDER, x, y, 120, size)


def _table(
    canvas: Canvas, rows: Sequence[Sequence[str]], x: float, y: float, width: float, size: float
) -> None:
    """Cells of one width, `y` the upper edge from the sheet's foot."""
    step = size * 2
    for at, row in enumerate(rows):
        for column, words in enumerate(row):
            left, bottom = x + column * width, y - (at + 1) * step
            canvas.rect(left, bottom, width, step, stroke=1, fill=0)
            canvas.drawString(left + 2, bottom + size * 0.6, words)
