"""What a verb may answer instead of acting. Whenever one of these is raised, nothing has been written."""

from __future__ import annotations

from django.utils.translation import gettext as _

LONGEST_REASON = 4000


class DeskError(Exception):
    """A verb was refused. The text says what was wrong and what to do, in the language of the user."""


class NotAllowed(DeskError):
    """The user lacks the permission for this verb."""


class SelfApproval(NotAllowed):
    """The user would approve their own work."""


class WrongState(DeskError):
    """The subject is not (or no longer) in the state from which the verb starts."""


class Overtaken(WrongState):
    """Somebody else saved this after the page was opened; nothing of either is lost."""


class Unseen(WrongState):
    """What would become public is not what the page showed; the text says what changed."""


class NotQuoted(DeskError):
    """The evidence is not a quote of its text, or stands where nothing can be proved."""


class MissingProof(DeskError):
    """A fact has neither evidence nor an editor's statement."""


class MissingReason(DeskError):
    """The verb needs a reason."""


class BadPayload(DeskError):
    """What was to be written does not make sense; `field` names the part that does not."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


def check_words(field: str, text: str, limit: int) -> None:
    """BadPayload where a text is longer than `limit` characters, or holds what no database keeps."""
    if len(text) > limit:
        raise BadPayload(field, _("longer than %(limit)d characters.") % {"limit": limit})
    if any(character == "\x00" or "\ud800" <= character <= "\udfff" for character in text):
        raise BadPayload(field, _("holds a character that is no text."))


def need_reason(reason: str) -> str:
    """The reason without outer blanks; MissingReason where nothing is left, BadPayload for what is no text."""
    if not reason.strip():
        raise MissingReason(_("Say why: a reason is required."))
    check_words("reason", reason, LONGEST_REASON)
    return reason.strip()
