"""Why the system refused something, in Chinese."""

import errno

_CAUSES = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "文件或文件夹不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "同名文件已存在",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件太大",
    errno.EROFS: "文件系统是只读的",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "符号链接成环",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件太多",
    errno.EBADF: "输出已关闭",
    errno.EPIPE: "对方已关闭",
}


def cause(error: OSError) -> str:
    """The cause of an `OSError` in a few words of Chinese; its number where it is a rare one."""
    if error.errno is None:
        return "系统拒绝"
    return _CAUSES.get(error.errno, f"系统错误 {error.errno}")
