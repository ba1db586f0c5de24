"""Where in a text a date may stand: near the name of a month, a weekday, a year. Keeps the date patterns fast."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from .automata import Words
from .calendar_words import month_names, weekday_names
from .folding import UNSPACED_LETTER
from .tables import table

_WINDOW = 48  # no date is longer than this on either side of its month, weekday or year


# What a stretch of text holds, beside the letters of `_LETTERS`, that lets a form of date match there.
MONTH, WEEKDAY, RELATIVE, DIGIT, YEAR, JOINED = "month", "weekday", "relative", "digit", "year", "joined"
# What may stand before the number of a day: as in `date_patterns`.
LEADS = ("tanggal", "tgl", "tarikh", "วันที่", "ที่", "ngày")
_LEAD = "lead"
_LETTERS = ("tháng", "月", "日", "年", "/")


class Window(NamedTuple):
    """A stretch [start, end) of the folded text in which a date may stand, and the signs that it holds.

    `starts`: where its numbers, its names of months and days and the words before a number (`LEADS`) begin, in order.
    """

    start: int
    end: int
    signs: set[str]
    starts: list[int]


@cache
def _anchors() -> Words:
    """Words near which a date may stand: found in one pass, so that the patterns run on few places."""
    data = table("dates")
    signs: dict[str, set[str]] = {word: set() for word in ("tháng", "©", "copyright", "hak cipta")}
    relative = [word for group in ("relative_days", "relative_years", "relative_months") for word in data[group]]
    for sign, listed in (
        (MONTH, month_names()), (WEEKDAY, weekday_names()), (RELATIVE, relative), (_LEAD, LEADS)
    ):  # fmt: skip
        for word in listed:
            signs.setdefault(word, set()).add(sign)
    return Words({word: (len(word), frozenset(held)) for word, held in signs.items()})


_NUMERIC = re.compile(
    # A digit first, so that the search jumps from digit to digit.
    r"\d(?:(?:(?<=1)9[5-9]|(?<=2)0\d|(?<=2)5[4-9])\d|\d?[/.-]\d{1,2}|[月日]|\s?hb\b|\sharibulan\b|(?:st|nd|rd|th)\b)"
)
_NUMBER = re.compile(r"\d+")
_BY_FORM = (
    (DIGIT, re.compile(r"\d")),
    (YEAR, re.compile(r"(?:19|20|25)\d\d")),
    (JOINED, re.compile(r"[/.-]\d")),
)


def windows_of(folded: str) -> list[Window]:
    """Stretches of the folded text, in order, without overlap, outside of which there is no date."""
    named = [(last + 1, length, signs) for last, (length, signs) in _anchors().find(folded)]
    spots = [end for end, length, signs in named if _LEAD not in signs and _whole(folded, end - length, end)]
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
    """The stretch with its signs and starts: rather one too many than one too few."""
    held = {letters for letters in _LETTERS if folded.find(letters, start, end) >= 0}
    held.update(sign for sign, form in _BY_FORM if form.search(folded, start, end))
    starts = {number.start() for number in _NUMBER.finditer(folded, start, end)}
    for last, length, signs in named[bisect_right(ends, start) : bisect_right(ends, end)]:
        held |= signs
        starts.add(last - length)
    return Window(start, end, held, sorted(starts))


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
