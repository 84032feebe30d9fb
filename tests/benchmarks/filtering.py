"""The filter itself, without a screen: any query over ten thousand projects, in the processor's time."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from model.amount_range import parse
from model.filter import CategoryKey, Filter
from model.index import Index
from model.prepared import prepared
from tests.benchmarks.figure import Figure
from tests.benchmarks.folder import tables

RUNS = 7
TEXTS = (
    *(
        "满",
        "满意",
        "满意度",
        "服务对象满意度",
        "资金",
        "河岸巡查",
        "≥",
        "%",
        "1",
        "0",
        "2025",
        "10",
        "不可能的词",
    ),
    *("p", "px", "zj", "myd", "fwdxmyd", "zjsyhgx", "oa"),
    "为高龄、独居老人送餐到家，餐费由财政和个人分担",
)
AMOUNTS = ("", "≥1", "100..500", "<0")
CATEGORIES = (
    frozenset[CategoryKey](),
    frozenset({CategoryKey(1, "产出")}),
    frozenset({CategoryKey(2, "数量"), CategoryKey(2, "质量"), CategoryKey(1, "满意度")}),
)
BOUND = 5.0


def benchmark() -> Iterator[Figure]:
    """The slowest of all queries, and of the counts of categories; then what making the index takes."""
    several = tables()
    ready = [prepared(table) for table in several]
    index = Index(ready)
    queries = [
        Filter(categories, parse(amount), text)
        for text in ("", *TEXTS)
        for amount in AMOUNTS
        for categories in CATEGORIES
    ]
    for text in ("满", "满意", "px"):
        index.apply(Filter(text=text))
    yield Figure("filter: the slowest query", _slowest(queries, index.apply), BOUND, "ms")
    yield Figure("filter: the slowest count of categories", _slowest(queries, index.categories), BOUND, "ms")
    making = [_milliseconds(lambda: [prepared(table) for table in several]) for _ in range(5)]
    yield Figure("filter: making the index, all documents", round(median(making)), 1000, "ms")


def _slowest(queries: list[Filter], ask: Callable[[Filter], object]) -> float:
    """The median of several runs of the query whose median is highest."""
    rounds = [[_milliseconds(partial(ask, one)) for one in queries] for _ in range(RUNS)]
    medians: list[float] = [median(times) for times in zip(*rounds, strict=True)]
    return round(max(medians), 2)


def _milliseconds(task: Callable[[], object]) -> float:
    began = time.thread_time()
    task()
    return 1000 * (time.thread_time() - began)
