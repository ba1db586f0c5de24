import pytest

from newsroom.desk import accept, publish, withdraw
from newsroom.desk.errors import BadPayload, NotAllowed, Overtaken, SelfApproval, WrongState
from newsroom.desk.reword import Words, reword
from newsroom.models import Event

NEW = Words(title_id="Konferensi", title_en="Conference", summary_en="It met.")


@pytest.fixture
def event(proposer, edi):
    return accept(proposer.event(), edi).event


def test_it_works(event, edi):
    decision = reword(event, NEW, edi)
    event.refresh_from_db()
    assert (event.title_id, event.summary_en) == ("Konferensi", "It met.")
    assert (decision.before["title_en"], decision.after["title_en"]) == ("Conference on online scams", "Conference")


def test_its_author_cannot_publish_it(event, putri, edi):
    reword(event, NEW, putri)
    with pytest.raises(SelfApproval):
        publish(event, putri)


def test_refuses_while_the_event_is_public(event, edi, putri):
    publish(event, putri)
    with pytest.raises(WrongState):
        reword(event, NEW, edi)
    assert Event.objects.get().title_id == ""
    withdraw(event, putri, reason="wrong title")
    reword(event, NEW, edi)


def test_refuses_an_event_without_a_title(event, edi):
    with pytest.raises(BadPayload):
        reword(event, Words(title_id="  ", summary_en="It met."), edi)


def test_a_contributor_words_drafts_only(event, carol):
    reword(event, NEW, carol)
    Event.objects.update(state="in_review")
    with pytest.raises(NotAllowed):
        reword(event, Words(title_id="Lain"), carol)
    assert Event.objects.get().title_id == "Konferensi"


def test_refuses_who_may_nothing(event, django_user_model):
    with pytest.raises(NotAllowed):
        reword(event, NEW, django_user_model.objects.create_user("tono"))


def test_refuses_the_second_of_two(event, edi, carol):
    event.refresh_from_db()
    seen = event.version
    reword(event, NEW, edi, seen=seen)
    with pytest.raises(Overtaken):
        reword(event, Words(title_id="Lain"), carol, seen=seen)
    assert Event.objects.get().title_id == "Konferensi"
    reword(event, Words(title_id="Lain"), carol, seen=seen + 1)


@pytest.mark.parametrize("state", ["scheduled", "killed", "spiked", "being_corrected"])
def test_refuses_other_states(event, edi, state):
    Event.objects.update(state=state, publish_at="2199-01-01T00:00Z" if state == "scheduled" else None)
    with pytest.raises(WrongState):
        reword(event, NEW, edi)
