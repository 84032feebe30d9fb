"""LibreOffice without a screen: one document in, its PDF out."""

import subprocess
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from ..produced import NotInstalled

SECONDS = 180


def to_pdf(document: bytes, suffix: str, package: str) -> bytes:
    """Convert a document by its suffix. Raises NotInstalled, naming the Debian package that does it."""
    program = which("soffice")
    if program is None:
        raise NotInstalled(package)
    with TemporaryDirectory() as folder:
        source = Path(folder, f"table.{suffix}")
        source.write_bytes(document)
        profile = Path(folder, "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", folder, str(source)]
        done = subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        pdf = source.with_suffix(".pdf")
        if not pdf.exists():
            raise NotInstalled(f"{package} ({done.stderr.decode(errors='replace').strip()})")
        return pdf.read_bytes()
