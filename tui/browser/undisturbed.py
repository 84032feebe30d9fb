"""Time in which much is made that stays: looking through it for garbage would take as long as making it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed(*, stays: bool = False) -> Iterator[None]:
    """Collect no garbage meanwhile, in any thread; `stays` says that all there is in the end never is any."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if stays:
            gc.freeze()
        if was_enabled:
            gc.enable()


def let_go() -> None:
    """Free what is left of what was open before: of what was said to stay, too."""
    gc.unfreeze()
    gc.collect()
