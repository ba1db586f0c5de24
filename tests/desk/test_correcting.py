"""A correction waits beside the live version, and is told to readers when it is published."""

import pytest

from newsroom.desk import Note, accept, correct, drop_correction, publish, withdraw
from newsroom.desk.errors import BadPayload, MissingReason, NotAllowed, Overtaken, WrongState
from newsroom.desk.payloads import SubjectPayload
from newsroom.desk.reword import Words
from newsroom.models import Correction, Event

NEW = Words(title_en="Conference on scams", summary_en="Ministers met.")
NOTE = Note(note_en="An earlier version gave another title.")
OLD = "Conference on online scams"


@pytest.fixture
def event(proposer, edi, putri):
    event = accept(proposer.event(), edi).event
    publish(event, putri)
    return Event.objects.get()


def test_it_works(event, edi, putri):
    decision = correct(event, NEW, NOTE, edi, seen=event.version)
    row = Event.objects.get()
    assert (row.state, row.title_en) == ("being_corrected", OLD)
    assert Event.objects.published().exists() and not Correction.objects.published().exists()
    assert (decision.before["title_en"], decision.after["title_en"]) == (OLD, NEW.title_en)
    published = publish(event, putri)
    row = Event.objects.get()
    assert (row.state, row.title_en, row.summary_en) == ("published", NEW.title_en, NEW.summary_en)
    correction = Correction.objects.published().get()
    assert (correction.note_en, correction.before["title_en"]) == (NOTE.note_en, OLD)
    assert published.after["correction"] == correction.pk


def test_a_slip_of_the_pen_needs_no_note_and_is_not_told(event, edi, putri):
    correct(event, NEW, Note(is_minor=True), edi)
    publish(event, putri)
    assert Event.objects.get().title_en == NEW.title_en
    assert not Correction.objects.published().exists()


def test_refuses_to_correct_in_silence(event, edi):
    with pytest.raises(MissingReason):
        correct(event, NEW, Note(note_id="  "), edi)
    assert Event.objects.get().state == "published"


def test_a_second_correction_takes_the_place_of_the_first(event, edi, putri):
    correct(event, NEW, NOTE, edi)
    again = Words(title_en="Scam conference")
    decision = correct(event, again, NOTE, edi)
    assert decision.before["title_en"] == NEW.title_en
    publish(event, putri)
    assert Event.objects.get().title_en == "Scam conference"
    assert sorted(Correction.objects.values_list("state", flat=True)) == ["applied", "dropped"]


def test_refuses_the_second_of_two(event, edi, carol):
    seen = event.version
    correct(event, NEW, NOTE, edi, seen=seen)
    with pytest.raises(Overtaken):
        correct(event, Words(title_en="Theirs"), NOTE, edi, seen=seen)
    assert Correction.objects.waiting().get().after["title_en"] == NEW.title_en


def test_a_correction_can_be_dropped(event, edi, putri):
    correct(event, NEW, NOTE, edi)
    drop_correction(event, edi)
    row = Event.objects.get()
    assert (row.state, row.title_en) == ("published", OLD)
    with pytest.raises(WrongState, match="Nothing"):
        publish(event, putri)


def test_who_dropped_their_correction_may_publish_what_others_decided(event, proposer, edi, putri):
    correct(event, NEW, NOTE, putri)
    drop_correction(event, putri)
    accept(proposer.suggest("topic", SubjectPayload(topic="online_scam"), "online scams"), edi, event=event)
    publish(event, putri)
    with pytest.raises(WrongState, match="Nothing"):
        publish(event, putri)


def test_what_is_withdrawn_takes_its_correction_with_it(event, edi, putri):
    correct(event, NEW, NOTE, edi)
    withdraw(event, putri, reason="wrong")
    publish(event, putri)
    assert Event.objects.get().title_en == OLD


def test_refuses_what_changes_nothing(event, edi):
    with pytest.raises(BadPayload):
        correct(event, Words(title_en=OLD), NOTE, edi)


def test_refuses_a_correction_without_a_title(event, edi):
    with pytest.raises(BadPayload):
        correct(event, Words(summary_en="It met."), NOTE, edi)


def test_refuses_a_contributor(event, carol):
    with pytest.raises(NotAllowed):
        correct(event, NEW, NOTE, carol)
