"""Numbers as texts write them: 12.000 is twelve thousand in Indonesian, 15.2 is fifteen and a bit in Malay."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from .tables import any_of, table

NUMERAL = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,4})?(?!\d)"
# Numbers written in Chinese characters, without the scales from ten thousand on.
_CHINESE_FIRST = "一二两兩三四五六七八九十"
CHINESE_NUMERAL = f"[{_CHINESE_FIRST}][一二三四五六七八九十百千零]{{0,7}}"
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# Languages in which a point stands before the decimals.
_POINT_IS_DECIMAL = frozenset(("en", "ms", "th", "zh", "ja", "ko"))


def read_numeral(digits: str, language: str, *, scaled: bool) -> Decimal | None:
    """The value of digits with their points and commas, None where they make no number.

    `scaled` where a word such as "million" follows: then one group of three digits is decimals where the
    language writes decimals so.
    """
    point_is_decimal = language in _POINT_IS_DECIMAL
    one_group = digits.count(".") + digits.count(",") == 1
    if _POINTS.fullmatch(digits) and not (one_group and point_is_decimal and scaled):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _COMMAS.fullmatch(digits) and not (one_group and not point_is_decimal and scaled):
        return Decimal(digits.replace(",", ""))
    plain = digits.replace(",", ".")
    return Decimal(plain) if plain.count(".") < 2 else None


_ONES = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|lapan|sembilan"
_DIGITS = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_VIETNAMESE_ONES = "hai|ba|bốn|năm|sáu|bảy|tám|chín"


@cache
def number_words() -> str:
    """A regular expression (for folded text) of numbers written in Latin letters; see `number_beginnings`."""
    data = table("figures")["number_words"]
    ones, digits = _ONES, _DIGITS
    malay = (
        rf"(?:{ones}|se)\s?(?:puluh|ratus|belas|ribu)"
        rf"(?:\s(?:se(?:puluh|belas|ratus)|(?:{ones})(?:\s?(?:puluh|ratus|belas))?)){{0,3}}"
    )
    tens = rf"(?:{_TENS})(?:-(?:{digits}))?"
    english = rf"(?:(?:{digits}|a)\s(?:hundred(?:\s(?:and\s)?(?:{tens}|{any_of(_below_twenty())}))?|dozen)|{tens})"
    units = "một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
    vietnamese = rf"(?:(?:{_VIETNAMESE_ONES})\smươi|mười)(?:\s(?:{units})\b)?"
    return rf"(?:{malay}|{english}|{vietnamese}|{any_of(data)})"


def number_beginnings() -> set[str]:
    """What every number in letters or Chinese characters begins with."""
    listed = "|".join((_ONES, _DIGITS, _TENS, _VIETNAMESE_ONES, "mười")).split("|")
    blanks = [letter for letter in map(chr, range(0x3001)) if letter.isspace()]
    longer = {f"a{blank}{word}" for blank in blanks for word in ("hundred", "dozen")}
    longer |= {f"se{gap}{word}" for gap in ("", *blanks) for word in ("puluh", "ratus", "belas", "ribu")}
    return {*listed, *longer, *table("figures")["number_words"], *_CHINESE_FIRST}


def _below_twenty() -> list[str]:
    data = table("figures")["number_words"]
    return [word for word, value in data.items() if word.isascii() and value < 20]


_PIECES = re.compile(r"se(?=puluh|ratus|belas|ribu)|puluh|ratus|belas|ribu|[^\W\d_]+?(?=puluh|ratus|belas|ribu|\b)")
_MALAY = re.compile(r"puluh|ratus|belas|ribu")
_PARTS = {
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1,
    "mốt": 1, "tư": 4, "lăm": 5, "bẩy": 7,
}  # fmt: skip
_TIMES = {"hundred": 100, "dozen": 12, "mươi": 10}


def read_words(words: str) -> int | None:
    """The value of a number written in words, up to thousands."""
    data: dict[str, int] = {**table("figures")["number_words"], **_PARTS}
    if words in data:
        return data[words]
    if not _MALAY.search(words):
        return _sum_of(words.replace("-", " ").split(), data)
    total = current = 0
    for piece in _PIECES.findall(words):
        if piece == "se":
            current = 1
        elif piece == "belas":
            total, current = total + 10 + current, 0
        elif piece in ("puluh", "ratus"):
            total, current = total + (current or 1) * (10 if piece == "puluh" else 100), 0
        elif piece == "ribu":
            total, current = (total + current or 1) * 1000, 0
        else:
            current = data.get(piece, 0)
    return total + current or None


def _sum_of(pieces: list[str], data: dict[str, int]) -> int | None:
    """«two hundred and five», «hai mươi lăm», «thirty-one»."""
    total = current = 0
    for piece in pieces:
        if piece in _TIMES:
            total, current = total + (current or 1) * _TIMES[piece], 0
        else:
            total, current = total + current, data.get(piece, 0)
    return total + current or None


def read_chinese(characters: str) -> int | None:
    """The value of a number in Chinese characters, up to thousands; None where they make no number."""
    total, current = 0, 0
    for letter in characters:
        if letter in "十百千":
            if not current and letter != "十":
                return None
            total, current = total + (current or 1) * {"十": 10, "百": 100, "千": 1000}[letter], 0
        elif letter != "零":
            if current:
                return None
            current = "一二三四五六七八九".find(letter.replace("两", "二").replace("兩", "二")) + 1
    return total + current or None
