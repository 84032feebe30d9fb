"""From the printed words of a value to what they say."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from model.text import FULL_STOP, MOST_CHARACTERS, clean
from model.values.quantity import Bound, Figure, Form, Quantity, Value
from model.values.vocabulary import (
    BEHIND,
    BLANKS,
    DATE,
    EACH,
    IN_CHINESE,
    LONGER_UNITS,
    MEASURES,
    NUMBER,
    SCALE,
    SCALES,
    SIGNS,
    UNIT,
    WORDS,
    any_of,
)

MOST_DIGITS = 30
"""No quantity has more."""

_LEADING = re.compile(rf"(?P<sign>{any_of(SIGNS)})|(?P<word>{any_of(WORDS)})")
_WHOLE = re.compile(
    rf"(?P<each>(?:每(?:{EACH})){{1,2}}?)?(?P<lead>达到|达|控制在)?(?:{_LEADING.pattern})?"
    rf"(?P<number>{NUMBER})(?P<scale>{SCALE})?(?:(?P<unit>{UNIT})|\((?P<bracketed>{UNIT})\))?"
    rf"(?P<per>[/每](?:{EACH}|[A-Za-z])(?:[/每·](?:{EACH}))??)?(?P<behind>{any_of(BEHIND)})?"
)
_FIGURE = re.compile(
    rf"(?P<number>{NUMBER})(?P<scale>{SCALE})?(?P<unit>[%‰]|{any_of(LONGER_UNITS)}|[{MEASURES}]次?)?"
)
_IN_CHINESE = re.compile(IN_CHINESE)
_DATE = re.compile(DATE)
_MONTH_BEFORE = re.compile(r"[0-9]月")


class _Folded(dict[int, str]):
    """Each character as `plain` gives it, found when it is first met."""

    def __missing__(self, code: int) -> str:
        character = clean(chr(code))
        if unicodedata.east_asian_width(chr(code)) == "F":
            character = unicodedata.normalize("NFKC", character)
        folded = "" if character.isspace() else character
        if len(self) < MOST_CHARACTERS:
            self[code] = folded
        return folded


_FOLDED = _Folded()


def plain(printed: str) -> str:
    """A value's words for reading: operators, digits and latin letters in ASCII, no spaces, no closing 。"""
    return printed.translate(_FOLDED).rstrip(FULL_STOP)


def read(printed: str) -> Value:
    """The value that printed words (实施周期 or 年度) give."""
    words = plain(printed)
    if words in BLANKS:
        return Value("blank", None, None)
    leading = _LEADING.match(words)
    begins_with = _before(leading) if leading is not None else None
    if not any(character.isdigit() for character in words):
        return Value("sentence" if _IN_CHINESE.search(words) else "text", None, begins_with)
    found = _WHOLE.fullmatch(words)
    if found is None or _DATE.match(words) or not _says_one_thing(found):
        return Value("sentence", None, begins_with)
    bound = _before(found) or _behind(found)
    if found["sign"]:
        form: Form = "sign"
    elif found["word"] or found["behind"] or found["lead"]:
        form = "words"
    elif _unit(found) or found["scale"] or found["each"]:
        form = "number"
    else:
        form = "bare"
    return Value(form, _quantity(found, _unit(found), _per(found), bound or Bound.EXACTLY), bound)


def figures(text: str) -> list[Figure]:
    """Every number with a unit in a text (as `plain` gives it), but no dates and no ordinals."""
    found = []
    for match in _FIGURE.finditer(text):
        unit = match["unit"] or ""
        start, end = match.span()
        is_day = unit == "日" and _MONTH_BEFORE.fullmatch(text, max(0, start - 2), start)
        is_ordinal = text.endswith("第", 0, start)
        if _DATE.match(match[0]) or is_day or is_ordinal or not _is_a_number(match["number"]):
            continue
        if unit or match["scale"]:
            found.append(Figure(_quantity(match, unit, "", Bound.EXACTLY), start, end))
    return found


def _says_one_thing(found: re.Match[str]) -> bool:
    """Whether a whole value is sure: one number, counted by one thing, its bounds of one mind (≥95%以上).

    日 is a day of a month (每月10日内) unless a bound and nothing else stands with it (≤30日).
    """
    before, behind = _before(found), _behind(found)
    agrees = before is None or behind is None or _side(before) == _side(behind)
    rate = found["each"] or found["per"]
    is_day = _unit(found) == "日" and (rate or not (before or behind))
    return _is_a_number(found["number"]) and agrees and not (found["each"] and found["per"]) and not is_day


def _side(bound: Bound) -> tuple[bool, bool, bool]:
    return bound.is_floor, bound.is_ceiling, bound is Bound.ABOUT


def _is_a_number(printed: str) -> bool:
    """Whether digits are few enough, and no fraction of nothing."""
    _, _, below = printed.partition("/")
    return len(printed) <= MOST_DIGITS and (not below or int(below) > 0)


def _before(found: re.Match[str]) -> Bound | None:
    if found["sign"]:
        return SIGNS[found["sign"]]
    return WORDS[found["word"]] if found["word"] else None


def _behind(found: re.Match[str]) -> Bound | None:
    return BEHIND[found["behind"]] if found["behind"] else None


def _unit(found: re.Match[str]) -> str:
    return found["unit"] or found["bracketed"] or ""


def _per(found: re.Match[str]) -> str:
    """What a rate is counted by: 每人每月 and /人/月 are 人·月."""
    return "·".join(filter(None, re.split("[每/·]", found["each"] or found["per"] or "")))


def _quantity(found: re.Match[str], unit: str, per: str, bound: Bound) -> Quantity:
    above, _, below = found["number"].replace(",", "").partition("/")
    number = Fraction(Decimal(above)) / int(below or 1) * SCALES.get(found["scale"] or "", 1)
    if unit == "‰":
        return Quantity(number / 10, "%", per, bound)
    return Quantity(number, unit, per, bound)
