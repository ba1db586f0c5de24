"""On what day the article itself is of, as far as its own text settles it; and the clock for all its other dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .date_grammar import Written
from .dates import Clock, day_of, resolve
from .own_day import dated, latest_full, own_date, with_year
from .reading import Because, DateReading
from .weekdays import contradicts
from .zones import Layout


def read_clock(text: str, written: list[Written], layout: Layout, received: date) -> Clock:
    """What the text settles about the time of its writing."""
    year = _copyright_year(written)
    own = own_date(text, written, layout)
    if own is not None and not contradicts(own):
        day = day_of(own.first)
        if day is not None:
            return Clock(received, day, True, year)
        settled = with_year(text, own, written, layout, received, year)
        if settled is not None:
            return Clock(received, settled[0], True, year, anchor_inferred=True)
    return Clock(received, latest_full(written, layout, received), False, year)


def published(text: str, written: list[Written], layout: Layout, clock: Clock) -> DateReading | None:
    """The day of the article: from its dateline or the page's own date line; else the year of its copyright."""
    own = own_date(text, written, layout)
    if own is not None and not contradicts(own):
        reading = _own_reading(text, own, written, layout, clock)
        if reading is not None:
            return reading
    marks = [one for one in written if one.shape == "copyright" and _zone(one, layout) in ("credit", "boilerplate")]
    return resolve(text, marks[-1], clock) if marks else None


def _own_reading(text: str, own: Written, written: list[Written], layout: Layout, clock: Clock) -> DateReading | None:
    """The day as written; where its year is not, as told by the rest of the text, and marked so."""
    if own.first.year is not None:
        return resolve(text, own, Clock(clock.received, copyright_year=clock.copyright_year))
    settled = with_year(text, own, written, layout, clock.received, clock.copyright_year)
    if settled is None:
        return None
    day, rule, basis = settled
    reading = resolve(text, dated(own, day), Clock(clock.received))
    words = reading.span.quote if reading.span else ""
    because = Because(rule, {"words": words, "year": str(day.year), "received": clock.received.isoformat()})
    edtf = reading.edtf if basis == "copyright" else reading.edtf.replace("-", "?-", 1)
    return replace(reading, edtf=edtf, basis=basis, because=because)


def _copyright_year(written: list[Written]) -> int | None:
    years = [one.first.year for one in written if one.shape == "copyright"]
    return years[-1] if years else None


def _zone(one: Written, layout: Layout) -> str | None:
    return next((z.zone for z in layout.zones if z.start <= one.start and one.end <= z.end), None)
