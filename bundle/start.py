"""The first thing that the one-file program runs: whether it can run here, and where it unpacks itself.

Nothing is unpacked yet: it has the standard library alone.
"""

import errno
import os
import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape, glob
from typing import NoReturn

ROOT_VARIABLE = "SHIV_ROOT"
"""Names the folder below which the program is unpacked."""

_CODE = 2
"""The command's exit code where its surroundings are wrong."""

_INTERRUPTED = 130

_CAUSES = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EROFS: "只读",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOTDIR: "不是文件夹",
    errno.EEXIST: "不是文件夹",
}


@contextmanager
def unpacking(machine: str, glibc: int) -> Iterator[None]:
    """Around the unpacking and the program: one line of Chinese where it cannot be unpacked or run."""
    if platform.machine() != machine:
        _refuse(f"这个文件供 {machine} 机器使用，这台是 {platform.machine()}；请换相应的文件")
    if _glibc() < glibc:
        _refuse(f"系统的 glibc 太旧或不是 glibc；要 2.{glibc} 以上（麒麟 V10、统信 20、Debian 10 起）")
    root = os.environ.get(ROOT_VARIABLE) or _root()
    os.environ[ROOT_VARIABLE] = root
    try:
        yield
    except OSError as error:
        for left in glob(os.path.join(escape(root), os.path.basename(sys.argv[0]) + "_*.tmp")):
            shutil.rmtree(left, ignore_errors=True)
        _refuse(f"程序展开不到 {root}（{_cause(error)}）；请用环境变量 {ROOT_VARIABLE} 指定别的文件夹")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _root() -> str:
    """The first folder of this user in which files can be written and run."""
    tried: list[str] = []
    for folder in _candidates():
        problem = _problem(folder)
        if problem is None:
            return folder
        tried.append(f"{folder} {problem}")
    _refuse(f"没有地方展开程序：{'、'.join(tried)}；请用环境变量 {ROOT_VARIABLE} 指定一个可写的文件夹")


def _candidates() -> list[str]:
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    own = f"budget-tui-{os.getuid()}"
    shared = ["/var/tmp", os.environ.get("TMPDIR") or "/tmp"]
    return [os.path.join(cache, "budget-tui", "program"), *(os.path.join(folder, own) for folder in shared)]


def _problem(folder: str) -> str | None:
    """Why nothing can be unpacked into a folder; it is made where it is absent."""
    if not os.path.isabs(folder):
        return "不是完整路径"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        found = os.lstat(folder)
        if not stat.S_ISDIR(found.st_mode):
            return "不是文件夹"
        if found.st_uid != os.getuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return "别人也能改"
        if os.statvfs(folder).f_flag & os.ST_NOEXEC:
            return "不许运行程序"
    except OSError as error:
        return _cause(error)
    return None if os.access(folder, os.W_OK | os.X_OK) else "不可写"


def _glibc() -> int:
    """The system's glibc 2.N; -1 where it has another C library."""
    try:
        name, _, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").partition(" ")
    except ValueError:
        return -1
    return int(version.split(".")[1]) if name == "glibc" else -1


def _cause(error: OSError) -> str:
    return _CAUSES.get(error.errno or 0) or error.strerror or str(error)


def _refuse(line: str) -> NoReturn:
    sys.stderr.write(f"budget-tui：{line}\n")
    sys.exit(_CODE)
