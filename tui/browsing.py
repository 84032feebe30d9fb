"""The command's task where nothing is asked for: opening the browser."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from parser import Refusal
from tui import sources
from tui.checking import profile_file
from tui.configuration import file as configuration_file
from tui.configuration.settings import Configuration
from tui.copying.history import History
from tui.copying.history import default_path as copied_path
from tui.review import Store, StoreError
from tui.sources import Opening
from tui.streams import say, speak
from tui.terminal import encoding, probe
from tui.terminal.multiplexer import remedy
from tui.terminal.probe import WIDTHS, Asked, WantedWidth
from tui.usage import arguments
from tui.usage.arguments import Arguments, UsageError

_SECONDS_A_TURN = 0.0005
"""So long the thread that writes a picture, or hears a key, waits at most for another one to pause: Python's
own 5 ms are what a person waits for each picture while the screen's thread goes on computing.
"""


def browse(paths: Sequence[Path], opening: Opening, given: Arguments) -> int:
    """Open the browser, without `paths` on the recent documents; a single file that cannot be read is
    refused before the screen opens.
    """
    if not (sys.stdin and sys.stderr and sys.stdin.isatty() and sys.stderr.isatty()):
        if not paths:
            raise arguments.no_paths()
        raise UsageError("这里没有可用的终端，打不开界面；可用 -o 文件.xlsx 直接导出")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("终端类型 TERM=dumb 不支持界面；可用 -o 文件.xlsx 直接导出")
    # All that is loaded and made for the first picture stays: looking through it for garbage takes a tenth of
    # the time. The browser begins to look once that picture is there.
    gc.disable()
    sys.setswitchinterval(_SECONDS_A_TURN)
    try:
        # A process of its own opens the file while the browser is loaded here.
        refusal = sources.begin(paths[0], opening) if len(paths) == 1 else None
        configuration = configuration_file.load(given.config)
        in_use = profile_file.load(given.profile)
        return _browse(paths, opening, given, configuration, in_use) if refusal is None else _refused(refusal)
    finally:
        for reading in opening.begun.values():
            reading.close()


def _browse(
    paths: Sequence[Path],
    opening: Opening,
    given: Arguments,
    configuration: Configuration,
    in_use: profile_file.ProfileInUse,
) -> int:
    earlier = None
    if given.compare is not None:
        beside = sources.open_document(given.compare, opening)
        if beside.refusal is not None:
            return _refused(beside.refusal)
        earlier = beside.table
    with Store() as kept:
        if not paths and not _has_recent(kept):
            raise arguments.no_paths()
        # Exporting must not load textual.
        from tui.browser.app import Browser  # noqa: PLC0415
        from tui.terminal.driver import driver_of  # noqa: PLC0415

        if len(paths) == 1 and (refusal := sources.check(paths[0], opening)) is not None:
            return _refused(refusal)
        asked = _asked(given, WIDTHS[configuration.ambiguous_width])
        speak(asked.terminal.encoding)
        browser = Browser(
            paths,
            opening,
            in_use,
            kept,
            earlier,
            History(copied_path()),
            resumes=not given.demo,
            mouse=given.mouse,
            ascii_only=given.ascii,
            configuration=configuration,
            terminal=asked.terminal,
            driver=driver_of(asked.terminal.encoding, asked.typed),
        )
        code = browser.browse()
    if browser.refusal is not None:
        say(browser.refusal.line)
    return code


def _refused(refusal: Refusal) -> int:
    say(refusal.line)
    return refusal.code


def _asked(given: Arguments, width: WantedWidth) -> Asked:
    """What the terminal is; `width` is the settings'. Raises UsageError where Chinese cannot get to it."""
    presumed = encoding.presumed()
    keys, screen = sys.stdin.fileno(), sys.stderr.fileno()
    asked = probe.ask(keys, screen, presumed, given.encoding, given.ambiguous_width or width)
    if given.encoding is None and (what_to_do := remedy(presumed, asked.terminal.encoding, os.environ)):
        raise UsageError(what_to_do)
    return asked


def _has_recent(kept: Store) -> bool:
    """Whether any document was opened here; why that cannot be read is said."""
    try:
        return bool(kept.recent(most=1))
    except StoreError as error:
        say(error.line)
        return False
