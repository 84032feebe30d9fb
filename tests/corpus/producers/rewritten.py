"""PDFs of the other producers, written anew by qpdf and by Ghostscript."""

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from model import Table

from ..produced import NotInstalled, Produced, Producer
from ..setting import Setting

QPDF = ("qpdf", "--linearize", "--object-streams=generate", "--recompress-flate")
ENCRYPTED = ("qpdf", "--linearize", "--object-streams=generate", "--encrypt", "", "owner", "256", "--")
"""The same, and encrypted with an empty user password."""
GHOSTSCRIPT = ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pdfwrite")


def by_qpdf(producer: Producer, command: tuple[str, ...] = QPDF) -> Producer:
    """The same producer, its PDF linearized with object streams, or as `command` says."""

    def produce(table: Table, setting: Setting) -> Produced:
        made = producer(table, setting)
        return Produced(_through(made.pdf, [*command, "in.pdf", "out.pdf"], "qpdf"), made.row_pages)

    return produce


def by_ghostscript(producer: Producer) -> Producer:
    """The same producer, every page drawn anew."""

    def produce(table: Table, setting: Setting) -> Produced:
        made = producer(table, setting)
        command = [*GHOSTSCRIPT, "-sOutputFile=out.pdf", "in.pdf"]
        return Produced(_through(made.pdf, command, "ghostscript"), made.row_pages)

    return produce


def _through(pdf: bytes, command: list[str], package: str) -> bytes:
    if which(command[0]) is None:
        raise NotInstalled(package)
    with TemporaryDirectory() as folder:
        Path(folder, "in.pdf").write_bytes(pdf)
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
        return Path(folder, "out.pdf").read_bytes()
