"""Ending with the terminal: a program whose terminal is gone has nobody left to work for."""

import os
import select
import signal
from threading import Thread

_GONE = select.POLLHUP | select.POLLERR


def end_with_terminal(terminal: int) -> None:
    """From now on end this process by SIGHUP once a terminal, given by its file descriptor, hangs up.

    The kernel sends that signal to the shell alone where the shell outlives the line; the program would
    read the end of its input for ever. Where SIGHUP is ignored, as a shell may pass on, SIGTERM ends it.
    """
    Thread(target=_end_after, args=(terminal,), name="hangup", daemon=True).start()


def _end_after(terminal: int) -> None:
    """Wait without an event asked for: poll then tells of a hangup alone, and takes no input from others."""
    poll = select.poll()
    poll.register(terminal, 0)
    if any(event & _GONE for _, event in poll.poll()):
        os.kill(os.getpid(), signal.SIGHUP)
        os.kill(os.getpid(), signal.SIGTERM)
