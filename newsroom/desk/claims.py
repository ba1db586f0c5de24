"""Who has what in hand: articles are claimed and released, open pages are seen. No decision: nothing is on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.errors import NotAllowed, WrongState
from newsroom.desk.record import need_permission
from newsroom.models import Article, Claim, Event, Presence, User
from newsroom.models.claims import CLAIM_LASTS, PRESENCE_LASTS

# Rows of pages that nobody came back to are of no use to anybody.
FORGOTTEN_AFTER = dt.timedelta(days=1)
MOMENT = 300  # milliseconds


class Claimed(WrongState):
    """Somebody else has it in hand; the text says who, and since when."""


def claim(article: Article, by: User) -> Claim:
    """Takes an article on: its own claim is renewed, a lapsed one of somebody else taken over.

    NotAllowed unless the user decides on suggestions; Claimed while somebody else holds it.
    """
    need_permission(by, "decide_suggestion")
    now = timezone.now()
    try:
        with transaction.atomic():
            return Claim.objects.create(article=article, by=by, since=now, active_at=now)
    except IntegrityError:
        pass  # There is a claim, perhaps only since a moment ago: now it can be looked at.
    rows = Claim.objects.filter(article=article)
    mine = rows.filter(by=by, active_at__gt=now - CLAIM_LASTS).update(active_at=now)
    if not mine and not rows.lapsed().update(by=by, since=now, active_at=now):
        held = rows.select_related("by").first()
        if held is None:  # Released between the two looks.
            return claim(article, by)
        raise Claimed(
            _("%(user)s has had this article in hand since %(time)s: ask for it, or wait until it is released.")
            % {"user": called(held.by), "time": timezone.localtime(held.since).strftime("%H:%M")}
        )
    return rows.get()


def release(article: Article, by: User) -> None:
    """Gives an article back: by whoever holds it, or by a publisher.

    NotAllowed for everybody else; WrongState where nobody has it in hand.
    """
    need_permission(by, "decide_suggestion")
    rows = Claim.objects.filter(article=article)
    own = rows if by.has_perm("newsroom.publish_event") else rows.filter(Q(by=by) | Q(pk__in=rows.lapsed()))
    if own.delete()[0]:
        return
    held = rows.select_related("by").first()
    if held is not None:
        raise NotAllowed(
            _("%(user)s has this article in hand: they release it themselves, or a publisher does.")
            % {"user": called(held.by)}
        )
    raise WrongState(_("Nobody has this article in hand."))


def holder(article: Article) -> Claim | None:
    """The claim on an article that has not lapsed, with its owner."""
    return Claim.objects.live().filter(article=article).select_related("by").first()


def holders(articles: Collection[int]) -> dict[int, Claim]:
    """The live claims on some articles, by article, in one query."""
    found = Claim.objects.live().filter(article__in=articles).select_related("by")
    return {held.article_id: held for held in found}


def be_seen(page: Article | Event, by: User) -> None:
    """Notes that somebody has a page open now; on an article that they hold, the claim lives on.

    As far as the database has time for it: nobody waits for a page because an import is being written.
    """
    with suppress(OperationalError), _impatient(), transaction.atomic():
        _note(page, by, timezone.now())


def _note(page: Article | Event, by: User, now: dt.datetime) -> None:
    on = {"article": page} if isinstance(page, Article) else {"event": page}
    # One statement: two pages of one person, open on the same thing, report at the same moment.
    Presence.objects.bulk_create(
        [Presence(user=by, seen_at=now, **on)],
        update_conflicts=True,
        unique_fields=["user", *on],
        update_fields=["seen_at"],
    )
    Presence.objects.filter(user=by, seen_at__lt=now - FORGOTTEN_AFTER).delete()
    if isinstance(page, Article):
        Claim.objects.live().filter(article=page, by=by).update(active_at=now)


@contextmanager
def _impatient() -> Iterator[None]:
    """On SQLite, which has one writer: waits for it only a moment in this block."""
    if connection.vendor != "sqlite":
        yield
        return
    usual = int(1000 * connection.settings_dict["OPTIONS"].get("timeout", 5))
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {MOMENT}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def others_on(page: Article | Event, besides: User) -> list[User]:
    """Who else has a page open now, in order of their names."""
    on = {"article": page} if isinstance(page, Article) else {"event": page}
    rows = Presence.objects.filter(seen_at__gt=timezone.now() - PRESENCE_LASTS, **on)
    found = rows.exclude(user=besides).select_related("user").order_by("user__username")
    return [row.user for row in found]


def called(user: User) -> str:
    """How somebody is called at the desk: by the first name, where it is known."""
    return user.first_name or user.get_username()
