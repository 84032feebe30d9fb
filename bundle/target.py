"""The machine that a bundle is for: Linux by its glibc, processor and Python, named as wheels name them."""

import platform
import re
import sys
from typing import Self

import msgspec

_OLDEST_GLIBC = 17
"""Of 2.17: no wheel for Python 3.11 asks for less."""

_BROADEST_GLIBC = 28
"""Of 2.28: what Kylin V10, UOS 20, openEuler 20.03, Debian 10 and RHEL 8 have; compiled wheels ask for it."""

_OLD_NAMES = {"manylinux2014": 17}


class BundleError(Exception):
    """Why a bundle cannot be made; the message is one line."""


class Target(msgspec.Struct, frozen=True):
    """glibc 2.`glibc`, a processor as `uname -m` says it, and Python 3.`python`."""

    glibc: int
    machine: str
    python: int

    @classmethod
    def named(cls, tag: str, python: str) -> Self:
        """From a platform's tag (`manylinux_2_28_aarch64`, `manylinux2014_x86_64`) and a Python (`3.11`).

        Raises BundleError.
        """
        wanted = re.fullmatch(r"(?:manylinux_2_(\d+)|(manylinux2014))_(\w+)", tag)
        if wanted is None:
            raise BundleError(f"no platform {tag}: name one such as manylinux_2_28_aarch64")
        version = re.fullmatch(r"3\.(\d+)", python)
        if version is None or int(version[1]) < 11:
            raise BundleError(f"no Python {python}: name 3.11 or newer, such as 3.12")
        glibc = int(wanted[1]) if wanted[1] else _OLD_NAMES[wanted[2]]
        return cls(glibc, wanted[3], int(version[1]))

    @classmethod
    def here(cls) -> Self:
        """This processor and this Python, with the oldest glibc that all wheels agree with."""
        return cls(_BROADEST_GLIBC, platform.machine(), sys.version_info.minor)

    @property
    def tag(self) -> str:
        """The platform as wheels name it."""
        return f"manylinux_2_{self.glibc}_{self.machine}"

    @property
    def python_version(self) -> str:
        return f"3.{self.python}"

    @property
    def platforms(self) -> list[str]:
        """All tags of wheels that run there, the best first."""
        tags = [f"manylinux_2_{glibc}_{self.machine}" for glibc in range(self.glibc, _OLDEST_GLIBC - 1, -1)]
        return [*tags, f"manylinux2014_{self.machine}", f"linux_{self.machine}"]

    @property
    def pip_options(self) -> list[str]:
        """What makes pip choose wheels for there rather than for here."""
        platforms = [word for tag in self.platforms for word in ("--platform", tag)]
        python = ["--python-version", self.python_version, "--implementation", "cp"]
        return ["--only-binary=:all:", *platforms, *python]

    @property
    def markers(self) -> dict[str, str]:
        """What a requirement's marker is asked about; the rest is as it is here."""
        return {
            "implementation_name": "cpython",
            "platform_machine": self.machine,
            "platform_python_implementation": "CPython",
            "platform_system": "Linux",
            "python_full_version": f"{self.python_version}.0",
            "python_version": self.python_version,
            "sys_platform": "linux",
        }
