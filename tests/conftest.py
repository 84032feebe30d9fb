"""What all tests share: which are run when none is named, and the option that takes a skip for a failure."""

import gc
from collections.abc import Generator
from pathlib import Path

import pytest

END_TO_END = Path(__file__).resolve().parent / "e2e"
"""Tests that run programs of the system's (`make e2e`): only where they are named."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --fail-on-skip, for machines that must have all that the tests ask for."""
    parser.addoption(
        "--fail-on-skip", action="store_true", help="take skipped tests and modules for failed ones"
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the end-to-end tests out, unless an argument names them."""
    here = config.invocation_params.dir
    named = (Path(here, argument.partition("::")[0]).resolve() for argument in config.args)
    left_out = collection_path == END_TO_END and not any(path.is_relative_to(END_TO_END) for path in named)
    return True if left_out else None


def pytest_collection_finish() -> None:
    """Look for garbage in what tests leave, not each time among the thousands of tests themselves."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skipped test fails with the reason it gave."""
    report = yield
    _fail_if_skipped(report, item.config)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """So does a module that skips as a whole."""
    report = yield
    _fail_if_skipped(report, collector.config)
    return report


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport, config: pytest.Config) -> None:
    expected = hasattr(report, "wasxfail")
    if report.skipped and not expected and config.getoption("fail_on_skip"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"--fail-on-skip: {reason}"
