"""What the browser's tests share: a terminal of known colours, and the sample opened once."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from model import Table
from parser import Cache
from tests.model.tables import SAMPLE_PDF, SAMPLE_TRUTH, TIANHE, truth
from tui.sources import Opening

settings.register_profile("without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("without a clock")


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal of many colours outside tmux and desktops; working directory and settings of its own."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "COLORFGBG", "TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def opening(cache_folder: Path) -> Opening:
    """A cache of its own, so that each PDF is read once in all."""
    return Opening(None, Cache(cache_folder))


@pytest.fixture(scope="session")
def sample() -> Path:
    return SAMPLE_PDF


@pytest.fixture(scope="session")
def sample_truth() -> Table:
    return truth(SAMPLE_TRUTH)


@pytest.fixture(scope="session")
def tianhe() -> Path:
    return TIANHE / "table.pdf"
