"""Where in a text a date may stand: near the name of a month, a weekday, a year. Keeps the date patterns fast."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from .calendar_words import month_names, weekday_names
from .folding import UNSPACED_LETTER
from .tables import table

_WINDOW = 48  # no date is longer than this on either side of its month, weekday or year


# What a stretch of text holds, beside the letters of `_LETTERS`, that lets a form of date match there.
MONTH, WEEKDAY, RELATIVE, DIGIT, YEAR, JOINED = "month", "weekday", "relative", "digit", "year", "joined"
_LETTERS = ("tháng", "月", "日", "年", "/")


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch [start, end) of the folded text in which a date may stand, and the signs that it holds."""

    start: int
    end: int
    signs: frozenset[str]


@cache
def _anchors() -> Any:
    """Words near which a date may stand: found in one pass, so that the patterns run on few places."""
    automaton: Any = ahocorasick.Automaton()
    data = table("dates")
    signs: dict[str, set[str]] = {word: set() for word in ("tháng", "©", "copyright", "hak cipta")}
    relative = [word for group in ("relative_days", "relative_years", "relative_months") for word in data[group]]
    for sign, listed in ((MONTH, month_names()), (WEEKDAY, weekday_names()), (RELATIVE, relative)):
        for word in listed:
            signs.setdefault(word, set()).add(sign)
    for word, held in signs.items():
        automaton.add_word(word, (len(word), frozenset(held)))
    automaton.make_automaton()
    return automaton


_NUMERIC = re.compile(
    # A digit first, so that the search jumps from digit to digit.
    r"\d(?:(?:(?<=1)9[5-9]|(?<=2)0\d|(?<=2)5[4-9])\d|\d?[/.-]\d{1,2}|[月日])"
)
_BY_FORM = (
    (DIGIT, re.compile(r"\d")),
    (YEAR, re.compile(r"(?:19|20|25)\d\d")),
    (JOINED, re.compile(r"[/.-]\d")),
)


def windows_of(folded: str) -> list[Window]:
    """Stretches of the folded text, in order, without overlap, outside of which there is no date."""
    named = [(last + 1, length, signs) for last, (length, signs) in _anchors().iter(folded)]
    spots = [end for end, length, _signs in named if _whole(folded, end - length, end)]
    spots.extend(match.end() for match in _NUMERIC.finditer(folded))
    bounds: list[tuple[int, int]] = []
    for spot in sorted(spots):
        start, end = max(0, spot - _WINDOW), min(len(folded), spot + _WINDOW)
        if bounds and start <= bounds[-1][1]:
            bounds[-1] = (bounds[-1][0], max(end, bounds[-1][1]))
        else:
            bounds.append((start, end))
    ends = [end for end, _length, _signs in named]
    return [_window(folded, _word_start(folded, start), _word_end(folded, end), named, ends) for start, end in bounds]


def _window(
    folded: str, start: int, end: int, named: list[tuple[int, int, frozenset[str]]], ends: list[int]
) -> Window:
    """The stretch with its signs: rather one too many than one too few."""
    held = {letters for letters in _LETTERS if folded.find(letters, start, end) >= 0}
    held.update(sign for sign, form in _BY_FORM if form.search(folded, start, end))
    for _end, _length, signs in named[bisect_right(ends, start) : bisect_right(ends, end)]:
        held |= signs
    return Window(start, end, frozenset(held))


def _whole(folded: str, start: int, end: int) -> bool:
    if UNSPACED_LETTER.match(folded[start]):
        return True
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return not before.isalpha() and not after.isalpha()


def _word_start(folded: str, position: int) -> int:
    floor = max(0, position - 20)
    while position > floor and folded[position - 1].isalnum():
        position -= 1
    return position


def _word_end(folded: str, position: int) -> int:
    ceiling = min(len(folded), position + 20)
    while position < ceiling and folded[position].isalnum():
        position += 1
    return position
