"""Figures: a number of something, with its unit and what the words before it say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import get_args

from .claims import Claims
from .document import Document
from .folding import LATIN, UNSPACED, UNSPACED_LETTER
from .numbers import NUMERAL, number_words, read_numeral, read_words
from .reading import Because, FigureMention, Qualifier, Span
from .tables import any_of, table

_MOST_DIGITS = 20  # longer ones are numbers of accounts or telephones
# «512 daripada 602 mangsa»: the first number counts what the second does.
_PART_OF = re.compile(r"\s+(?:daripada|dari|out of|of|trong số|trong)\s+(?:total\s+)?(?=\d)")
_NEXT_WORD = re.compile(r"\s+([^\W\d_][\w'’/-]*)")


@dataclass(frozen=True, slots=True)
class _Counted:
    unit: str
    end: int
    sure: bool


def read_figures(document: Document) -> list[FigureMention]:
    """Every figure in a proving zone, in order."""
    spoken_for = ((one.start, one.end) for one in document.dates if one.shape != "weekday")
    dates = Claims(len(document.text), spoken_for)
    found: list[FigureMention] = []
    for match in _pattern().finditer(document.folded):
        if not dates.free(match.start("number"), match.end()):
            continue
        figure = _figure(document, match, found[-1].unit if found else None)
        if figure is not None:
            found.append(figure)
    return found


def _figure(document: Document, match: re.Match[str], previous: str | None) -> FigureMention | None:
    value = _value(match, document.language)
    if value is None or _is_a_name(document.folded, match):
        return None
    counted = _counted(document, match, previous, value)
    if counted is None:
        return None
    start = match.start()
    if not document.proves(start, counted.end):
        return None
    span = Span.of(document.text, start, counted.end)
    what = _what(document, counted.end)
    return FigureMention(
        span=span,
        because=Because("figure", {"words": span.quote, "unit": counted.unit}),
        confidence=0.9 if counted.sure else 0.5,
        value=value,
        unit=counted.unit,
        qualifier="more_than" if match["many"] and not match["q"] else _qualifier(match["q"]),
        what=f"{span.quote}{what}",
    )


# ------------------------------------------------------------------ the number


@cache
def _pattern() -> re.Pattern[str]:
    data = table("figures")
    before = any_of(word for listed in data["qualifiers"].values() for word in listed)
    signs, scales, currencies = (any_of(data[name]) for name in ("signs", "scales", "currencies"))
    chinese, thai = any_of(data["chinese_numbers"]), any_of(data["thai_numbers"])
    edge = rf"(?<![{LATIN}\d.,/+$-])"
    return re.compile(
        rf"(?:(?<![{LATIN}])(?P<q>{before})(?:\s+|(?<=[{UNSPACED}])))?"
        rf"(?:(?<![{LATIN}])(?P<sign>{signs})\s?|{edge})"
        rf"(?P<number>(?P<digits>{NUMERAL})|(?P<words>{number_words()})(?!\w)"
        rf"|(?P<chinese>{chinese})(?=[{UNSPACED}])|(?P<thai>{thai})(?=[{UNSPACED}]))"
        rf"(?P<ordinal>st|nd|rd|th|-an)?"
        rf"(?:[\s-]?(?P<scale>{scales})(?![{LATIN}])|\s?(?P<letter>[tm])(?!\w))?"
        rf"(?P<tail>(?<=[万亿萬億])\d{{1,4}}(?:[万萬]\d{{0,4}})?(?!\d))?"
        rf"(?P<many>多|余|餘|几|กว่า|\+)?"
        rf"(?:\s?(?P<currency>{currencies})(?![{LATIN}]))?"
    )


def _value(match: re.Match[str], language: str) -> Decimal | None:
    if match["ordinal"] and match["ordinal"] != "-an":
        return None
    data = table("figures")
    value: Decimal | None = None
    if match["digits"] and len(match["digits"]) > _MOST_DIGITS:
        return None
    if match["digits"]:
        value = read_numeral(match["digits"], language, scaled=bool(match["scale"]))
    elif match["words"]:
        number = read_words(match["words"])
        value = Decimal(number) if number is not None else None
    else:
        value = Decimal(data["chinese_numbers"].get(match["chinese"]) or data["thai_numbers"].get(match["thai"], 0))
    if value is None or value == 0:
        return None
    if match["scale"]:
        value *= data["scales"][match["scale"]]
        value += _tail(match["tail"])
    elif match["letter"]:
        # Headlines shorten rupiah: «Rp4,6 T», «Rp126 M». Elsewhere the letter is no scale.
        rupiah = (match["sign"] or "").startswith("rp")
        value *= data["letters"].get(match["letter"], 1) if rupiah else 1
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _tail(digits: str | None) -> Decimal:
    """What follows the scale in Chinese: 4万6086, 15亿7000万."""
    if not digits:
        return Decimal(0)
    tens, _, ones = digits.replace("萬", "万").partition("万")
    return Decimal(tens) * 10000 + Decimal(ones or 0) if "万" in digits or "萬" in digits else Decimal(digits)


def _qualifier(words: str | None) -> Qualifier:
    if words:
        for name, listed in table("figures")["qualifiers"].items():
            if words in listed:
                for qualifier in get_args(Qualifier):
                    if qualifier == name:
                        return qualifier
    return "exact"


def _is_a_name(folded: str, match: re.Match[str]) -> bool:
    """«Pasal 27», «Act 670», 24/7, 79/243, 09.00: a number that counts nothing."""
    if re.match(r"[/:]\d|\.\d|-\d", folded[match.end("number") : match.end("number") + 2]):
        return True
    lead = folded[max(0, match.start() - 16) : match.start()].rstrip(" -(")
    return bool(_numbered().search(lead)) and not match["q"]


@cache
def _numbered() -> re.Pattern[str]:
    listed = table("figures")["grammar"]["numbered_before"]
    latin = [word for word in listed if not UNSPACED_LETTER.match(word)]
    return re.compile(rf"(?:(?<![{LATIN}])(?:{any_of(latin)})|(?:{any_of(set(listed) - set(latin))}))$")


# ------------------------------------------------------------------ what it counts


def _counted(document: Document, match: re.Match[str], previous: str | None, value: Decimal) -> _Counted | None:
    end = match.end()
    data = table("figures")
    percent = _percent().match(document.folded, end)
    if percent:
        return _Counted("percent", percent.end(), True)
    if match["sign"] or match["currency"]:
        money = data["signs"].get(match["sign"]) or data["currencies"].get(match["currency"])
        # A sign that says more than a word: "US$ 5 million dollars".
        return _Counted(money, end, True)
    among = _among().match(document.folded, end)
    if among and previous is not None:
        return _Counted(previous, among.end(), True)
    if match["chinese"] or match["thai"] or UNSPACED_LETTER.match(document.folded[end : end + 2].strip()[:1] or " "):
        return _unspaced_unit(document.folded, end)
    return _spaced_unit(document, match, value)


def _spaced_unit(document: Document, match: re.Match[str], value: Decimal) -> _Counted | None:
    folded, position = document.folded, match.end()
    seen: list[tuple[str, int]] = []
    for _ in range(4):
        following = _NEXT_WORD.match(folded, position)
        if following is None or "\n" in document.text[position : following.end()]:
            break
        word = following[1]
        seen.append((word, following.end()))
        position = following.end()
    part = _PART_OF.match(folded, match.end())
    if part is not None and (whole := _pattern().match(folded, part.end())) is not None and whole["digits"]:
        counted = _spaced_unit(document, whole, value)
        return replace(counted, end=match.end()) if counted else None
    if not seen or seen[0][0] in _not_units() or _looks_like_year(match, value):
        return None
    found = _known_unit(seen)
    if found is not None:
        unit, count = found
        if value == 1 and match["words"] and unit not in ("people",):
            return None
        return _Counted(unit, _with_name(document, seen[count - 1][1]), True)
    word, end = seen[0]
    if match["words"] or len(word) < 3 or not match["digits"]:
        return None
    return _Counted(word, end, False)


def _known_unit(seen: list[tuple[str, int]]) -> tuple[str, int] | None:
    """The unit among the first words, and how many words go with it: «electronic devices», «Singaporean men»."""
    units = _units()
    for count in range(min(3, len(seen)), 0, -1):
        phrase = " ".join(word for word, _end in seen[:count])
        if phrase in units:
            return units[phrase], count
    for at in range(1, min(4, len(seen))):
        if seen[at - 1][0] in _not_units():
            return None
        if seen[at][0] in units:
            return units[seen[at][0]], at + 1
    return None


def _with_name(document: Document, end: int) -> int:
    """«12.000 warga Indonesia», «500 pekerja migran Indonesia»: the people's country belongs to the words."""
    following = re.compile(r"\s+(?:negara\s+|migran\s+)?[A-ZĐ][^\W\d_]+").match(document.text, end)
    if following is None:
        return end
    hits = document.hits_in(end, following.end())
    return (
        following.end() if hits and hits[0].kind in ("country", "people") and hits[0].end == following.end() else end
    )


def _unspaced_unit(folded: str, end: int) -> _Counted | None:
    found = _unspaced_units().match(folded, end)
    if found is None:
        return None
    return _Counted(_units()[found["unit"]], found.end(), True)


def _looks_like_year(match: re.Match[str], value: Decimal) -> bool:
    bare = match["digits"] is not None and match["digits"].isdigit() and len(match["digits"]) == 4
    return bare and 1900 <= value <= 2100 and not match["q"] and not match["scale"]


def _what(document: Document, end: int) -> str:
    """A few words after the figure, for people to see what it is about."""
    rest = document.text[end : end + 60].split("\n")[0]
    cut = re.split(r"[.,;:()。，；]", rest)[0]
    kept = cut.rsplit(" ", 1)[0] if len(cut) == len(rest) == 60 else cut
    return kept.rstrip() if kept.startswith((" ", "-")) or UNSPACED_LETTER.match(kept[:1]) else ""


@cache
def _units() -> dict[str, str]:
    return {word: unit for unit, listed in table("figures")["units"].items() for word in listed}


@cache
def _unspaced_units() -> re.Pattern[str]:
    listed = [word for word in _units() if UNSPACED_LETTER.match(word)]
    return re.compile(rf"\s*(?:个|個)?(?:来自[{UNSPACED}]{{1,6}}的)?(?P<unit>{any_of(listed)})")


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{any_of(table('figures')['units']['percent'])})(?![{LATIN}])")


@cache
def _among() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of(table('figures')['grammar']['among_them'])})(?!\w)")


@cache
def _not_units() -> frozenset[str]:
    return frozenset(table("figures")["grammar"]["not_units"])
