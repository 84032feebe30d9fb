"""Planted errors of 相关性: signs, vague values, complaints, tautologies, forms and figures."""

from random import Random

from model import Table
from tests.model.checks.planted import (
    Plant,
    Planted,
    some_indicator,
    some_project,
    with_objective,
    with_value,
)


def satisfaction_reversed(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: "满意" in seen.level1).spot
    return Planted(with_value(of, spot, random.choice(("≤90%", "不高于95%", "＜92%"))), spot)


def complaints_reversed(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: seen.level2 == "质量").spot
    return Planted(with_value(of, spot, random.choice(("≥5%", "不少于3次")), name="有效投诉情况"), spot)


def cost_reversed(random: Random, of: Table) -> Planted:
    seen = some_indicator(random, of, lambda one: one.name == "支持资金")
    return Planted(with_value(of, seen.spot, f"≥{seen.printed_value}"), seen.spot)


def vague_satisfaction(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: "满意" in seen.level1).spot
    return Planted(with_value(of, spot, random.choice(("逐年提升", "较高", "服务对象基本满意"))), spot)


def vague_benefit(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: seen.level2 == "社会效益").spot
    return Planted(with_value(of, spot, random.choice(("持续改善", "有力保障", "明显"))), spot)


def complaints_as_satisfaction(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: "满意" in seen.level1).spot
    return Planted(with_value(of, spot, "≤3次", name="服务对象有效投诉次数"), spot)


def tautology(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: seen.level2 == "时效").spot
    return Planted(with_value(of, spot, "12月底前完成资金拨付", name="12月底前完成资金拨付"), spot)


def percentage_as_quantity(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: seen.level2 == "数量").spot
    return Planted(with_value(of, spot, "≥70%", name="工作完成比例"), spot)


def count_as_quality(random: Random, of: Table) -> Planted:
    spot = some_indicator(random, of, lambda seen: seen.level2 == "质量").spot
    return Planted(with_value(of, spot, "≥60家", name="复查单位数量"), spot)


def goal_contradicted(random: Random, of: Table) -> Planted:
    seen = some_indicator(random, of, lambda one: one.level2 == "质量")
    return Planted(with_objective(of, seen.spot, f"{seen.name}达到81%以上，做好各项工作。"), seen.spot)


def goal_missing(random: Random, of: Table) -> Planted:
    spot = some_project(random, of)
    return Planted(with_objective(of, spot, "确保古村落修复率不低于81%。"), spot)


PLANTS = (
    Plant("direction", satisfaction_reversed),
    Plant("direction", complaints_reversed),
    Plant("direction", cost_reversed),
    Plant("not-measurable", vague_satisfaction),
    Plant("not-measurable", vague_benefit),
    Plant("complaint-as-satisfaction", complaints_as_satisfaction),
    Plant("tautology", tautology),
    Plant("category-form", percentage_as_quantity),
    Plant("category-form", count_as_quality),
    Plant("goal-figure", goal_contradicted),
    Plant("goal-figure", goal_missing),
)
