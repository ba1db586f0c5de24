"""Publication: the facts of some events, of all kinds, in two queries however many events there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from newsroom.models import Commitment, Event, Fact, Figure, Occurrence, Outcome, Participation, Subject
from newsroom.models.facts import FactKind, Rank

WITH_KINDS = (
    "occurrence__country",
    "occurrence__forum",
    "participation__country",
    "participation__forum",
    "participation__actor",
    "participation__on_behalf_of",
    "outcome__instrument",
    "commitment__promisor_country",
    "commitment__promisor_actor",
    "figure",
    "subject",
)


@dataclass
class Sheet:
    """The facts of one event by kind, those of preferred rank first."""

    occurrence: list[Occurrence] = field(default_factory=list)
    dating: list[Fact] = field(default_factory=list)
    participation: list[Participation] = field(default_factory=list)
    outcome: list[Outcome] = field(default_factory=list)
    commitment: list[Commitment] = field(default_factory=list)
    figure: list[Figure] = field(default_factory=list)
    subject: list[Subject] = field(default_factory=list)

    @property
    def absent(self) -> list[Participation]:
        return [part for part in self.participation if part.is_absence]

    def cover(self, event: Event) -> Occurrence | None:
        """The fact that the event's head follows: the one that says all that the head says."""
        head = [getattr(event, name) for name in Event.COVER_FIELDS]
        same = (fact for fact in self.occurrence if [getattr(fact, name) for name in Event.COVER_FIELDS] == head)
        return next(same, self.occurrence[0] if self.occurrence else None)

    def date_of(self, event: Event) -> Fact | None:
        """The fact that says when: the one whose date the event shows."""
        says_it = (fact for fact in [*self.dating, *self.occurrence] if fact.edtf and fact.edtf == event.edtf)
        return next(says_it, None)

    def all(self) -> list[Any]:
        return [fact for kind in FactKind.values for fact in getattr(self, kind)]


def of_its_kind(fact: Fact) -> Any:
    """The row of the fact's own table; a dating has none."""
    return fact if fact.kind == FactKind.DATING else getattr(fact, fact.kind)


def with_kinds(facts: Any) -> Any:
    """Facts with the rows of their own tables, whatever these are."""
    return facts.select_related(*WITH_KINDS).prefetch_related("outcome__parties")


def sheets(events: Iterable[Event]) -> dict[int, Sheet]:
    """The proved facts of events that came from `published()`, by the event's key."""
    by_event = {event.pk: (event, Sheet()) for event in events}
    facts = with_kinds(Fact.objects.proved().filter(event__in=list(by_event))).order_by("id")
    for fact in sorted(facts, key=lambda fact: fact.rank != Rank.PREFERRED):
        event, sheet = by_event[fact.event_id]
        own = of_its_kind(fact)
        own.event = event
        getattr(sheet, fact.kind).append(own)
    return {pk: sheet for pk, (_event, sheet) in by_event.items()}
