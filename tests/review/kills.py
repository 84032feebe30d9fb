"""`python -m tests.review.kills --kills N`: a reviewing process killed at random moments loses nothing."""

import argparse
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

from model.review import fold
from tests.model.tables import CHECKOUT
from tui.review import Session, Store

SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGHUP)
STARTING = 0.35
"""Seconds in which the process may be killed while it starts, opens or makes the database."""
WORKING = 0.15
"""Seconds in which it may be killed once it has saved its first action."""


class Campaign(NamedTuple):
    """What became of all kills; `faults` says in words what was wrong with the file."""

    kills: int
    acknowledged: int
    lost: int
    faults: tuple[str, ...]


def campaign(kills: int, seed: int, folder: Path) -> Campaign:
    """Kill so many reviewers of one database, one after the other, and look into it after each."""
    random = Random(seed)
    database = folder / "reviews.sqlite3"
    acknowledged: set[str] = set()
    lost: set[str] = set()
    faults: list[str] = []
    for kill in range(kills):
        document = f"{kill // 4:064x}"
        acknowledged |= killed(database, document, random)
        saved, fault = looked_into(database, folder / "copy")
        lost |= acknowledged - saved
        if fault is not None:
            faults.append(f"kill {kill}: {fault}")
    faults.extend(reopened(database, acknowledged))
    return Campaign(kills, len(acknowledged), len(lost), tuple(faults))


def killed(database: Path, document: str, random: Random) -> set[str]:
    """Start a reviewer and kill it; the actions that it said are saved."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.review.reviewing", database, document, str(random.random())[2:]],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        first = b""
        if random.random() < 0.8:
            first = process.stdout.readline()
            time.sleep(random.uniform(0, WORKING))
        else:
            time.sleep(random.uniform(0, STARTING))
        process.send_signal(random.choice(SIGNALS))
        lines = (first + process.stdout.read()).decode().splitlines()
    if process.returncode not in (-signal.SIGKILL, -signal.SIGHUP):
        sys.exit(f"the reviewer ended by itself with {process.returncode}")
    return {line.removeprefix("done ") for line in lines if line.startswith("done ")}


def looked_into(database: Path, copy: Path) -> tuple[set[str], str | None]:
    """The actions that are on disk, and what is wrong with the file, None for nothing.

    A copy is looked into: the next reviewer has to cope with what the kill left, not with what we tidied up.
    """
    if not database.exists():
        return set(), None
    for suffix in ("", "-wal"):
        Path(f"{copy}{suffix}").unlink(missing_ok=True)
        if Path(f"{database}{suffix}").exists():
            shutil.copyfile(f"{database}{suffix}", f"{copy}{suffix}")
    with closing(sqlite3.connect(copy)) as connection:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return set(), None
        [found] = connection.execute("PRAGMA integrity_check").fetchone()
        saved = {action for (action,) in connection.execute("SELECT id FROM actions")}
    return saved, None if found == "ok" else str(found)


def reopened(database: Path, acknowledged: set[str]) -> list[str]:
    """What the program itself makes of the database in the end: it opens, and shows all that was saved."""
    with closing(sqlite3.connect(database)) as connection:
        documents = [one for (one,) in connection.execute("SELECT DISTINCT document FROM actions")]
    faults: list[str] = []
    shown: set[str] = set()
    with Store(database) as store:
        if store.problem is not None:
            faults.append(store.problem)
        for document in documents:
            session = Session(store, document)
            shown |= {action.id for action in session.actions}
            if session.review != fold(reversed(session.actions)):
                faults.append(f"the review of {document} depends on the order of reading")
    if not acknowledged <= shown:
        faults.append(f"{len(acknowledged - shown)} actions are on disk and not shown")
    return faults


def main() -> int:
    """Print the figures; 1 if anything was lost or the file was found unsound."""
    arguments = argparse.ArgumentParser(prog="python -m tests.review.kills", description=__doc__)
    arguments.add_argument("--kills", type=int, default=200)
    arguments.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="budget-tui-kills-") as folder:
        ended = campaign(given.kills, given.seed, Path(folder))
    print(f"kills {ended.kills} (seed {given.seed})")
    print(f"acknowledged actions {ended.acknowledged}, lost {ended.lost}")
    for fault in ended.faults:
        print(fault)
    return 1 if ended.lost or ended.faults else 0


if __name__ == "__main__":
    sys.exit(main())
