"""Postponed, rescheduled, cancelled, moved online: told as facts with proof, which wait like any other."""

import pytest

from newsroom.desk import Change, Passage, Statement, accept, publish, state, tell
from newsroom.desk.errors import BadPayload, MissingReason, NotAllowed, NotQuoted, Overtaken, WrongState
from newsroom.desk.payloads import EventPayload
from newsroom.models import Decision, Event, Fact, Occurrence, Proof

WHY = Statement(reason_en="The ministry says so.", link="https://example.org/")
LATER = Change(status="rescheduled", edtf="2026-03", reason_en="Floods in the north.")


@pytest.fixture
def event(proposer, edi, putri):
    event = accept(proposer.event(status="announced"), edi).event
    publish(event, putri)
    return Event.objects.get()


def test_it_works(event, edi, putri):
    decision = tell(event, LATER, WHY, edi, seen=event.version)
    assert (Event.objects.get().status, Event.objects.get().edtf) == ("announced", "2025-12-17")
    assert (decision.verb, decision.before["edtf"], decision.after["edtf"]) == ("status", "2025-12-17", "2026-03")
    address = event.get_absolute_url()
    publish(event, putri)
    row = Event.objects.get()
    # A month takes the place of a day: what was said before a change is history, however exact it was.
    assert (row.status, row.edtf, row.place, row.country_id) == ("rescheduled", "2026-03", "Bangkok", "TH")
    assert row.get_absolute_url() == address
    told = Occurrence.objects.get(status="rescheduled")
    assert (told.reason_en, told.is_change) == ("Floods in the north.", True)
    assert Fact.objects.published().filter(edtf="2025-12-17").exists()
    assert Proof.objects.filter(statement_en=WHY.reason_en, link=WHY.link).count() == 2


def test_a_quote_proves_it_too(event, article, edi, putri):
    quote = "Laos sent a minister"
    tell(event, LATER, Passage(article.current_text, quote), edi)
    publish(event, putri)
    dating = Fact.objects.get(kind="dating", is_change=True)
    assert (dating.basis, dating.proofs.get().evidence.exact) == ("explicit", quote)


def test_what_is_reported_after_the_change_counts(event, edi, putri):
    tell(event, LATER, WHY, edi)
    state(EventPayload(type="conference", status="held", edtf="2026-03-05", basis="stated"), WHY, edi, event=event)
    publish(event, putri)
    assert (Event.objects.get().status, Event.objects.get().edtf) == ("held", "2026-03-05")


def test_an_old_announcement_accepted_late_changes_nothing(event, edi, putri):
    tell(event, LATER, WHY, edi)
    old = EventPayload(type="conference", status="announced", place="Hua Hin", edtf="2026", basis="stated")
    state(old, WHY, edi, event=event)
    publish(event, putri)
    assert (Event.objects.get().status, Event.objects.get().edtf) == ("rescheduled", "2026-03")


def test_postponed_twice_with_a_date_between(event, edi, putri):
    postponed = Change(status="postponed", reason_id="Banjir.")
    for change in (postponed, LATER, postponed):
        tell(event, change, WHY, edi)
    publish(event, putri)
    assert (Event.objects.get().status, Event.objects.get().edtf) == ("postponed", "2026-03")


def test_moved_online_with_another_place(event, edi, putri):
    tell(event, Change(status="moved_online", place="online", reason_en="Floods."), WHY, edi)
    publish(event, putri)
    assert (Event.objects.get().status, Event.objects.get().place) == ("moved_online", "online")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (Change(status="held", reason_en="x"), "status"),
        (Change(status="rescheduled", reason_en="x"), "edtf"),
        (Change(status="cancelled", edtf="2026", reason_en="x"), "edtf"),
        (Change(status="rescheduled", edtf="tomorrow", reason_en="x"), "edtf"),
        (Change(status="postponed", place="x" * 121, reason_en="x"), "place"),
        (Change(status="postponed", reason_en="x" * 401), "reason_en"),
    ],
)
def test_refuses_what_makes_no_sense(event, edi, change, field):
    before = Decision.objects.count(), Fact.objects.count()
    with pytest.raises(BadPayload) as refused:
        tell(event, change, WHY, edi)
    assert refused.value.field == field
    assert before == (Decision.objects.count(), Fact.objects.count())


def test_refuses_what_is_told_already(event, edi):
    tell(event, Change(status="cancelled", reason_en="Floods."), WHY, edi)
    with pytest.raises(BadPayload, match="already"):
        tell(event, Change(status="cancelled", reason_en="Floods."), WHY, edi)


def test_refuses_without_a_reason_for_readers(event, edi):
    with pytest.raises(MissingReason):
        tell(event, Change(status="cancelled"), WHY, edi)


def test_refuses_without_proof(event, article, edi):
    with pytest.raises(MissingReason):
        tell(event, LATER, Statement(), edi)
    with pytest.raises(NotQuoted):
        tell(event, LATER, Passage(article.current_text, "It was moved to March"), edi)
    assert not Occurrence.objects.filter(is_change=True).exists()


def test_refuses_the_second_of_two(event, edi):
    seen = event.version
    tell(event, LATER, WHY, edi, seen=seen)
    with pytest.raises(Overtaken):
        tell(event, Change(status="cancelled", reason_en="Floods."), WHY, edi, seen=seen)


def test_refuses_a_contributor(event, carol):
    with pytest.raises(NotAllowed):
        tell(event, LATER, WHY, carol)


def test_refuses_what_is_killed(event, edi):
    Event.objects.update(state="killed")
    with pytest.raises(WrongState):
        tell(event, LATER, WHY, edi)
