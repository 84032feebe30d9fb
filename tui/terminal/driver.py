"""Textual's driver for terminals of any encoding: what is typed reaches it as UTF-8, and always valid.

Textual decodes UTF-8 only, and ends with a traceback at the first byte that is none: Chinese typed in a
session that is set to GBK. So its input thread reads from a pipe, into which another thread recodes.
Output needs nothing here: the driver writes text to standard error, which is set to the encoding.
"""

import os
import select
from codecs import getincrementaldecoder
from threading import Thread

from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver


def driver_of(encoding: str, typed: bytes) -> type[Driver]:
    """The driver for a terminal that sends `encoding`; `typed` came from it already."""
    ahead = [typed]

    class RecodingDriver(LinuxDriver):
        def run_input_thread(self) -> None:
            """Run Textual's own, on a pipe in the terminal's place."""
            keys = self.fileno
            recoded, sink = os.pipe()
            stop, stopping = os.pipe()
            first = ahead.pop() if ahead else b""
            recoding = Thread(target=recode, args=(keys, sink, stop, encoding, first), name="recoding")
            recoding.start()
            self.fileno = recoded
            try:
                super().run_input_thread()
            finally:
                self.fileno = keys
                os.close(stopping)
                os.close(recoded)
                recoding.join()
                os.close(sink)
                os.close(stop)

    return RecodingDriver


def recode(keys: int, sink: int, stop: int, encoding: str, first: bytes = b"") -> None:
    """Copy from `keys` to `sink` in UTF-8, until the other end of `stop` is closed or either is gone.

    What cannot be decoded becomes U+FFFD. `first` comes before all else.
    """
    decode = getincrementaldecoder(encoding)("replace").decode
    got = first
    try:
        while True:
            rest = decode(got).encode()
            while rest:
                rest = rest[os.write(sink, rest) :]
            ready, _, _ = select.select([keys, stop], [], [])
            if stop in ready or not (got := os.read(keys, 4096)):
                return
    except OSError:
        return
