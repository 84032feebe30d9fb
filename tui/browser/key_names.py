"""Names of keys: as Textual has them, as people read them, and as people may write them."""

import unicodedata
from string import ascii_lowercase, digits

_LABELS = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Insert",
    "delete": "Delete",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "空格",
    "backspace": "Backspace",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
}
_MODIFIERS = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift"}

_NAMES = {label.lower(): name for name, label in _LABELS.items()} | {name: name for name in _LABELS}
_UNMODIFIED = {"enter", "escape", "tab", "space", "backspace"}
"""Keys that most terminals send alike with and without a modifier; Shift+Tab alone is told apart."""

_SAME = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+h": "Backspace"}
"""What terminals send for both."""

_EXAMPLES = "y、F5、Ctrl+K、Alt+↑、PgUp、空格"


class KeyNameError(ValueError):
    """What is written is no key that a terminal sends; the message is a part of a sentence in Chinese."""


def shown(key: str) -> str:
    """A key by Textual's name, as a person knows it: `ctrl+up` is `Ctrl+↑`."""
    if len(key) == 1:
        return key
    *modifiers, base = key.split("+")
    label = _LABELS.get(base, base.upper() if modifiers else base)
    return "+".join([*(_MODIFIERS[one] for one in modifiers), label])


def written(word: str) -> str:
    """Textual's name of a key as a person wrote it: as it is shown, or in Textual's way; case counts in
    single letters only. Raises KeyNameError.
    """
    if len(word) == 1 and not word.isspace():
        folded = unicodedata.normalize("NFKC", word)
        if len(folded) == 1 and folded.isascii() and folded.isprintable():
            return folded
    *modifiers, base = word.strip().lower().split("+")
    name = _NAMES.get(base, base)
    in_order = [one for one in _MODIFIERS if one in modifiers]
    if len(in_order) != len(modifiers) or not _is_sent(in_order, name):
        raise KeyNameError(f"没有按键 {word}；写法如 {_EXAMPLES}")
    key = "+".join([*in_order, name])
    if key in _SAME:
        raise KeyNameError(f"终端分不出 {word} 和 {_SAME[key]}，不能用")
    return key


def _is_sent(modifiers: list[str], name: str) -> bool:
    """Whether terminals send a key with these modifiers as one of its own."""
    if name in _LABELS:
        return not modifiers or name not in _UNMODIFIED or (modifiers == ["shift"] and name == "tab")
    if modifiers == ["ctrl"]:
        return name in ascii_lowercase and len(name) == 1
    return modifiers == ["alt"] and name in ascii_lowercase + digits and len(name) == 1
