"""What must not slip through: words that wait, proof of something else, dates that nobody read, values too long."""

import datetime as dt

import pytest
from django.utils import timezone

from newsroom.desk import Passage, Statement, accept, edit, publish, reject, state, withdraw
from newsroom.desk.errors import BadPayload, MissingProof, WrongState
from newsroom.desk.evidence import find_quote
from newsroom.desk.payloads import (
    PAYLOADS,
    CommitmentPayload,
    EventPayload,
    FigurePayload,
    OutcomePayload,
    PartPayload,
    longest,
)
from newsroom.desk.reword import Words, reword
from newsroom.models import (
    Article,
    Commitment,
    Country,
    Decision,
    Event,
    Fact,
    Figure,
    Outcome,
    Participation,
    Suggestion,
)
from newsroom.public.sheets import sheets

WHY = Statement(reason_en="So it is.", link="https://example.org/")
MOU = {"type": "mou", "status": "signed", "name_en": "Foo pact"}


@pytest.fixture
def event(proposer, edi):
    return accept(proposer.event(), edi).event


def test_it_works(event, edi, putri):
    state(OutcomePayload(**MOU, parties=("TH",)), WHY, edi, event=event)
    publish(event, putri)
    state(OutcomePayload(**MOU, parties=("TH", "VN")), WHY, edi, event=event)
    assert not Event.objects.published().on_timeline_of("VN").exists()
    publish(event, putri)
    assert Event.objects.published().on_timeline_of("VN").get() == event
    assert Outcome.objects.count() == 2


def test_equal_numbers_of_different_things_are_different_facts(event, proposer, edi):
    hundred = {"value": "100", "unit": "people"}
    for what in ("people arrested", "people rescued", "People  Arrested"):
        state(FigurePayload(**hundred, what_en=what), WHY, edi, event=event)
    assert sorted(figure.what_en for figure in Figure.objects.all()) == ["people arrested", "people rescued"]
    assert FigurePayload(**hundred, what_en="a").identity() != FigurePayload(**hundred, what_en="b").identity()


def test_the_same_promise_of_two_is_two_facts(event, edi):
    state(PartPayload(actor_name="Interpol", role="participant"), WHY, edi, event=event)
    for promisor in ({"promisor_country": "TH"}, {"promisor_actor": "interpol"}, {"promisor_country": "TH"}):
        state(CommitmentPayload(what_en="help", **promisor), WHY, edi, event=event)
    assert Commitment.objects.count() == 2


def test_more_than_is_known_is_a_fact_that_waits(event, edi, putri):
    state(PartPayload(actor_name="Siti", actor_kind="person", role="speaker"), WHY, edi, event=event)
    publish(event, putri)
    more = PartPayload(actor_name="Siti", actor_kind="person", role="speaker", capacity="Minister", on_behalf_of="ID")
    state(more, WHY, edi, event=event)
    assert [part.capacity for part in Participation.objects.published()] == [""]
    publish(event, putri)
    assert {part.capacity for part in Participation.objects.published()} == {"", "Minister"}


def test_the_head_of_an_event_is_proved_by_the_fact_that_it_shows(event, edi, putri):
    state(EventPayload(type="conference", place="Hanoi", country="VN"), WHY, edi, event=event)
    publish(event, putri)
    event.refresh_from_db()
    shown = sheets([event])[event.pk].cover(event)
    assert (event.place, shown.place) == ("Hanoi", "Hanoi")


def test_a_changed_date_is_not_proved_by_the_words_of_the_old_one(proposer, edi):
    said = {"type": "conference", "title_en": "Talks"}
    for wrong in ({"basis": "explicit"}, {"basis": "stated"}):
        with pytest.raises(BadPayload, match="edtf"):
            edit(proposer.event(), EventPayload(**said, edtf="2019-05-05", **wrong), edi)
    assert not Event.objects.exists()
    words = find_quote(proposer.text, "on 17 December 2025")
    edited = edit(proposer.event(), EventPayload(**said, edtf="2025-12", basis="explicit"), edi, evidence=words)
    assert Fact.objects.get(event=edited.event, kind="dating").proofs.get().evidence == words


def test_an_event_goes_with_the_only_article_that_proves_it(event, article, putri):
    publish(event, putri)
    withdraw(article, putri, reason="retracted")
    event.refresh_from_db()
    assert event.state == "unpublished" and event in Event.objects.gone()
    assert Decision.objects.filter(verb="withdraw", event=event, reason="retracted").exists()


def test_the_last_public_occurrence_stays_though_another_waits(event, edi, putri):
    publish(event, putri)
    state(EventPayload(type="conference", place="Hanoi"), WHY, edi, event=event)
    first = Fact.objects.filter(kind="occurrence").first()
    with pytest.raises(WrongState):
        withdraw(first, putri, reason="misread")


def test_a_withdrawn_article_proves_nothing_new(event, article, proposer, edi, putri):
    state(EventPayload(type="conference", place="Bangkok", country="TH"), WHY, edi, event=event)
    publish(event, putri)
    withdraw(article, putri, reason="retracted")
    accept(proposer.suggest("country", PartPayload(country="LA", role="participant"), "Laos"), edi)
    with pytest.raises(MissingProof):
        publish(event, putri)


def test_an_embargo_covers_the_source(event, article, putri):
    publish(event, putri, embargo_until=timezone.now() + dt.timedelta(days=3))
    assert not Article.objects.published().exists() and not Country.objects.published().exists()


def test_refuses_an_embargo_on_what_is_public(event, proposer, edi, putri):
    publish(event, putri)
    accept(proposer.suggest("country", PartPayload(country="LA", role="participant"), "Laos"), edi)
    with pytest.raises(WrongState, match="embargo"):
        publish(event, putri, embargo_until=timezone.now() + dt.timedelta(days=3))
    assert Event.objects.published().exists()


def test_a_withdrawn_fact_is_gone_not_unknown(event, edi, putri, client):
    state(PartPayload(country="VN", role="host"), WHY, edi, event=event)
    publish(event, putri)
    fact = Participation.objects.get()
    assert client.get(fact.get_absolute_url()).status_code == 200
    withdraw(fact, putri, reason="misread")
    assert client.get(fact.get_absolute_url()).status_code == 410


def test_stating_twice_makes_one_proof(event, edi):
    for _time in range(2):
        state(PartPayload(country="VN", role="host"), WHY, edi, event=event)
    assert Participation.objects.get().proofs.count() == 1


@pytest.mark.parametrize("kind", sorted(PAYLOADS))
def test_no_field_is_longer_than_its_column(kind):
    for table in PAYLOADS[kind].TABLES:
        for column in table._meta.get_fields():
            limit = getattr(column, "max_length", None)
            if limit and column.name in PAYLOADS[kind].__dataclass_fields__:
                assert longest(PAYLOADS[kind].TABLES, column.name) <= limit, column


TOO_MUCH = [
    lambda e, edi: state(EventPayload(type="other", place="x" * 121), WHY, edi, event=e),
    lambda e, edi: state(PartPayload(country="TH", role="host", capacity="x" * 201), WHY, edi, event=e),
    lambda e, edi: state(PartPayload(actor_name="x" * 201, role="host"), WHY, edi, event=e),
    lambda e, edi: state(FigurePayload(value="1", unit="people", what_en="x" * 251), WHY, edi, event=e),
    lambda e, edi: state(
        PartPayload(country="TH", role="host"), Statement("x", "", "https://x.org/" + "x" * 500), edi, event=e
    ),
    lambda e, edi: reword(e, Words(title_en="x" * 251), edi),
    lambda e, edi: state(PartPayload(country="TH", role="host", capacity="a\x00b"), WHY, edi, event=e),
    lambda e, edi: state(PartPayload(country="TH", role="host", capacity="a\ud800b"), WHY, edi, event=e),
    lambda e, edi: state(PartPayload(country="TH", role="host"), Statement("a\x00b"), edi, event=e),
    lambda e, edi: reject(Suggestion.objects.first(), edi, reason="a\x00b"),
    lambda e, edi: state(PartPayload(actor_name="   ", role="host"), WHY, edi, event=e),
    lambda e, edi: state(CommitmentPayload(what_en="  "), WHY, edi, event=e),
]


@pytest.mark.parametrize("attempt", TOO_MUCH)
def test_refuses_what_no_database_keeps(event, edi, attempt):
    before = Decision.objects.count()
    with pytest.raises(BadPayload):
        attempt(event, edi)
    assert Decision.objects.count() == before


def test_a_suggestion_decided_meanwhile_is_not_dropped(proposer, article, edi, monkeypatch):
    import sys

    from newsroom.desk import suggest

    suggestion = proposer.event()
    module = sys.modules["newsroom.desk.suggest"]
    monkeypatch.setattr(module, "proposals", lambda reading, gazetteer: accept(suggestion, edi) and [])
    suggest(article)
    assert Suggestion.objects.get() == suggestion


def test_a_quote_of_an_older_version_still_proves(proposer, article, edi, event):
    old = article.current_text
    article.texts.create(version=2, text="Another text altogether, about Bangkok.")
    decision = state(
        PartPayload(country="LA", role="participant"), Passage(old, "Laos sent a minister"), edi, event=event
    )
    assert decision.fact.proofs.get().evidence.text == old
