"""What identifies an event: kept of each that is suggested, read off each that we hold."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Min, Q
from django.db.models.functions import Length

from newsroom.analysis.folding import fold
from newsroom.analysis.reading import EventMention, Mention, Reading
from newsroom.analysis.sameness import EventSignature, bounds, place_key, signature
from newsroom.models import Actor, Event, EventClue, Figure, Participation, Proof, Suggestion
from newsroom.models.events import KEY_STEP

# Days around its report in which an event without a date is looked for.
REPORT_BEFORE, REPORT_AFTER = dt.timedelta(60), dt.timedelta(60)
# Nothing at all is known of the time.
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 1)


def keep_clues(rows: Iterable[Suggestion], reading: Reading, said: dict[str, Mention]) -> None:
    """Stores what identifies each of these stored event suggestions; `said` maps fingerprints to mentions."""
    clues = []
    for row in rows:
        mention = said[row.fingerprint]
        if not isinstance(mention, EventMention):
            continue
        found = signature(reading, mention)
        first, last = window(found)
        clues.append(
            EventClue(
                suggestion=row,
                first=first,
                last=last,
                country=found.country,
                forum=found.forum,
                signature=dump(found),
            )
        )
    EventClue.objects.bulk_create(
        clues,
        update_conflicts=True,
        unique_fields=["suggestion"],
        update_fields=["first", "last", "country", "forum", "signature"],
    )


def dump(found: EventSignature) -> dict[str, Any]:
    """A signature as JSON."""
    return asdict(found) | {
        "written": found.written.isoformat() if found.written else None,
        "countries": sorted(found.countries),
        "people": sorted(found.people),
        "figures": sorted(found.figures),
    }


def load(stored: dict[str, Any]) -> EventSignature:
    """The signature that `dump` wrote."""
    written = stored["written"]
    return EventSignature(
        **stored
        | {
            "written": dt.date.fromisoformat(written) if written else None,
            "countries": frozenset(stored["countries"]),
            "people": frozenset(stored["people"]),
            "figures": frozenset((unit, value) for unit, value in stored["figures"]),
        }
    )


def signatures_of(events: Collection[Event]) -> dict[int, EventSignature]:
    """What identifies events that we hold, from their cover and their live facts: a bounded number of queries."""
    keys = [event.pk for event in events]
    countries: defaultdict[int, set[str]] = defaultdict(set)
    people: defaultdict[int, set[str]] = defaultdict(set)
    took_part = Q(country__isnull=False) & ~Q(role=Participation.Role.MENTIONED)
    parts = Participation.objects.live().filter(took_part | Q(actor__kind=Actor.Kind.PERSON), event__in=keys)
    for event, country, name in parts.values_list("event_id", "country_id", "actor__name_id"):
        if country:
            countries[event].add(country)
        if name:
            people[event].add(fold(name))
    figures: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for event, unit, value in Figure.objects.live().filter(event__in=keys).values_list("event_id", "unit", "value"):
        figures[event].add((unit, f"{value.normalize():f}"))
    written = _reported([event.pk for event in events if event.timeline_key < KEY_STEP])
    return {
        event.pk: _signature(event, countries[event.pk], people[event.pk], figures[event.pk], written.get(event.pk))
        for event in events
    }


def _reported(undated: list[int]) -> dict[int, dt.date]:
    """The day on which each of these events was first reported, where that is known to the day."""
    if not undated:
        return {}
    day = "evidence__text__article__published_edtf"
    proofs = Proof.objects.supporting().annotate(known=Length(day)).filter(fact__event__in=undated, known=10)
    first = proofs.values_list("fact__event").annotate(first=Min(day)).order_by()
    return {event: dt.date.fromisoformat(found) for event, found in first if not set(found) & set("X?~%")}


def _signature(
    event: Event,
    countries: set[str],
    people: set[str],
    figures: set[tuple[str, str]],
    written: dt.date | None,
) -> EventSignature:
    size = {"day": 10, "month": 7, "year": 4}.get(event.precision)
    start, end = event.start_earliest, event.end_latest
    return EventSignature(
        type=event.type,
        start=start.isoformat()[:size] if start and size else None,
        end=end.isoformat()[:size] if end and size else None,
        written=written,
        place=place_key(event.place),
        country=event.country_id or "",
        forum=event.forum.slug if event.forum else "",
        ordinal=event.ordinal,
        countries=frozenset(countries | ({event.country_id} if event.country_id else set())),
        people=frozenset(people),
        figures=frozenset(figures),
    )


def window(found: EventSignature) -> tuple[dt.date, dt.date]:
    """The days on which the event may have been; without a date, those around its report."""
    days = bounds(found.start, found.end)
    if days is not None:
        return days
    if found.written is None:
        return EARLIEST, LATEST
    return found.written - REPORT_BEFORE, found.written + REPORT_AFTER
