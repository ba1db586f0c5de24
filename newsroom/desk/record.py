"""What every verb does besides its work: asks permission, and leaves a Decision in the same transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext as _

from newsroom.desk.errors import NotAllowed
from newsroom.models import Article, Decision, Event, Fact, User
from newsroom.models.record import Verb


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


# Any number that nothing else locks.
_CHAIN = 0x6E657773


@contextmanager
def acting() -> Iterator[None]:
    """The transaction of a verb: one at a time in the whole newsroom, so that the record is one chain.

    Taken before any row is locked, so that two verbs never wait for each other. SQLite has one writer anyway (its
    transactions are IMMEDIATE); on PostgreSQL an advisory lock that ends with the transaction does the same.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN])
        yield


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
    """Appends one Decision to the record, chained to the last."""
    with acting():
        decision = Decision(
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
        decision.hash = decision.chained_to(head())
        decision.save(force_insert=True)
    return decision


def head() -> str:
    """The hash of the last decision; "" while there is none."""
    return Decision.objects.order_by("-pk").values_list("hash", flat=True).first() or ""
