"""The package's own wheel holds the program and what lies beside it, and nothing else."""

import zipfile
from pathlib import Path

from tests.model.tables import CHECKOUT
from tests.usage.shared import SHARE, shared


def test_wheel_holds_modules_sample_man_page_and_completions_alone(folder: Path) -> None:
    (wheel,) = (folder / "wheels").glob("budget_tui-*.whl")
    name = "-".join(wheel.name.split("-")[:2])
    modules = {
        path.relative_to(CHECKOUT).as_posix()
        for package in ("model", "parser", "tui")
        for path in (CHECKOUT / package).rglob("*.py")
    }
    beside = {f"{name}.data/data/share/{path.relative_to(SHARE).as_posix()}" for path in shared()}
    with zipfile.ZipFile(wheel) as archive:
        held = {entry for entry in archive.namelist() if not entry.startswith(f"{name}.dist-info/")}
        entries = archive.read(f"{name}.dist-info/entry_points.txt").decode()
    assert held == {*modules, "tui/sample.pdf", *beside}
    assert "budget-tui = tui.entry:main" in entries
