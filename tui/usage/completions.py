"""What bash, zsh and fish need to complete options and paths, made from the table of options."""

import re
from collections.abc import Callable, Iterator

from tui.usage.definition import OPTIONS, PROGRAM, Option

_ORIGIN = "# Made from the program's table of options; do not edit."


def bash() -> str:
    """The completion for bash (4.0 or newer); needs nothing of the package bash-completion."""
    names = " ".join(name for option in OPTIONS for name in option.names)
    cases = "\n".join(
        f"            {'|'.join(option.names)}) {_bash_value(option)} ;;" for option in _valued()
    )
    return f"""{_ORIGIN}
_budget_tui() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} options=yes word
    if [[ $current == "=" ]]; then
        current=
    elif [[ $before == "=" ]]; then
        before=${{COMP_WORDS[COMP_CWORD-2]}}
    fi
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        if [[ $word == -- ]]; then options=; fi
    done
    COMPREPLY=()
    if [[ $options ]]; then
        case $before in
{cases}
        esac
        if [[ $current == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "{names}" -- "$current")
            return
        fi
    fi
    _budget_tui_pdf
}}

_budget_tui_pdf() {{
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -o plusdirs -X '!*.[Pp][Dd][Ff]' -- "$current")
}}

# Where nothing is found here, bash completes any file.
complete -o default -F _budget_tui {PROGRAM}
"""


def _bash_value(option: Option) -> str:
    match option.takes:
        case "pdf":
            return "_budget_tui_pdf; return"
        case "folder":
            return (
                'compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current"); return'
            )
        case "word":
            compopt = "compopt +o default 2>/dev/null"
            return (
                f'{compopt}; mapfile -t COMPREPLY < <(compgen -W "{_choices(option)}" -- "$current"); return'
            )
        case _:
            return "return"


def zsh() -> str:
    """The completion for zsh: a file `_budget-tui` in a folder of $fpath, or a script to be sourced."""
    specs = " \\\n        ".join(_quoted(spec) for option in OPTIONS for spec in _zsh_specs(option))
    return f"""#compdef {PROGRAM}
{_ORIGIN}
_{PROGRAM}() {{
    _arguments -S : \\
        {specs} \\
        '*:PDF:_files -g "*.(#i)pdf(-.)"'
}}

if [[ $funcstack[1] == _{PROGRAM} ]]; then
    _{PROGRAM} "$@"
else
    compdef _{PROGRAM} {PROGRAM}
fi
"""


def _zsh_specs(option: Option) -> Iterator[str]:
    """A spec for each name; each shuts the others out."""
    said = _brief(option).replace("]", r"\]")
    action = {
        "nothing": "",
        "file": f":{option.value}:_files",
        "pdf": f':{option.value}:_files -g "*.(#i)pdf(-.)"',
        "folder": f":{option.value}:_files -/",
        "word": f":{option.value}:({_choices(option)})",
    }[option.takes]
    for name in option.names:
        yield f"({' '.join(option.names)}){name}[{said}]{action}"


def fish() -> str:
    """The completion for fish (3.0 or newer)."""
    pdf = r"(__fish_complete_suffix .pdf | string match -r -i '.*(?:\.pdf|/)(?:\t.*)?$')"
    takes = {
        "nothing": "",
        "file": " -r -F",
        "pdf": f" -x -a {_fish_quoted(pdf)}",
        "folder": " -x -a '(__fish_complete_directories)'",
    }
    lines = [_ORIGIN, f"complete -c {PROGRAM} -f -k -a {_fish_quoted(pdf)}"]
    for option in OPTIONS:
        names = "".join(
            f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names
        )
        value = takes.get(option.takes, f" -x -a {_fish_quoted(_choices(option))}")
        lines.append(f"complete -c {PROGRAM}{names}{value} -d {_fish_quoted(_brief(option))}")
    return "\n".join(lines) + "\n"


COMPLETIONS: dict[str, Callable[[], str]] = {"bash": bash, "zsh": zsh, "fish": fish}


def _valued() -> Iterator[Option]:
    return (option for option in OPTIONS if not option.is_flag)


def _choices(option: Option) -> str:
    return " ".join(option.choices)


def _brief(option: Option) -> str:
    """What an option does, as far as it fits beside its name."""
    return re.split("[；：]", option.sentence, maxsplit=1)[0]


def _quoted(text: str) -> str:
    """A word of zsh."""
    return "'" + text.replace("'", r"'\''") + "'"


def _fish_quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", r"\'") + "'"
