"""Make what is carried to machines without the Internet: `python -m bundle --help`."""

import argparse
import sys
import tempfile
from pathlib import Path

from bundle import folder, pyz
from bundle.target import BundleError, Target
from bundle.wheels import ROOT, collect


class _Given(argparse.Namespace):
    platform: str
    python_version: str
    output: Path
    only_wheels: bool


def main() -> int:
    """Make the file for this machine and the folder for the one that was named; 0, or 1 and why not."""
    here = Target.here()
    parser = argparse.ArgumentParser(prog="python -m bundle", description=__doc__)
    parser.add_argument("--platform", default=here.tag, help=f"of the folder of wheels ({here.tag})")
    parser.add_argument("--python-version", default=here.python_version, help=f"({here.python_version})")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="where both go (dist)")
    parser.add_argument("--only-wheels", action="store_true", help="no file for this machine")
    given = parser.parse_args(namespace=_Given())
    try:
        make(Target.named(given.platform, given.python_version), given.output, one_file=not given.only_wheels)
    except BundleError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make(target: Target, output: Path, *, one_file: bool) -> None:
    """Make both under `output` and say where they lie. Raises BundleError."""
    here = Target.here()
    with tempfile.TemporaryDirectory() as scratch:
        wheels = Path(scratch, "there")
        collect(target, wheels)
        print(folder.make(target, wheels, output))
        if one_file:
            if target != here:
                wheels = Path(scratch, "here")
                collect(here, wheels)
            pyz.pack(here, wheels, output / "budget-tui.pyz")
            print(output / "budget-tui.pyz")


if __name__ == "__main__":
    sys.exit(main())
