"""The day of the article itself: which of its dates that is, and of what year where none is written.

In order: a date line of the page, a date in the dateline, one behind the last sentence, and «today (Nov 3)».
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from .date_grammar import Part, Written
from .dates import day_of
from .page_dates import is_signature, is_update
from .reading import DateBasis, ZoneSpan
from .tables import table
from .zones import Layout

_DatesIn = Callable[[ZoneSpan], list[Written]]
_YEARS_BACK = 12
_NEAR = 45  # days: a full date as near as this tells the year of the dateline
_EARLY_MONTHS = 4
_FRESH = 14  # days
_LEAD = 500  # characters of the body in which a weekday tells the year of the dateline
_RECENT = 2  # years in which that weekday is looked for
_CLOSING_LINES = 4
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
_CLOSING = re.compile(r"[.!?…。”\"')）]\s{0,20}[–—-]{1,2}\s{0,20}$")
_AFTER_TODAY = re.compile(r"[\s,，]*[(（]?\s{0,20}(?:ngày|tanggal|tarikh|วันที่|ที่|on|the)?\s{0,20}")
_ANOTHER_WEEK = re.compile(r"(?:last|next|coming|วันที่|hari)\s{0,20}$", re.I)
_ANOTHER_WEEK_AFTER = re.compile(
    r"\s{0,20}(?:lalu|lepas|depan|hadapan|mendatang|nanti|tuần|tới|หน้า|ที่แล้ว|last|next)", re.I
)


def own_date(text: str, written: list[Written], layout: Layout) -> Written | None:
    """The date that says of which day the article is; a year may be missing in it."""
    starts = [one.start for one in written]

    def dates_in(zone: ZoneSpan) -> list[Written]:
        inside = written[bisect_left(starts, zone.start) : bisect_left(starts, zone.end)]
        return [one for one in inside if one.end <= zone.end and _is_day(one)]

    found = [*_on_the_page(text, layout, dates_in), *_in_dateline(layout, dates_in)]
    full = next((one for one in found if one.full), None) or _in_brackets(text, layout, dates_in)
    if full is not None:
        return full
    closing = _closing(text, layout, dates_in)
    today = _today(text, written, layout)
    others = [one for one in (closing, today) if one is not None]
    return next((one for one in others if one.full), None) or next(iter([*found, *others]), None)


def with_year(
    text: str, one: Written, written: list[Written], layout: Layout, received: date, copyright_year: int | None
) -> tuple[date, str, DateBasis] | None:
    """The day meant by a date without a year, the rule that gave the year, and on what it rests."""
    days = list(_days(one, received))
    if not days:
        return None
    of_copyright = next((day for day in days if day.year == copyright_year), None)
    if of_copyright is not None:
        return of_copyright, "date_year_copyright", "copyright"
    if one.weekday is not None:
        return days[0], "date_year_weekday", "weekday"
    other = latest_full(written, layout, received)
    if other is not None:
        near = min(days, key=lambda day: abs((day - other).days))
        if abs((near - other).days) <= _NEAR:
            return near, "date_year_near_anchor", "relative"
    elif not table("dates")["own_day"]["year_from_received"]:
        return None
    weekday = _weekday_of_lead(text, written, layout)
    fitting = next((day for day in days[:_RECENT] if day.weekday() == weekday), None)
    if fitting is not None:
        return fitting, "date_year_weekday", "weekday"
    archived = _of_named_year(days, latest_year(written, received), received)
    if archived is not None:
        return archived, "date_year_near_anchor", "relative"
    return days[0], "date_year_received", "received"


def latest_year(written: list[Written], received: date) -> int | None:
    """The latest year that the text names, of those before it came in; an older one is of its history."""
    years = [one.first.year for one in written if one.shape == "date" and one.first.year is not None]
    return max((year for year in years if received.year - _RECENT <= year <= received.year), default=None)


def _of_named_year(days: list[date], year: int | None, received: date) -> date | None:
    """Of a text that came in long after it was written, the day in the latest year that it names.

    In the first months of a year most of what is told is of the year before.
    """
    if year is None or is_fresh(days[0], received):
        return None
    fit = [day for day in days if day.year == year + (day.month <= _EARLY_MONTHS)]
    return next(iter(fit), None) or next((day for day in days if day.year == year), None)


def is_fresh(day: date, received: date) -> bool:
    """Whether what is of that day came in soon after it, as news does."""
    return 0 <= (received - day).days <= _FRESH


def latest_full(written: list[Written], layout: Layout, received: date) -> date | None:
    """The latest full date in the text that is not after the day it came in."""
    found = []
    zones = layout.proving
    starts = [zone.start for zone in zones]
    for one in written:
        place = bisect_right(starts, one.start) - 1
        if one.shape != "date" or place < 0 or one.start >= zones[place].end:
            continue
        day = day_of(one.first)
        if day is None and one.first.year and one.first.month:
            day = date(one.first.year, one.first.month, 28)
        elif day is None and one.first.year is None and one.weekday is not None:
            day = next(_days(one, received), None)  # the weekday tells the year
        if day is not None and day <= received:
            found.append(day)
    return max(found, default=None)


def dated(one: Written, day: date) -> Written:
    """The same words, with the year that they leave out; of a range, its first day."""
    return replace(one, first=Part(day.year, day.month, day.day), last=None)


def _is_day(one: Written) -> bool:
    return one.shape == "date" and one.first.day is not None and one.first.month is not None


def _days(one: Written, received: date) -> Iterator[date]:
    """The days that the words may mean, the latest first, none after the day the text came in."""
    if one.first.month is None or one.first.day is None:
        return
    for year in range(received.year, received.year - _YEARS_BACK, -1):
        try:
            day = date(year, one.first.month, one.first.day)
        except ValueError:
            continue
        if day <= received and one.weekday in (None, day.weekday()):
            yield day


# ------------------------------------------------------------------ where it stands


def _on_the_page(text: str, layout: Layout, dates_in: _DatesIn) -> Iterator[Written]:
    """Dates in the furniture: those of the article's own line, not those beside links to other stories."""
    bodies = [number for number, zone in enumerate(layout.zones) if zone.zone == "body"]
    last_body = bodies[-1] if bodies else len(layout.zones)
    later: list[Written] = []
    beside_links: list[Written] = []  # above the report, where it has no other date: its own after all
    before: ZoneSpan | None = None
    for number, zone in enumerate(layout.zones):
        if zone.zone == "related_link" and number > last_body:
            break
        linked, before = before is not None and before.zone == "related_link", zone
        if not _may_hold(text, zone, number > last_body):
            continue
        if linked:
            beside_links += [one for one in dates_in(zone) if one.full and bodies and number < bodies[0]]
            continue
        for one in dates_in(zone):
            if is_update(text[zone.start : one.start].lower(), one.start - zone.start):
                later.append(one)
            elif one.full or zone.zone == "boilerplate":
                yield one
    yield from later
    yield from beside_links


def _may_hold(text: str, zone: ZoneSpan, at_end: bool) -> bool:
    """Whether this part of the page may give its day: a source named at the end does so only with a time."""
    if zone.zone == "credit" and at_end:
        return _TIME.search(text, zone.start, zone.end) is not None
    return zone.zone in ("boilerplate", "credit")


def _in_dateline(layout: Layout, dates_in: _DatesIn) -> Iterator[Written]:
    for zone in layout.zones:
        if zone.zone == "dateline":
            yield from dates_in(zone)


def _in_brackets(text: str, layout: Layout, dates_in: _DatesIn) -> Written | None:
    """«(21 ต.ค. 68) นางสาว ... เปิดเผยว่า»: a whole date alone in brackets, with which the report begins."""
    body = next((zone for zone in layout.zones if zone.zone == "body"), None)
    first = next(iter(dates_in(body)), None) if body else None
    if body is None or first is None or not first.full or first.start - body.start > 2:
        return None
    opens = text[body.start : first.start].strip() in ("(", "（", "[", "【")
    return first if opens and text[first.end : first.end + 1] in (")", "）", "]", "】") else None


def _closing(text: str, layout: Layout, dates_in: _DatesIn) -> Written | None:
    """«… warned the police. – October 4, 2023»: a date behind the last sentence, or with the outlet below it."""
    signed = layout.zones[-1:]
    if signed and signed[0].zone in ("body", "credit"):
        last = dates_in(signed[0])[-1:]
        if last and is_signature(text, signed[0].start, signed[0].end, last[0]):
            return last[0]
    bodies = [zone for zone in layout.zones if zone.zone == "body"]
    for zone in reversed(bodies[-_CLOSING_LINES:]):
        last = dates_in(zone)[-1:]
        if not last or not last[0].full or text[last[0].end : zone.end].strip(" .)）"):
            continue
        if _CLOSING.search(text, max(zone.start, last[0].start - 8), last[0].start):
            return last[0]
    return None


def _today(text: str, written: list[Written], layout: Layout) -> Written | None:
    """«today (Nov 3)», «วันนี้ (6 พ.ย.)», «sáng nay, 20/8»: the date beside the word for today."""
    zones = layout.proving
    starts = [zone.start for zone in zones]
    for before, one in pairwise(written):
        if before.shape != "relative_day" or before.offset or not _is_day(one) or one.last is not None:
            continue
        if one.start - before.end > 12 or not _AFTER_TODAY.fullmatch(text, before.end, one.start):
            continue
        place = bisect_right(starts, before.start) - 1
        if place >= 0 and one.end <= zones[place].end:
            return one
    return None


def _weekday_of_lead(text: str, written: list[Written], layout: Layout) -> int | None:
    """The first weekday in the first sentences: of the day of the report, as agencies write."""
    body = next((zone for zone in layout.zones if zone.zone == "body"), None)
    if body is None:
        return None
    for one in written:
        if one.shape == "weekday" and body.start <= one.start < body.start + _LEAD:
            another = _ANOTHER_WEEK.search(text, max(0, one.start - 8), one.start)
            return None if another or _ANOTHER_WEEK_AFTER.match(text, one.end) else one.weekday
    return None
