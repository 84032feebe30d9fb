"""Reviews carried to another machine: written to a file, merged from one."""

from collections.abc import Sequence
from pathlib import Path

from model import Table
from tui.exit_codes import ExitCode, gravest
from tui.export.output import replace
from tui.reading import read, spare
from tui.review import Store, StoreError, review_file
from tui.sources import Opening
from tui.streams import say


def export_review(paths: Sequence[Path], opening: Opening, output: Path) -> int:
    """Write what was done to the documents; where the database cannot be read in full, that ends with 3."""
    spare(paths, str(output))
    documents = read(paths, opening, _nothing)
    tables = [document.table for document in documents if document.table is not None]
    codes = [document.refusal.code for document in documents if document.refusal is not None]
    if not tables:
        return gravest(codes)
    with Store() as store:
        try:
            reviewed = review_file.reviewed(store, tables)
        except StoreError as error:
            say(error.line)
            return gravest([*codes, ExitCode.UNREADABLE])
        if not store.is_whole:
            say(store.problem or "")
            codes.append(ExitCode.UNREADABLE)
    replace(output, review_file.render(reviewed))
    say(f"{output}：写出 {len(reviewed)} 份文件的 {sum(len(one.actions) for one in reviewed)} 条审核记录")
    return gravest(codes)


def import_review(path: Path) -> int:
    """Merge the reviews in a file into those of this machine."""
    reviewed = review_file.read(path)
    with Store() as store:
        if store.problem is not None:
            say(store.problem)
            return ExitCode.UNWRITABLE
        new = store.merge(reviewed)
    among = sum(len(one.actions) for one in reviewed)
    say(f"{path}：{len(reviewed)} 份文件的 {among} 条审核记录中，新增 {new} 条，其余原已有")
    return ExitCode.DONE


def _nothing(_: Table) -> list[str]:
    """A review says nothing about the reading."""
    return []
