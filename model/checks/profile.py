"""What a reviewer may set: which checks run, how grave they are, their limits and their word lists."""

from decimal import Decimal

import msgspec

from model.checks.finding import Severity


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of all checks. What each is called in Chinese stands in `tui.checking.settings`."""

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

    ceiling_names: tuple[str, ...] = ("投诉", "流失", "错漏", "差错", "故障", "事故", "逾期")
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

    measured_words: tuple[str, ...] = (
        "合格",
        "全部合格",
        "验收合格",
        "通过",
        "通过验收",
        "验收通过",
        "达标",
        "优",
        "优秀",
        "优良",
        "甲级",
        "乙级",
        "是",
        "全部",
        "无",
    )
    """Whole values that can be checked though they hold no number: grades, and that nothing occurs."""

    saving_words: tuple[str, ...] = ("节约", "节省", "结余", "降低", "减少", "下降", "压减", "压缩", "最低")
    """Words in names of cost indicators that count what is saved, or a floor by rule, not what is spent."""

    population_units: tuple[str, ...] = ("人", "名", "位", "人次", "户", "家")
    """Units that count those whom a project serves."""

    population_words: tuple[str, ...] = (
        "单位",
        "企业",
        "机构",
        "对象",
        "支持",
        "资助",
        "补贴",
        "扶持",
        "奖励",
    )
    """Words in names of indicators whose 个 count those whom a project serves."""

    staff_words: tuple[str, ...] = (
        "聘用",
        "工作人员",
        "协管",
        "教师",
        "讲师",
        "专家",
        "志愿者",
        "评委",
        "岗位",
        "队伍",
    )
    """Words in names of indicators that count those who do the work, not those whom it serves."""

    public_words: tuple[str, ...] = (
        "群众",
        "居民",
        "公众",
        "市民",
        "社会",
        "师生",
        "学生",
        "学员",
        "家长",
        "游客",
        "患者",
        "村民",
        "农户",
        "用户",
        "读者",
        "观众",
    )
    """Words in names of percentages that are about others than those whom the project counts."""

    general_subjects: tuple[str, ...] = (
        "案件",
        "项目",
        "工作",
        "服务对象",
        "对象",
        "服务",
        "业务",
        "全年",
        "年度",
        "总体",
        "整体",
        "平均",
        "各项",
        "各类",
    )
    """Words in names of rates that may stand for any subject: 案件结案率 may be 劳动仲裁结案率."""

    past_words: tuple[str, ...] = (
        "上年",
        "去年",
        "往年",
        "前年",
        "以来",
        "目前",
        "截至",
        "截止",
        "现有",
        "已",
    )
    """Words by which an objective tells what was, not what shall be."""

    least_large: Decimal = Decimal(100)
    """万元: below this no project is a large one, whatever its share."""

    carried_over: int = 3
    """Indicators that a project must share with last year's of its name to be a carry-over."""


DEFAULT = Profile()
