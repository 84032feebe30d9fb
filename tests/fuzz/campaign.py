"""A campaign: seeds mutated case by case, each read within a time; what else happens is a finding."""

import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from parser import engine as engines
from parser.engines import Engine
from parser.errors import Refusal
from tests.fuzz.mutate import inflated, mutated

PIPE = 4096
"""Bytes that a pipe takes at once."""

SECONDS_A_CASE = 60
"""A whole document of a dozen pages takes about one by either engine; the rest is room for a busy machine."""


class TooSlow(BaseException):
    """A case went on too long. No `Exception`, so that nothing on the way takes it for damage."""


ROOT = Path(__file__).parents[2]


def seeds() -> list[bytes]:
    """The committed documents, as they are and with their streams unpacked."""
    paths = [ROOT / "tui" / "sample.pdf"]
    for papers in ("corpus/small/*.pdf", "forms/small/calc-*.pdf"):
        paths += sorted((ROOT / "tests").glob(papers))
    documents = [path.read_bytes() for path in paths]
    return documents + [inflated(document) for document in documents]


def case(documents: list[bytes], seed: int) -> bytes:
    """The mutated document of one seed: the same for the same documents."""
    chance = random.Random(seed)
    return mutated(chance.choice(documents), chance)


def read(path: Path) -> str:
    """What reading a file ends in: `table` or the refusal's kind, as the program reads it.

    The engines are native code in part: each case has a process of its own, and where that is killed the
    reference reader reads, as in the program. Raises Finding for anything else.
    """
    outcome = _in_a_process(path, "auto")
    if outcome in CRASHES:
        again = _in_a_process(path, "pdfplumber")
        return f"{outcome}, then {again}"
    return outcome


class Finding(Exception):
    """A case that ended in no table and no refusal."""


CRASHES = {f"killed by {number.name}" for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGTRAP)} | {
    f"killed by {number.name}" for number in (signal.SIGBUS, signal.SIGILL, signal.SIGFPE)
}


def _in_a_process(path: Path, engine: Engine) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            said = _outcome(path, engine)
        except (Exception, TooSlow) as finding:
            where = traceback.extract_tb(finding.__traceback__)[-1]
            said = f"!{type(finding).__name__}: {finding} at {where.filename}:{where.lineno}"
        os.write(writing, said.encode("utf-8", "replace")[:PIPE])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        said = f"killed by {signal.Signals(os.WTERMSIG(status)).name}"
        if said not in CRASHES:
            raise Finding(said)
    if said.startswith("!") or not said:
        raise Finding(said[1:] or "no word")
    return said


def _outcome(path: Path, engine: Engine) -> str:
    with _limited():
        try:
            engines.read(engines.Source(path, ""), engine)
        except Refusal as refusal:
            return type(refusal).__name__
    return "table"


def run(documents: list[bytes], first: int, cases: int, folder: Path) -> tuple[Counter[str], list[str]]:
    """Outcomes counted, and a line for each finding; the documents of findings are left in `folder`."""
    outcomes: Counter[str] = Counter()
    findings: list[str] = []
    for seed in range(first, first + cases):
        path = folder / f"case-{seed}.pdf"
        path.write_bytes(case(documents, seed))
        started = time.monotonic()
        try:
            outcomes[read(path)] += 1
        except Finding as finding:
            outcomes["finding"] += 1
            findings.append(f"{path.name} {finding} after {time.monotonic() - started:.1f} s")
            continue
        path.unlink()
    return outcomes, findings


@contextmanager
def _limited() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"{SECONDS_A_CASE} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS_A_CASE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def main(cases: int, first: int, left: Path) -> int:
    """Run a campaign and print it; 1 if there is a finding."""
    left.mkdir(parents=True, exist_ok=True)
    outcomes, findings = run(seeds(), first, cases, left)
    print(
        f"{cases} cases from seed {first}: "
        + ", ".join(f"{kind} {count}" for kind, count in outcomes.most_common())
    )
    for line in findings:
        print(line, file=sys.stderr)
    return bool(findings)
