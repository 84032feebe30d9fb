"""A reading in a process of its own: one PDF within its limits; run as a module too."""

import gc
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO

import msgspec

from parser import limits, messages
from parser.engine import Source, read
from parser.errors import Refusal

GARBAGE = (50_000, 20, 20)
"""How many more objects there are when circles among them are sought: a page makes thousands, no circle."""


def main() -> None:
    """Read the order on standard input, answer on standard output; what a PDF engine prints goes nowhere."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=messages.Order)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    carry_out(order, answers)


def carry_out(order: messages.Order, answers: BinaryIO) -> None:
    """Read what was ordered, in a process that is for that alone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    # The browser may have put off looking for garbage when it was forked.
    gc.enable()
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    path = Path(os.fsdecode(order.path))
    try:
        _answer(order, path, answers)
    except Refusal as refusal:
        messages.send(answers, messages.refused(refusal))
    except MemoryError:
        messages.send(answers, messages.refused(limits.out_of_memory(path)))
    except BrokenPipeError:
        os._exit(0)


def _answer(order: messages.Order, path: Path, answers: BinaryIO) -> None:
    source = Source(
        path,
        order.sha256,
        order.password,
        on_opened=lambda locked: messages.send(answers, messages.Opened(locked)),
        on_progress=lambda progress: messages.send(answers, messages.Step(progress)),
    )
    messages.send(answers, messages.Done(read(source, order.engine)))


def _bound_memory() -> None:
    """Hold this process to its memory, where the system can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = limits.MEMORY if hard == resource.RLIM_INFINITY else min(limits.MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    main()
