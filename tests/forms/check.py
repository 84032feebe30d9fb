"""Hold readings of forms and long lists against their truths: `python -m tests.forms.check DIR [NAME…]`."""

import argparse
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import msgspec

from model import Project, Table
from parser import Refusal, read_table
from tests.corpus.compare import compare

MOST_SHOWN = 6


class Tally(msgspec.Struct):
    """How much of one producer's documents was read exactly."""

    documents: int = 0
    exact: int = 0
    projects: int = 0
    exact_projects: int = 0
    wrong_money: int = 0


def differences(truth: Table, reading: Table) -> list[str]:
    """Where a reading is not what the truth says, in reading order."""
    return [*compare(truth, reading).differences, *_besides(truth, reading)]


def _besides(truth: Table, reading: Table) -> Iterator[str]:
    """What forms and long lists say besides."""
    for unit, read_unit in zip(truth.units, reading.units, strict=False):
        if unit.code != read_unit.code:
            yield f"{unit.name} code: want {unit.code}, got {read_unit.code}"
    for project, read in zip(_projects(truth), _projects(reading), strict=False):
        for field in ("code", "overall_objective", "extras"):
            want, got = getattr(project, field), getattr(read, field)
            if want != got:
                yield f"{project.name} {field}: want {want}, got {got}"
        for one, other in zip(project.indicators, read.indicators, strict=False):
            if (one.weight, one.direction) != (other.weight, other.direction):
                yield (
                    f"{project.name} #{one.number}: want {one.weight} {one.direction},"
                    f" got {other.weight} {other.direction}"
                )


def _projects(table: Table) -> list[Project]:
    return [project for unit in table.units for project in unit.projects]


def main(arguments: list[str] | None = None) -> int:
    """Check a folder and print a table by producer; exit code 1 if any document is not read exactly."""
    options = argparse.ArgumentParser(prog="python -m tests.forms.check", description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("names", nargs="*", help="parts of document names; all by default")
    options.add_argument("--all", action="store_true", help="show every difference")
    given = options.parse_args(arguments)
    tallies: dict[str, Tally] = {}
    for pdf in sorted(given.folder.glob("*.pdf")):
        if given.names and not any(name in pdf.stem for name in given.names):
            continue
        truth = msgspec.json.decode(pdf.with_suffix(".json").read_bytes(), type=Table)
        tally = tallies.setdefault(pdf.stem.split("-")[0], Tally())
        found = _checked(pdf, truth, tally)
        print(f"{'SHORT' if found else 'ok   '} {pdf.stem}", flush=True)
        for difference in found if given.all else found[:MOST_SHOWN]:
            print(f"      {difference}")
    print(f"{'producer':<12}{'documents':>12}{'projects':>14}{'wrong money':>13}")
    for producer, tally in tallies.items():
        exact, projects = f"{tally.exact}/{tally.documents}", f"{tally.exact_projects}/{tally.projects}"
        print(f"{producer:<12}{exact:>12}{projects:>14}{tally.wrong_money:>13}")
    return int(any(tally.exact < tally.documents for tally in tallies.values()))


def _checked(pdf: Path, truth: Table, tally: Tally) -> list[str]:
    tally.documents += 1
    expected = _projects(truth)
    tally.projects += len(expected)
    try:
        reading = read_table(pdf)
    except Refusal as refusal:
        return [f"refused: {refusal}"]
    found = differences(truth, reading)
    tally.exact += not found
    for want, got in zip_longest(expected, _projects(reading)):
        tally.exact_projects += _plain(want) == _plain(got)
        tally.wrong_money += want is not None and got is not None and want.amounts != got.amounts
    return found


def _plain(project: Project | None) -> Project | None:
    """A project without what only the paper can tell."""
    if project is None:
        return None
    rows = tuple(msgspec.structs.replace(one, places=()) for one in project.indicators)
    return msgspec.structs.replace(project, pages=(), places=(), indicators=rows)


if __name__ == "__main__":
    sys.exit(main())
