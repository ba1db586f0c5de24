"""Rewording: the editors' own words on the cover of an event, as long as nobody reads them yet."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from django.db.models import F
from django.utils.translation import gettext as _

from newsroom.desk.errors import BadPayload, WrongState, check_words
from newsroom.desk.payloads import longest
from newsroom.desk.record import acting, decide
from newsroom.desk.workflow import EVENTS, check_version, locked
from newsroom.models import Decision, Event, User
from newsroom.models.record import Verb
from newsroom.models.visibility import SETTLED_STATES, State


@dataclass(frozen=True, slots=True)
class Words:
    """Title and summary of an event; a title in one language at least."""

    title_id: str = ""
    title_en: str = ""
    summary_id: str = ""
    summary_en: str = ""

    @classmethod
    def of(cls, event: Event) -> Words:
        """The words that an event has now."""
        return cls(**{field.name: getattr(event, field.name) for field in fields(cls)})

    def check(self) -> None:
        """BadPayload without a title, for what is too long, and for what is no text."""
        if not (self.title_id.strip() or self.title_en.strip()):
            raise BadPayload("title_id", _("An event needs a title in one language at least."))
        for field, text in asdict(self).items():
            check_words(field, text, longest((Event,), field))


def reword(event: Event, words: Words, by: User, *, seen: int | None = None, batch: str = "") -> Decision:
    """Gives an event new words. Its author cannot publish it then: somebody else must.

    `seen` is the version of the event that the author saw. NotAllowed, BadPayload (no title), WrongState (the event
    is public, or will be at its time), Overtaken (it has changed since): nothing written.
    """
    words.check()
    with acting():
        row = locked(event)
        line = EVENTS["draft" if row.state in EVENTS["draft"].sources else "reword"]
        line.ask(by)
        if State(row.state) in SETTLED_STATES:
            raise WrongState(_("“%(event)s” is public, or scheduled: correct it instead.") % {"event": row})
        line.start(row)
        check_version(row, seen)
        before, after = asdict(Words.of(row)), asdict(words)
        Event.objects.filter(pk=row.pk).update(**after, version=F("version") + 1)
        return decide(Verb.EDIT, by, batch=batch, before=before, after=after, event=row)
