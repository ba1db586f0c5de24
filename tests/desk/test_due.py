"""Commitments: by when they are due, and which of them are past due."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from newsroom import desk
from newsroom.desk.errors import BadPayload
from newsroom.desk.payloads import CommitmentPayload
from newsroom.desk.statements import Statement
from newsroom.models import Commitment, Fact
from newsroom.models.facts import FactState
from tests.factories import make_event, make_fact

TODAY = dt.date(2026, 7, 1)


def promise(event, due: str, status: str = "pledged", what: str = "membuka pusat", **bounds) -> Commitment:
    first, last = bounds.get("first", dt.date(2026, 6, 1)), bounds.get("last", dt.date(2026, 6, 30))
    fields = {"due": due, "due_earliest": first, "due_latest": last} if due else {}
    return make_fact(Commitment, event, what_id=what, status=status, **fields)


def test_it_works(world, edi):
    payload = CommitmentPayload(what_id="membuka pusat", promisor_country="TH", due="2026-06")
    because = Statement(reason_id="Disebut dalam pernyataan bersama.")
    desk.state(payload, because, edi, event=make_event())
    made = Commitment.objects.get()
    assert (made.due, made.due_earliest, made.due_latest) == ("2026-06", dt.date(2026, 6, 1), dt.date(2026, 6, 30))
    assert list(Commitment.objects.past_due(TODAY)) == [made]
    assert payload.dump()["due"] == "2026-06"


def test_refuses_what_is_no_date(world):
    with pytest.raises(BadPayload) as refused:
        CommitmentPayload(what_id="x", due="next June")
    assert refused.value.field == "due"


def test_a_month_is_due_until_it_is_over(world):
    promise(make_event(), "2026-06")
    assert not Commitment.objects.past_due(dt.date(2026, 6, 30)).exists()
    assert Commitment.objects.past_due(TODAY).exists()


@pytest.mark.parametrize("status", ["kept", "not_kept"])
def test_what_was_kept_or_broken_is_due_no_more(world, status):
    event = make_event()
    first, other = promise(event, "2026-06"), promise(event, "2026-06", what="melatih polisi")
    later = promise(event, "", status=status)
    assert list(Commitment.objects.past_due(TODAY)) == [other]
    Fact.objects.filter(pk=later.pk).update(state=FactState.WITHDRAWN)
    assert set(Commitment.objects.past_due(TODAY)) == {first, other}


def test_what_was_withdrawn_is_not_due(world):
    made = promise(make_event(), "2026-06")
    Fact.objects.filter(pk=made.pk).update(state=FactState.WITHDRAWN)
    assert not Commitment.objects.past_due(TODAY).exists()


def test_the_database_keeps_a_due_date_with_its_bounds(world):
    made = promise(make_event(), "2026-06")
    for fields in ({"due": ""}, {"due_latest": None}, {"due_latest": dt.date(2026, 5, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Commitment.objects.filter(pk=made.pk).update(**fields)
