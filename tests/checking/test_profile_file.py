"""The reviewer's settings: the default written out, read back, and every mistake said with its line."""

import tomllib
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks import CHECKS, DEFAULT, Profile, Severity
from tui.checking.profile_file import KIND, ProfileInUse, load
from tui.checking.profile_text import default_text, write_default
from tui.checking.settings import SETTINGS
from tui.export import ExportError
from tui.settings_file import MOST_BYTES, SettingsError

NAME = KIND.file_name
FIELDS = {field.name: field.type for field in msgspec.structs.fields(Profile)}


def _loaded(folder: Path, text: str | bytes) -> Profile:
    path = folder / NAME
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path).profile


def _said(folder: Path, text: str | bytes) -> str:
    """What is said of a file, behind its name."""
    with pytest.raises(SettingsError) as caught:
        _loaded(folder, text)
    line = caught.value.line
    assert "\n" not in line
    return line.removeprefix(str(folder / NAME))


class TestSettings:
    def test_every_field_is_named_and_no_other(self) -> None:
        assert set(SETTINGS) == set(FIELDS)
        assert len({setting.label for setting in SETTINGS.values()}) == len(FIELDS)

    def test_every_number_has_limits_that_its_default_keeps(self) -> None:
        for name, kind in FIELDS.items():
            setting = SETTINGS[name]
            if kind in (int, Decimal):
                assert setting.least is not None and setting.most is not None
                assert setting.least <= getattr(DEFAULT, name) <= setting.most
            else:
                assert setting.least is setting.most is None


class TestDefaultText:
    def test_it_reads_back_as_the_default(self, tmp_path: Path) -> None:
        assert _loaded(tmp_path, default_text()) == DEFAULT

    def test_it_holds_every_field_under_its_comment(self) -> None:
        lines = default_text().splitlines()
        assert set(tomllib.loads(default_text())) == set(FIELDS)
        for name in FIELDS:
            [at] = [at for at, line in enumerate(lines) if line.startswith((f"{name} = ", f"[{name}]"))]
            above = "\n".join(lines[max(0, at - 2) : at])
            assert f"# {SETTINGS[name].label}：{SETTINGS[name].comment}" in above

    def test_it_lists_every_check_ready_to_be_changed(self, tmp_path: Path) -> None:
        text = default_text()
        assert CHECKS
        for check in CHECKS:
            said = f"# {check.title}（{check.severity.label}）：{check.rule}"
            entry = f'{said}\n# {check.id} = "{check.severity}"\n'
            assert entry in text
            text = text.replace(entry, f'{check.id} = "hint"\n')
            assert f"—— {check.heading.value} ——" in text
        changed = _loaded(tmp_path, text)
        assert changed.severities == {check.id: Severity.HINT for check in CHECKS}

    def test_an_existing_file_is_never_written_over(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / NAME
        write_default(path)
        assert load(path).profile == DEFAULT
        path.write_text("mine", encoding="utf-8")
        with pytest.raises(ExportError) as caught:
            write_default(path)
        assert caught.value.line == f"{path}：无法写入（同名文件已存在）；要重写请先改名或移走原来的文件"
        assert path.read_text(encoding="utf-8") == "mine"


class TestReading:
    def test_what_is_set_is_taken_and_the_rest_is_the_default(self, tmp_path: Path) -> None:
        text = (
            'off = ["quotes"]\nlarge_project = 300\nlarge_share = 0.75\nfew_indicators = 2\n'
            'vague_words = [\n  "大力", # 常见\n]\n[severities]\nno-unit = "doubt"\n'
        )
        assert _loaded(tmp_path, text) == msgspec.structs.replace(
            DEFAULT,
            off=frozenset({"quotes"}),
            large_project=Decimal(300),
            large_share=Decimal("0.75"),
            few_indicators=2,
            vague_words=("大力",),
            severities={"no-unit": Severity.DOUBT},
        )

    @pytest.mark.parametrize("text", [b"", b"\xef\xbb\xbfoff = []\r\n", b"# nothing\n"])
    def test_an_empty_file_or_one_from_windows_is_the_default(self, tmp_path: Path, text: bytes) -> None:
        assert _loaded(tmp_path, text) == DEFAULT

    def test_a_list_may_be_emptied(self, tmp_path: Path) -> None:
        assert _loaded(tmp_path, "vague_words = []").vague_words == ()

    def test_no_default_file_is_fine_and_one_is_taken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        assert KIND.default_path == tmp_path / "budget-tui" / NAME
        assert load() == ProfileInUse(DEFAULT, None)
        write_default(KIND.default_path)
        assert load() == ProfileInUse(DEFAULT, KIND.default_path)

    def test_it_says_what_is_not_the_default(self, tmp_path: Path) -> None:
        path = tmp_path / NAME
        assert ProfileInUse().said == "默认"
        assert ProfileInUse(DEFAULT, path).said == str(path)
        changed = msgspec.structs.replace(DEFAULT, off=frozenset({"quotes"}), few_indicators=9)
        assert ProfileInUse(changed, path).said == f"{path}（改动：不做的检查、指标过少）"


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("few_indicator = 3", " 第 1 行：没有设置 few_indicator，是不是 few_indicators？；"),
            ('\n# off\nOFF = ["quotes"]', " 第 3 行：没有设置 OFF；"),
            ("[checks]\noff = []", " 第 1 行：没有设置 checks；"),
            ('off = [\n  "quotes",\n  "quote",\n]', " 第 3 行：没有检查 quote，是不是 quotes？；"),
            ('off = "quotes"', ' 第 1 行：off 要写成文字的列表，例如 ["甲", "乙"]；'),
            ('off = []\nvague_words = [\n"甲",\n12,\n]', " 第 4 行：vague_words 里的 12 不是文字，"),
            ('vague_words = ["甲",\n""]', " 第 2 行：vague_words 里有一个空的词；"),
            ('few_indicators = "3"', " 第 1 行：few_indicators 要写成整数，"),
            ("few_indicators = 2.5", " 第 1 行：few_indicators 要写成整数，"),
            ("few_indicators = true", " 第 1 行：few_indicators 要写成整数，"),
            ("\n\nfew_indicators = -1", " 第 3 行：few_indicators 要在 0 到 1000000 之间；"),
            ("large_share = 80", " 第 1 行：large_share 要在 0 到 1 之间；"),
            ("large_project = nan", " 第 1 行：large_project 要在 0 到 1000000000 之间；"),
            ("large_project = inf", " 第 1 行：large_project 要在"),
            ('large_project = "500万元"', " 第 1 行：large_project 要写成数，不带引号和单位；"),
            ("large_project = 2025-01-01", " 第 1 行：large_project 要写成数，"),
            ("severities = 3", " 第 1 行：severities 要写成一节："),
            ('[severities]\n\nno-units = "hint"', " 第 3 行：没有检查 no-units，是不是 no-unit？；"),
            (
                '[severities]\nquotes = "hint"\nno-unit = "high"',
                ' 第 3 行：no-unit 的轻重只能是 "error"（错误）、"doubt"（疑点）、"hint"（提示）；',
            ),
            ("[severities]\nno-unit = 3", " 第 2 行：no-unit 的轻重只能是"),
            ("severities.no-unit = []", " 第 1 行：no-unit 的轻重只能是"),
            ("severities = { no-unit = 'x' }", " 第 1 行：no-unit 的轻重只能是"),
        ],
    )
    def test_a_setting_that_cannot_be_meant_is_said_with_its_line(
        self, tmp_path: Path, text: str, said: str
    ) -> None:
        assert _said(tmp_path, text).startswith(said)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("off = []\noff = []", " 第 2 行：同一项写了两次；"),
            ("[severities]\n[severities]", " 第 2 行：同一节写了两次；"),
            ("few_indicators = ", " 第 1 行：等号后面的值写法不对"),
            ("\nfew_indicators = 三", " 第 2 行：等号后面的值写法不对"),
            ("few_indicators", " 第 1 行：名称后面没有等号；"),
            ("少 = 3", " 第 1 行：读不懂"),
            ("few_indicators = 3个", " 第 1 行：值的后面有多余的字；"),
            ('off = ["quotes]', " 第 1 行：引号没有成对"),
            ("off = ['quotes]", " 第 1 行：引号没有成对；"),
            (
                'off = []\nvague_words = [\n"甲"，"乙"\n]\n',
                " 第 2 行：方括号没有成对，或各项之间没有用半角逗号隔开（读到第 3 行）；",
            ),
            ("off = [\n\nfew_indicators = 3", " 第 1 行："),
            ("[severities", " 第 1 行：方括号没有成对；"),
            (b"off = []\n# \xd6\xd0", " 第 2 行：不是 UTF-8 编码；请用 UTF-8 编码另存"),
            (b"#" * (MOST_BYTES + 1), "：文件太大，不像检查设置；"),
        ],
    )
    def test_a_file_that_is_no_toml_is_said_with_its_line(
        self, tmp_path: Path, text: str | bytes, said: str
    ) -> None:
        assert _said(tmp_path, text).startswith(said)

    def test_a_named_file_that_is_missing_or_a_folder_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError) as caught:
            load(tmp_path / "none.toml")
        assert caught.value.line.startswith(f"{tmp_path}/none.toml：找不到检查设置文件；")
        with pytest.raises(SettingsError) as caught:
            load(tmp_path)
        assert caught.value.line.startswith(f"{tmp_path}：检查设置文件打不开（这是一个文件夹）；")

    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
    def test_any_text_is_read_or_refused_in_one_line(
        self, tmp_path_factory: pytest.TempPathFactory, text: str
    ) -> None:
        path = tmp_path_factory.getbasetemp() / "any.toml"
        path.write_text(text, encoding="utf-8")
        try:
            load(path)
        except SettingsError as error:
            assert error.line.startswith(f"{path} 第 ")
