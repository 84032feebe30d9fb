#!/bin/sh
# Installs budget-tui from the wheels beside this script, without a network. Ends with 0 done, 2 used
# wrongly or something is missing here, 5 cannot be written or installed, 130 interrupted.
set -u
umask 022

version=@VERSION@
python_version=@PYTHON@
machine=@MACHINE@
glibc=@GLIBC@

usage() {
    cat <<END
用法：sh install.sh [--prefix 文件夹] [--python 命令]

安装 budget-tui $version（Linux $machine，Python $python_version），不用网络。

  --prefix 文件夹  装到这里；不给则 root 装到 /usr/local，其他人装到 ~/.local
                   程序在其下 lib/budget-tui，命令在 bin，手册和补全在 share
  --python 命令    用这个 Python；不给则找 python$python_version、python3
  -h, --help       显示本帮助
END
}

refuse() {
    code=$1
    shift
    printf '安装 budget-tui：%s\n' "$*" >&2
    exit "$code"
}

version_of() {
    "$1" -I -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

prefix=
python=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage; exit 0 ;;
        --prefix=* | --python=*)
            value=${1#*=}
            option=${1%%=*}
            shift
            set -- "$option" "$value" "$@"
            continue
            ;;
        --prefix | --python)
            [ $# -ge 2 ] && [ -n "$2" ] || refuse 2 "选项 $1 后面要有一个值；用法见 --help"
            if [ "$1" = --prefix ]; then prefix=$2; else python=$2; fi
            shift 2
            ;;
        *) refuse 2 "没有选项 $1；用法见 --help" ;;
    esac
done

if [ -z "$prefix" ]; then
    if [ "$(id -u)" -eq 0 ]; then
        prefix=/usr/local
    else
        [ -n "${HOME:-}" ] || refuse 2 "没有 HOME；请用 --prefix 指定文件夹"
        prefix=$HOME/.local
    fi
fi

# What this machine must be.
[ "$(uname -s)" = Linux ] || refuse 2 "这份安装包供 Linux 使用，这台机器是 $(uname -s)"
[ "$(uname -m)" = "$machine" ] || refuse 2 "这份安装包供 $machine 机器使用，这台是 $(uname -m)；请换相应的安装包"
here_glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null) || refuse 2 "这台机器的 C 库不是 glibc，装不了这份安装包"
[ "${here_glibc##*.}" -ge "$glibc" ] || refuse 2 "系统太旧：${here_glibc}，要 glibc 2.$glibc 以上"

# A Python of the very version that the wheels are for.
chosen=
found=
try() {
    if [ -z "$chosen" ] && has=$(version_of "$1") && [ -n "$has" ]; then
        found="$found、$1 是 $has"
        if [ "$has" = "$python_version" ]; then chosen=$1; fi
    fi
}
if [ -n "$python" ]; then
    try "$python"
else
    for candidate in "python$python_version" python3 python; do try "$candidate"; done
fi
if [ -z "$chosen" ]; then
    [ -n "$found" ] || found="、没有找到 ${python:-python$python_version 和 python3}"
    refuse 2 "这份安装包要 Python $python_version，而${found#、}；请装 Python $python_version，或用 --python 指明它在哪里"
fi
"$chosen" -I -c 'import venv' 2>/dev/null || refuse 2 "$chosen 缺少 venv 模块；请安装系统的 python$python_version-venv 包"

# The program in an environment of its own.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit 2
mkdir -p -- "$prefix/lib" "$prefix/bin" 2>/dev/null || refuse 5 "$prefix 写不了；请用 --prefix 换一个文件夹，或换一个用户"
prefix=$(CDPATH='' cd -- "$prefix" && pwd) || exit 5
program=$prefix/lib/budget-tui
command=$prefix/bin/budget-tui
if [ -e "$program" ] && [ ! -e "$program/pyvenv.cfg" ]; then
    refuse 5 "$program 里是别的东西；请移走，或用 --prefix 换一个文件夹"
fi
if [ -e "$command" ] && [ ! -L "$command" ]; then
    refuse 5 "$command 是别的文件；请移走，或用 --prefix 换一个文件夹"
fi

# What is there works until this does; where both are there, an installation was broken off.
before=$program.before
give_up() {
    rm -rf -- "$program"
    [ ! -e "$before" ] || mv -- "$before" "$program"
    refuse "$@"
}

if [ -e "$before" ]; then
    rm -rf -- "$program"
elif [ -e "$program" ]; then
    mv -- "$program" "$before" 2>/dev/null || refuse 5 "$program 写不了；请用 --prefix 换一个文件夹，或换一个用户"
fi
trap 'give_up 130 已中断' HUP INT TERM
errors=$("$chosen" -I -m venv --without-pip "$program" 2>&1) || give_up 5 "$program 建不起来：$errors"
set -- "$here"/wheels/pip-*.whl
errors=$(
    # No setting of this machine's pip has a say.
    PIP_CONFIG_FILE=/dev/null "$program/bin/python" -I "$1/pip" --isolated install --quiet \
        --disable-pip-version-check --no-cache-dir --no-index --no-deps --require-hashes \
        --find-links "$here/wheels" --requirement "$here/wheels/requirements.txt" 2>&1
) || give_up 5 "装不上，安装包不完整或磁盘已满；请重新拷贝：$(printf '%s\n' "$errors" | grep -m 1 ERROR)"
says=$("$program/bin/budget-tui" --version 2>&1) || give_up 5 "装好了却运行不了：$(printf '%s\n' "$says" | tail -n 1)"
trap - HUP INT TERM
rm -rf -- "$before"

# Links to it where the system looks for commands, manuals and completions.
ln -sf -- "$program/bin/budget-tui" "$command" || refuse 5 "$command 写不了"
(cd -- "$program/share" && find * -type f) | while IFS= read -r page; do
    mkdir -p -- "$prefix/share/${page%/*}" && ln -sf -- "$program/share/$page" "$prefix/share/$page" || exit 1
done || refuse 5 "$prefix/share 写不了"

printf '已安装 %s：%s\n' "$says" "$command"
case :$PATH: in
    *":$prefix/bin:"*) printf '试一试：budget-tui --demo\n' ;;
    *) printf '%s 不在 PATH 里；请在 ~/.profile 加一行：export PATH="%s:$PATH"\n' "$prefix/bin" "$prefix/bin" ;;
esac
