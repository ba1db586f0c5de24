"""What every verb does besides its work: asks permission, and leaves a Decision in the same transaction."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from newsroom.desk.errors import NotAllowed
from newsroom.models import Article, Decision, Event, Fact, User
from newsroom.models.review import Verb


def need_permission(by: User, codename: str) -> None:
    """NotAllowed unless the user is active and has `newsroom.<codename>`."""
    if not by.has_perm(f"newsroom.{codename}"):
        raise NotAllowed(
            _("%(user)s may not do this: the permission “%(permission)s” is missing.")
            % {
                "user": by,
                "permission": codename,
            }
        )


def decide(
    verb: Verb,
    by: User,
    *,
    reason: str = "",
    batch: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    fingerprint: str = "",
    article: Article | None = None,
    event: Event | None = None,
    fact: Fact | None = None,
) -> Decision:
    """Appends one Decision to the record."""
    return Decision.objects.create(
        verb=verb,
        by=by,
        reason=reason,
        batch=batch,
        before=before,
        after=after,
        fingerprint=fingerprint,
        article=article,
        event=event,
        # A kind of fact with a table of its own is recorded as the fact that it is.
        fact_id=fact.pk if fact is not None else None,
    )
