"""What became of an event: postponed, rescheduled, cancelled, moved online. The address stays, the history is public.

A change is told by facts of its own, an occurrence and perhaps a date, which wait for the next publication like any
other; what was said before stays as history.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from newsroom.desk.dates import set_date
from newsroom.desk.errors import BadPayload, MissingReason, check_words
from newsroom.desk.record import acting, decide
from newsroom.desk.settle import settle
from newsroom.desk.statements import Passage, Statement, _check, _prove
from newsroom.desk.workflow import EVENTS, check_version, locked
from newsroom.models import Decision, Event, Fact, Occurrence, User
from newsroom.models.dates import Basis
from newsroom.models.events import EventStatus
from newsroom.models.facts import FactKind
from newsroom.models.record import Verb

CHANGES = (EventStatus.POSTPONED, EventStatus.RESCHEDULED, EventStatus.CANCELLED, EventStatus.MOVED_ONLINE)
LONGEST_REASON = 400
LONGEST_PLACE = 120


@dataclass(frozen=True, slots=True)
class Change:
    """What became of an event, when it is to be instead where that is known, and why, in words for readers."""

    status: str
    edtf: str = ""
    place: str = ""
    reason_id: str = ""
    reason_en: str = ""

    def check(self) -> None:
        """BadPayload for what makes no sense; MissingReason where readers would not learn why."""
        if self.status not in CHANGES:
            raise BadPayload("status", _("choose what became of it."))
        if self.status == EventStatus.RESCHEDULED and not self.edtf:
            raise BadPayload("edtf", _("what is rescheduled has a new date; without one it is postponed."))
        if self.status == EventStatus.CANCELLED and self.edtf:
            raise BadPayload("edtf", _("what is cancelled has no new date."))
        check_words("place", self.place, LONGEST_PLACE)
        for field in ("reason_id", "reason_en"):
            check_words(field, getattr(self, field), LONGEST_REASON)
        if not (self.reason_id.strip() or self.reason_en.strip()):
            raise MissingReason(_("Say why, in one language at least: readers see the reason."))


def tell(
    event: Event, change: Change, proof: Passage | Statement, by: User, *, seen: int | None = None, batch: str = ""
) -> Decision:
    """Tells what became of an event, as facts that wait for its next publication by another person.

    NotAllowed, MissingReason, BadPayload (no such change; a date that does not fit it; it is so already), NotQuoted
    (the quote is not in the text), WrongState, Overtaken: nothing written.
    """
    line = EVENTS["status"]
    change.check()
    line.ask(by, change.reason_en or change.reason_id)
    _check(proof)
    with acting():
        row = locked(event)
        line.start(row)
        check_version(row, seen)
        latest = Occurrence.objects.live().filter(event=row).order_by("pk").last()
        line.move(row)
        if latest is not None and latest.status == change.status and change.edtf in ("", row.edtf):
            raise BadPayload("status", _("this is what is told of it already."))
        occurrence, dating = _occurrence(row, latest, change), _dating(row, change, proof)
        before = {"status": row.status, "edtf": row.edtf, "place": row.place}
        said = {"status": change.status, "edtf": change.edtf, "place": occurrence.place}
        said |= {"reason_id": change.reason_id.strip(), "reason_en": change.reason_en.strip()}
        decision = decide(
            Verb.STATUS,
            by,
            reason=said["reason_en"] or said["reason_id"],
            batch=batch,
            before=before,
            after={name: value for name, value in said.items() if value},
            article=proof.text.article if isinstance(proof, Passage) else None,
            event=row,
            fact=occurrence,
        )
        for fact in filter(None, (occurrence, dating)):
            _prove(fact, proof, decision)
        settle(row)
        return decision


def _occurrence(event: Event, latest: Occurrence | None, change: Change) -> Occurrence:
    """What the event was said to be so far, with the new status."""
    cover: Any = latest or event
    said = {name: getattr(cover, name) for name in Event.COVER_FIELDS}
    said |= {"status": change.status, "place": change.place.strip() or cover.place}
    why = {"reason_id": change.reason_id.strip(), "reason_en": change.reason_en.strip()}
    return Occurrence.objects.create(event=event, is_change=True, **said, **why)


def _dating(event: Event, change: Change, proof: Passage | Statement) -> Fact | None:
    """The new date, where there is one: read in the quote, or stated by the editor."""
    if not change.edtf:
        return None
    fact = Fact(event=event, kind=FactKind.DATING, is_change=True)
    basis = Basis.EXPLICIT if isinstance(proof, Passage) else Basis.STATED
    set_date(fact, change.edtf, basis, change.reason_id.strip(), change.reason_en.strip())
    fact.save()
    return fact
