"""Rewording: the editors' own words on the cover of an event, as long as nobody reads them yet."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from newsroom.desk.errors import BadPayload, WrongState, check_words
from newsroom.desk.payloads import longest
from newsroom.desk.record import acting, decide, need_permission
from newsroom.models import Decision, Event, User
from newsroom.models.record import Verb
from newsroom.models.visibility import PUBLIC_STATES


@dataclass(frozen=True, slots=True)
class Words:
    """Title and summary of an event; a title in one language at least."""

    title_id: str = ""
    title_en: str = ""
    summary_id: str = ""
    summary_en: str = ""


def reword(event: Event, words: Words, by: User, *, batch: str = "") -> Decision:
    """Gives an event new words. Its author cannot publish it then: somebody else must.

    NotAllowed, BadPayload (no title), WrongState (the event is public): nothing written.
    """
    need_permission(by, "decide_suggestion")
    if not (words.title_id.strip() or words.title_en.strip()):
        raise BadPayload("title_id", _("An event needs a title in one language at least."))
    after = asdict(words)
    for field, text in asdict(words).items():
        check_words(field, text, longest((Event,), field))
    with acting():
        before = Event.objects.select_for_update().values(*after).get(pk=event.pk)
        if not Event.objects.filter(pk=event.pk).exclude(state__in=PUBLIC_STATES).update(**after):
            raise WrongState(_("“%(event)s” is public: withdraw it before you reword it.") % {"event": event})
        return decide(Verb.EDIT, by, batch=batch, before=before, after=after, event=event)
