"""Claims and presence in the back office: who has an article in hand, who has a page open, what comes next."""

from __future__ import annotations

import datetime as dt

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from newsroom import desk
from newsroom.desk.claims import holder
from newsroom.desk.worth import weigh
from newsroom.models import Event, Presence
from tests.admin.conftest import of_kind
from tests.admin.test_queue import INDEX, act, start, waiting_article


def test_it_works(as_, cast, article):
    assert as_("sari").post(act("claim", article)).status_code == 302
    assert holder(article).by == cast["sari"]
    assert as_("dewi").post(act("seen", article)).json() == {"words": ""}
    assert as_("sari").post(act("seen", article)).json() == {"words": "dewi is editing"}


# ------------------------------------------------------------------ claims


def test_a_claim_leads_to_the_article_and_a_release_back(as_, cast, article):
    client = as_("sari")
    assert client.post(act("claim", article), {"from": "queue"})["Location"] == act("change", article)
    assert holder(article).by == cast["sari"]
    assert client.post(act("release", article), {"from": "queue"})["Location"] == reverse(INDEX)
    assert holder(article) is None


def test_what_somebody_has_is_refused_in_words(as_, cast, article):
    desk.claim(article, cast["dewi"])
    for name, said in (("claim", "dewi has had this article in hand"), ("release", "dewi has this article in hand")):
        answer = as_("sari").post(act(name, article), {"from": "queue"}, follow=True)
        assert said in " ".join(map(str, answer.context["messages"]))
    assert holder(article).by == cast["dewi"]


@pytest.mark.parametrize("name", ["claim", "release", "seen"])
def test_acts_refuse_a_get_a_stranger_and_a_missing_token(as_, article, name):
    assert as_("sari").get(act(name, article)).status_code == 405
    assert as_("").post(act(name, article)).status_code == 302
    assert as_("tono").post(act(name, article)).status_code == 302
    assert as_("rini", enforce_csrf_checks=True).post(act(name, article)).status_code == 403
    assert as_("sari").post(reverse(f"admin:newsroom_article_{name}", args=[99999])).status_code == 404
    assert holder(article) is None and not Presence.objects.exists()


def test_a_contributor_claims_nothing_and_is_not_seen(as_, article):
    client = as_("budi")
    client.post(act("claim", article))
    assert client.post(act("seen", article)).json() == {"words": ""}
    client.get(act("change", article))
    assert holder(article) is None and not Presence.objects.exists()


# ------------------------------------------------------------------ what is next


def test_next_leads_down_the_queue(as_, cast, article):
    weigh(article)
    low = waiting_article(1, 0.4)
    client = as_("sari")
    assert client.get(reverse("admin:newsroom_article_next"))["Location"] == act("change", article)
    assert client.get(act("next", article))["Location"] == act("change", low)
    desk.claim(low, cast["dewi"])
    answer = client.get(act("next", article), follow=True)
    assert answer.redirect_chain[-1][0] == reverse(INDEX) and "No other article waits" in answer.content.decode()
    assert client.post(act("next", article)).status_code == 405
    assert client.get(reverse("admin:newsroom_article_next", args=[99999])).status_code == 404


def test_next_is_for_whoever_may_look(as_, cast, article):
    cast["sari"].groups.clear()
    assert as_("sari").get(reverse("admin:newsroom_article_next")).status_code == 403
    assert as_("").get(reverse("admin:newsroom_article_next")).status_code == 302


# ------------------------------------------------------------------ presence


def part(response, page) -> str:
    request = RequestFactory().get("/")
    return render_to_string(
        "admin/newsroom/_presence.html", {"presence": response.context["presence"], "original": page}, request
    )


def test_an_open_page_is_seen_by_the_others(as_, cast, article):
    as_("dewi").get(act("change", article))
    response = as_("sari").get(act("change", article))
    assert response.context["presence"].words == "dewi is editing"
    assert "dewi is editing" in part(response, article) and act("seen", article) in part(response, article)
    assert "dewi, sari are editing" in start(as_("putri")).content.decode()
    assert as_("dewi").post(act("seen", article)).json() == {"words": "sari is editing"}
    Presence.objects.update(seen_at=timezone.now() - dt.timedelta(seconds=91))
    assert as_("putri").get(act("change", article)).context["presence"].words == ""


def test_an_event_page_too(as_, cast, article):
    desk.accept(of_kind(article, "event"), cast["dewi"])
    event = Event.objects.get()
    address = reverse("admin:newsroom_event_change", args=[event.pk])
    for who in ("dewi", "putri"):
        as_(who).get(address)
    response = as_("sari").get(address)
    assert response.context["presence"].words == "dewi, putri are editing"
    assert "Take" not in part(response, event)
    assert as_("putri").post(reverse("admin:newsroom_event_seen", args=[event.pk])).json()["words"]


def test_the_part_offers_what_one_may_do(as_, cast, article):
    page = act("change", article)
    assert act("claim", article) in part(as_("sari").get(page), article)
    assert act("claim", article) not in part(as_("budi").get(page), article)
    desk.claim(article, cast["sari"])
    assert act("release", article) in part(as_("sari").get(page), article)
    assert act("release", article) in part(as_("putri").get(page), article)
    seen = part(as_("dewi").get(page), article)
    assert act("release", article) not in seen and "sari has had it in hand since" in seen
