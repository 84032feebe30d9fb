"""Ending with the terminal: a program whose terminal is gone has nobody left to work for."""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

_GONE = select.POLLHUP | select.POLLERR


@contextmanager
def ending_with(terminal: int) -> Iterator[None]:
    """Meanwhile end this process by SIGHUP once a terminal, given by its file descriptor, hangs up.

    The kernel sends that signal to the shell alone where the shell outlives the line; the program would
    read the end of its input for ever. Where SIGHUP is ignored, as a shell may pass on, SIGTERM ends it.
    """
    over, ends = os.pipe()
    watch = Thread(target=_end_after, args=(terminal, over), name="hangup", daemon=True)
    watch.start()
    try:
        yield
    finally:
        # A thread that still waits when the process ends can keep its parent from hearing of that.
        os.close(ends)
        watch.join()
        os.close(over)


def _end_after(terminal: int, over: int) -> None:
    """Wait without an event asked for: poll then tells of a hangup alone, and takes no input from others."""
    poll = select.poll()
    poll.register(terminal, 0)
    poll.register(over, 0)
    if any(event & _GONE for descriptor, event in poll.poll() if descriptor == terminal):
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
