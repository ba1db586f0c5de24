"""Claims and presence: one article in one pair of hands, and pages that say who has them open."""

from __future__ import annotations

import datetime as dt
import threading
import time

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from newsroom import desk
from newsroom.desk.claims import Claimed, be_seen, holder, holders, others_on
from newsroom.desk.errors import NotAllowed, WrongState
from newsroom.models import Claim, Decision, Presence
from newsroom.models.claims import CLAIM_LASTS, PRESENCE_LASTS
from tests.factories import make_article, make_event


@pytest.fixture
def article(world):
    return make_article()


def aged(rows, field: str, by: dt.timedelta, **also) -> None:
    rows.update(**{field: timezone.now() - by}, **also)


def lapse(article) -> None:
    long_ago = timezone.now() - CLAIM_LASTS - dt.timedelta(minutes=1)
    Claim.objects.filter(article=article).update(since=long_ago, active_at=long_ago)


def test_it_works(article, edi):
    made = desk.claim(article, edi)
    assert (made.by, holder(article)) == (edi, made)
    assert holders([article.pk]) == {article.pk: made}
    desk.release(article, edi)
    assert holder(article) is None and not Decision.objects.exists()


def test_refuses_what_somebody_else_has(article, edi, cleo):
    desk.claim(article, edi)
    with pytest.raises(Claimed, match="edi has had this article in hand since"):
        desk.claim(article, cleo)
    assert holder(article).by == edi


def test_refuses_a_contributor(article, carol):
    with pytest.raises(NotAllowed):
        desk.claim(article, carol)
    with pytest.raises(NotAllowed):
        desk.release(article, carol)


def test_taken_twice_by_one_is_renewed(article, edi):
    first = desk.claim(article, edi)
    again = desk.claim(article, edi)
    assert again.since == first.since and again.active_at > first.active_at


def test_a_claim_lapses_without_activity(article, edi, cleo):
    desk.claim(article, edi)
    lapse(article)
    assert holder(article) is None
    taken = desk.claim(article, cleo)
    assert taken.by == cleo and taken.is_live and Claim.objects.count() == 1


def test_ones_own_lapsed_claim_starts_anew(article, edi):
    first = desk.claim(article, edi)
    lapse(article)
    assert desk.claim(article, edi).since > first.since


def test_an_open_page_keeps_the_claim_alive(article, edi, cleo):
    desk.claim(article, edi)
    before = timezone.now() - CLAIM_LASTS + dt.timedelta(minutes=1)
    Claim.objects.update(since=before, active_at=before)
    be_seen(article, cleo)
    assert Claim.objects.get().active_at == before
    be_seen(article, edi)
    assert Claim.objects.get().active_at > before


def test_a_lapsed_claim_is_not_brought_back_by_an_open_page(article, edi):
    desk.claim(article, edi)
    lapse(article)
    be_seen(article, edi)
    assert holder(article) is None


def test_refuses_to_release_for_somebody_else(article, edi, cleo):
    desk.claim(article, edi)
    with pytest.raises(NotAllowed, match="edi has this article in hand"):
        desk.release(article, cleo)
    assert holder(article).by == edi


def test_a_publisher_releases_for_anybody(article, edi, putri):
    desk.claim(article, edi)
    desk.release(article, putri)
    assert holder(article) is None


def test_refuses_to_release_what_nobody_has(article, edi):
    with pytest.raises(WrongState, match="Nobody has this article"):
        desk.release(article, edi)


def test_the_database_holds_one_claim_an_article(article, edi, cleo):
    desk.claim(article, edi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(article=article, by=cleo)
    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.update(active_at=timezone.now() - dt.timedelta(days=1))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_at_once_one_gets_it(article, edi, cleo):
    got, refused, start = [], [], threading.Barrier(2)

    def take(user):
        start.wait()
        try:
            got.append(desk.claim(article, user).by)
        except Claimed:
            refused.append(user)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=[user]) for user in (edi, cleo)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == len(refused) == 1 and holder(article).by == got[0]


def test_presence_lapses(article, edi, cleo):
    be_seen(article, edi)
    be_seen(article, edi)
    assert Presence.objects.count() == 1
    assert others_on(article, cleo) == [edi] and others_on(article, edi) == []
    aged(Presence.objects, "seen_at", PRESENCE_LASTS + dt.timedelta(seconds=1))
    assert others_on(article, cleo) == []


def test_presence_is_of_one_page(article, edi, cleo):
    event = make_event()
    be_seen(event, edi)
    assert others_on(event, cleo) == [edi] and others_on(article, cleo) == []
    with pytest.raises(IntegrityError), transaction.atomic():
        Presence.objects.create(user=edi, article=article, event=event)
    with pytest.raises(IntegrityError), transaction.atomic():
        Presence.objects.create(user=edi)


def test_old_pages_are_forgotten(article, edi, cleo):
    for user in (edi, cleo):
        be_seen(article, user)
    aged(Presence.objects, "seen_at", dt.timedelta(days=2))
    be_seen(make_event(), edi)
    assert sorted((row.user.username, row.article_id is None) for row in Presence.objects.all()) == [
        ("cleo", False),
        ("edi", True),
    ]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="elsewhere no writer waits for another")
def test_nobody_waits_for_a_page_while_something_is_written(article, edi, cleo):
    writing, done = threading.Event(), threading.Event()

    def write():
        with transaction.atomic():
            writing.set()
            done.wait(10)
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    writing.wait(10)
    begin = time.monotonic()
    be_seen(article, edi)
    waited = time.monotonic() - begin
    done.set()
    thread.join()
    assert waited < 5 and others_on(article, cleo) == []
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)
    be_seen(article, edi)
    assert others_on(article, cleo) == [edi]
