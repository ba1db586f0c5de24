"""Every kind of fact is a sentence of its own, in either language."""

import pytest
from django.utils import translation

from newsroom.models import Commitment, Fact, Participation, Subject
from newsroom.templatetags.words import edition, headline, in_words, listed, ordinal, setting
from tests.factories import (
    make_actor,
    make_article,
    make_country,
    make_event,
    make_fact,
    make_figure,
    make_forum,
    make_outcome,
    make_outlet,
    make_part,
)

pytestmark = pytest.mark.django_db


def in_english(fact) -> str:
    with translation.override("en"):
        return in_words(fact)


def test_it_works():
    event = make_event()
    assert in_english(make_part(event, country=make_country("TH"), role="host")) == "Thailand was the host"


@pytest.mark.parametrize("role", Participation.Role.values)
@pytest.mark.parametrize("presence", Participation.Presence.values)
def test_every_role_is_a_sentence(role, presence):
    words = in_english(Participation(country=make_country("KH"), role=role, presence=presence, kind="participation"))
    assert "Cambodia" in words
    assert ("absent" in words) == (presence == "absent")


def test_somebody_speaks_for_a_country():
    speaker = make_actor("sihasak", name_en="Sihasak")
    part = make_part(make_event(), actor=speaker, role="speaker", capacity="menteri", on_behalf_of=make_country("TH"))
    assert in_english(part) == "Sihasak (menteri, for Thailand) spoke"


def test_a_document_names_its_parties():
    outcome = make_outcome(make_event(), "MoU")
    outcome.parties.set([make_country("TH"), make_country("KH")])
    assert in_english(outcome) == "MoU: adopted (Cambodia and Thailand)"


def test_a_promise_of_nobody_in_particular():
    promise = make_fact(Commitment, make_event(), what_en="a centre", status="planned")
    assert in_english(promise) == "Planned: a centre"


def test_a_promise_of_a_country():
    promise = make_fact(Commitment, make_event(), what_en="a centre", promisor_country=make_country("TH"))
    assert in_english(promise) == "Thailand pledged: a centre"


def test_the_rest():
    event = make_event(edtf="2025-12-17")
    assert in_english(make_figure(event, 58, "countries", what_en="taking part")) == "58 countries: taking part"
    assert in_english(make_fact(Subject, event, topic="phishing")) == "Topic: phishing"
    assert in_english(Fact.objects.get(event=event, kind="dating")) == "Date: 17 December 2025"


@pytest.mark.parametrize(
    ("number", "english"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (19, "19th"), (22, "22nd"), (113, "113th")],
)
def test_an_ordinal(number, english):
    assert ordinal(number) == f"ke-{number}"
    with translation.override("en"):
        assert ordinal(number) == english


def test_an_edition_of_a_forum():
    event = make_event(forum=make_forum("ammtc"), ordinal=19)
    with translation.override("en"):
        assert edition(event) == "19th AMMTC"
    assert edition(make_event(forum=make_forum("ammtc"))) == "AMMTC"
    assert edition(make_event()) == ""


def test_where_names_a_city_that_is_its_country_once():
    assert setting(make_event(place="Bangkok", country=make_country("TH"))) == "Bangkok, Thailand"
    assert setting(make_event(place="Singapura", country=make_country("SG"))) == "Singapura"
    assert setting(make_event()) == ""


def test_a_list_of_none_is_nothing():
    assert listed([]) == ""


def test_words_cut_out_of_a_text_are_no_headline_where_only_a_link_is_allowed():
    outlet = make_outlet("Tertutup", rights="link_only")
    cut = make_article(title="Kata pertama dari teks", title_from_text=True, outlet=outlet)
    assert "Kata" not in headline(cut)
    assert headline(make_article(title="Judul", outlet=outlet)) == "Judul"
