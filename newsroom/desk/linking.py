"""Which events are one: suggested from their signatures when an editor looks, decided by the editor alone.

Nothing about a link is stored but the clues to search by and the decisions: so what an editor sees is always of now.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.analysis.folding import fold
from newsroom.analysis.reading import EventMention, Mention, Reading
from newsroom.analysis.sameness import EventSignature, Sameness, bounds, compare, place_key, signature
from newsroom.desk.errors import WrongState, need_reason
from newsroom.desk.record import decide, need_permission
from newsroom.desk.suggestions import OPEN_STATES
from newsroom.models import Actor, Article, Decision, Event, EventClue, Figure, Participation, Suggestion, User
from newsroom.models.events import KEY_STEP
from newsroom.models.review import SuggestionState, Verb

# Days around an event's own in which another report of it may place it (a slip, a time zone, a flight by night).
SLACK = dt.timedelta(4)
# Days around its report in which an event without a date is looked for.
REPORT_BEFORE, REPORT_AFTER = dt.timedelta(60), dt.timedelta(60)
# Nothing at all is known of the time.
EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2199, 12, 1)
MOST_CANDIDATES = 60
MOST_LINKS = 3


@dataclass(frozen=True, slots=True)
class Link:
    """One event (held already, or suggested by another article) that a suggested event may be."""

    sameness: Sameness
    event: Event | None = None
    suggestion: Suggestion | None = None


def keep_clues(rows: Iterable[Suggestion], reading: Reading, said: dict[str, Mention]) -> None:
    """Stores what identifies each of these stored event suggestions; `said` maps fingerprints to mentions."""
    clues = []
    for row in rows:
        mention = said[row.fingerprint]
        if not isinstance(mention, EventMention):
            continue
        found = signature(reading, mention)
        first, last = _window(found)
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


def links_of(article: Article) -> dict[int, list[Link]]:
    """For each undecided event suggestion of an article: what it may be the same as, likeliest first.

    What an editor called not the same is left out. A bounded number of queries for each suggestion.
    """
    pending = EventClue.objects.filter(
        suggestion__article=article, suggestion__kind="event", suggestion__state=SuggestionState.PENDING
    ).select_related("suggestion")
    clues = {clue.suggestion_id: clue for clue in pending}
    apart = _told_apart(clue.suggestion.fingerprint for clue in clues.values())
    return {pk: _links(clue, article, apart.get(clue.suggestion.fingerprint, set())) for pk, clue in clues.items()}


def tell_apart(suggestion: Suggestion, event: Event, by: User, *, reason: str = "") -> Decision:
    """Remembers that a suggested event is not that event: it is not offered as such again, whatever is re-read."""
    need_permission(by, "decide_suggestion")
    if suggestion.kind != "event":
        raise WrongState(_("Only an event can be told apart from an event."))
    return decide(
        Verb.NOT_SAME,
        by,
        reason=need_reason(reason) if reason else "",
        before=suggestion.payload,
        fingerprint=suggestion.fingerprint,
        article=suggestion.article,
        event=event,
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


def _links(clue: EventClue, article: Article, apart: set[int]) -> list[Link]:
    mine = load(clue.signature)
    events = [event for event in _events_near(mine) if event.pk not in apart]
    known = _signatures(events)
    found = [Link(compare(mine, known[event.pk]), event=event) for event in events]
    for other in _clues_near(mine, article):
        found.append(Link(compare(mine, load(other.signature)), suggestion=other.suggestion))
    likely = [link for link in found if link.sameness.likely]
    likely.sort(key=lambda link: (link.event is None, -link.sameness.score))
    return likely[:MOST_LINKS]


def _window(found: EventSignature) -> tuple[dt.date, dt.date]:
    days = bounds(found.start, found.end)
    if days is not None:
        return days
    if found.written is None:
        return EARLIEST, LATEST
    return found.written - REPORT_BEFORE, found.written + REPORT_AFTER


def _around(found: EventSignature) -> tuple[dt.date, dt.date]:
    first, last = _window(found)
    return max(EARLIEST, first - SLACK), last + SLACK


def _events_near(mine: EventSignature) -> list[Event]:
    """Events that take facts, near in time and of the same country or forum; and that meeting of the forum."""
    first, last = _around(mine)
    # A month or a year stands before its days in the key, so both are looked for from their first on.
    whole_year = mine.start is not None and len(mine.start) == 4
    low = first.year * 10_000 * KEY_STEP if whole_year else _key(first.replace(day=1)) - KEY_STEP
    near = Q(timeline_key__gte=low, timeline_key__lte=_key(last + dt.timedelta(1)))
    where = Q(country=mine.country or None) | Q(country=None) if mine.country else Q()
    wanted = near & (where | Q(forum__slug=mine.forum)) if mine.forum else near & where
    if mine.forum and mine.ordinal:
        wanted |= Q(forum__slug=mine.forum, ordinal=mine.ordinal)
    found = Event.objects.filter(wanted, state__in=OPEN_STATES).select_related("forum")
    return list(found.order_by("-timeline_key")[:MOST_CANDIDATES])


def _key(day: dt.date) -> int:
    return (day.year * 10_000 + day.month * 100 + day.day) * KEY_STEP


def _clues_near(mine: EventSignature, article: Article) -> list[EventClue]:
    """Undecided events that other articles suggest, near in time and of the same country or forum."""
    first, last = _around(mine)
    where = Q(country__in=[mine.country, ""]) if mine.country else Q()
    if mine.forum:
        where |= Q(forum=mine.forum)
    found = EventClue.objects.filter(
        where, first__lte=last, last__gte=first, suggestion__state=SuggestionState.PENDING
    ).exclude(suggestion__article=article)
    return list(found.select_related("suggestion__article").order_by("-first")[:MOST_CANDIDATES])


def _signatures(events: list[Event]) -> dict[int, EventSignature]:
    """What identifies events that we hold, from their cover and their live facts: two queries for all."""
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
    return {event.pk: _signature(event, countries[event.pk], people[event.pk], figures[event.pk]) for event in events}


def _signature(event: Event, countries: set[str], people: set[str], figures: set[tuple[str, str]]) -> EventSignature:
    size = {"day": 10, "month": 7, "year": 4}.get(event.precision)
    start, end = event.start_earliest, event.end_latest
    return EventSignature(
        type=event.type,
        start=start.isoformat()[:size] if start and size else None,
        end=end.isoformat()[:size] if end and size else None,
        place=place_key(event.place),
        country=event.country_id or "",
        forum=event.forum.slug if event.forum else "",
        ordinal=event.ordinal,
        countries=frozenset(countries | ({event.country_id} if event.country_id else set())),
        people=frozenset(people),
        figures=frozenset(figures),
    )


def _told_apart(fingerprints: Iterable[str]) -> dict[str, set[int]]:
    apart: defaultdict[str, set[int]] = defaultdict(set)
    found = Decision.objects.filter(fingerprint__in=list(fingerprints), verb=Verb.NOT_SAME, event__isnull=False)
    for fingerprint, event in found.values_list("fingerprint", "event_id"):
        apart[fingerprint].add(event)
    return apart
