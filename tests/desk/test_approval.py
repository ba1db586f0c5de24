"""An approval is of what was seen, and given by somebody else; a forced publication stays flagged until it is."""

import datetime as dt

import pytest
from django.utils import timezone

from newsroom import desk
from newsroom.desk import Note, Statement, accept, approve, correct, publish, schedule, state, unschedule, withdraw
from newsroom.desk.approval import waiting
from newsroom.desk.errors import (
    BadPayload,
    MissingProof,
    MissingReason,
    NotAllowed,
    Overtaken,
    SelfApproval,
    Unseen,
    WrongState,
)
from newsroom.desk.payloads import EventPayload, FigurePayload, PartPayload
from newsroom.desk.proving import check_facts
from newsroom.desk.reword import Words, reword
from newsroom.models import Article, Event, Fact, Participation, Proof
from tests.conftest import user

ABSENT = PartPayload(country="KH", role="participant", presence="absent")
LAOS = PartPayload(country="LA", role="participant")
WHY = Statement(reason_en="The ministry says so.", link="https://example.org/")


def soon() -> dt.datetime:
    return timezone.now() + dt.timedelta(hours=1)


@pytest.fixture
def event(proposer, edi):
    event = accept(proposer.event(), edi).event
    accept(proposer.suggest("country", ABSENT, "Cambodia did not attend"), edi)
    return event


@pytest.fixture
def rini(db):
    return user("rini", "admin")


def now(event):
    return waiting(Event.objects.get(pk=event.pk))


def test_it_works(event, putri):
    shown = now(event)
    assert shown.words.title_en == "Conference on online scams"
    assert (len(shown.facts), len(shown.proofs)) == (3, 3)
    decision = publish(event, putri, seen=shown.token)
    assert decision.after["shown"] == shown.digest
    assert decision.after["facts"] == [fact.pk for fact in shown.facts]
    assert decision.after["proofs"] == [proof.pk for proof in shown.proofs]
    assert decision.after["words"]["title_en"] == "Conference on online scams"
    assert not now(event)


CHANGES = {
    "a new fact": (lambda event, proposer, by: accept(proposer.suggest("country", LAOS, "Laos"), by), "new: 1 fact"),
    "a new proof": (
        lambda event, proposer, by: accept(proposer.suggest("country", ABSENT, "Cambodia"), by),
        r"new: 1 proof \(participation\)",
    ),
    "new words": (lambda event, proposer, by: reword(event, Words(title_en="Other"), by), "changed: the words"),
    "a fact withdrawn": (
        lambda event, proposer, by: withdraw(Participation.objects.get(), user("wati", "publisher"), reason="no"),
        r"gone: 1 fact \(participation\)",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("verb", ["publish", "schedule", "force"])
def test_refuses_what_changed_since_it_was_shown(event, proposer, edi, rini, change, verb):
    seen = now(event).token
    act, words = CHANGES[change]
    act(event, proposer, edi)
    with pytest.raises(Unseen, match=words):
        if verb == "schedule":
            schedule(event, rini, at=soon(), seen=seen)
        else:
            publish(event, rini, seen=seen, force=verb == "force", reason="night")
    assert Event.objects.get().state == "draft"
    assert not Fact.objects.filter(state="published").exists()
    publish(event, rini, seen=now(event).token)


def test_refuses_what_was_shown_nowhere(event, putri):
    with pytest.raises(Unseen, match="Look at"):
        publish(event, putri, seen="")
    assert not Event.objects.published().exists()


def test_a_changed_correction_is_not_what_was_shown(event, putri, edi):
    publish(event, putri)
    correct(event, Words(title_en="First"), Note(note_en="It was wrong."), edi)
    seen = now(event).token
    correct(event, Words(title_en="Second"), Note(note_en="It was wrong."), edi)
    with pytest.raises(Unseen, match="the words"):
        publish(event, putri, seen=seen)
    assert Event.objects.get().title_en == "Conference on online scams"


def test_what_was_withdrawn_before_anybody_saw_it_stays_unseen(event, putri):
    withdraw(Participation.objects.get(), putri, reason="misread")
    publish(event, putri, seen=now(event).token)
    assert not Proof.objects.get(fact__kind="participation").is_published
    assert not Fact.objects.gone().exists() and not now(event)


def test_what_would_be_public_again_is_shown_too(event, putri):
    publish(event, putri)
    withdraw(event, putri, reason="wrong")
    shown = now(event)
    assert (shown.facts, len(shown.again)) == ((), 3)
    withdraw(Participation.objects.get(), putri, reason="misread")
    with pytest.raises(Unseen, match=r"gone: 1 fact \(participation\)"):
        publish(event, putri, seen=shown.token)
    publish(event, putri, seen=now(event).token)


def test_a_changed_fact_is_not_what_was_shown(event, putri):
    seen = now(event).token
    Participation.objects.update(presence="present")
    with pytest.raises(Unseen, match=r"changed: 1 fact \(participation\)"):
        publish(event, putri, seen=seen)


def test_a_schedule_is_public_at_its_time_by_itself(event, putri, article):
    decision = schedule(event, putri, at=soon(), seen=now(event).token)
    assert (decision.verb, decision.after["state"]) == ("schedule", "scheduled")
    assert not Event.objects.published().exists() and not Fact.objects.published().exists()
    assert not Article.objects.published().exists()
    Event.objects.update(publish_at=timezone.now() - dt.timedelta(seconds=1))
    assert Event.objects.published().get() == event
    assert Fact.objects.published().count() == 3
    assert Article.objects.published().get() == article
    assert Event.objects.get().state == "scheduled"
    assert list(check_facts()) == []


def test_what_is_stated_of_a_scheduled_event_waits(event, putri, edi):
    schedule(event, putri, at=soon())
    change = desk.Change(status="postponed", edtf="2026-02-02", reason_en="Floods.")
    desk.tell(event, change, WHY, edi)
    Event.objects.update(publish_at=timezone.now() - dt.timedelta(seconds=1))
    assert Event.objects.published().get().edtf == "2025-12-17"
    publish(event, putri, seen=now(event).token)
    assert (Event.objects.get().state, Event.objects.get().edtf) == ("published", "2026-02-02")


def test_off_the_schedule_all_of_it_waits_again(event, putri, edi):
    schedule(event, putri, at=soon())
    assert not now(event)
    unschedule(event, putri)
    row = Event.objects.get()
    assert (row.state, row.publish_at, row.published_at) == ("in_review", None, None)
    assert (len(now(event).facts), len(now(event).proofs)) == (3, 3)
    assert not Proof.objects.filter(is_published=True).exists()
    edi.groups.set(putri.groups.all())
    with pytest.raises(SelfApproval):
        publish(event, type(edi).objects.get(pk=edi.pk))


@pytest.mark.parametrize("hours", [-1, 0])
def test_refuses_a_time_that_has_passed(event, putri, hours):
    with pytest.raises(BadPayload, match="passed"):
        schedule(event, putri, at=timezone.now() + dt.timedelta(hours=hours))
    assert Event.objects.get().state == "draft"


def test_refuses_a_time_before_the_embargo(event, putri):
    Event.objects.update(embargo_until=timezone.now() + dt.timedelta(days=2))
    with pytest.raises(BadPayload, match="embargo"):
        schedule(event, putri, at=soon())


def test_refuses_to_schedule_ones_own_work(event, proposer, putri):
    accept(proposer.suggest("country", LAOS, "Laos"), putri)
    with pytest.raises(SelfApproval):
        schedule(event, putri, at=soon())


def test_refuses_to_schedule_what_nothing_proves(event, putri):
    Participation.objects.get().proofs.all().delete()
    with pytest.raises(MissingProof):
        schedule(event, putri, at=soon())


def test_a_scheduled_event_can_be_published_at_once(event, putri):
    schedule(event, putri, at=soon())
    publish(event, putri)
    row = Event.objects.get()
    assert (row.state, row.publish_at) == ("published", None)
    assert row.published_at <= timezone.now()


def test_force_does_without_another_person_and_is_flagged(event, proposer, rini, putri):
    accept(proposer.suggest("country", LAOS, "Laos"), rini)
    with pytest.raises(SelfApproval):
        publish(event, rini)
    decision = publish(event, rini, force=True, reason="nobody else tonight")
    assert decision.after["forced"] is True and decision.reason == "nobody else tonight"
    assert Event.objects.get().is_unapproved and Event.objects.published().exists()
    with pytest.raises(SelfApproval):
        approve(event, rini)
    approve(event, putri)
    assert not Event.objects.get().is_unapproved


def test_force_is_not_for_publishers(event, putri):
    with pytest.raises(NotAllowed):
        publish(event, putri, force=True, reason="night")
    assert not Event.objects.get().is_unapproved


def test_force_needs_a_reason(event, rini):
    with pytest.raises(MissingReason):
        publish(event, rini, force=True)


def test_who_decided_on_what_was_forced_cannot_approve_it(event, proposer, rini, putri):
    accept(proposer.suggest("country", LAOS, "Laos"), putri)
    publish(event, rini, force=True, reason="night")
    with pytest.raises(SelfApproval):
        approve(event, putri)
    approve(event, user("wati", "publisher"))


def test_another_publication_does_not_lift_the_flag(event, proposer, edi, rini, putri):
    publish(event, rini, force=True, reason="night")
    accept(proposer.suggest("figure", FigurePayload(value="300", unit="people"), "300 delegates"), edi)
    publish(event, putri)
    assert Event.objects.get().is_unapproved


def test_force_is_no_way_around_approval_by_publishing_twice(event, proposer, rini):
    """What one forced does not count as approved, so that withdrawing it and publishing it again needs another."""
    accept(proposer.suggest("country", LAOS, "Laos"), rini)
    publish(event, rini, force=True, reason="night")
    withdraw(event, rini, reason="no")
    with pytest.raises(SelfApproval):
        publish(event, rini)


def test_approving_approves_only_what_was_forced(event, proposer, rini, putri):
    publish(event, rini, force=True, reason="night")
    accept(proposer.suggest("country", LAOS, "Laos"), putri)
    approve(event, putri)
    with pytest.raises(SelfApproval):
        publish(event, putri)


def test_refuses_to_approve_what_nobody_forced(event, putri):
    publish(event, putri)
    with pytest.raises(WrongState, match="no approval"):
        approve(event, putri)


def test_what_one_took_back_is_no_work_of_ones_own(event, proposer, article, putri):
    accept(proposer.suggest("country", LAOS, "Laos"), putri)
    desk.undo(article, putri)
    publish(event, putri)
    assert not Participation.objects.published().filter(country="LA").exists()


def test_telling_and_correcting_are_work_that_another_publishes(event, putri):
    wati = user("wati", "publisher")
    publish(event, putri)
    correct(event, Words(title_en="Other"), Note(is_minor=True), putri)
    with pytest.raises(SelfApproval):
        publish(event, putri)
    publish(event, wati)
    desk.tell(event, desk.Change(status="cancelled", reason_en="Floods."), WHY, wati)
    with pytest.raises(SelfApproval):
        publish(event, wati)
    state(EventPayload(type="conference", status="held"), WHY, wati, event=event)
    publish(event, putri)


def test_refuses_to_approve_what_changed_since_it_was_seen(event, rini, putri):
    publish(event, rini, force=True, reason="night")
    seen = Event.objects.get().version
    withdraw(Participation.objects.get(), rini, reason="misread")
    with pytest.raises(Overtaken):
        approve(event, putri, seen=seen)
    assert Event.objects.get().is_unapproved
    approve(event, putri, seen=seen + 1)
