"""Where the program begins: it loads the command, and meanwhile looks for no garbage, as there is none."""

import gc


def main() -> int:
    """Run the command; its exit code."""
    gc.disable()
    from tui import command  # noqa: PLC0415 -- loading it is what is not to be disturbed

    gc.freeze()
    gc.enable()
    return command.main()
