"""The one-file program: all wheels of a target in an archive that Python runs, made by shiv."""

import shutil
import subprocess
import sys
import tempfile
import textwrap
import zipfile
from pathlib import Path

from bundle.target import BundleError, Target
from bundle.wheels import REQUIREMENTS, run_pip

ENTRY = "tui.entry:main"
_MAIN = "__main__.py"
_START = Path(__file__).with_name("start.py")

_BEFORE = """\
# -*- coding: utf-8 -*-
import sys

# In words of any Python at all: what stands behind needs a newer one.
if sys.version_info[:2] != (3, {python}):
    sys.stderr.write(
        "budget-tui：这个文件要用 Python 3.{python} 运行，现在是 %s（%s）；请用 python3.{python} %s\\n"
        % (sys.version.split()[0], sys.executable, sys.argv[0])
    )
    sys.exit(2)

import start

with start.unpacking("{machine}", {glibc}):
"""


def pack(target: Target, wheels: Path, output: Path) -> None:
    """Make the file from a folder of wheels. Raises BundleError."""
    with tempfile.TemporaryDirectory() as scratch:
        site, packed = Path(scratch, "site"), Path(scratch, "packed.pyz")
        run_pip(
            *("install", "--no-deps", "--no-index", "--no-compile", "--require-hashes", *target.pip_options),
            *("--find-links", wheels, "--requirement", wheels / REQUIREMENTS, "--target", site),
        )
        for beside in ("bin", "share"):  # commands that name this machine's Python; pages that nobody finds
            shutil.rmtree(site / beside, ignore_errors=True)
        shiv = [sys.executable, "-m", "shiv", "--reproducible", "--entry-point", ENTRY]
        paths = ["--site-packages", str(site), "--output-file", str(packed)]
        done = subprocess.run([*shiv, *paths], capture_output=True, text=True, check=False)
        if done.returncode:
            raise BundleError(f"shiv failed: {done.stderr.strip()}")
        output.parent.mkdir(parents=True, exist_ok=True)
        _put_start_before(packed, output, target)


def _put_start_before(packed: Path, output: Path, target: Target) -> None:
    """Copy an archive; what it ran first now runs within our own start, which can say no in Chinese."""
    with zipfile.ZipFile(packed) as made, output.open("wb") as file:
        file.write(f"#!/usr/bin/env python{target.python_version}\n".encode())
        with zipfile.ZipFile(file, "w") as archive:
            for entry in made.infolist():
                content = made.read(entry)
                if entry.filename == _MAIN:
                    before = _BEFORE.format(python=target.python, machine=target.machine, glibc=target.glibc)
                    content = (before + textwrap.indent(content.decode(), "    ")).encode()
                    start = zipfile.ZipInfo("start.py", entry.date_time)
                    archive.writestr(start, _START.read_bytes())
                archive.writestr(entry, content)
    output.chmod(0o755)
