"""The folder that is measured on: generated tables, as many as a large office has, that lie in the cache."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from model import Indicator, Place, Project, Table
from parser import Cache
from tests.corpus.truth import make_table
from tests.line import environment

DOCUMENTS = 200
PROJECTS_EACH = 50
INDICATORS_A_PAGE = 20


def tables(documents: int = DOCUMENTS) -> list[Table]:
    """Tables of 10,000 projects and some 46,000 indicators together, each with its places on the paper."""
    return [_placed(make_table(seed, projects=PROJECTS_EACH)) for seed in range(documents)]


@contextmanager
def read_before(documents: int = DOCUMENTS) -> Iterator[tuple[Path, dict[str, str]]]:
    """A folder of documents, and an environment in which all of them lie in the cache."""
    with TemporaryDirectory() as made:
        folder, cache = Path(made, "documents"), Path(made, "cache")
        folder.mkdir()
        kept = Cache(cache / "budget-tui")
        for at, table in enumerate(tables(documents), 1):
            content = f"%PDF-1.7\n% document {at}\n".encode()
            Path(folder, f"{at}.pdf").write_bytes(content)
            kept.store(replace(table, sha256=hashlib.sha256(content).hexdigest()))
        yield folder, environment(COLORTERM="truecolor", XDG_CACHE_HOME=str(cache), XDG_DATA_HOME=made)


def _placed(table: Table) -> Table:
    """The table with a box for each unit and project, and one for each indicator."""
    places = (
        Place(
            nth // INDICATORS_A_PAGE + 1,
            350.125,
            nth % INDICATORS_A_PAGE * 25.5,
            790.25,
            nth % 20 * 25.5 + 24.75,
        )
        for nth in count()
    )

    def with_place(indicator: Indicator) -> Indicator:
        return replace(indicator, places=(next(places),))

    def of_project(project: Project) -> Project:
        place = next(places)
        return replace(
            project,
            indicators=tuple(map(with_place, project.indicators)),
            pages=(place.page,),
            places=(place,),
        )

    units = tuple(
        replace(unit, projects=tuple(map(of_project, unit.projects)), pages=(1,)) for unit in table.units
    )
    return replace(table, units=units, pages=next(places).page)
