"""The cover of an event, made from its facts: what timelines sort and filter by. Written nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from newsroom.desk.contradictions import find_contradictions
from newsroom.desk.dates import timeline_key
from newsroom.models import Event, Fact, Occurrence
from newsroom.models.dates import Precision
from newsroom.models.events import EventStatus
from newsroom.models.facts import FactKind, FactQuerySet, Rank
from newsroom.models.visibility import SETTLED_STATES

FINENESS = {Precision.UNKNOWN: 0, Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}


def settle(event: Event) -> None:
    """Copies the best occurrence and the best date of an event onto it, and saves.

    While the event is public, or approved for a time, only proved, published facts count, so that nothing shows
    before its time. Best: the higher rank; then what was said since the last change (it was postponed ...) over what
    was said before it; then what was held over what was only announced, or the finer and the read date over the
    coarser and the inferred one; then the latest. What of its facts disagrees is noted for the queue.
    """
    said = list(_counting(event, Occurrence.objects.all()))
    change = _last_change(said)
    occurrence = max(said, key=lambda fact: _weight_of_occurrence(fact, change), default=None)
    if occurrence is not None:
        for field in Event.COVER_FIELDS:
            setattr(event, field, getattr(occurrence, field))
    dated = list(_counting(event, Fact.objects.filter(kind=FactKind.DATING)))
    moved = _last_change(dated)
    dating = max(dated, key=lambda fact: _weight_of_dating(fact, moved), default=None)
    event.copy_date_from(dating or Fact())
    event.timeline_key = timeline_key(event, event.pk)
    event.save(update_fields=[*Event.COVER_FIELDS, *Event.DATE_FIELDS, "timeline_key"])
    find_contradictions(event)


def _counting(event: Event, facts: FactQuerySet) -> FactQuerySet:
    return (facts.proved() if event.state in SETTLED_STATES else facts.live()).filter(event=event)


def _last_change(facts: Iterable[Fact]) -> int:
    return max((fact.pk for fact in facts if fact.is_change), default=0)


def _weight_of_occurrence(fact: Occurrence, change: int) -> tuple[bool, bool, bool, int]:
    return (fact.rank == Rank.PREFERRED, fact.pk >= change, fact.status != EventStatus.ANNOUNCED, fact.pk)


def _weight_of_dating(fact: Fact, change: int) -> tuple[bool, bool, int, bool, int]:
    fineness = FINENESS[Precision(fact.precision)]
    return (fact.rank == Rank.PREFERRED, fact.pk >= change, fineness, not fact.is_inferred, fact.pk)
