"""Properties are held without a clock: a busy machine is no defect."""

from collections.abc import Iterator
from threading import Event, Thread

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("without a clock")


@pytest.fixture
def another_thread() -> Iterator[None]:
    """A thread that waits: beside it a reading is not forked, but a program of its own."""
    over = Event()
    thread = Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()
