"""Publication: what one entry of a timeline shows, filled for a whole page in four queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from newsroom.models import Actor, Commitment, Country, Event, Fact, Forum, Participation, Proof
from newsroom.public.excerpts import Passage, first_passages, with_window
from newsroom.public.sheets import Sheet, sheets

Subject = Country | Forum | Actor | None
ROLES = list(Participation.Role)
# What a country or actor did that made a promise, as a role is said.
PROMISED = {
    Commitment.Status.PROPOSED: pgettext_lazy("role", "proposed"),
    Commitment.Status.PLANNED: pgettext_lazy("role", "planned"),
    Commitment.Status.PLEDGED: pgettext_lazy("role", "pledged"),
    Commitment.Status.KEPT: pgettext_lazy("role", "kept a promise"),
    Commitment.Status.NOT_KEPT: pgettext_lazy("role", "did not keep a promise"),
}


@dataclass
class Part:
    """What the one whose timeline it is did in an event, in a word, and the fact that says so."""

    label: str
    fact: Fact | None = None
    is_absence: bool = False
    proof: Proof | None = None
    passage: Passage | None = None


@dataclass
class Entry:
    """One event with what a timeline shows of it."""

    event: Event
    sheet: Sheet
    parts: list[Part] = field(default_factory=list)
    sources: int = 0
    occurrence: Fact | None = None
    dating: Fact | None = None
    proof: Proof | None = None
    passage: Passage | None = None

    @property
    def presences(self) -> list[Part]:
        return [part for part in self.parts if not part.is_absence]

    @property
    def absences(self) -> list[Part]:
        return [part for part in self.parts if part.is_absence]

    @property
    def others_absent(self) -> list[Participation]:
        own = {part.fact.pk for part in self.absences if part.fact}
        return [fact for fact in self.sheet.absent if fact.pk not in own]


def is_of(part: Participation, subject: Subject) -> bool:
    if isinstance(subject, Country):
        return subject.pk in (part.country_id, part.on_behalf_of_id)
    if isinstance(subject, Forum):
        return part.forum_id == subject.pk
    return isinstance(subject, Actor) and part.actor_id == subject.pk


def roles_of(sheet: Sheet, subject: Subject) -> list[Part]:
    """The subject's roles, the weightiest first, each once."""
    own = sorted(
        (part for part in sheet.participation if is_of(part, subject)),
        key=lambda part: (not part.is_absence, ROLES.index(part.role)),
    )
    if not isinstance(subject, Actor):  # an actor's page shows even a mention, and says so
        own = [part for part in own if part.role in Participation.PART]
    found: dict[str, Part] = {}
    for part in own:
        label = str(_("absent") if part.is_absence else part.get_role_display())
        found.setdefault(label, Part(label, part, part.is_absence))
    return list(found.values())


def parts_of(event: Event, sheet: Sheet, subject: Subject) -> list[Part]:
    """Why the event stands on the subject's timeline, in words."""
    if subject is None:
        return []
    found = roles_of(sheet, subject)
    here = sheet.cover(event)
    if isinstance(subject, Forum):
        if event.forum_id == subject.pk:
            return [Part(_("its own meeting"), here), *(part for part in found if part.is_absence)]
        return found or [Part(_("took part"))]
    if isinstance(subject, Country):
        if event.country_id == subject.pk and not any(part.label == ROLES[0].label for part in found):
            found.append(Part(_("place of the event"), here))
        for outcome in sheet.outcome:
            if subject in outcome.parties.all():
                found.append(Part(_("party to a document"), outcome))
                break
    for promise in sheet.commitment:
        if promise.promisor == subject:
            found.append(Part(PROMISED[promise.status], promise))
            break
    return found


def count_sources(by_event: dict[int, Sheet]) -> dict[int, int]:
    """How many published articles the shown facts of each event rest on."""
    shown = [fact.pk for sheet in by_event.values() for fact in sheet.all()]
    rows = (
        Proof.objects.published()
        .supporting()
        .filter(fact__in=shown)
        .order_by()
        .values("fact__event")
        .annotate(articles=Count("evidence__text__article", distinct=True))
    )
    return {row["fact__event"]: row["articles"] for row in rows}


def fill(events: Sequence[Event], subject: Subject = None) -> list[Entry]:
    """Entries for events from `published()`, in their order."""
    by_event = sheets(events)
    sources = count_sources(by_event)
    entries = [Entry(event, by_event[event.pk], sources=sources.get(event.pk, 0)) for event in events]
    for entry in entries:
        entry.parts = parts_of(entry.event, entry.sheet, subject)
        entry.occurrence = entry.sheet.cover(entry.event)
        entry.dating = entry.sheet.date_of(entry.event)
    add_passages(entries)
    return entries


def add_passages(entries: list[Entry]) -> None:
    """The sentence that proves each event, and the sentence of each absence of the subject."""
    wanted = [entry.occurrence.pk for entry in entries if entry.occurrence]
    wanted += [part.fact.pk for entry in entries for part in entry.absences if part.fact]
    proofs = Proof.objects.published().supporting().filter(fact__in=wanted)
    chosen = first_passages(with_window(proofs).order_by("id"))
    for entry in entries:
        if entry.occurrence:
            entry.proof, entry.passage = chosen.get(entry.occurrence.pk, (None, None))
        for part in entry.absences:
            if part.fact:
                part.proof, part.passage = chosen.get(part.fact.pk, (None, None))
