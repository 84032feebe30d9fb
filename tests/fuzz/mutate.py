"""Mutations of a PDF's bytes: blind ones, and some that know where it keeps lengths, types and references."""

import random
import re
import zlib
from collections.abc import Callable

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NAME = re.compile(rb"/[A-Za-z0-9]+")
_REFERENCE = re.compile(rb"\d+ 0 R")

NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"2147483648",
    b"99999999999999999999",
    b"1e9",
    b"0.0000001",
    b"nan",
    b"()",
)
VALUES = (
    b"null",
    b"true",
    b"[]",
    b"<<>>",
    b"()",
    b"<",
    b">>",
    b"[[[[[[[[",
    b"9 0 R",
    b"0 0 R",
    b"/X",
    b"(\x1b[31m)",
)
"""What a type-trusting reader does not expect where it stands."""

Mutation = Callable[[bytes, random.Random], bytes]


def mutated(document: bytes, chance: random.Random) -> bytes:
    """The document after one to six mutations drawn by `chance`."""
    for _ in range(chance.randint(1, 6)):
        document = chance.choice(MUTATIONS)(document, chance)
    return document


def inflated(document: bytes) -> bytes:
    """The document with its Flate streams unpacked, so that mutations reach the page contents."""

    def unpack(found: re.Match[bytes]) -> bytes:
        try:
            return b"stream\n" + zlib.decompress(found[1]) + b"\nendstream"
        except zlib.error:
            return found[0]

    return _STREAM.sub(unpack, document).replace(b"/Filter /FlateDecode", b"").replace(b"/FlateDecode", b"")


def _cut(document: bytes, chance: random.Random) -> bytes:
    return document[: chance.randrange(len(document) + 1)]


def _flip(document: bytes, chance: random.Random) -> bytes:
    changed = bytearray(document)
    for _ in range(chance.randint(1, 40)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _drop(document: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(document) + 1)
    return document[:start] + document[start + chance.randint(1, 2000) :]


def _repeat(document: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(document) + 1)
    piece = document[start : start + chance.randint(1, 500)]
    return document[:start] + piece * chance.randint(2, 50) + document[start:]


def _swap(document: bytes, chance: random.Random) -> bytes:
    first, second = sorted(chance.randrange(len(document) + 1) for _ in range(2))
    size = chance.randint(1, 300)
    return document[:first] + document[second : second + size] + document[first + size :]


def _replace(pattern: re.Pattern[bytes], values: tuple[bytes, ...]) -> Mutation:
    def replace(document: bytes, chance: random.Random) -> bytes:
        found = list(pattern.finditer(document))
        if not found:
            return document
        at = chance.choice(found)
        return document[: at.start()] + chance.choice(values) + document[at.end() :]

    return replace


def _rename(document: bytes, chance: random.Random) -> bytes:
    names = list(_NAME.finditer(document))
    if not names:
        return document
    at, other = chance.choice(names), chance.choice(names)
    return document[: at.start()] + other[0] + document[at.end() :]


MUTATIONS: tuple[Mutation, ...] = (
    _cut,
    _flip,
    _drop,
    _repeat,
    _swap,
    _rename,
    _replace(_NUMBER, NUMBERS),
    _replace(_NUMBER, NUMBERS),
    _replace(_NUMBER, VALUES),
    _replace(_REFERENCE, VALUES),
    _replace(_NAME, VALUES),
)
