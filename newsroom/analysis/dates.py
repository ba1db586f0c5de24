"""What day a written date means: the year that is left out, the weekday that stands alone.

The rule of the house: never finer than the text. What is inferred is marked so in the EDTF string, with the reason.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from .date_grammar import Part, Written
from .reading import Because, DateBasis, DateReading, Precision, Span
from .weekdays import denied, fits

CONTRADICTION = "date_weekday_contradicts"
_YEARS_BACK = 12
_SOON = 92  # days: what is announced without a year lies ahead no further than this


@dataclass(frozen=True, slots=True)
class Clock:
    """What is known of the time of writing.

    `received` is the day the text came in. `anchor` is a day that the text itself settles: its own date, or the
    latest full date in it. `own_day` says that the anchor is the day of the article itself. `copyright_year` is
    printed in the text.
    """

    received: date
    anchor: date | None = None
    own_day: bool = False
    copyright_year: int | None = None
    anchor_inferred: bool = False

    @property
    def day(self) -> date | None:
        """The day of the article itself, where its text gives it whole."""
        return self.anchor if self.own_day and not self.anchor_inferred else None


def unknown(reason: str, span: Span | None = None, **details: str) -> DateReading:
    """No date, and why."""
    return DateReading("", None, None, "unknown", "unknown", Because(reason, details), span)


def resolve(text: str, written: Written, clock: Clock, *, future: bool = False) -> DateReading:
    """The date that the words mean at that time of writing; `future` where the words around announce it.

    Where a weekday denies the date, it is the date as printed, to be told by its reason: see `settled`.
    """
    span = Span.of(text, written.start, written.end)
    against = denied(written, clock.day, clock.received)
    if against is not None:
        return _as_printed(written, against, span)
    if written.shape == "copyright":
        return _reading(written.first, None, "copyright", Because("date_copyright", {"words": span.quote}), span)
    if written.shape == "weekday":
        return _from_weekday(written, clock, span)
    if written.shape != "date":
        return _from_relative(written, clock, span)
    if written.first.year is not None:
        return _explicit(written, span)
    if written.first.month is None:
        return _without_month(written, clock, span)
    return _without_year(written, clock, span, future)


def settled(reading: DateReading) -> DateReading:
    """The date, or none where its own weekday denies it: which of the two is right is for an editor to say."""
    if reading.because.rule != CONTRADICTION:
        return reading
    return unknown(CONTRADICTION, reading.span, **reading.because.details)


def day_of(part: Part) -> date | None:
    """The day, where year, month and day are known."""
    if part.year is None or part.month is None or part.day is None:
        return None
    return date(part.year, part.month, part.day)


def lasting(reading: DateReading, days: int) -> DateReading:
    """The same date, known to last so many days: «dijadwalkan berlangsung selama dua hari»."""
    if reading.precision != "day" or reading.end not in (None, reading.start) or not 2 <= days <= 14:
        return reading
    if reading.because.rule == CONTRADICTION:
        return reading
    last = date.fromisoformat(reading.start or "") + timedelta(days - 1)
    mark = "?" if "?" in reading.edtf else ""
    edtf = f"{reading.edtf}/{last.year:04d}{mark}-{last.month:02d}-{last.day:02d}"
    because = Because("date_length", {**reading.because.details, "days": str(days)})
    return DateReading(edtf, reading.start, last.isoformat(), "day", reading.basis, because, reading.span)


# ------------------------------------------------------------------ full dates


def _explicit(written: Written, span: Span) -> DateReading:
    return _reading(written.first, written.last, "explicit", Because("date_explicit", {"words": span.quote}), span)


def _as_printed(written: Written, first: Part, span: Span) -> DateReading:
    """The date that the words print, the year filled in; its reason says that the weekday denies it."""
    return _reading(first, end_of(written, first), "explicit", Because(CONTRADICTION, {"words": span.quote}), span)


def end_of(written: Written, first: Part) -> Part | None:
    """The last day that the words give, in the year of `first` or the one after it."""
    last = written.last
    if last is None or last.year is not None:
        return last
    turns = (last.month or 0) < (first.month or 0)
    return Part((first.year or 0) + turns, last.month, last.day)


def _reading(
    first: Part, last: Part | None, basis: DateBasis, because: Because, span: Span, inferred: bool = False
) -> DateReading:
    start = _iso(first)
    end = _iso(last) if last else None
    edtf = _edtf(first, inferred) + (f"/{_edtf(last, inferred)}" if last else "")
    return DateReading(edtf, start, end, _precision(first), basis, because, span)


def _precision(part: Part) -> Precision:
    if part.day is not None:
        return "day"
    return "month" if part.month is not None else "year"


def _iso(part: Part) -> str:
    return "-".join([f"{part.year:04d}", *(f"{value:02d}" for value in (part.month, part.day) if value)])


def _edtf(part: Part, inferred: bool) -> str:
    mark = "?" if inferred else ""
    return "-".join([f"{part.year:04d}{mark}", *(f"{value:02d}" for value in (part.month, part.day) if value)])


# ------------------------------------------------------------------ dates without a year


def _without_year(written: Written, clock: Clock, span: Span, future: bool) -> DateReading:
    year, rule, basis = _year_of(written, clock, future)
    if year is None:
        return unknown("date_no_year", span, words=span.quote)
    first = Part(year, written.first.month, written.first.day)
    last = end_of(written, first)
    details = {"words": span.quote, "year": str(year), "received": clock.received.isoformat()}
    settled = rule == "date_year_copyright"
    return _reading(first, last, basis, Because(rule, details), span, inferred=not settled)


def _without_month(written: Written, clock: Clock, span: Span) -> DateReading:
    """«17日至18日»: days of the month in which the article was written, or of the month before."""
    if clock.anchor is None or not clock.own_day:
        return unknown("date_relative_alone", span, words=span.quote)
    month, year = clock.anchor.month, clock.anchor.year
    if (written.first.day or 0) > clock.anchor.day + 14:
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    length = calendar.monthrange(year, month)[1]
    last = written.last.day if written.last else None
    if max(written.first.day or 0, last or 0) > length:
        return unknown("date_relative_alone", span, words=span.quote)
    because = Because("date_relative", {"words": span.quote, "anchor": clock.anchor.isoformat()})
    first = Part(year, month, written.first.day)
    end = Part(year, month, last) if last else None
    return _reading(first, end, "relative", because, span, inferred=clock.anchor_inferred)


def _year_of(written: Written, clock: Clock, future: bool) -> tuple[int | None, str, DateBasis]:
    """The year meant, the rule that gave it, and on what it rests."""
    years = _fitting_years(written, clock.received.year)
    if not years:
        return None, "date_no_year", "unknown"
    if clock.copyright_year in years:
        return clock.copyright_year, "date_year_copyright", "copyright"
    if clock.anchor is not None:
        if future and written.weekday is None:
            from_now = clock.anchor.replace(day=1)
            ahead = next((year for year in years if _in_year(written, year) >= from_now), None)
            if ahead is not None:
                return ahead, "date_year_near_anchor", "relative"
        nearest = min(years, key=lambda year: abs((_last_in_year(written, year) - _day(clock.anchor)).days))
        return nearest, "date_year_near_anchor", "relative"
    past = [year for year in years if _in_year(written, year) <= clock.received]
    soon = [year for year in years if 0 < (_in_year(written, year) - clock.received).days <= _SOON]
    if future and soon:
        return soon[0], "date_year_nearest", "received"
    if written.weekday is not None:
        return (max(past) if past else None), "date_year_weekday", "weekday"
    return (max(past) if past else None), "date_year_received", "received"


def _day(anchor: date | None) -> date:
    assert anchor is not None  # noqa: S101 - for the type checker; the caller has looked
    return anchor


def _fitting_years(written: Written, last: int) -> list[int]:
    years = []
    for year in range(last - _YEARS_BACK, last + 2):
        if written.first.day == 29 and written.first.month == 2 and not calendar.isleap(year):
            continue
        if written.weekday is None or fits(written, Part(year, written.first.month, written.first.day)):
            years.append(year)
    return years


def _in_year(written: Written, year: int) -> date:
    return date(year, written.first.month or 1, written.first.day or 1)


def _last_in_year(written: Written, year: int) -> date:
    """The end of a long stretch is near the day of writing: «1 Januari hingga 31 Oktober»; else the day itself."""
    last = written.last
    if last is None or last.month is None or last.month < (written.first.month or 0) or last.year is not None:
        return _in_year(written, year)
    return date(year, last.month, min(last.day or 1, 28))


# ------------------------------------------------------------------ weekdays and words such as "today"


def _from_weekday(written: Written, clock: Clock, span: Span) -> DateReading:
    if clock.anchor is None or not clock.own_day or written.weekday is None:
        return unknown("date_weekday_alone", span, words=span.quote, weekday=str(written.weekday or 0))
    day = clock.anchor - timedelta((clock.anchor.weekday() - written.weekday) % 7)
    return _relative(Part(day.year, day.month, day.day), clock, span, "date_weekday_before")


def _from_relative(written: Written, clock: Clock, span: Span) -> DateReading:
    if clock.anchor is None or not clock.own_day:
        if written.shape == "relative_year" and clock.copyright_year is not None:
            return _relative(_in_year_of(written, clock.copyright_year), clock, span, "date_relative_copyright")
        return unknown("date_relative_alone", span, words=span.quote)
    if written.shape == "relative_year":
        return _relative(_in_year_of(written, clock.anchor.year), clock, span, "date_relative")
    if written.shape == "relative_month":
        months = clock.anchor.year * 12 + clock.anchor.month - 1 + written.offset
        year, month = months // 12, months % 12 + 1
        day = written.first.day
        if day is not None and day > calendar.monthrange(year, month)[1]:
            return unknown("date_relative_alone", span, words=span.quote)
        return _relative(Part(year, month, day), clock, span, "date_relative")
    then = clock.anchor + timedelta(written.offset)
    return _relative(Part(then.year, then.month, then.day), clock, span, "date_relative")


def _in_year_of(written: Written, year: int) -> Part:
    """«去年11月»: the month and the day that stand beside the word for the year."""
    return Part(year + written.offset, written.first.month, written.first.day)


def _relative(part: Part, clock: Clock, span: Span, rule: str) -> DateReading:
    anchor = clock.anchor.isoformat() if clock.anchor else str(clock.copyright_year)
    because = Because(rule, {"words": span.quote, "anchor": anchor})
    return _reading(part, None, "relative", because, span, inferred=clock.anchor_inferred)
