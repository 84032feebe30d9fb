"""The tianhe table beside itself, and beside one in which every year in its names was another."""

import msgspec

from model import Project, Table, Unit
from model.comparison import Link, compare
from tests.model.tables import TIANHE, needs_tianhe, truth


def _earlier(of: Table) -> Table:
    """What names a year names the one before."""

    def project(one: Project) -> Project:
        return msgspec.structs.replace(one, name=one.name.replace("2024", "2023"))

    def unit(one: Unit) -> Unit:
        return msgspec.structs.replace(one, projects=tuple(map(project, one.projects)))

    return msgspec.structs.replace(of, units=tuple(map(unit, of.units)))


@needs_tianhe
def test_a_real_table_is_itself_and_the_one_of_the_year_before() -> None:
    tianhe = truth(TIANHE / "expected.json")
    assert compare(tianhe, tianhe).summary.unchanged == 54
    compared = compare(_earlier(tianhe), tianhe)
    assert (compared.summary.same, compared.summary.dated, compared.summary.unchanged) == (44, 10, 54)
    assert all(change.old == change.new for change in compared.projects)
    assert {change.link for change in compared.projects} == {Link.SAME, Link.DATED}
