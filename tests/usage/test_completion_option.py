"""`--completion` gives those whose installation has no folder of completions the same script."""

import pytest

from tui.command import main
from tui.exit_codes import ExitCode
from tui.usage.completions import COMPLETIONS
from tui.usage.definition import OPTIONS


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_script_goes_to_standard_output(shell: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--completion", shell]) == ExitCode.DONE
    assert capfd.readouterr() == (COMPLETIONS[shell](), "")


def test_other_shell_is_refused_with_those_that_there_are(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--completion", "csh"]) == ExitCode.USAGE
    assert capfd.readouterr() == ("", "budget-tui：没有 csh 的补全脚本；可选 bash、zsh、fish\n")


def test_the_shells_are_those_that_the_option_names() -> None:
    (option,) = (option for option in OPTIONS if "--completion" in option.names)
    assert option.choices == tuple(COMPLETIONS)
