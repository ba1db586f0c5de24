"""Dates as texts write them, in Indonesian, Malay, English, Thai, Vietnamese and Chinese.

Finds the words and what they say: day, month, year, weekday, as far as given. What year is meant where none is
written is for `dates.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from . import date_patterns
from .calendar_words import month_names, weekday_names
from .date_anchors import DIGIT, JOINED, MONTH, RELATIVE, WEEKDAY, YEAR, Window, windows_of
from .folding import UNSPACED_LETTER, fold
from .tables import any_of, table

Shape = Literal["date", "weekday", "relative_day", "relative_month", "relative_year", "copyright"]


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """As much of a calendar date as the words give."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it is written at [start, end). `offset` counts days, months or years for relative shapes.

    Of a relative year, `first` holds the month and the day that are written with it.
    """

    start: int
    end: int
    shape: Shape
    first: Part = Part()
    last: Part | None = None
    weekday: int | None = None
    offset: int = 0

    @property
    def full(self) -> bool:
        """Whether day, month and year are all written."""
        return None not in (self.first.year, self.first.month, self.first.day)


def find_dates(text: str, folded: str | None = None) -> list[Written]:
    """Every date in the text, in order, without overlap; the more telling pattern wins.

    `folded` is the text as `fold` gives it, where the caller has it already.
    """
    folded = fold(text) if folded is None else folded
    by_sign: dict[str, list[Window]] = {}
    for window in windows_of(folded):
        for sign in window.signs:
            by_sign.setdefault(sign, []).append(window)
    if not by_sign:
        return []
    taken = bytearray(len(text))
    found: list[Written] = []
    for shape, sign, pattern, anywhere in _patterns():
        for window in by_sign.get(sign, ()):
            for match in _matches(pattern, folded, window, anywhere):
                if taken.find(1, match.start(), match.end()) >= 0:
                    continue
                written = _read(shape, match, text)
                if written is not None:
                    taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                    found.append(written)
    return sorted(found, key=lambda one: one.start)


def _matches(pattern: re.Pattern[str], folded: str, window: Window, anywhere: bool) -> Iterator[re.Match[str]]:
    if anywhere:
        yield from pattern.finditer(folded, window.start, window.end)
        return
    end = window.start
    for start in window.starts:
        if start >= end and (match := pattern.match(folded, start, window.end)) is not None:
            end = match.end()
            yield match


@cache
def _patterns() -> tuple[tuple[Shape, str, re.Pattern[str], bool], ...]:
    """All forms in the order in which they claim the words: shape, needed sign, and whether they begin anywhere."""
    dates = [*date_patterns.stretches(), *date_patterns.days(), *date_patterns.months_and_years()]
    forms: list[tuple[Shape, str]] = [
        ("copyright", date_patterns.copyright_year()),
        *(("relative_year", one) for one in date_patterns.months_of_relative_years()),
        *(("relative_month", one) for one in date_patterns.days_of_relative_months()),
        *(("date", one) for one in dates),
    ]
    for name, form in date_patterns.relative():
        forms.extend((shape, form) for shape in get_args(Shape) if shape == name)
    forms.append(("weekday", date_patterns.weekday_alone()))
    return tuple(
        (shape, _sign_of(shape, form), re.compile(form), not date_patterns.begins_at_a_start(form))
        for shape, form in forms
    )


# A piece of a form, and what then must stand in the text; the first that fits.
_SIGNS = (
    ("(?P<m1>", MONTH),
    (r"tháng\s{1,20}+(?P<n1>", "tháng"),
    (")月", "月"),
    (")日", "日"),
    (")年", "年"),
    (")/(?P<n1>", "/"),
    ("[/-](?P<n1>", JOINED),
    ("[/.-](?P<n1>", JOINED),
    ("[-/](?P<n1>", JOINED),
    (r"[\s-]*(?P<y1>", YEAR),
    (r"(?<![\w/.,-])(?P<y1>", YEAR),
    ("{0,30}?(?P<y1>", YEAR),
    (r"\s{0,20}+/\s{0,20}+(?P<n1>", "/"),
)


def _sign_of(shape: Shape, form: str) -> str:
    """That without which the form cannot match: it is not tried where this is missing."""
    if shape.startswith("relative"):
        return RELATIVE
    if shape == "weekday":
        return WEEKDAY
    return next((sign for piece, sign in _SIGNS if piece in form), DIGIT)


# ------------------------------------------------------------------ what the words say


def _read(shape: Shape, match: re.Match[str], text: str) -> Written | None:
    groups = match.groupdict()
    start, end = _trimmed(text, match.start(), match.end())
    weekday = weekday_names()[groups["w"]] if groups.get("w") else None
    if shape.startswith("relative"):
        if _counted(match):  # "three months ago" is not last month
            return None
        offset = table("dates")[f"{shape}s"][groups["word"]]
        within = Part(None, _month(groups, "1"), _day(groups.get("d1"))) if len(groups) > 1 else Part()
        return Written(start, end, shape, within, offset=offset) if _possible(within) else None
    if shape == "weekday":
        return Written(start, end, shape, weekday=weekday) if _is_weekday(match, text) else None
    if _false_month(match, text):
        return None
    first = Part(_year(groups), _month(groups, "1"), _day(groups.get("d1")))
    last = _last(groups, first)
    if last is not None and first.year is None and last.year is not None:
        earlier = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        first = Part(last.year - earlier, first.month, first.day)
    if not (_possible(first) and (last is None or (_possible(last) and _in_order(first, last)))):
        return None
    return Written(start, end, shape, first, last, weekday)


def _last(groups: dict[str, str | None], first: Part) -> Part | None:
    if not any(groups.get(name) for name in ("d2", "m2", "n2", "y2")):
        return None
    year, month = _number(groups.get("y2")), _month(groups, "2")
    day = _day(groups.get("d2"))
    if month is None and first.month is not None:
        month = first.month
    if year is None and first.year is not None:
        year = first.year + ((month or 0) < (first.month or 0))
    return Part(year, month, day)


def _year(groups: dict[str, str | None]) -> int | None:
    if groups.get("yy"):
        return 2500 + int(groups["yy"] or 0) - 543
    return _number(groups.get("y1"))


def _number(year: str | None) -> int | None:
    """A year of the common era; years after 2400 are Buddhist."""
    if not year:
        return None
    value = int(year)
    return value - 543 if value > 2400 else value


def _month(groups: dict[str, str | None], which: str) -> int | None:
    counted = groups.get(f"n{which}")
    if counted:
        return int(counted)
    named = groups.get(f"m{which}")
    if not named:
        return None
    names = month_names()
    return names.get(named) or names.get(named.rstrip(".")) or names.get(named + ".")


def _day(day: str | None) -> int | None:
    return int(_NO_DIGIT.sub("", day)) if day else None


_NO_DIGIT = re.compile(r"\D")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _possible(part: Part) -> bool:
    if part.day is None or part.month is None:
        return True
    leap = part.year is None or (part.year % 4 == 0 and (part.year % 100 != 0 or part.year % 400 == 0))
    return part.day <= _DAYS[part.month - 1] - (part.month == 2 and not leap)


def _in_order(first: Part, last: Part) -> bool:
    def key(part: Part) -> tuple[int, int, int]:
        return part.year or 0, part.month or 0, part.day or 0

    return key(first) < key(last) or (first.year is None and last.year is None and first.month != last.month)


_COUNT = re.compile(rf"(?:\d|{any_of(table('dates')['counts'])})\s{{1,20}}$")


def _counted(match: re.Match[str]) -> bool:
    return _COUNT.search(match.string, max(0, match.start() - 12), match.start()) is not None


_COMMON_WORDS = frozenset(
    ("may", "march", "mar", "mac", "mei", "dec", "des", "dis", "jan", "sun", "mon", "sat", "agus")
)


def _false_month(match: re.Match[str], text: str) -> bool:
    """English "may" and "march", ministries called DES: words that only look like months."""
    for name in ("m1", "m2"):
        if name not in match.groupdict() or match[name] is None:
            continue
        written = text[match.start(name) : match.end(name)].rstrip(".")
        if written.lower() in _COMMON_WORDS and written.islower():
            return True
        no_day = match.groupdict().get("d1") is None
        if written.isascii() and written.isupper() and len(written) <= 3 and no_day:
            return True
    return False


_WEEK = re.compile(r"\s{1,20}(?:ini|depan|lalu|lepas|hadapan|pertama|kedua|ketiga)\b")


def _is_weekday(match: re.Match[str], text: str) -> bool:
    written = text[match.start("w") : match.end("w")]
    if UNSPACED_LETTER.match(written):
        return True
    if written.lower() == "minggu" and _WEEK.match(match.string, match.end()):
        return False
    # "minggu" is a week and "thứ hai" means second, unless they are written as names.
    return written.split()[-1][:1].isupper() and written.lower() not in ("mon", "tue", "wed", "thu", "fri", "sun")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    if text[end - 1] == "." and not UNSPACED_LETTER.match(text[end - 2]):
        end -= 1
    piece = text[start:end]
    if (piece.count("(") > piece.count(")") and text[end : end + 1] == ")") or (
        piece.count("（") > piece.count("）") and text[end : end + 1] == "）"
    ):
        end += 1
    return start, end
