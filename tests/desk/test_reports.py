"""Settling error reports: who may, with what words, and once."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from newsroom import desk
from newsroom.desk.errors import BadPayload, MissingReason, NotAllowed, WrongState
from newsroom.models import Decision, ErrorReport
from newsroom.models.record import Verb
from newsroom.models.reports import ReportState
from tests.factories import make_event

REASON = "Siaran pers menyebut 18 Desember."


def make_report(number: int = 1, **fields) -> ErrorReport:
    about = fields or {"event": make_event()}
    return ErrorReport.objects.create(
        words=f"Tanggal ini salah, nomor {number}.", email="rina@example.org", language="id", at=timezone.now(),
        digest=f"{number:064}", **about,
    )  # fmt: skip


@pytest.fixture
def report(db) -> ErrorReport:
    return make_report()


def test_it_works(report, edi):
    decision = desk.settle_report(report, edi, outcome="corrected", reason=REASON)
    report.refresh_from_db()
    assert (report.state, report.decision) == (ReportState.CORRECTED, decision)
    assert report.email == "rina@example.org", "somebody wants an answer"
    assert (decision.verb, decision.event, decision.reason) == (Verb.SETTLE, report.event, REASON)
    assert report.words not in repr((decision.before, decision.after)), "a reader's words are no decision of ours"


def test_a_report_on_a_fact_is_on_record_with_its_event(edi, db):
    event = make_event()
    fact = event.facts.first()
    decision = desk.settle_report(make_report(fact=fact), edi, outcome="nothing_wrong", reason=REASON)
    assert (decision.fact, decision.event) == (fact, event)


def test_contributors_may_not(report, carol):
    with pytest.raises(NotAllowed):
        desk.settle_report(report, carol, outcome="spam", reason=REASON)
    with pytest.raises(NotAllowed):
        desk.settle_as_spam([report], carol)
    assert not Decision.objects.filter(verb=Verb.SETTLE).exists()


def test_publishers_may(report, putri):
    assert desk.settle_report(report, putri, outcome="nothing_wrong", reason=REASON)


@pytest.mark.parametrize("outcome", ["", "open", "deleted"])
def test_an_outcome_that_is_none(report, edi, outcome):
    with pytest.raises(BadPayload):
        desk.settle_report(report, edi, outcome=outcome, reason=REASON)


def test_a_reason_is_needed(report, edi):
    with pytest.raises(MissingReason):
        desk.settle_report(report, edi, outcome="spam", reason=" ")


def test_only_once(report, edi, cleo):
    desk.settle_report(report, edi, outcome="corrected", reason=REASON)
    with pytest.raises(WrongState):
        desk.settle_report(report, cleo, outcome="spam", reason=REASON)


def test_spam_goes_in_one_batch_and_without_addresses(report, edi):
    other = make_report(2)
    decisions = desk.settle_as_spam([report, other], edi)
    assert len(decisions) == 2 and len({decision.batch for decision in decisions}) == 1
    assert set(ErrorReport.objects.values_list("state", "email")) == {("spam", "")}


def test_spam_is_settled_wholly_or_not_at_all(report, edi):
    settled = make_report(2)
    desk.settle_report(settled, edi, outcome="corrected", reason=REASON)
    with pytest.raises(WrongState):
        desk.settle_as_spam([report, settled], edi)
    report.refresh_from_db()
    assert report.state == ReportState.OPEN


@pytest.mark.parametrize("fields", [{"state": "spam"}, {"event": None}, {"words": ""}, {"state": "lost"}])
def test_the_database_refuses_what_must_not_be(report, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        ErrorReport.objects.filter(pk=report.pk).update(**fields)


def test_what_is_open_comes_first(report, edi):
    newer = make_report(2)
    desk.settle_report(newer, edi, outcome="spam", reason=REASON)
    assert list(ErrorReport.objects.all()) == [report, newer]
