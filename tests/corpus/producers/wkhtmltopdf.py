"""wkhtmltopdf: an old browser engine on Qt's own PDF writer, as report servers still use it."""

import os
import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from model import Table

from ..produced import NotInstalled, Produced
from ..setting import Setting
from .webpage import webpage

SECONDS = 120


def produce(table: Table, setting: Setting) -> Produced:
    """Set a table as a web page and print it. Raises NotInstalled."""
    program = which("wkhtmltopdf")
    if program is None:
        raise NotInstalled("wkhtmltopdf")
    with TemporaryDirectory() as folder:
        page, pdf = Path(folder, "table.html"), Path(folder, "table.pdf")
        page.write_text(webpage(table, setting), encoding="utf-8")
        sheet = "A3" if setting.sheet == "a3" else "A4"
        turned = "Portrait" if setting.sheet == "portrait" else "Landscape"
        command = [program, "--quiet", "--page-size", sheet, "--orientation", turned, "--disable-javascript"]
        command += [str(page), str(pdf)]
        screenless = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, env=screenless)
        return Produced(pdf.read_bytes())
