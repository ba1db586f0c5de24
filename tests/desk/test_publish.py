import datetime as dt

import pytest
from django.utils import timezone

from newsroom.desk import Statement, accept, publish, state, withdraw
from newsroom.desk.errors import MissingProof, MissingReason, NotAllowed, SelfApproval, WrongState
from newsroom.desk.payloads import EventPayload, FigurePayload, PartPayload
from newsroom.models import Article, Decision, Event, Fact, Participation, Proof

ABSENT = PartPayload(country="KH", role="participant", presence="absent")
WHY = Statement(reason_en="The ministry says so.", link="https://example.org/")


@pytest.fixture
def event(proposer, edi):
    event = accept(proposer.event(), edi).event
    accept(proposer.suggest("country", ABSENT, "Cambodia did not attend"), edi)
    return event


def public():
    return set(Event.objects.published())


def test_it_works(event, article, edi, putri):
    assert not public() and not Fact.objects.published().exists()
    decision = publish(event, putri)
    assert public() == {event}
    assert Fact.objects.published().count() == 3
    assert Article.objects.published().get() == article
    assert (decision.before, decision.after["state"]) == ({"state": "draft"}, "published")
    assert Decision.objects.filter(verb="publish", article=article).count() == 1


def test_a_fact_waits_for_the_next_publication(event, proposer, edi, putri):
    publish(event, putri)
    accept(proposer.suggest("figure", FigurePayload(value="300", unit="people"), "300 delegates"), edi)
    assert Fact.objects.published().count() == 3
    publish(event, putri)
    assert Fact.objects.published().count() == 4


def test_a_proof_waits_too(event, proposer, edi, putri):
    publish(event, putri)
    accept(proposer.suggest("country", ABSENT, "Cambodia"), edi)
    assert Proof.objects.published().filter(fact__kind="participation").count() == 1
    publish(event, putri)
    assert Proof.objects.published().filter(fact__kind="participation").count() == 2


def test_a_new_date_does_not_show_before_it_is_published(event, edi, putri):
    publish(event, putri)
    later = EventPayload(type="conference", status="held", place="Hanoi", edtf="2026-02-02", basis="stated")
    state(later, WHY, edi, event=event)
    assert Event.objects.get().edtf == "2025-12-17" and Event.objects.get().place == "Bangkok"
    publish(event, putri)
    assert Event.objects.get().edtf == "2026-02-02" and Event.objects.get().place == "Hanoi"


def test_an_embargo_hides_until_its_time(event, putri):
    publish(event, putri, embargo_until=timezone.now() + dt.timedelta(hours=1))
    assert not public() and not Fact.objects.published().exists()
    Event.objects.update(embargo_until=timezone.now() - dt.timedelta(seconds=1))
    assert public() == {event}


def test_refuses_an_editor(event, edi):
    with pytest.raises(NotAllowed):
        publish(event, edi)
    assert not public()


def test_refuses_to_approve_ones_own_work(event, proposer, putri):
    accept(proposer.suggest("country", PartPayload(country="LA", role="participant"), "Laos"), putri)
    with pytest.raises(SelfApproval):
        publish(event, putri)
    assert not public()


def test_own_work_that_somebody_else_published_is_no_obstacle(event, proposer, edi, putri, django_user_model):
    publish(event, putri)
    accept(proposer.suggest("figure", FigurePayload(value="300", unit="people"), "300 delegates"), putri)
    with pytest.raises(SelfApproval):
        publish(event, putri)
    edi.groups.set(putri.groups.all())
    publish(event, django_user_model.objects.get(pk=edi.pk))
    accept(proposer.suggest("figure", FigurePayload(value="58", unit="countries"), "58 countries"), edi)
    publish(event, putri)


def test_refuses_when_nothing_waits(event, putri):
    publish(event, putri)
    with pytest.raises(WrongState, match="Nothing"):
        publish(event, putri)


@pytest.mark.parametrize("state_", ["killed", "spiked", "ingested", "needs_changes"])
def test_refuses_other_states(event, putri, state_):
    Event.objects.update(state=state_)
    with pytest.raises(WrongState):
        publish(event, putri)


def test_refuses_a_fact_without_proof(event, putri):
    Participation.objects.get().proofs.all().delete()
    with pytest.raises(MissingProof):
        publish(event, putri)
    assert not public()


def test_refuses_an_event_that_nothing_proves(world, putri):
    bare = Event.objects.create(title_en="Rumour", state="draft")
    with pytest.raises(MissingProof):
        publish(bare, putri)


def test_withdraw_an_event_and_publish_it_again(event, putri):
    publish(event, putri)
    withdraw(event, putri, reason="wrong conference")
    assert not public() and set(Event.objects.gone()) == {event}
    publish(event, putri)
    assert public() == {event}


def test_withdraw_a_fact(event, putri):
    publish(event, putri)
    withdraw(Participation.objects.get(), putri, reason="misread")
    assert not Participation.objects.published().exists() and public() == {event}


def test_withdraw_an_article_takes_what_only_it_proves(event, article, edi, putri):
    state(PartPayload(country="VN", role="participant"), WHY, edi, event=event)
    held = EventPayload(type="conference", place="Bangkok", country="TH")
    state(held, WHY, edi, event=event)
    publish(event, putri)
    withdraw(article, putri, reason="retracted by the outlet")
    assert not Article.objects.published().exists()
    assert public() == {event}
    assert {str(fact.kind) for fact in Fact.objects.published()} == {"occurrence", "participation"}
    assert Participation.objects.published().get().country_id == "VN"
    assert Event.objects.get().edtf == ""


def test_an_event_that_only_a_withdrawn_article_proves_is_gone_too(event, article, putri):
    publish(event, putri)
    withdraw(article, putri, reason="retracted by the outlet")
    assert not public() and not Fact.objects.published().exists()


def test_refuses_to_withdraw_without_a_reason(event, putri):
    publish(event, putri)
    with pytest.raises(MissingReason):
        withdraw(event, putri, reason=" ")
    assert public() == {event}


def test_refuses_an_editor_to_withdraw(event, article, edi, putri):
    publish(event, putri)
    for subject in (event, article, Participation.objects.get()):
        with pytest.raises(NotAllowed):
            withdraw(subject, edi, reason="because")
    assert public() == {event}


def test_refuses_to_withdraw_twice(event, article, putri):
    publish(event, putri)
    part = Participation.objects.get()
    for subject in (part, event, article):
        withdraw(subject, putri, reason="because")
        with pytest.raises(WrongState):
            withdraw(subject, putri, reason="because")


def test_refuses_to_take_the_event_from_under_its_page(event, putri):
    publish(event, putri)
    with pytest.raises(WrongState, match="withdraw the event"):
        withdraw(Fact.objects.get(kind="occurrence"), putri, reason="because")
    assert public() == {event}
