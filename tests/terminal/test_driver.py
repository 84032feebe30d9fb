"""What is typed, on its way to Textual: decoded from the terminal's encoding, never an error."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from tui.terminal.driver import recode


@contextmanager
def recoding(encoding: str, first: bytes = b"") -> Iterator[tuple[int, int]]:
    """The end where keys go in, and the one where they come out."""
    typed, typing = os.pipe()
    out, sink = os.pipe()
    stop, stopping = os.pipe()
    thread = Thread(target=recode, args=(typed, sink, stop, encoding, first))
    thread.start()
    try:
        yield typing, out
    finally:
        os.close(stopping)
        thread.join()
        for end in (typed, typing, out, sink, stop):
            os.close(end)


def read(out: int, length: int) -> str:
    """As many bytes as are expected; a test that gets fewer waits for ever, and is seen to."""
    got = b""
    while len(got) < length:
        got += os.read(out, length - len(got))
    return got.decode()


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_characters_that_arrive_byte_by_byte(encoding: str) -> None:
    text = "旅游≥\x1b[A/囍\r"
    with recoding(encoding) as (typing, out):
        for at in text.encode(encoding):
            os.write(typing, bytes([at]))
        assert read(out, len(text.encode())) == text


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_bytes_of_another_encoding_are_no_error_and_hurt_nothing_behind_them(encoding: str) -> None:
    with recoding(encoding) as (typing, out):
        os.write(typing, b"\xff\xff\x80\x1b[A\r q")
        shown = read(out, len("\N{REPLACEMENT CHARACTER}".encode()))
        assert shown == "\N{REPLACEMENT CHARACTER}"
        rest = ""
        while not rest.endswith("q"):
            rest += os.read(out, 4096).decode()
        assert rest.lstrip("\N{REPLACEMENT CHARACTER}") == "\x1b[A\r q"


def test_what_was_typed_before_comes_first() -> None:
    with recoding("gbk", "培训".encode("gbk")) as (typing, out):
        os.write(typing, b"\r")
        assert read(out, 7) == "培训\r"


def test_it_stops_when_nobody_reads() -> None:
    typed, typing = os.pipe()
    out, sink = os.pipe()
    stop, stopping = os.pipe()
    thread = Thread(target=recode, args=(typed, sink, stop, "utf-8", b"x" * 1_000_000))
    thread.start()
    assert os.read(out, 1) == b"x"
    os.close(stopping)
    os.close(out)
    thread.join()
    for end in (typed, typing, sink, stop):
        os.close(end)
