"""On the page of an actor: names from accepted mentions, each with the way to add it."""

import html
import re

import pytest
from django.urls import reverse

from newsroom import desk
from newsroom.models import Actor, Name
from tests.admin.conftest import of_kind, suggest


@pytest.fixture
def actor(article, cast) -> Actor:
    made = Actor.objects.create(slug="suara", kind="organisation", name_id="Kantor Berita")
    desk.accept(of_kind(article, "event"), cast["sari"])
    row = suggest(article, "organisation", {"actor": "suara", "role": "mentioned"}, "Suara Thailand")
    desk.accept(row, cast["sari"])
    return made


def test_it_works(as_, actor):
    client = as_("sari")
    page = client.get(reverse("admin:newsroom_actor_change", args=[actor.pk])).content.decode()
    assert "names in accepted mentions" in page.casefold() and "Suara Thailand" in page
    [add] = re.findall(r'href="([^"]+/name/add/[^"]+)"', page)
    form = client.get(html.unescape(add)).context["adminform"].form
    assert form["text"].value() == "Suara Thailand" and str(form["actor"].value()) == str(actor.pk)
    assert not Name.objects.filter(actor=actor).exists()


def test_a_new_actor_has_been_heard_of_nowhere(as_, actor):
    page = as_("sari").get(reverse("admin:newsroom_actor_add")).content.decode()
    assert "names in accepted mentions" not in page.casefold()


def test_what_is_there_is_not_proposed(as_, actor):
    Name.objects.create(actor=actor, text="suara thailand")
    page = as_("sari").get(reverse("admin:newsroom_actor_change", args=[actor.pk])).content.decode()
    assert "None that is not here already." in page
