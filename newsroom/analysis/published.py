"""On what day the article itself is of, as far as its own text settles it; and the clock for all its other dates."""

from __future__ import annotations

from datetime import date

from .date_grammar import Written, dates_between
from .dates import Clock, contradicts, day_of, resolve
from .reading import DateReading
from .zones import Layout


def read_clock(written: list[Written], layout: Layout, received: date) -> Clock:
    """What the text settles about the time of its writing."""
    year = _copyright_year(written, layout)
    own = _own_date(written, layout)
    base = Clock(received, copyright_year=year)
    if own is not None:
        day = day_of(own.first)
        if day is not None:
            return Clock(received, day, True, year)
        settled = _start(own, base)
        if settled is not None:
            return Clock(received, settled, True, year, anchor_inferred=True)
    return Clock(received, _latest_full(written, layout, received), False, year)


def published(text: str, written: list[Written], layout: Layout, clock: Clock) -> DateReading | None:
    """The day of the article: from its dateline or the page's own date line; else the year of its copyright."""
    own = _own_date(written, layout)
    if own is not None and not contradicts(own):
        reading = resolve(text, own, Clock(clock.received, copyright_year=clock.copyright_year))
        if reading.basis in ("explicit", "copyright"):
            return reading
    marks = [one for one in written if one.shape == "copyright" and _zone(one, layout) == "credit"]
    return resolve(text, marks[-1], clock) if marks else None


def _own_date(written: list[Written], layout: Layout) -> Written | None:
    """A date in the dateline, or alone on a line of the page's furniture."""
    for zone in layout.zones:
        if zone.zone in ("dateline", "boilerplate"):
            for one in dates_between(written, zone.start, zone.end):
                if one.shape == "date" and one.first.day is not None:
                    return one
    return None


def _start(one: Written, clock: Clock) -> date | None:
    years = [clock.received.year - back for back in range(12)]
    for year in [clock.copyright_year, *years] if clock.copyright_year else years:
        try:
            day = date(int(year or 0), one.first.month or 0, one.first.day or 0)
        except ValueError:
            continue
        if day <= clock.received and one.weekday in (None, day.weekday()):
            return day
    return None


def _latest_full(written: list[Written], layout: Layout, received: date) -> date | None:
    """The latest full date in the text that is not after the day it came in."""
    days = []
    for one in written:
        if one.shape != "date" or not any(z.start <= one.start < z.end for z in layout.proving):
            continue
        day = day_of(one.first)
        if day is None and one.first.year and one.first.month:
            day = date(one.first.year, one.first.month, 28)
        elif day is None and one.first.year is None and one.weekday is not None:
            day = _start(one, Clock(received))  # the weekday tells the year
        if day is not None and day <= received:
            days.append(day)
    return max(days, default=None)


def _copyright_year(written: list[Written], layout: Layout) -> int | None:
    years = [one.first.year for one in written if one.shape == "copyright"]
    return years[-1] if years else None


def _zone(one: Written, layout: Layout) -> str | None:
    return next((z.zone for z in layout.zones if z.start <= one.start and one.end <= z.end), None)
