"""Reviews by real processes: killed at any moment nothing is lost, two at once see each other."""

import subprocess
import sys
import threading
from collections import defaultdict
from pathlib import Path

from tests.model.tables import CHECKOUT
from tests.review.kills import campaign
from tests.review.reviews import DOCUMENT, logged, sound

KILLS = 20
WRITERS = 2
EACH = 100
SOON = 1_000
"""Milliseconds within which another copy's change is seen."""


def test_kills_at_random_moments_lose_nothing(tmp_path: Path) -> None:
    ended = campaign(KILLS, 20_261_125, tmp_path)
    assert (ended.kills, ended.lost, ended.faults) == (KILLS, 0, ())
    assert ended.acknowledged > KILLS


class Watched:
    """A reviewing process, and what it says, read as it comes."""

    def __init__(self, database: Path, seed: int) -> None:
        words: list[str | Path] = [
            sys.executable,
            "-m",
            "tests.review.reviewing",
            database,
            DOCUMENT,
            str(seed),
            str(EACH),
        ]
        self.process = subprocess.Popen(
            words, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.said: defaultdict[str, list[list[str]]] = defaultdict(list)
        self.watching = threading.Event()
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    def ids(self, word: str) -> list[str]:
        """The actions that it did, or saw."""
        return [rest[0] for rest in self.said[word]]

    def end(self) -> int:
        """Let it end; its code."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        self._reading.join(20)
        self.process.stdout.close()
        return self.process.wait(20)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            word, *rest = line.split()
            self.said[word].append(rest)
            if word == "watching":
                self.watching.set()


def test_two_at_once_lose_nothing_and_see_each_other_within_a_second(tmp_path: Path) -> None:
    database = tmp_path / "reviews.sqlite3"
    watched = [Watched(database, seed) for seed in range(WRITERS)]
    for one in watched:
        assert one.watching.wait(60)
    threading.Event().wait(SOON / 1000)
    assert [one.end() for one in watched] == [0, 0]
    [first, second] = watched
    assert len(first.ids("done")) > EACH / 2
    for one, other in ((first, second), (second, first)):
        assert sorted(one.ids("found") + one.ids("saw")) == sorted(other.ids("done"))
    assert max(int(rest[1]) for one in watched for rest in one.said["saw"]) < SOON
    log = logged(database)
    assert {action.id for action in log} == {*first.ids("done"), *second.ids("done")}
    times = [action.at for action in log]
    assert times == sorted(set(times))
    assert sound(database)
