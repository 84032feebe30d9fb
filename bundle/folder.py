"""The folder that is carried to another machine: wheels, the script that installs them, and how to use it."""

import shutil
from pathlib import Path

from bundle.target import Target
from bundle.wheels import program_version

WHEELS = "wheels"
SCRIPT = "install.sh"
NOTE = "安装说明.txt"
_HERE = Path(__file__).parent


def make(target: Target, wheels: Path, output: Path) -> Path:
    """The folder under `output`, made anew from a folder of wheels."""
    version = program_version(wheels)
    folder = output / f"budget-tui-{version}-{target.tag}-py3.{target.python}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(wheels, folder / WHEELS)
    for name in (SCRIPT, NOTE):
        text = (_HERE / name).read_text(encoding="utf-8")
        (folder / name).write_text(_filled(text, target, version), encoding="utf-8")
    (folder / SCRIPT).chmod(0o755)
    return folder


def _filled(text: str, target: Target, version: str) -> str:
    values = {
        "@VERSION@": version,
        "@PYTHON@": target.python_version,
        "@MACHINE@": target.machine,
        "@GLIBC@": str(target.glibc),
    }
    for place, value in values.items():
        text = text.replace(place, value)
    return text
