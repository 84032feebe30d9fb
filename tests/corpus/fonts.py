"""Where the machine keeps a font family: asked of fontconfig, so that no path is written down."""

import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .produced import NotInstalled

UMING = "AR PL UMing CN"
ZENHEI = "WenQuanYi Zen Hei"
NOTO_SANS = "Noto Sans CJK SC"
NOTO_SERIF = "Noto Serif CJK SC"

PACKAGES = {
    UMING: "fonts-arphic-uming",
    ZENHEI: "fonts-wqy-zenhei",
    NOTO_SANS: "fonts-noto-cjk",
    NOTO_SERIF: "fonts-noto-cjk",
}


class FontFile(NamedTuple):
    """A font file, and which face of a collection."""

    path: Path
    face: int


@cache
def font_file(family: str) -> FontFile:
    """The file of a family. Raises NotInstalled, naming its Debian package."""
    if shutil.which("fc-match") is None:
        raise NotInstalled("fontconfig")
    asked = ["fc-match", "-f", "%{family}\n%{file}\n%{index}", family]
    found, path, index = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n")
    if family not in found.split(","):
        raise NotInstalled(PACKAGES[family])
    return FontFile(Path(path), int(index))
