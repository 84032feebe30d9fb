"""What a reviewer may set: which checks run, how grave they are, their limits and their word lists."""

from decimal import Decimal

import msgspec

from model.checks.finding import Severity


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of all checks. Each field's docstring becomes its comment in the written file."""

    off: frozenset[str] = frozenset()
    """Checks that do not run, by id."""

    severities: dict[str, Severity] = {}
    """Severities other than the checks' own, by id."""

    total_cost_names: tuple[str, ...] = ("支持资金", "资金总额", "预算总额", "总成本", "项目总成本")
    """Names of cost indicators that stand for the whole project."""

    vague_words: tuple[str, ...] = (
        "持续",
        "逐年",
        "逐步",
        "有力",
        "有效",
        "及时",
        "提升",
        "提高",
        "保障",
        "确保",
        "促进",
        "加强",
        "改善",
        "优化",
        "推动",
        "支持",
        "完善",
        "进一步",
        "到位",
        "满意",
        "按时",
        "良好",
    )
    """Words that promise without measure."""

    floor_names: tuple[str, ...] = ("满意", "合格率", "完成率", "准确率", "及时率")
    """Words in names of indicators whose value should not be small."""

    ceiling_names: tuple[str, ...] = ("投诉", "流失", "错漏")
    """Words in names of indicators whose value should not be large."""

    complaint_words: tuple[str, ...] = ("投诉",)
    """Words in names of satisfaction indicators that count complaints."""

    count_units: tuple[str, ...] = (
        "人",
        "家",
        "个",
        "次",
        "场",
        "项",
        "件",
        "份",
        "名",
        "辆",
        "台",
        "套",
        "人次",
    )
    """Units of plain counts, which tell no quality."""

    small_population: int = 20
    """A percentage of fewer than this many says little."""

    large_project: Decimal = Decimal(500)
    """万元: from here on a project is a large one."""

    large_share: Decimal = Decimal("0.8")
    """Share of all money that the largest projects make up together."""

    few_indicators: int = 3
    """This many indicators or fewer are few for a large project."""

    copied_spread: Decimal = Decimal(10)
    """Times that the budgets of projects with one and the same set of indicators may differ."""

    carried_over: int = 3
    """Indicators that a project must share with last year's of its name to be a carry-over."""


DEFAULT = Profile()
