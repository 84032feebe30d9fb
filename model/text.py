"""Text of the paper made plain: joined where it was wrapped, cleaned for copying, folded for searching."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

# Radicals that browsers write for ordinary characters and that NFKC leaves alone
# (Unicode data file EquivalentUnifiedIdeograph.txt, block U+2E80–2EFF).
_RADICALS_SUPPLEMENT = str.maketrans(
    "⺁⺂⺃⺄⺅⺆⺉⺊⺌⺍⺎⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺶⺷⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "厂乛乚乙亻冂刂卜小小兀尢巳幺彑彐忄扌攵旡日月歺母民氵氺灬爫爫丬牛犭王疋罒示礻竹糹纟罓罒羊羊耂肀聿肉臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶钅長镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
# Code points that share a glyph with the ordinary character in simplified Chinese fonts: browsers write them
# for it, and NFKC gives variant forms of the two radicals.
_SHARED_GLYPHS = str.maketrans("⼾⾭―", "户青—")
_FOLDED_BLOCKS = ((0x2F00, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
_VARIATION_SELECTORS = ((0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
_ZERO_WIDTH_CATEGORIES = ("Cc", "Cf", "Co", "Cs", "Cn")
_IDEOGRAPHIC_PLANES = (2, 3)
_OPERATORS = str.maketrans("≧≦", "≥≤")
_SEARCH = str.maketrans("≧≦〔〕【】“”‘’、", "≥≤[][]\"\"'',")
FULL_STOP = "。"
MOST_CHARACTERS = 8192
"""Different characters whose folding is kept at hand; a document has some thousand."""


@lru_cache(MOST_CHARACTERS)
def fold_character(character: str) -> str:
    """One character as the model holds it: ordinary, a plain space, or nothing.

    Kangxi radicals and compatibility ideographs (and ―, drawn as —) become the ordinary character;
    control, zero-width and private-use characters vanish; every kind of space, tab or line end
    becomes one space.
    """
    if character.isspace():
        return " "
    if _shows_nothing(character):
        return ""
    if _is_in(character, _FOLDED_BLOCKS):
        return unicodedata.normalize("NFKC", character.translate(_SHARED_GLYPHS))
    return character.translate(_RADICALS_SUPPLEMENT).translate(_SHARED_GLYPHS)


def _shows_nothing(character: str) -> bool:
    """Whether a character is control, zero-width, private use, or none at all.

    Ideographs newer than Python's character database seem to be none; their planes hold nothing else.
    """
    if unicodedata.category(character) in _ZERO_WIDTH_CATEGORIES:
        return ord(character) >> 16 not in _IDEOGRAPHIC_PLANES or ord(character) & 0xFFFE == 0xFFFE
    return _is_in(character, _VARIATION_SELECTORS)


def _is_in(character: str, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


@lru_cache(MOST_CHARACTERS)
def is_wide(character: str) -> bool:
    """Whether a character is Chinese or full-width: no space stands beside it."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—"


def kept(characters: Sequence[str]) -> Iterable[int]:
    """The indices of folded characters that joined text keeps: all but the spaces that say nothing.

    A space survives alone, between two characters of which neither is Chinese or full-width.
    """
    before = ""
    space: int | None = None
    for index, character in enumerate(characters):
        if character == "":
            continue
        if character == " ":
            space = index if space is None else space
            continue
        if space is not None and before and not is_wide(before) and not is_wide(character):
            yield space
        space = None
        yield index
        before = character


def join(text: str) -> str:
    """Text as the model holds it (see `fold_character` and `kept`); joining twice changes nothing."""
    folded = [fold_character(character) for character in text]
    return "".join(folded[index] for index in kept(folded))


def clean(text: str) -> str:
    """Text as copying gives it: operators made one (≧ → ≥, ≦ → ≤)."""
    return join(text).translate(_OPERATORS)


def clean_value(value: str) -> str:
    """An indicator's value as copying gives it: cleaned, without its closing 。"""
    return clean(value).rstrip(FULL_STOP)


def search_key(text: str) -> str:
    """The form in which text is searched: widths, case, look-alike operators and spaces do not count."""
    return "".join(_search_character(character) for character in text)


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand in `text` as a search finds them: (start, end) indices into `text`, in order."""
    key = search_key(words)
    if not key:
        return []
    folded: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for part in _search_character(character):
            folded.append(part)
            origin.append(index)
    haystack = "".join(folded)
    found = []
    at = haystack.find(key)
    while at >= 0:
        found.append((origin[at], origin[at + len(key) - 1] + 1))
        at = haystack.find(key, at + len(key))
    return found


def _search_character(character: str) -> str:
    if character.isspace():
        return ""
    if character.isascii():
        return character.lower()
    folded = unicodedata.normalize("NFKC", fold_character(character).translate(_SEARCH)).casefold()
    return folded.translate(_SEARCH).replace(" ", "")
