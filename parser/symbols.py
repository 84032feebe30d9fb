"""Characters of symbol fonts and of fonts without a map: made readable where known, else marked as unread."""

import unicodedata

UNREAD = "\ufffd"
"""Stands for a character that was drawn and whose meaning the file does not tell."""

_SYMBOL = (
    " !∀#∃%&∍()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "\ufffdαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\ufffd"
)
_SYMBOL_ABOVE = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\ufffd\ufffd↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"
_FROM_SYMBOL = {0xF020 + at: character for at, character in enumerate(_SYMBOL)} | {
    0xF0A0 + at: character for at, character in enumerate(_SYMBOL_ABOVE)
}
"""The Symbol font's encoding (ISO 32000-1, annex D.5) in the private-use area, where Word sets it."""

_FROM_OTHERS = _FROM_SYMBOL | {0xF000 + code: chr(code) for code in range(0x20, 0x7F)}
"""Any font's ASCII stands there too, where its own table of characters is that of a symbol font."""

_FROM_DINGBATS = {
    0xF020: " ",
    0xF06C: "●",
    0xF06E: "■",
    0xF06F: "□",
    0xF075: "◆",
    0xF076: "❖",
    0xF09F: "•",
    0xF0A7: "▪",
    0xF0A8: "□",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FB: "×",
    0xF0FC: "√",
    0xF0FD: "☒",
    0xF0FE: "☑",
}
"""Wingdings' bullets, arrows and marks, in the same place."""

_OTHER_SETS = ("wingdings", "webdings", "dingbats", "marlett")
_SOFT_HYPHEN = "\xad"
_CHARACTER_OF_A_FONT = "(cid:"
_MEANS_NOTHING = ("Cc", "Co", "Cs", "Cn")
_IDEOGRAPHIC_PLANES = (2, 3)


def legible(text: str, font: str) -> str:
    """What a glyph that was drawn with some width reads, by what the file gives for it.

    A soft hyphen that is drawn is a hyphen. Characters that mean nothing behind a readable one are dropped.
    """
    if len(text) == 1 and (text.isalnum() or text.isascii()) and text.isprintable():
        return text
    if text.startswith(_CHARACTER_OF_A_FONT):
        return UNREAD
    known = _known(font.lower())
    read = [known.get(ord(character), character) for character in text]
    kept = [_hyphen(character) for character in read if not _means_nothing(character)]
    if not kept and read:
        return UNREAD
    return "".join(kept)


def _known(font: str) -> dict[int, str]:
    if any(name in font for name in _OTHER_SETS):
        return _FROM_DINGBATS
    return _FROM_SYMBOL if "symbol" in font else _FROM_OTHERS


def _hyphen(character: str) -> str:
    return "-" if character == _SOFT_HYPHEN else character


def _means_nothing(character: str) -> bool:
    """Whether a character is control, private use, or none; ideographs newer than Python seem to be none."""
    if character.isspace() or unicodedata.category(character) not in _MEANS_NOTHING:
        return False
    return ord(character) >> 16 not in _IDEOGRAPHIC_PLANES
