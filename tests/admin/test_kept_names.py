"""On the event's page: whose name is kept, and the buttons for it; on the card: that it will not be published."""

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.desk.approval import waiting
from newsroom.models import Actor, Event, NameAllowance
from newsroom.models.facts import FactState
from newsroom.models.visibility import State
from tests.admin.conftest import suggest
from tests.factories import make_actor, make_event, make_part

PUBLISHERS = {"putri", "rini"}
VICTIM = {"actor_name": "Siti Rahmawati", "actor_kind": "person", "role": "victim"}


@pytest.fixture
def event(db) -> Event:
    event = make_event("Pemulangan", state=State.DRAFT)
    make_part(event, actor=make_actor("siti", name_id="Siti Rahmawati"), role="victim", state=FactState.ACCEPTED)
    return event


def address(event: Event, act: str = "name") -> str:
    return reverse(f"admin:newsroom_event_{act}", args=[event.pk])


def said(act: str = "allow", reason: str = "Ia berbicara dengan nama lengkap.") -> dict:
    return {"actor": Actor.objects.get(slug="siti").pk, "act": act, "reason": reason}


def test_it_works(as_, event):
    client = as_("putri")
    page = client.get(address(event, "change")).content.decode()
    assert "Names kept from readers" in page and "Siti Rahmawati" in page and "Allow the name" in page
    assert "Not published by name." in page
    answer = client.post(address(event), said(), follow=True).content.decode()
    assert "Done, and kept on record." in answer and "Ia berbicara dengan nama lengkap." in answer
    assert NameAllowance.objects.exists()
    assert "Done" in client.post(address(event), said("protect"), follow=True).content.decode()
    assert not NameAllowance.objects.exists()


@pytest.mark.parametrize("name", ["", "tono", "budi", "sari", "putri", "rini"])
def test_who_may(as_, event, name):
    as_(name).post(address(event), said())
    assert NameAllowance.objects.exists() == (name in PUBLISHERS)


def test_editors_see_it_without_buttons(as_, event):
    page = as_("sari").get(address(event, "change")).content.decode()
    assert "Names kept from readers" in page and "Allow the name" not in page


def test_a_forged_post_changes_nothing(cast, event):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["putri"])
    assert client.post(address(event), said()).status_code == 403
    assert client.get(address(event)).status_code == 405
    assert not NameAllowance.objects.exists()


@pytest.mark.parametrize("wrong", [{"actor": "x"}, {"actor": "999"}, {"act": "burn"}, {"reason": " "}])
def test_what_makes_no_sense_is_refused_in_words(as_, event, wrong):
    answer = as_("putri").post(address(event), said() | wrong, follow=True)
    assert answer.status_code == 200 and 'class="error"' in answer.content.decode()
    assert not NameAllowance.objects.exists()


def test_the_button_that_publishes_refuses_in_words(as_, event):
    answer = (
        as_("putri").post(address(event, "publish"), {"seen": waiting(event).token}, follow=True).content.decode()
    )
    assert "is not named to readers" in answer
    event.refresh_from_db()
    assert event.state == State.DRAFT


def test_a_card_is_flagged(as_, article):
    suggest(article, "person", VICTIM, "Bangkok")
    page = as_("sari").get(reverse("admin:newsroom_article_change", args=[article.pk])).content.decode()
    assert page.count("are not published by name") == 1
