"""One table made ready for an index: worked out once, kept beside the table, and put together with others."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from model.bit_planes import of_flags, to_bytes
from model.filter import CategoryKey, category_keys
from model.search import keys_of
from model.table import Table
from model.texts import Texts, texts


class Prepared(msgspec.Struct, frozen=True, gc=False):
    """Where the projects and indicators of a table stand, their money, categories and texts.

    `places` are unit, project, where it stands, and how many indicators it has; `totals` those of the
    projects; `size` the places of all. Each of `categories` comes with the set of its indicators;
    `taxonomy` are the pairs of categories that some indicator has, as first printed.
    """

    places: tuple[tuple[int, int, int, int], ...]
    totals: tuple[Decimal | None, ...]
    size: int
    categories: tuple[tuple[CategoryKey, bytes], ...]
    taxonomy: tuple[tuple[CategoryKey, CategoryKey], ...]
    texts: Texts


def prepared(table: Table) -> Prepared:
    """A table made ready."""
    places: list[tuple[int, int, int, int]] = []
    totals: list[Decimal | None] = []
    size = 0
    fields: list[str | None] = []
    lengths: list[int] = []
    at_categories: dict[tuple[CategoryKey, ...], list[int]] = {}
    for unit_at, unit in enumerate(table.units):
        for project_at, project in enumerate(unit.projects):
            places.append((unit_at, project_at, size, len(project.indicators)))
            totals.append(project.amounts.total)
            fields += (project.name, project.objective)
            lengths.append(2)
            for at, one in enumerate(project.indicators, size + 1):
                at_categories.setdefault(category_keys(one), []).append(at)
                fields += (one.name, one.period_value, one.annual_value, one.raw)
                lengths.append(4)
            lengths.append(0)
            size += len(project.indicators) + 2
    return Prepared(
        tuple(places),
        tuple(totals),
        size,
        _categories(at_categories, size),
        tuple(dict.fromkeys((keys[0], keys[1]) for keys in at_categories if len(keys) == 2)),
        texts(_texts(keys_of(fields), lengths)),
    )


def _categories(
    places: dict[tuple[CategoryKey, ...], list[int]], size: int
) -> tuple[tuple[CategoryKey, bytes], ...]:
    """The set of each category, from the places of each pair of them."""
    found: dict[CategoryKey, int] = {}
    for keys, of_keys in places.items():
        digits = bytearray(b"0" * size)
        for at in of_keys:
            digits[at] = ord("1")
        for key in keys:
            found[key] = found.get(key, 0) | of_flags(digits)
    return tuple((key, to_bytes(of_key, size)) for key, of_key in found.items())


def _texts(keys: Sequence[str | None], lengths: Sequence[int]) -> Iterator[Sequence[str]]:
    """The fields of each text; the name of an indicator without one is empty."""
    at = 0
    for length in lengths:
        name, *others = keys[at : at + length] or [""]
        yield [name or "", *(key for key in others if key is not None)]
        at += length
