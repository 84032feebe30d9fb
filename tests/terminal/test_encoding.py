"""The encoding of the terminal by the locale: what Python found, what the locale is called, or UTF-8."""

import pytest

from tui.terminal.encoding import chinese_codec, of_locale


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("GBK", "gbk"),
        ("GB2312", "gb2312"),
        ("GB18030", "gb18030"),
        ("UTF-8", "utf-8"),
        ("utf8", "utf-8"),
        ("ISO-8859-1", None),
        ("ANSI_X3.4-1968", None),
        ("utf-16", None),
        ("rot13", None),
        ("utf-7", None),
        ("hz", None),
        ("raw_unicode_escape", None),
        ("没有\0", None),
        ("", None),
    ],
)
def test_only_encodings_of_chinese_and_ascii_count(name: str, codec: str | None) -> None:
    assert chinese_codec(name) == codec


@pytest.mark.parametrize(
    ("of_python", "environ", "encoding"),
    [
        ("utf-8", {"LANG": "zh_CN.UTF-8"}, "utf-8"),
        ("gb18030", {"LANG": "zh_CN.GB18030"}, "gb18030"),
        ("gb2312", {"LANG": "zh_CN"}, "gb2312"),
        # Not installed: Python says UTF-8, and puts that into LC_CTYPE.
        ("utf-8", {"LC_ALL": "zh_CN.GBK"}, "gbk"),
        ("utf-8", {"LC_CTYPE": "C.UTF-8", "LANG": "zh_CN.GBK@pinyin"}, "gbk"),
        ("utf-8", {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.GBK"}, "utf-8"),
        ("utf-8", {"LC_ALL": "C", "LANG": "zh_CN.GBK"}, "utf-8"),
        ("utf-8", {"LC_CTYPE": "zh_CN.UTF-8", "LANG": "zh_CN.GBK"}, "utf-8"),
        ("utf-8", {"LANG": "zh_CN"}, "utf-8"),
        ("utf-8", {}, "utf-8"),
        ("iso8859-1", {"LANG": "en_US"}, "utf-8"),
        ("ascii", {"LC_ALL": "POSIX"}, "utf-8"),
        ("", {}, "utf-8"),
    ],
)
def test_locale(of_python: str, environ: dict[str, str], encoding: str) -> None:
    assert of_locale(of_python, environ) == encoding
