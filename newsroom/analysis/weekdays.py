"""A weekday beside a date: which date it goes with, and whether the date fell on it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from . import date_patterns
from .date_grammar import Part, Written
from .folding import UNSPACED_LETTER
from .tables import any_of, table

# An article speaks of days as near as this without a year; a weekday of another year is then a slip.
_NEARBY = 14
_YEARS = 12
_OPENS = ("(", "（")
_AFTER = re.compile(r"\s{0,20}(?:[,，]\s{0,20}|\s?[(（]\s{0,20})")
_CLOSES = re.compile(r"\s{0,20}[)）]")
_ENDS = re.compile(r"\s{0,20}(?:[,.;，。；)）]|$)")


def with_weekdays(text: str, folded: str, found: Iterable[Written]) -> list[Written]:
    """The dates in order, each with the weekday that stands beside it: «Rabu malam (17/12/2025)».

    A weekday that does not fit its date is kept only where it surely is one, not the Vietnamese for "second".
    """
    joined: list[Written] = []
    for one in found:
        before = joined[-1] if joined else None
        both = _joined(text, folded, before, one) if before is not None else None
        if both is not None:
            joined[-1] = both
        else:
            joined.append(one)
    return [
        replace(one, weekday=None) if contradicts(one) and not _is_sure(text, folded, one) else one for one in joined
    ]


def contradicts(written: Written) -> bool:
    """Whether a weekday stands with a full date on which it did not fall."""
    return written.full and not fits(written, written.first)


def fits(written: Written, first: Part) -> bool:
    """Whether the weekday, if there is one, is that of `first` or of the last day: «Senin-Rabu, 15-17 Desember»."""
    if written.weekday is None or first.day is None:
        return True
    days = [first]
    if written.last is not None and written.last.day is not None:
        turns = (written.last.month or 0) < (first.month or 0)
        days.append(Part((first.year or 0) + turns, written.last.month, written.last.day))
    return any(_weekday(day) in (None, written.weekday) for day in days)


def denied(written: Written, anchor: date | None, received: date) -> Part | None:
    """The day that the words print, where their own weekday denies it; None where nothing is denied.

    `anchor` is the day of the article, if its text settles it. Without a year, the day nearest to it is meant.
    """
    if written.shape != "date" or written.weekday is None or None in (written.first.month, written.first.day):
        return None
    if written.first.year is not None:
        return written.first if contradicts(written) else None
    years = range(received.year - _YEARS, received.year + 2)
    days = [Part(year, written.first.month, written.first.day) for year in years]
    days = [day for day in days if _exists(day)]
    if anchor is not None and days:
        near = min(days, key=lambda day: abs((_date(day) - anchor).days))
        return near if abs((_date(near) - anchor).days) <= _NEARBY and not fits(written, near) else None
    past = [day for day in days if _date(day) <= received]
    return max(past) if past and not any(fits(written, day) for day in days) else None


def nearest(weekday: int, day: date) -> list[date]:
    """Days that a writer may have meant who printed `day`: the next ones of that weekday on both sides, and the
    same day in the nearest year in which it fits."""
    back = timedelta((day.weekday() - weekday) % 7)
    found = [day - back, day - back + timedelta(7)]
    found.sort(key=lambda one: abs((one - day).days))
    for shift in (-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        other = Part(day.year + shift, day.month, day.day)
        if _exists(other) and _weekday(other) == weekday:
            return [*found, _date(other)]
    return found


# ------------------------------------------------------------------ which date a weekday goes with


def _joined(text: str, folded: str, one: Written, other: Written) -> Written | None:
    if one.shape == "weekday" and _is_bare(other):
        if not _between().fullmatch(folded, one.end, other.start):
            return None
        end = _closed(text, one.end, other.start, other.end)
        return replace(other, start=one.start, end=end, weekday=one.weekday)
    if other.shape == "weekday" and _is_bare(one):
        if not _AFTER.fullmatch(text, one.end, other.start) or not _ENDS.match(text, other.end):
            return None
        return replace(one, end=_closed(text, one.end, other.start, other.end), weekday=other.weekday)
    return None


def _is_bare(one: Written) -> bool:
    return one.shape == "date" and one.weekday is None and None not in (one.first.day, one.first.month)


def _closed(text: str, start: int, end: int, last: int) -> int:
    """The end of the words, behind the bracket that was opened between them."""
    bracket = _CLOSES.match(text, last) if text[start:end].rstrip().endswith(_OPENS) else None
    return bracket.end() if bracket else last


@cache
def _between() -> re.Pattern[str]:
    hours = any_of(table("dates")["hours"])
    return re.compile(
        rf"(?:\s{{0,20}}+(?:{hours}))?\s{{0,20}}+[,，]?\s{{0,20}}+[(（]?\s{{0,20}}+(?:tanggal|tgl\.?|ngày|on|the)?\s{{0,20}}+"
    )


# ------------------------------------------------------------------ what surely is a weekday


def _is_sure(text: str, folded: str, one: Written) -> bool:
    match = _name().search(folded, one.start, one.end)
    if match is None or match.group().startswith("th "):
        return False
    written = text[match.start() : match.end()]
    if _another().search(folded, max(0, match.start() - 24), match.start()):
        return False
    if UNSPACED_LETTER.match(written) or written.split()[-1][0].isupper():
        return True
    # Vietnamese "thứ hai" is also "the second": a time of the day before it makes it Monday.
    return _hour_before().search(folded, max(0, match.start() - 10), match.start()) is not None


@cache
def _name() -> re.Pattern[str]:
    return re.compile(date_patterns.weekday())


@cache
def _another() -> re.Pattern[str]:
    """A weekday just before: of two, the first may go with the date."""
    return re.compile(
        rf"(?:{date_patterns.weekday()})\s{{0,20}}+(?:-|/|dan|and|hingga|sampai|to|và|และ|ถึง|至|和|、)\s{{0,20}}+$"
    )


@cache
def _hour_before() -> re.Pattern[str]:
    return re.compile(r"(?:sáng|trưa|chiều|tối|đêm|vào|hôm)\s{1,20}$")


# ------------------------------------------------------------------ days


def _exists(part: Part) -> bool:
    return not (part.month == 2 and part.day == 29 and not calendar.isleap(part.year or 1))


def _date(part: Part) -> date:
    return date(part.year or 1, part.month or 1, part.day or 1)


def _weekday(part: Part) -> int | None:
    return _date(part).weekday() if _exists(part) else None
