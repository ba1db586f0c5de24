"""Who stands on a timeline, asked of the database through facts that verbs have written."""

import pytest

from newsroom.desk import Statement, publish, state
from newsroom.desk.payloads import CommitmentPayload, EventPayload, OutcomePayload, PartPayload, SubjectPayload
from newsroom.models import Actor, Country, Event, Forum, Participation

WHY = Statement(reason_en="So it is.")


@pytest.fixture
def tell(world, edi, putri):
    """A published event in Hanoi with these facts besides."""

    def told(*payloads, **event):
        said = {"type": "conference", "title_en": "Talks", "place": "Hanoi", "country": "VN", **event}
        made = state(EventPayload(**said), WHY, edi).event
        for payload in payloads:
            state(payload, WHY, edi, event=made)
        publish(made, putri)
        return made

    return told


def stands(code):
    on_it = Event.objects.published().on_timeline_of(code).exists()
    assert on_it == Country.objects.published().filter(pk=code).exists()
    return on_it


def test_it_works(tell):
    tell()
    assert stands("VN") and not stands("TH")


@pytest.mark.parametrize("role", ["host", "organiser", "chair", "speaker", "participant", "observer", "signatory"])
def test_a_country_with_a_part(tell, role):
    tell(PartPayload(country="TH", role=role))
    assert stands("TH")


@pytest.mark.parametrize("role", ["mentioned", "invited", "origin_of_victims"])
def test_a_country_without_a_part(tell, role):
    tell(PartPayload(country="TH", role=role))
    assert not stands("TH")


def test_an_absence_counts(tell):
    tell(PartPayload(country="KH", role="participant", presence="absent"))
    assert stands("KH")


def test_a_promise_counts(tell):
    tell(CommitmentPayload(what_en="help", promisor_country="LA"))
    assert stands("LA")


def test_a_party_to_a_document_counts(tell):
    tell(OutcomePayload(type="mou", status="signed", name_en="MoU", parties=("TH", "KH")))
    assert stands("TH") and stands("KH") and not stands("LA")


def test_somebody_who_speaks_for_a_country_counts(tell):
    tell(PartPayload(actor_name="Siti", actor_kind="person", role="speaker", on_behalf_of="ID"))
    assert stands("ID")
    assert Actor.objects.published().count() == 1


def test_a_forum_has_its_meetings_and_where_it_took_part(tell):
    meeting = tell(forum="adgmin", ordinal=5)
    guest = tell(PartPayload(forum="adgmin", role="observer"))
    tell(PartPayload(forum="adgmin", role="mentioned"))
    forum = Forum.objects.get()
    assert set(Event.objects.published().on_timeline_of_forum(forum)) == {meeting, guest}
    assert Forum.objects.published().get() == forum


def test_nothing_stands_before_publication(world, edi):
    event = state(EventPayload(type="conference", title_en="Talks", country="VN"), WHY, edi).event
    state(PartPayload(country="TH", role="host"), WHY, edi, event=event)
    assert not stands("VN") and not stands("TH")


def test_a_withdrawn_part_stands_no_more(tell, putri):
    from newsroom.desk import withdraw

    tell(PartPayload(country="TH", role="host"), SubjectPayload(topic="phishing"))
    withdraw(Participation.objects.get(), putri, reason="misread")
    assert not stands("TH") and stands("VN")


def test_years_overlap(tell):
    spanning = tell(edtf="2025-12-31/2026-01-02")
    coarse = tell(edtf="2026")
    tell(edtf="2024-05")
    tell()
    assert set(Event.objects.in_year(2026)) == {spanning, coarse}
    assert set(Event.objects.in_year(2025)) == {spanning}
    assert Event.objects.undated().count() == 1 and Event.objects.dated().count() == 3
