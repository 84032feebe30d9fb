"""What a reading's process says: length-prefixed MessagePack frames over its standard output."""

from pathlib import Path
from typing import IO

import msgspec

from model import Table
from parser import errors
from parser.engines import Engine
from parser.progress import Progress


class Order(msgspec.Struct, frozen=True):
    """What the process is to read; over standard input, so that no process list shows a password."""

    path: bytes
    sha256: str
    password: str | None
    engine: Engine = "auto"


class Opened(msgspec.Struct, frozen=True, tag=True):
    """The file opens; `locked` if it took the password. Said again where it is read anew."""

    locked: bool


class Step(msgspec.Struct, frozen=True, tag=True):
    """A page more has been read."""

    progress: Progress


class Done(msgspec.Struct, frozen=True, tag=True):
    """The table, whole."""

    table: Table


class Refused(msgspec.Struct, frozen=True, tag=True):
    """A refusal: the name of its class in `parser.errors`, and its words."""

    kind: str
    cause: str
    remedy: str

    def refusal(self, path: Path) -> errors.Refusal:
        """The refusal itself, to be raised."""
        for kind in (errors.PasswordNeeded, errors.TooLarge, errors.Scanned, errors.NoTable):
            if kind.__name__ == self.kind:
                return kind(path, self.cause, self.remedy)
        return errors.Unreadable(path, self.cause, self.remedy)


def refused(refusal: errors.Refusal) -> Refused:
    """A refusal as it is sent."""
    return Refused(type(refusal).__name__, refusal.cause, refusal.remedy)


Message = Opened | Step | Done | Refused

_LENGTH = 4


def encode(order: Order) -> bytes:
    """The order as it goes over standard input."""
    return msgspec.msgpack.encode(order)


def send(stream: IO[bytes], message: Message) -> None:
    """Write one frame."""
    body = msgspec.msgpack.encode(message)
    stream.write(len(body).to_bytes(_LENGTH, "big") + body)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """Read one frame; None where the stream ended, whole or not."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    size = int.from_bytes(head, "big")
    body = stream.read(size)
    return msgspec.msgpack.decode(body, type=Message) if len(body) == size else None
