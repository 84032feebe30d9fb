"""`python -m tests.review.full_disk FOLDER`: reviews on a small disk until that is full, and after.

Says on standard output `done ID` for each action that was saved, `refused LINE` when the disk was full,
`saved ID...` for all that is in the log, `sound True`, and `opened COUNT WHOLE PROBLEM` for a store that is
opened on the full disk.
"""

import sys
from pathlib import Path

from model.review import Field, Subject
from tests.review.reviews import DOCUMENT, PROJECT, sound
from tui.review import Session, Store, StoreError


def fill(path: Path) -> None:
    """Take all room that is left."""
    try:
        with path.open("wb") as file:
            while True:
                file.write(b"\0" * 4096)
                file.flush()
    except OSError:
        return


def main(folder: Path) -> None:
    """Review until the disk is full, make room, review on, fill the disk, open once more."""
    path = folder / "reviews.sqlite3"
    (folder / "old").write_bytes(b"\0" * 150_000)
    with Store(path) as store:
        session = Session(store, DOCUMENT)
        try:
            for number in range(10_000):
                print("done", session.do(Subject("某中心", f"项目{number}"), Field.NOTE, "注" * 500).id)
        except StoreError as error:
            print("refused", error.line)
    (folder / "old").unlink()
    with Store(path) as store:
        session = Session(store, DOCUMENT)
        print("done", session.do(PROJECT, Field.NOTE, "又有地方了").id)
        print("saved", *(action.id for action in session.actions))
    print("sound", sound(path))
    fill(folder / "new")
    with Store(path) as store:
        print("opened", len(store.actions(DOCUMENT)), store.is_whole, store.problem)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
