"""Chromium, printing to PDF without a screen: rows split over pages, Kangxi radicals for some characters."""

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from model import Table

from ..produced import NotInstalled, Produced
from ..setting import Setting
from .webpage import webpage

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)
SECONDS = 120


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table as a web page and print it. Raises NotInstalled."""
    program = which("chromium")
    if program is None:
        raise NotInstalled("chromium")
    with TemporaryDirectory() as folder:
        page, pdf = Path(folder, "table.html"), Path(folder, "table.pdf")
        page.write_text(webpage(table, setting), encoding="utf-8")
        command = [
            program,
            *FLAGS,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        return Produced(pdf.read_bytes())
