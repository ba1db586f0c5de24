"""The name of a victim, suspect or accused stands nowhere that readers look, unless there is a reason on record."""

import pytest

from newsroom.models import Actor, Commitment, Decision, Event, NameAllowance
from newsroom.models.facts import FactState, Rank
from newsroom.models.participations import GUARDED
from newsroom.models.record import Verb
from tests.factories import (
    TEXT,
    make_actor,
    make_article,
    make_country,
    make_decision,
    make_event,
    make_evidence,
    make_fact,
    make_forum,
    make_outlet,
    make_part,
)
from tests.public.test_visibility import CANARY, SEEN, assert_hidden, everything, public_event  # noqa: F401

pytestmark = pytest.mark.django_db


def named(event: Event, role: str = "victim", **fields):
    """A published part of a person who carries the canary."""
    return make_part(event, actor=make_actor("burung", name_id=CANARY), role=role, **fields)


def event_of() -> Event:
    return Event.objects.get(title_id=SEEN)


def assert_named(client) -> None:
    answers = everything(client)
    for address in ("/actors/", "/actors/burung/", event_of().get_absolute_url()):
        assert CANARY in answers[address], address


def allow(event: Event) -> NameAllowance:
    decision = make_decision(Verb.ALLOW_NAME, event=event, reason="Ia sendiri yang berbicara kepada pers.")
    return NameAllowance.objects.create(event=event, actor=Actor.objects.get(slug="burung"), decision=decision)


@pytest.mark.parametrize("role", GUARDED)
def test_it_works(client, role):
    named(event_of(), role, on_behalf_of=make_country("TH"))
    assert_hidden(client)


def test_any_fact_of_the_event_that_names_them_is_held_back(client):
    event = event_of()
    named(event)
    named(event, "speaker")
    named(event, "mentioned")
    make_fact(Commitment, event, what_id="bersaksi", promisor_actor=Actor.objects.get(slug="burung"))
    assert_hidden(client)


def test_what_is_not_yet_public_holds_back_too(client):
    event = event_of()
    named(event, "speaker")
    named(event, "suspect", state=FactState.ACCEPTED)
    assert_hidden(client)


def test_a_publishers_reason_shows_them_and_goes_again(client):
    named(event_of())
    allowance = allow(event_of())
    assert_named(client)
    allowance.delete()
    assert_hidden(client)


@pytest.mark.parametrize("standing", [{"standing": "convicted"}, {"standing": "in_office", "capacity": "Menteri"}])
def test_the_convicted_and_officials_in_office_are_named(client, standing):
    named(event_of(), "accused", **standing)
    assert_named(client)


def test_the_reason_is_of_one_event(client):
    other = make_event("Acara Lain", forum=make_forum())
    named(other)
    allow(event_of())
    assert_hidden(client)


def test_elsewhere_they_are_who_they_are_there(client):
    named(event_of(), "speaker")
    named(make_event("Acara Lain"), "victim")
    answers = everything(client)
    assert CANARY in answers["/actors/burung/"] and "Acara Lain" not in answers["/actors/burung/"]


@pytest.mark.parametrize(
    "fields", [{"state": FactState.WITHDRAWN}, {"rank": Rank.DEPRECATED, "rank_reason": "Keliru."}]
)
def test_a_fact_that_holds_no_more_holds_nothing_back(client, fields):
    event = event_of()
    named(event, "speaker")
    named(event, "victim", **fields)
    assert_named(client)


def test_organisations_are_named(client):
    make_actor("burung", name_id=CANARY, kind=Actor.Kind.ORGANISATION)
    named(event_of(), "accused")
    assert_named(client)


def test_the_rule_costs_no_query(client, django_assert_num_queries):
    event = event_of()
    with django_assert_num_queries(1):
        list(event.facts.proved())
    assert not Decision.objects.filter(verb=Verb.ALLOW_NAME).exists()


@pytest.mark.parametrize("rights", ["full_text", "excerpt"])
def test_no_quote_shows_a_name_that_was_flagged_later(client, rights):
    text = f"Para menteri bertemu di Bangkok bersama {CANARY}. Selesai. {TEXT}"
    article = make_article(text, make_outlet("Suara", rights=rights))
    event = make_event("Acara Lain", evidence=make_evidence(article, "Para menteri bertemu"))
    assert CANARY in client.get(event.get_absolute_url()).content.decode()
    named(event, state=FactState.WITHDRAWN)
    assert_hidden(client)
    allow(event)
    assert CANARY in client.get(event.get_absolute_url()).content.decode()
