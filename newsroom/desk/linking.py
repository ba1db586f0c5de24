"""Which events are one: suggested from their signatures when an editor looks, decided by the editor alone.

Nothing about a link is stored but the clues to search by and the decisions: so what an editor sees is always of now.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from newsroom.analysis.sameness import EventSignature, Sameness, compare
from newsroom.desk.clues import EARLIEST, load, signatures_of, window
from newsroom.desk.errors import WrongState, need_reason
from newsroom.desk.record import decide, need_permission
from newsroom.desk.suggestions import OPEN_STATES
from newsroom.models import Article, Decision, Event, EventClue, Suggestion, User
from newsroom.models.events import KEY_STEP
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState

# Days around an event's own in which another report of it may place it (a slip, a time zone, a flight by night).
SLACK = dt.timedelta(4)
MOST_CANDIDATES = 60
MOST_LINKS = 3
MOST_CHOICES = 20
# Each event of a text costs a few queries; a page that lists a hundred is no report of one.
MOST_MATCHED = 12


@dataclass(frozen=True, slots=True)
class Link:
    """One event (held already, or suggested by another article) that a suggested event may be."""

    sameness: Sameness
    event: Event | None = None
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Matches:
    """What a suggested event may be: the likely `links`, but for those called not the same, and the held `events`
    near in time or of its forum to choose from. Likeliest first.
    """

    links: list[Link] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def matches_of(article: Article) -> dict[int, Matches]:
    """For each undecided event suggestion of an article: what it may be. The main event and the next eleven."""
    pending = EventClue.objects.filter(
        suggestion__article=article, suggestion__kind="event", suggestion__state=SuggestionState.PENDING
    )
    return _matches(pending.order_by("-suggestion__is_main", "suggestion"))


def matches_for(suggestion: Suggestion) -> Matches:
    """What one event suggestion may be."""
    return _matches(EventClue.objects.filter(suggestion=suggestion)).get(suggestion.pk, Matches())


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


def _matches(clues: QuerySet[EventClue]) -> dict[int, Matches]:
    found = list(clues.select_related("suggestion")[:MOST_MATCHED])
    mine = {clue.pk: load(clue.signature) for clue in found}
    held = {clue.pk: _events_near(mine[clue.pk]) for clue in found}
    signatures = signatures_of({event.pk: event for events in held.values() for event in events}.values())
    apart = _told_apart(clue.suggestion.fingerprint for clue in found)
    matches = {}
    for clue in found:
        known = [Link(compare(mine[clue.pk], signatures[event.pk]), event=event) for event in held[clue.pk]]
        known.sort(key=lambda link: -link.sameness.score)  # stable: the latest first among equals
        told = apart.get(clue.suggestion.fingerprint, set())
        suggested = [
            Link(compare(mine[clue.pk], load(other.signature)), suggestion=other.suggestion)
            for other in _clues_near(mine[clue.pk], clue.suggestion)
        ]
        suggested.sort(key=lambda link: -link.sameness.score)
        offered = [link for link in known if link.event and link.event.pk not in told]
        likely = [link for link in (*offered, *suggested) if link.sameness.likely]
        matches[clue.pk] = Matches(likely[:MOST_LINKS], [link.event for link in known if link.event][:MOST_CHOICES])
    return matches


def _around(found: EventSignature) -> tuple[dt.date, dt.date]:
    first, last = window(found)
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
    takes_facts = Event.objects.filter(state__in=OPEN_STATES).select_related("forum").order_by("-timeline_key")
    found = list(takes_facts.filter(wanted)[:MOST_CANDIDATES])
    # Without a date, or by another: seldom the same, but an editor may know better.
    elsewhere = Q(country=mine.country, timeline_key__lt=KEY_STEP) if mine.country else Q(timeline_key__lt=KEY_STEP)
    if mine.forum:
        elsewhere |= Q(forum__slug=mine.forum)
    return [*found, *takes_facts.filter(elsewhere).exclude(pk__in=[event.pk for event in found])[:MOST_CHOICES]]


def _key(day: dt.date) -> int:
    return (day.year * 10_000 + day.month * 100 + day.day) * KEY_STEP


def _clues_near(mine: EventSignature, suggestion: Suggestion) -> list[EventClue]:
    """Undecided events that other articles suggest, near in time and of the same country or forum."""
    first, last = _around(mine)
    where = Q(country__in=[mine.country, ""]) if mine.country else Q()
    if mine.forum:
        where |= Q(forum=mine.forum)
    found = EventClue.objects.filter(
        where, first__lte=last, last__gte=first, suggestion__state=SuggestionState.PENDING
    ).exclude(suggestion__article=suggestion.article_id)
    return list(found.select_related("suggestion__article").order_by("-first")[:MOST_CANDIDATES])


def _told_apart(fingerprints: Iterable[str]) -> dict[str, set[int]]:
    apart: defaultdict[str, set[int]] = defaultdict(set)
    found = Decision.objects.filter(fingerprint__in=list(fingerprints), verb=Verb.NOT_SAME, event__isnull=False)
    for fingerprint, event in found.values_list("fingerprint", "event_id"):
        apart[fingerprint].add(event)
    return apart
