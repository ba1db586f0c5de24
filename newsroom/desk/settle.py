"""The cover of an event, made from its facts: what timelines sort and filter by. Written nowhere else."""

from __future__ import annotations

from newsroom.desk.dates import timeline_key
from newsroom.models import Event, Fact, Occurrence
from newsroom.models.dates import Precision
from newsroom.models.events import EventStatus
from newsroom.models.facts import FactKind, FactQuerySet, Rank
from newsroom.models.visibility import PUBLIC_STATES

FINENESS = {Precision.UNKNOWN: 0, Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}


def settle(event: Event) -> None:
    """Copies the best occurrence and the best date of an event onto it, and saves.

    While the event is public only proved, published facts count, so that nothing shows before its time.
    Best: the higher rank; then what was held over what was only announced, or the finer and the read date
    over the coarser and the inferred one; then the latest.
    """
    occurrence = max(_counting(event, Occurrence.objects.all()), key=_weight_of_occurrence, default=None)
    if occurrence is not None:
        for field in Event.COVER_FIELDS:
            setattr(event, field, getattr(occurrence, field))
    dating = max(_counting(event, Fact.objects.filter(kind=FactKind.DATING)), key=_weight_of_dating, default=None)
    event.copy_date_from(dating or Fact())
    event.timeline_key = timeline_key(event, event.pk)
    event.save(update_fields=[*Event.COVER_FIELDS, *Event.DATE_FIELDS, "timeline_key"])


def _counting(event: Event, facts: FactQuerySet) -> FactQuerySet:
    return (facts.proved() if event.state in PUBLIC_STATES else facts.live()).filter(event=event)


def _weight_of_occurrence(fact: Occurrence) -> tuple[bool, bool, int]:
    return (fact.rank == Rank.PREFERRED, fact.status != EventStatus.ANNOUNCED, fact.pk)


def _weight_of_dating(fact: Fact) -> tuple[bool, int, bool, int]:
    return (fact.rank == Rank.PREFERRED, FINENESS[Precision(fact.precision)], not fact.is_inferred, fact.pk)
