"""The reading's own process: reads one PDF within its limits and sends what it finds; run as a module."""

import os
import signal
import sys
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import msgspec

from parser import limits, messages
from parser.document import read_document
from parser.errors import PasswordNeeded, Refusal
from parser.plumber import Plumber


def main() -> None:
    """Read the order on standard input, answer on standard output; what a PDF engine prints goes nowhere."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=messages.Order)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    path = Path(os.fsdecode(order.path))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        _answer(order, path, answers)
    except Refusal as refusal:
        _refuse(answers, refusal)
    except MemoryError:
        _refuse(answers, limits.out_of_memory(path))
    except BrokenPipeError:
        os._exit(0)


def _refuse(answers: BinaryIO, refusal: Refusal) -> None:
    messages.send(answers, messages.Refused(type(refusal).__name__, refusal.cause, refusal.remedy))


def _answer(order: messages.Order, path: Path, answers: BinaryIO) -> None:
    reader, locked = _open(path, order.password)
    with closing(reader):
        messages.send(answers, messages.Opened(locked))
        table = read_document(
            reader, path, order.sha256, lambda progress: messages.send(answers, messages.Step(progress))
        )
    messages.send(answers, messages.Done(table))


def _open(path: Path, password: str | None) -> tuple[Plumber, bool]:
    """A reader on the file, and whether it took the password to open it."""
    try:
        return Plumber(path), False
    except PasswordNeeded:
        if not password:
            raise
        return Plumber(path, password), True


def _bound_memory() -> None:
    """Hold this process to its memory, where the system can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has none

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = limits.MEMORY if hard == resource.RLIM_INFINITY else min(limits.MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    main()
