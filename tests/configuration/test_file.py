"""`config.toml`: the default written out, read back, and every mistake said with its line."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.browser.keymap import COMMANDS
from tui.configuration.default_text import default_text, write_default
from tui.configuration.file import KIND, load
from tui.configuration.keys import FIXED
from tui.configuration.settings import DEFAULT, Columns, Configuration
from tui.export import ExportError
from tui.settings_file import SettingsError

NAME = KIND.file_name


def _loaded(folder: Path, text: str) -> Configuration:
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    return load(path)


def _said(folder: Path, text: str) -> str:
    """What is said of a file, behind its name."""
    with pytest.raises(SettingsError) as caught:
        _loaded(folder, text)
    line = caught.value.line
    assert "\n" not in line
    assert line.endswith("；写法可参照 budget-tui --write-config 写出的文件")
    return line.removeprefix(str(folder / NAME))


class TestDefaultText:
    def test_it_reads_back_as_the_default(self, tmp_path: Path) -> None:
        assert _loaded(tmp_path, default_text()) == DEFAULT

    def test_it_holds_every_setting(self, tmp_path: Path) -> None:
        for name in (*Configuration.__struct_fields__, *Columns.__struct_fields__):
            assert re.search(rf"^(\[{name}\]|{name} = )", default_text(), re.MULTILINE), name

    def test_every_command_is_there_with_its_keys_ready_to_be_changed(self, tmp_path: Path) -> None:
        text = re.sub(r"^# (\w+ = \[)", r"\1", default_text(), flags=re.MULTILINE)
        keys = {command.id: command.keys for command in COMMANDS if command.id not in FIXED}
        assert _loaded(tmp_path, text).keys == keys

    def test_an_existing_file_is_never_written_over(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / NAME
        write_default(path)
        path.write_text("mine", encoding="utf-8")
        with pytest.raises(ExportError):
            write_default(path)
        assert path.read_text(encoding="utf-8") == "mine"


class TestReading:
    def test_what_is_set_is_taken_and_the_rest_is_the_default(self, tmp_path: Path) -> None:
        text = (
            'theme = "contrast-light"\nframes = "ascii"\nambiguous_width = "2"\nmouse = true\n'
            '[columns]\nlist = ["value", "unit"]\ntree = []\n'
            '[keys]\ncopy = "Ctrl+K"\nexport = ["Y", "F5"]\ncopy_tsv = []\n'
        )
        assert _loaded(tmp_path, text) == Configuration(
            theme="contrast-light",
            frames="ascii",
            ambiguous_width="2",
            mouse=True,
            columns=Columns(list=("value", "unit"), tree=()),
            keys={"copy": ("ctrl+k",), "export": ("Y", "f5"), "copy_tsv": ()},
        )

    def test_two_commands_may_change_keys_with_each_other(self, tmp_path: Path) -> None:
        text = '[keys]\ncopy = ["e", "F9"]\nexport = ["y", "F5"]'
        assert _loaded(tmp_path, text).keys == {"copy": ("e", "f9"), "export": ("y", "f5")}

    @pytest.mark.parametrize(
        ("word", "key"),
        [
            ("PgUp", "pageup"),
            ("pageup", "pageup"),
            ("↑", "up"),
            ("Alt+↑", "alt+up"),
            ("空格", "space"),
            ("shift+F5", "shift+f5"),
            ("F24", "f24"),
            ("Ctrl+K", "ctrl+k"),
            ("Alt+3", "alt+3"),
            ("；", ";"),
            ("Ｚ", "Z"),
            (",", ","),
            ("\\\\", "\\"),
        ],
    )
    def test_keys_are_written_as_they_are_shown_or_named(self, tmp_path: Path, word: str, key: str) -> None:
        text = f'[keys]\nunmark = ["{word}"]\nenlarge = []\npage_up = []\nnext_match = []\n'
        text += "previous_match = []\nup = 't'\nmark = []\ncopy_tsv = []\n"
        assert _loaded(tmp_path, text).keys["unmark"] == (key,)

    def test_no_default_file_is_fine_and_one_is_taken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        assert KIND.default_path == tmp_path / "budget-tui" / NAME
        assert load() == DEFAULT
        write_default(KIND.default_path)
        assert load() == DEFAULT


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("\nthemes = 3", " 第 2 行：没有设置 themes，是不是 theme？；"),
            ('# 暗\ntheme = "black"', ' 第 2 行：theme 只能是 "auto"（自动）、"dark"（深色）、'),
            ("theme = true", " 第 1 行：theme 只能是"),
            ('theme = ["dark"]', " 第 1 行：theme 只能是"),
            ('frames = "none"', ' 第 1 行：frames 只能是 "drawn"（制表符）、"ascii"（只用 ASCII 字符）；'),
            ('mouse = "on"', " 第 1 行：mouse 只能是 true 或 false，不带引号；"),
            ("mouse = 1", " 第 1 行：mouse 只能是"),
            ('columns = "name"', " 第 1 行：columns 要写成一节："),
            ("[columns]\nlists = []", " 第 2 行：columns 没有 lists，是不是 list？；"),
            ('[columns]\nlist = "name"', " 第 2 行：list 要写成文字的列表，"),
            ('[columns]\nlist = [\n"name",\n"values",\n]', " 第 4 行：list 里没有 values；可用 "),
            ('[columns]\ntree = ["name"]', ' 第 2 行：tree 里没有 name；可用 "change"（对比的变化）、'),
            ('[columns]\nlist = ["name",\n"name"]', " 第 2 行：list 里 name 写了两次；"),
            ("[columns]\nlist = [3]", " 第 2 行：list 里没有 3；"),
            ("[columns]\nlist = [[]]", " 第 2 行：list 里没有 []；"),
            ("[columns]\nlist = []", " 第 2 行：list 至少要有一列；"),
            ("keys = []", " 第 1 行：keys 要写成一节："),
            ('[keys]\n\nexpor = "y"', " 第 3 行：没有命令 expor，是不是 export？；"),
            ('[keys]\nescape = "q"', " 第 2 行：escape 的键不能改，Esc 总是返回；"),
            ("[keys]\ncopy = 5", " 第 2 行：copy 的键要写成文字的列表，"),
            ('[keys]\ncopy = [\n"y",\n5,\n]', " 第 4 行：copy 的键 5 不是文字，要放在半角引号里；"),
            ('[keys]\ncopy = [\n"y",\n"F55",\n]', " 第 4 行：没有按键 F55；写法如 y、F5、"),
            ('[keys]\ncopy = ""', " 第 2 行：没有按键 ；"),
            ('[keys]\ncopy = "复"', " 第 2 行：没有按键 复；"),
            ('[keys]\ncopy = "Shift+y"', " 第 2 行：没有按键 Shift+y；"),
            ('[keys]\ncopy = "Ctrl+1"', " 第 2 行：没有按键 Ctrl+1；"),
            ('[keys]\ncopy = "Ctrl+Enter"', " 第 2 行：没有按键 Ctrl+Enter；"),
            ('[keys]\ncopy = "Super+y"', " 第 2 行：没有按键 Super+y；"),
            ('[keys]\ncopy = "Ctrl+I"', " 第 2 行：终端分不出 Ctrl+I 和 Tab，不能用；"),
            ('[keys]\ncopy = "ctrl+c"', " 第 2 行：Ctrl+C、Ctrl+Q 用来提示怎样退出，不能另作他用；"),
            ("[keys]\nquit = []", " 第 2 行：quit 至少要留一个键；"),
            ("[keys]\npalette = []", " 第 2 行：palette 至少要留一个键；"),
            (
                '[keys]\ncopy = "k"',
                " 第 2 行：k 不能既是 copy（复制）的键，又是 up（上一行）的键；请给 up 另写一行；",
            ),
            ('[keys]\ncopy = "、"', " 第 2 行：没有按键 、；"),
            (
                '[keys]\ncopy = "Ctrl+K"\nexport = "Ctrl+K"',
                " 第 3 行：Ctrl+K 不能既是 export（导出筛选结果）的键，又是 copy（复制）的键；",
            ),
            ('[keys]\ncopy = "Esc"', " 第 2 行：Esc 不能既是 copy（复制）的键，又是 escape（返回）的键；"),
            ('[keys]\ncopy = "F17"', " 第 2 行：F17 不能既是 copy（复制）的键，又是 copy_tsv（"),
        ],
    )
    def test_what_cannot_be_meant_is_said_with_its_line(self, tmp_path: Path, text: str, said: str) -> None:
        assert _said(tmp_path, text).startswith(said)

    def test_what_is_no_toml_is_said_with_its_line(self, tmp_path: Path) -> None:
        assert _said(tmp_path, "\ntheme = dark").startswith(" 第 2 行：等号后面的值写法不对")

    def test_a_named_file_that_is_missing_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError) as caught:
            load(tmp_path / "none.toml")
        said = "找不到界面设置文件；请核对路径，或先用 --write-config 写出一份"
        assert caught.value.line == f"{tmp_path}/none.toml：{said}"

    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
    def test_any_word_for_a_key_is_taken_or_refused_in_one_line(
        self, tmp_path_factory: pytest.TempPathFactory, word: str
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "any.toml"
        escaped = "".join(f"\\U{ord(one):08x}" for one in word)
        path.write_text(f'[keys]\nunmark = "{escaped}"\n', encoding="utf-8")
        try:
            [key] = load(path).keys["unmark"]
        except SettingsError as error:
            assert error.line.startswith(f"{path} 第 2 行：")
        else:
            assert key
