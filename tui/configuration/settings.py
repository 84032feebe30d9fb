"""The settings of the browser: what there is to set, what it may be, and what it is unless it is set."""

from collections.abc import Mapping
from typing import Literal

import msgspec

ThemeName = Literal["auto", "dark", "light", "contrast", "contrast-light", "plain"]
"""`auto` is dark or light, as the terminal's ground is known to be; dark where nothing is known."""

Frames = Literal["drawn", "ascii"]

AmbiguousWidth = Literal["auto", "1", "2"]

ListColumn = Literal["project", "unit", "page", "total", "category", "name", "value"]
TreeColumn = Literal["change", "state", "findings", "money"]

LABELS: Mapping[str, str] = {
    "auto": "自动",
    "dark": "深色",
    "light": "浅色",
    "contrast": "高对比深色",
    "contrast-light": "高对比浅色",
    "plain": "终端本色",
    "drawn": "制表符",
    "ascii": "只用 ASCII 字符",
    "1": "一格",
    "2": "两格",
    "project": "项目",
    "unit": "单位",
    "page": "页",
    "total": "项目总计",
    "category": "类别",
    "name": "名称",
    "value": "指标值",
    "change": "对比的变化",
    "state": "审核状态",
    "findings": "审核要点",
    "money": "金额",
}
"""What the words that are chosen from are called in Chinese."""

COMMENTS: Mapping[str, str] = {
    "theme": "配色；16 色终端和设了 NO_COLOR 时总用 plain，auto 只在终端用 COLORFGBG 说明底色为浅时用浅色",
    "frames": "边框和折叠标记；命令行选项 --ascii 同 ascii",
    "ambiguous_width": "≥ “ … 一类符号占几格，auto 启动时向终端查询；命令行选项 --ambiguous-width 优先",
    "mouse": "启用鼠标：点选和滚轮可用，但终端自己的选取要按住 Shift；命令行选项 --mouse 同 true",
    "list": "列表（按 v）的各列和次序",
    "tree": "树里项目名称后面显示什么",
}
"""What each setting is about; `list` and `tree` stand in the section `columns`."""


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the flat list shows, in this order, and what the tree shows behind names."""

    list: tuple[ListColumn, ...] = ("project", "category", "name", "value")
    tree: tuple[TreeColumn, ...] = ("change", "state", "findings", "money")


class Configuration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All settings; `keys` are those of commands by their id, in Textual's names."""

    theme: ThemeName = "auto"
    frames: Frames = "drawn"
    ambiguous_width: AmbiguousWidth = "auto"
    mouse: bool = False
    columns: Columns = Columns()
    keys: Mapping[str, tuple[str, ...]] = {}


DEFAULT = Configuration()
