"""Correcting: new words for a public event. The live version stays up until they are published."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.errors import BadPayload, MissingReason, check_words
from newsroom.desk.record import acting, decide
from newsroom.desk.reword import Words
from newsroom.desk.workflow import EVENTS, check_version, locked
from newsroom.models import Correction, Decision, Event, User
from newsroom.models.corrections import CorrectionState
from newsroom.models.record import Verb

LONGEST_NOTE = 600


@dataclass(frozen=True, slots=True)
class Note:
    """What readers are told of a correction, in one language at least; of a slip of the pen nothing."""

    note_id: str = ""
    note_en: str = ""
    is_minor: bool = False

    def check(self) -> None:
        """MissingReason where readers should be told and are not; BadPayload for what is too long or no text."""
        for field in ("note_id", "note_en"):
            check_words(field, getattr(self, field), LONGEST_NOTE)
        if not (self.is_minor or self.note_id.strip() or self.note_en.strip()):
            raise MissingReason(_("Tell readers what was wrong, in one language at least, or call it minor."))


def correct(
    event: Event, words: Words, note: Note, by: User, *, seen: int | None = None, batch: str = ""
) -> Decision:
    """Prepares new words for a public event, in the place of those that waited already; readers see the old ones.

    `seen` is the version of the event that the author saw. NotAllowed, MissingReason (no note, and not minor),
    BadPayload (no title; nothing changed), WrongState (not public), Overtaken (changed since): nothing written.
    """
    line = EVENTS["correct"]
    line.ask(by)
    words.check()
    note.check()
    with acting():
        row = locked(event)
        line.start(row)
        check_version(row, seen)
        waiting = Correction.objects.waiting().filter(event=row).first()
        live = asdict(Words.of(row))
        if words == Words.of(row):
            raise BadPayload("title_id", _("These are the words that readers see already."))
        line.move(row)
        if waiting is not None:
            _close(waiting, CorrectionState.DROPPED)
        told = {"note_id": note.note_id.strip(), "note_en": note.note_en.strip()}
        decision = decide(
            Verb.CORRECT,
            by,
            reason=told["note_en"] or told["note_id"],
            batch=batch,
            before=waiting.after if waiting else live,
            after=asdict(words) | told | {"is_minor": note.is_minor},
            event=row,
        )
        what = {"before": live, "after": asdict(words), "is_minor": note.is_minor}
        Correction.objects.create(event=row, decision=decision, **what, **told)
        return decision


def drop_correction(event: Event, by: User, *, seen: int | None = None, batch: str = "") -> Decision:
    """Gives up the correction that waits; the live version stays as it is. NotAllowed, WrongState, Overtaken."""
    line = EVENTS["drop"]
    line.ask(by)
    with acting():
        row = locked(event)
        line.start(row)
        check_version(row, seen)
        line.move(row)
        dropped = drop_waiting(row)
        before = dropped.after if dropped else None
        return decide(Verb.DROP, by, batch=batch, before=before, after=asdict(Words.of(row)), event=row)


def apply_waiting(correction: Correction) -> None:
    """Marks a correction as applied now; its words are written by the publication."""
    correction.state, correction.applied_at = CorrectionState.APPLIED, timezone.now()
    correction.save(update_fields=["state", "applied_at"])


def drop_waiting(event: Event) -> Correction | None:
    """Drops the correction that waits, where one does: what goes away is not corrected."""
    waiting = Correction.objects.waiting().filter(event=event).first()
    if waiting is not None:
        _close(waiting, CorrectionState.DROPPED)
    return waiting


def _close(correction: Correction, state: CorrectionState) -> None:
    correction.state = state
    correction.save(update_fields=["state"])
