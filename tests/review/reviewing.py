"""`python -m tests.review.reviewing DATABASE DOCUMENT SEED [COUNT]`: a reviewer as a process of its own.

It says on standard output `done ID` for each action once that is on disk, `saw ID LATENCY` (milliseconds) for
each action of another process, and `found ID` for one that was there before it. With COUNT it stops reviewing
after so many actions, goes on looking for those of others, as the browser does, and ends with its standard
input; else it is there to be killed.
"""

import os
import select
import sys
from pathlib import Path
from random import Random

from model.review import Action, Decision, Field, State, Subject
from tui.review import Session, Store
from tui.review.store import now

POLL = 0.2
"""Seconds between two looks for what others did."""


class Reviewer:
    """Somebody who reviews without end."""

    def __init__(self, database: Path, document: str, seed: int) -> None:
        store = Store(database)
        if store.problem is not None:
            sys.exit(store.problem)
        self._random = Random(seed)
        self._session = Session(store, document)
        self._known = {action.id for action in self._session.actions}
        for known in self._known:
            say(f"found {known}")

    def act(self) -> None:
        """Do one thing, whatever; say so once it is saved."""
        if self._acted() is not None:
            mine = self._session.actions[-1].id
            self._known.add(mine)
            say(f"done {mine}")
        self._see()

    def _acted(self) -> Action | None:
        """None where there was nothing to take back."""
        match self._random.randrange(8):
            case 0:
                return self._session.undo()
            case 1:
                return self._session.redo()
            case 2:
                return self._session.do(self._finding(), Field.DECISION, Decision.DISMISSED, "已在附件说明")
            case 3:
                note = "请补充测算依据。" * self._random.randrange(200)
                return self._session.do(self._project(), Field.NOTE, note)
            case _:
                return self._session.do(self._project(), Field.STATE, self._random.choice(list(State)))

    def look(self) -> None:
        """Read what others did."""
        self._session.refresh()
        self._see()

    def _see(self) -> None:
        for action in self._session.actions:
            if action.id not in self._known:
                self._known.add(action.id)
                say(f"saw {action.id} {now() - action.at}")

    def _project(self) -> Subject:
        return Subject("某中心", f"项目{self._random.randrange(50)}")

    def _finding(self) -> Subject:
        return self._project()._replace(check="no-cost")


def say(line: str) -> None:
    """One line, past Python's buffer."""
    os.write(1, f"{line}\n".encode())


def main(database: Path, document: str, seed: int, count: int | None) -> None:
    """Review until killed, or `count` times and then watch until standard input ends."""
    reviewer = Reviewer(database, document, seed)
    done = 0
    while count is None or done < count:
        reviewer.act()
        done += 1
    say("watching")
    while not select.select([0], [], [], POLL)[0]:
        reviewer.look()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else None)
