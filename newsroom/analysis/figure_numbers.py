"""The number of a figure with its scale, its sign of money, and what the words before say of it: «almost S$3bil»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import get_args

from .folding import LATIN, UNSPACED
from .numbers import CHINESE_NUMERAL, NUMERAL, number_beginnings, number_words, read_chinese, read_numeral, read_words
from .phrases import Beginnings
from .reading import Qualifier
from .tables import any_of, table

_MOST_DIGITS = 20  # longer ones are numbers of accounts or telephones
_DIGITS = re.compile(r"\d+")
_PESO = "p"  # «P2-million», «P500,000»: a sign only where it is written so


@cache
def number_pattern() -> re.Pattern[str]:
    """A number wherever it stands in folded text, with the words that go with it; see `value_of`."""
    data = table("figures")
    before = any_of(word for listed in data["qualifiers"].values() for word in listed)
    signs, scales, currencies = (any_of(data[name]) for name in ("signs", "scales", "currencies"))
    thai, letters = any_of(data["thai_numbers"]), any_of([*data["letters"], *data["short_scales"]])
    other = any_of(data["grammar"]["not_money"])
    edge = rf"(?<![{LATIN}\d/+$-])(?<!\d[.,])"
    return re.compile(
        # Inside a word nothing begins: that is looked at first.
        rf"(?<![{LATIN}])(?:(?P<q>{before})(?:\s{{1,20}}|(?<=[{UNSPACED}])))?"
        rf"(?:(?<![{LATIN}])(?P<sign>{signs})\s?|{edge})"
        rf"(?P<number>(?P<digits>{NUMERAL})|(?P<words>{number_words()})(?!\w)"
        rf"|(?P<chinese>{CHINESE_NUMERAL})(?=[{UNSPACED}])|(?P<thai>{thai})(?=[{UNSPACED} ]))"
        rf"(?P<ordinal>st|nd|rd|th|-an)?"
        # The same number once more: «4 (empat)», «seratus enam belas (116)».
        rf"(?P<gloss>\s?[(（](?:\d{{1,6}}|{number_words()})[)）])?"
        rf"(?P<some>[多余餘几幾](?=[万萬亿億]))?"
        rf"(?:[\s-]?(?P<scale>{scales})(?![{LATIN}])|(?P<space>\s?)(?P<letter>{letters})(?!\w))?"
        rf"(?P<tail>(?<=[万亿萬億])\d{{1,4}}(?:[万萬]\d{{0,4}})?(?!\d))?"
        rf"(?P<many>多|余|餘|几|幾|กว่า|\+)?"
        rf"(?:[\s-]?(?P<currency>{currencies})(?![{LATIN}])(?!\s(?:{other})(?!\w)))?"
    )


def find_numbers(folded: str) -> Iterator[re.Match[str]]:
    """Every match of `number_pattern`, from left to right."""
    return _beginnings().matches(number_pattern(), folded, (run.start() for run in _DIGITS.finditer(folded)))


@cache
def _beginnings() -> Beginnings:
    """What a number or the words before it begin with, digits apart."""
    data = table("figures")
    before = (word for listed in data["qualifiers"].values() for word in listed)
    return Beginnings({*before, *data["signs"], *data["thai_numbers"], *number_beginnings()})


def value_of(match: re.Match[str], text: str, language: str) -> Decimal | None:
    """What the number amounts to, None where it is an ordinal, an account number or no number."""
    if match["ordinal"] and match["ordinal"] != "-an":
        return None
    if match["sign"] == _PESO and not _is_peso(match, text):
        return None
    value = _plain(match, language)
    if not value:
        return None
    if match["scale"]:
        value *= table("figures")["scales"][match["scale"]]
        value += _tail(match["tail"])
    elif match["letter"]:
        value *= _short_scale(match)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def qualifier_of(match: re.Match[str]) -> Qualifier:
    """What the words before the number, or the «多» behind it, say about it."""
    words = match["q"]
    if not words:
        return "more_than" if match["many"] or match["some"] else "exact"
    for name, listed in table("figures")["qualifiers"].items():
        if words in listed:
            for qualifier in get_args(Qualifier):
                if qualifier == name:
                    return qualifier
    return "exact"


def looks_like_year(match: re.Match[str]) -> bool:
    """Four bare digits between 1900 and 2100."""
    bare = match["digits"] is not None and match["digits"].isdigit() and len(match["digits"]) == 4
    return bare and 1900 <= int(match["digits"]) <= 2100 and not match["q"] and not match["scale"]


def _plain(match: re.Match[str], language: str) -> Decimal | None:
    digits, words, chinese, thai = (match[name] for name in ("digits", "words", "chinese", "thai"))
    if digits:
        return None if len(digits) > _MOST_DIGITS else read_numeral(digits, language, scaled=bool(match["scale"]))
    number = (
        read_words(words)
        if words
        else read_chinese(chinese)
        if chinese
        else table("figures")["thai_numbers"].get(thai, 0)
    )
    return Decimal(number) if number is not None else None


def _short_scale(match: re.Match[str]) -> int:
    """Headlines shorten sums: «Rp4,6 T», «Rp126 M», «S$3bil», «US$1.5m». Elsewhere the letter is no scale."""
    sign, data = match["sign"] or "", table("figures")
    if sign.startswith("rp"):
        return int(data["letters"].get(match["letter"], 1))
    return int(data["short_scales"].get(match["letter"], 1)) if sign and not match["space"] else 1


def _is_peso(match: re.Match[str], text: str) -> bool:
    at = match.start("sign")
    if text[at] != "P" or not match["digits"] or match.start("number") != at + 1:
        return False
    return bool(match["scale"] or match["letter"]) or "," in match["digits"]


def _tail(digits: str | None) -> Decimal:
    """What follows the scale in Chinese: 4万6086, 15亿7000万."""
    if not digits:
        return Decimal(0)
    tens, _, ones = digits.replace("萬", "万").partition("万")
    return Decimal(tens) * 10000 + Decimal(ones or 0) if "万" in digits or "萬" in digits else Decimal(digits)
