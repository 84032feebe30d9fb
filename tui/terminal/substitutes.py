"""What is shown for a character that is one or two cells wide, as the terminal likes: text of certain width.

Unicode calls such characters ambiguous (UAX 11): signs, quotation marks, frames, Greek, Cyrillic, circled
figures. A substitute is made of ASCII and Chinese, so that it can be read; only for what no document is
likely to hold it names the code point.
"""

import unicodedata
from functools import lru_cache

_WORDS: dict[str, str] = {
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‘’‚‛′´ˊ", "'"),
    **dict.fromkeys("·‧∙⋅‐‑‒–―", "-"),
    **dict.fromkeys("•※★●◆■◐◑◢◣◤◥✽", "*"),
    **dict.fromkeys("☆○◎◇◯⊙", "o"),
    **{"‵": "`", "ˋ": "`", "‾": "~", "ˉ": "~", "∣": "|", "∕": "/", "⁄": "/", "∶": ":", "˙": ".", "□": "[ ]"},
    **{"¸": ",", "˚": "度", "ˇ": "v", "¨": '"', "˝": '"', "˘": "v", "˛": ",", "˄": "^", "ˍ": "_", "ː": ":"},
    **{"—": "--", "‥": "..", "…": "..", "‖": "||", "∥": "//", "∷": "::"},
    **{"≤": "<=", "≥": ">=", "≦": "<=", "≧": ">=", "≪": "<<", "≫": ">>", "≮": "不小于", "≯": "不大于"},
    **{"≈": "~=", "≌": "~=", "≒": "~=", "∽": "~", "∼": "~", "≠": "!=", "≡": "==", "±": "+/-"},
    **{"×": "x", "÷": "/", "√": "V", "∞": "无穷", "∝": "正比于", "∑": "Sum", "∏": "Prod", "∇": "nabla"},
    **{"∈": "属于", "∋": "含有", "⊂": "含于", "⊃": "包含", "⊆": "含于", "⊇": "包含", "∩": "交", "∪": "并"},
    **{"∧": "且", "∨": "或", "∀": "任意", "∃": "存在", "∂": "d", "∫": "积分", "∬": "积分", "∮": "积分"},
    **{"∵": "因为", "∴": "所以", "∠": "角", "∟": "直角", "⊥": "垂直", "⊿": "三角", "⌒": "弧", "⊕": "(+)"},
    **{"°": "度", "℃": "摄氏度", "℉": "华氏度", "‰": "/1000", "℅": "c/o", "ℓ": "l", "µ": "u", "μ": "u"},
    **{"§": "S", "¶": "P", "†": "+", "‡": "++", "¡": "!", "¿": "?", "¤": "*", "€": "EUR", "®": "(R)"},
    **{"←": "<-", "→": "->", "↑": "上", "↓": "下", "↔": "<->", "↕": "上下", "⇒": "=>", "⇔": "<=>", "⇧": "上"},
    **{"↖": "左上", "↗": "右上", "↘": "右下", "↙": "左下", "↸": "左上", "↹": "Tab"},
    **{"▲": "^", "△": "^", "▼": "v", "▽": "v", "▶": ">", "▷": ">", "◀": "<", "◁": "<", "◈": "<>"},
    **{"☎": "电话", "☏": "电话", "☜": "<-", "☞": "->", "♀": "女", "♂": "男", "☉": "日", "♭": "b", "♯": "#"},
    **{"♠": "黑桃", "♤": "黑桃", "♣": "梅花", "♧": "梅花", "♡": "红心", "♥": "红心", "♨": "温泉"},
    **{"♩": "音符", "♪": "音符", "♬": "音符", "▣": "[*]", "\N{REPLACEMENT CHARACTER}": "?", "\xad": "-"},
    **{"Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ø": "O", "ø": "o", "ß": "ss", "Þ": "Th", "þ": "th"},
    **{"Ð": "D", "ð": "d", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "ĸ": "k", "Ł": "L", "ł": "l", "Ŀ": "L"},
    **{"ŀ": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Ŧ": "T", "ŧ": "t", "ɑ": "a", "ɡ": "g"},
}
_CYRILLIC: dict[str, str] = {
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdezijklmnoprstufhcye", strict=True)),
    **{"ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "''", "ь": "'", "ю": "yu", "я": "ya", "ё": "yo"},
}


def is_ambiguous(character: str) -> bool:
    """Whether terminals differ about the cells of a character."""
    return unicodedata.east_asian_width(character) == "A"


def is_certain(character: str) -> bool:
    """Whether a character takes one cell everywhere (ASCII), or two (Chinese and full-width)."""
    return " " <= character <= "~" or unicodedata.east_asian_width(character) in "WF"


@lru_cache(maxsize=4096)
def substitute(character: str) -> str:
    """Text of certain width that can be read in place of any one character; "" for a combining one."""
    if is_certain(character):
        return character
    if (words := _WORDS.get(character)) is not None:
        return words
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    return _numeral(character) or _taken_apart(character) or _by_name(character) or _code_point(character)


@lru_cache(maxsize=4096)
def stand_in(character: str) -> str:
    """One cell in place of a character that takes one cell in an input; there is no room for more there."""
    words = substitute(character)
    likely = [one for one in words if one.isascii() and one.isalnum()] or [*words]
    return likely[0] if likely and likely[0].isascii() and len(words) <= 3 else "?"


def _numeral(character: str) -> str:
    """(1) for a figure in a circle of any kind."""
    if not any(word in unicodedata.name(character, "") for word in ("CIRCLED", "CIRCLE ON")):
        return ""
    value = unicodedata.numeric(character, -1)
    return f"({value:.0f})" if value >= 0 else ""


def _taken_apart(character: str) -> str:
    """Letters without their accents, and what Unicode holds to be a form of other characters."""
    form, _, of = unicodedata.decomposition(character).rpartition("> ")
    if not of:
        return ""
    parts = "".join(substitute(chr(int(point, 16))) for point in of.split()).strip()
    match form:
        case "<circle":
            return f"({parts})"
        case "<square":
            return f"[{parts}]"
        case _:
            return parts


def _by_name(character: str) -> str:
    """What a letter or a piece of a frame is called, put into ASCII."""
    name = unicodedata.name(character, "")
    script, _, last = name.rpartition(" ")
    if name.startswith("GREEK"):
        return last.lower() if "SMALL" in script else last.capitalize()
    if name.startswith("CYRILLIC"):
        letters = _CYRILLIC.get(character.lower(), "")
        return letters if "SMALL" in script else letters.capitalize()
    if name.startswith("BOX DRAWINGS"):
        return _frame(name)
    if "CIRCLED" in name or "SQUARED" in name:
        return f"({last})" if "CIRCLED" in name else f"[{last}]"
    if "BLOCK" in name or "SHADE" in name or "SQUARE WITH" in name:
        return "#"
    return "*" if "CIRCLE WITH" in name else ""


def _frame(name: str) -> str:
    if "DIAGONAL" in name:
        return "X" if "CROSS" in name else "/" if "UPPER RIGHT TO LOWER LEFT" in name else "\\"
    words = set(name.split())
    across, upright = words & {"HORIZONTAL", "LEFT", "RIGHT"}, words & {"VERTICAL", "UP", "DOWN"}
    return "+" if across and upright else "-" if across else "|"


def _code_point(character: str) -> str:
    return f"[U+{ord(character):04X}]"
