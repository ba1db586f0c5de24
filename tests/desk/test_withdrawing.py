"""What goes away says so: a notice, the way to another event, a retraction; what rested on it is looked at again."""

import pytest

from newsroom.desk import Notice, Statement, accept, kill, publish, spike, state, unpublish, unspike, withdraw
from newsroom.desk.errors import BadPayload, MissingProof, WrongState
from newsroom.desk.payloads import EventPayload, PartPayload
from newsroom.models import Article, Decision, Event, Fact, Participation
from tests.factories import make_event

ABSENT = PartPayload(country="KH", role="participant", presence="absent")
WHY = Statement(reason_en="The ministry says so.")


@pytest.fixture
def event(proposer, edi, putri):
    event = accept(proposer.event(), edi).event
    accept(proposer.suggest("country", ABSENT, "Cambodia did not attend"), edi)
    state(EventPayload(type="conference", place="Bangkok", country="TH"), WHY, edi, event=event)
    publish(event, putri)
    return Event.objects.get()


def test_it_works(event, putri):
    decision = unpublish(event, putri, reason="told twice", notice=Notice(notice_en="It stands elsewhere."))
    row = Event.objects.get()
    assert (row.state, row.notice_en) == ("unpublished", "It stands elsewhere.")
    assert (decision.verb, decision.reason, decision.after["notice_en"]) == (
        "withdraw",
        "told twice",
        "It stands elsewhere.",
    )


def test_readers_are_sent_on(event, putri):
    other = make_event("Lain")
    decision = unpublish(event, putri, reason="told twice", notice=Notice(redirect_to=other))
    assert Event.objects.get(pk=event.pk).redirect_to == other
    assert decision.after["redirect_to"] == other.pk
    publish(event, putri)
    row = Event.objects.get(pk=event.pk)
    assert (row.redirect_to, row.notice_en) == (None, "")


@pytest.mark.parametrize("state", ["draft", "unpublished", "killed", "scheduled"])
def test_refuses_to_send_readers_to_where_nothing_is(event, putri, state):
    with pytest.raises(BadPayload, match="another event"):
        unpublish(event, putri, reason="told twice", notice=Notice(redirect_to=make_event("Lain", state=state)))
    assert Event.objects.get(pk=event.pk).state == "published"


def test_refuses_to_send_readers_in_a_circle(event, putri):
    with pytest.raises(BadPayload):
        unpublish(event, putri, reason="told twice", notice=Notice(redirect_to=event))


def test_what_is_killed_is_not_published_again(event, putri):
    kill(event, putri, reason="invented")
    assert not Event.objects.published().exists() and Event.objects.gone().exists()
    for act in (publish, unspike):
        with pytest.raises(WrongState):
            act(event, putri)
    with pytest.raises(WrongState):
        unpublish(event, putri, reason="again")


def test_what_is_killed_sends_nobody_on(event, putri):
    with pytest.raises(BadPayload):
        kill(event, putri, reason="invented", notice=Notice(redirect_to=make_event("Lain")))


def test_what_is_unpublished_can_still_be_killed(event, putri):
    unpublish(event, putri, reason="wrong", notice=Notice(redirect_to=make_event("Lain")))
    kill(event, putri, reason="invented")
    assert (Event.objects.get(pk=event.pk).state, Event.objects.get(pk=event.pk).redirect_to) == ("killed", None)


def test_facts_that_lose_their_last_source_go_back_to_review(event, article, putri):
    kill(article, putri, reason="invented by its outlet")
    assert Article.objects.get().state == "killed"
    part = Participation.objects.get()
    assert part.state == "accepted"
    assert Fact.objects.get(kind="occurrence").state == "published"
    assert Event.objects.published().get() == event
    decision = Decision.objects.filter(verb="kill", event=event).get()
    assert part.pk in decision.after["facts"] and decision.reason == "invented by its outlet"
    with pytest.raises(MissingProof):
        publish(event, putri)


def test_a_fact_proved_anew_is_published_again(event, article, putri, edi):
    kill(article, putri, reason="invented by its outlet")
    state(ABSENT, WHY, edi, event=event)
    withdraw(Fact.objects.get(kind="dating"), putri, reason="only that article gave it")
    publish(event, putri)
    assert Participation.objects.published().exists()


def test_an_event_that_only_a_killed_article_proved_goes_with_it(proposer, article, edi, putri):
    event = accept(proposer.event(), edi).event
    publish(event, putri)
    kill(article, putri, reason="invented")
    assert Event.objects.get().state == "unpublished"
    assert set(Fact.objects.values_list("state", flat=True)) == {"accepted"}


def test_what_readers_saw_is_not_spiked(event, putri):
    unpublish(event, putri, reason="wrong")
    with pytest.raises(WrongState):
        spike(event, putri, reason="nothing in it")


def test_the_spike_and_back(proposer, edi):
    event = accept(proposer.event(), edi).event
    spike(event, edi, reason="nothing in it")
    assert Event.objects.get().state == "spiked"
    with pytest.raises(WrongState):
        accept(proposer.suggest("country", ABSENT, "Cambodia did not attend"), edi, event=event)
    unspike(event, edi)
    assert Event.objects.get().state == "draft"
