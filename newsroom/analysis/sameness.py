"""Whether two events are one: from dates, place, forum, ordinal, countries and figures, in any language.

Wording does not identify an event on this beat, where all articles share their topic; structure does. Each sign
adds to or takes from a score; what contradicts outright takes so much that nothing can make up for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from .countries import places
from .folding import fold
from .reading import Because, CountryMention, DateReading, EventMention, FigureMention, PersonMention, Reading

# From this score on two events are suggested as the same.
THRESHOLD = 0.55
_MEETINGS = frozenset({"conference", "ministerial_meeting", "bilateral_meeting", "signing", "declaration"})
_FIELDWORK = frozenset({"operation", "arrest", "repatriation"})
_WORDS = frozenset({"statement", "report"})
_OTHER_LENGTH = 6  # days by which two tellings of one event may differ in length
_FEWEST = 15  # "two suspects", "three countries": numbers that any two articles share
# Without one of these two events of one kind, place and circle are only alike.
_TELLING = frozenset({"same_days", "same_next_day", "same_ordinal", "same_figures"})
# A forum meets again and again, a weekday comes back each week: each needs another sign of the time.
_TELLING_TOGETHER = (
    frozenset({"same_weekday", "same_reported"}),
    frozenset({"same_forum", "same_weekday"}),
    frozenset({"same_forum", "same_reported"}),
    frozenset({"same_forum", "same_period"}),
)
_FAR = -2.0  # contradicts outright
_REPORTED_WITHIN = 14  # days in which a report without a date of the event usually follows it


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSignature:
    """What identifies an event. Dates are truncated ISO 8601; `written` is the day of the report itself.

    `weekday` (0 is Monday) where the text gives no more than that. `place` is an English name where the place is
    known, else as written, folded. `countries` took part, `people` are named with it, folded; `figures` are
    (unit, value) pairs told of it.
    """

    type: str
    start: str | None = None
    end: str | None = None
    weekday: int | None = None
    written: date | None = None
    place: str = ""
    country: str = ""
    forum: str = ""
    ordinal: int | None = None
    countries: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    figures: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Sameness:
    """How likely two events are one (0 to 1), why, what speaks against it, and the date that a weekday then means."""

    score: float
    reasons: tuple[Because, ...]
    against: tuple[Because, ...]
    date: DateReading | None = None

    @property
    def likely(self) -> bool:
        return self.score >= THRESHOLD


def signature(reading: Reading, event: EventMention) -> EventSignature:
    """What identifies an event of a text. Countries and figures of the whole text go with its main event only."""
    written = reading.published.start if reading.published and reading.published.precision == "day" else None
    weekday = event.date.because.details.get("weekday")
    own = frozenset({event.iso2} if event.iso2 else ())
    parts = frozenset(
        one.iso2 for one in reading.mentions if isinstance(one, CountryMention) and one.role != "mentioned"
    )
    near = (event.span.start - 50, event.span.end + 50)
    figures = frozenset(
        (one.unit, f"{one.value.normalize():f}")
        for one in reading.mentions
        if isinstance(one, FigureMention)
        and one.value >= _FEWEST
        and (event.main or near[0] <= one.span.start < near[1])
    )
    return EventSignature(
        type=event.type,
        start=event.date.start,
        end=event.date.end,
        weekday=int(weekday) if weekday else None,
        written=date.fromisoformat(written) if written else None,
        place=place_key(event.place or ""),
        country=event.iso2 or "",
        forum=event.forum or "",
        ordinal=event.ordinal,
        countries=own | parts if event.main else own,
        people=frozenset(
            fold(one.name)
            for one in reading.mentions
            if isinstance(one, PersonMention) and (event.main or near[0] <= one.span.start < near[1])
        ),
        figures=figures,
    )


def place_key(name: str) -> str:
    """One name for a place whatever the language: its English one where it is known."""
    known = places().get(" ".join(name.split()))
    return fold(known[1] if known else name).strip()


def bounds(start: str | None, end: str | None) -> tuple[date, date] | None:
    """The first and the last day that truncated dates may mean; None for none."""
    if not start:
        return None
    return _first(start), _last(end or start)


def compare(one: EventSignature, other: EventSignature) -> Sameness:
    """How likely the two are one event."""
    signs = [*_days(one, other), *_where(one, other), *_meeting(one, other), *_contents(one, other)]
    score = sum(weight for weight, _because in signs)
    rules = {because.rule for _weight, because in signs}
    if not (rules & _TELLING or any(rules >= together for together in _TELLING_TOGETHER)):
        score = min(score, THRESHOLD - 0.05)
    found = _weekday_within(one, other)
    return Sameness(
        score=round(min(1.0, max(0.0, score)), 2),
        reasons=tuple(because for weight, because in signs if weight > 0),
        against=tuple(because for weight, because in signs if weight < 0),
        date=_dated(one, other, found) if found else None,
    )


Sign = tuple[float, Because]


def _days(one: EventSignature, other: EventSignature) -> Iterator[Sign]:
    mine, theirs = bounds(one.start, one.end), bounds(other.start, other.end)
    if mine is None or theirs is None:
        yield from _undated(one, other)
        return
    exact = _is_day(one.start) and _is_day(other.start)
    apart = max((theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)
    details = {"one": _told(one), "other": _told(other)}
    # A campaign of weeks and a day in it may be two things.
    exact = exact and abs((mine[1] - mine[0]).days - (theirs[1] - theirs[0]).days) <= _OTHER_LENGTH
    if apart <= 0:
        # Many speak and publish on one day; few confer.
        weight = 0.25 if {one.type, other.type} <= _WORDS else 0.4
        yield (weight if exact else 0.15), Because("same_days" if exact else "same_period", details)
    elif apart == 1 and exact:
        yield 0.2, Because("same_next_day", details)
    else:
        yield _FAR, Because("other_days", details)


def _undated(one: EventSignature, other: EventSignature) -> Iterator[Sign]:
    """One of the two has no date: its weekday, or the day of its report, has to fit the other's."""
    for vague, dated in ((one, other), (other, one)):
        if vague.start or not _is_day(dated.start):
            continue
        days = bounds(dated.start, dated.end)
        details = {"other": _told(dated), "written": _written(vague)}
        assert days is not None  # noqa: S101 - for the type checker: it has a start
        if vague.weekday is not None:
            fits = any(
                (days[0] + timedelta(n)).weekday() == vague.weekday for n in range((days[1] - days[0]).days + 1)
            )
            if not fits:
                yield -0.5, Because("other_weekday", details)
                return
            yield 0.15, Because("same_weekday", details)
        after = (vague.written - days[1]).days if vague.written else None
        if after is not None and abs(after) <= _REPORTED_WITHIN:
            yield 0.15, Because("same_reported", details)
        elif after is not None and (vague.weekday is not None or not -200 < after < 400):
            # "On Wednesday" is said of a day that has just been, or is about to come.
            yield -0.4, Because("other_reported", details)
        return


def _where(one: EventSignature, other: EventSignature) -> Iterator[Sign]:
    if one.country and other.country and one.country != other.country:
        yield -0.6, Because("other_country", {"one": one.country, "other": other.country})
    elif one.place and one.place == other.place:
        yield 0.25, Because("same_place", {"place": one.place.title()})
    elif one.place and other.place:
        yield -0.2, Because("other_place", {"one": one.place.title(), "other": other.place.title()})
    elif one.country and one.country == other.country:
        yield 0.15, Because("same_country", {"country": one.country})


def _meeting(one: EventSignature, other: EventSignature) -> Iterator[Sign]:
    if one.forum and one.forum == other.forum:
        if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
            yield _FAR, Because("other_ordinal", {"one": str(one.ordinal), "other": str(other.ordinal)})
        elif one.ordinal and other.ordinal:
            yield 0.6, Because("same_ordinal", {"ordinal": str(one.ordinal)})
        else:
            yield 0.3, Because("same_forum", {})
    elif one.forum and other.forum:
        yield -0.4, Because("other_forum", {})
    details = {"one": one.type, "other": other.type}
    if one.type == other.type:
        yield 0.1, Because("same_type", details)
    elif len({one.type, other.type} & _WORDS) == 1:
        yield -0.2, Because("other_type", details)
    elif {one.type, other.type} & _FIELDWORK and {one.type, other.type} & _MEETINGS:
        yield -0.4, Because("other_type", details)


def _contents(one: EventSignature, other: EventSignature) -> Iterator[Sign]:
    shared = sorted(one.figures & other.figures)
    if shared:
        told = ", ".join(f"{value} {unit}" for unit, value in shared[:3])
        yield min(0.4, 0.2 + 0.1 * len(shared)), Because("same_figures", {"figures": told})
    elif _counted(one) and _counted(other) and one.type == other.type in _FIELDWORK:
        yield -0.25, Because("other_figures", {})
    named = sorted(one.people & other.people)
    if named:
        yield 0.15, Because("same_people", {"people": ", ".join(name.title() for name in named[:3])})
    together = one.countries & other.countries
    fewer = min(len(one.countries), len(other.countries))
    if fewer and together:
        names = ", ".join(sorted(together)[:6])
        yield 0.2 * len(together) / fewer, Because("same_countries", {"countries": names})
    elif fewer:
        weight = -0.5 if one.type == other.type in ("signing", "bilateral_meeting") else -0.1
        yield weight, Because("other_countries", {})


def _counted(one: EventSignature) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair in one.figures if pair[0] in ("people", "victims", "suspects"))


def _weekday_within(one: EventSignature, other: EventSignature) -> date | None:
    """The one day of the other's range on which the weekday of `one` falls."""
    days = bounds(other.start, other.end)
    if one.start or one.weekday is None or days is None or not _is_day(other.start):
        return None
    inside = [days[0] + timedelta(n) for n in range(min(14, (days[1] - days[0]).days + 1))]
    fitting = [day for day in inside if day.weekday() == one.weekday]
    return fitting[0] if len(fitting) == 1 else None


def _dated(one: EventSignature, other: EventSignature, day: date) -> DateReading:
    because = Because("date_linked", {"other": _told(other), "date": day.isoformat()})
    return DateReading(f"{day.isoformat()}?", day.isoformat(), None, "day", "linked", because)


def _told(one: EventSignature) -> str:
    return f"{one.start}/{one.end}" if one.end and one.end != one.start else one.start or "…"


def _written(one: EventSignature) -> str:
    return one.written.isoformat() if one.written else "…"


def _is_day(iso: str | None) -> bool:
    return iso is not None and len(iso) == 10


def _first(iso: str) -> date:
    return date.fromisoformat(f"{iso}-01-01"[:10] if len(iso) < 7 else f"{iso}-01"[:10])


def _last(iso: str) -> date:
    first = _first(iso)
    if len(iso) == 10:
        return first
    following = first.replace(year=first.year + 1) if len(iso) == 4 else (first + timedelta(31)).replace(day=1)
    return following - timedelta(1)
