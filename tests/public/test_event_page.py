"""The page of one event: all its facts, each one click from its proof."""

import re

import pytest
from django.urls import reverse

from newsroom.models import Fact, Occurrence
from newsroom.models.visibility import State
from tests.factories import (
    fill_event,
    make_article,
    make_country,
    make_event,
    make_evidence,
    make_fact,
    make_forum,
    make_part,
)

pytestmark = pytest.mark.django_db


def page_of(client, event, prefix: str = "") -> str:
    answer = client.get(prefix + event.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(client):
    event = make_event("Konferensi", "2025-12-17/2025-12-18", place="Bangkok", country=make_country("TH"))
    page = page_of(client, event)
    assert "<h1>Konferensi</h1>" in page
    assert "Bangkok, Thailand" in page
    assert '<time datetime="2025-12-17">17–18 Desember 2025</time><time datetime="2025-12-18"></time>' in page


def test_every_fact_is_one_click_from_its_proof(client):
    event = make_event(place="Bangkok")
    fill_event(event)
    make_fact(Occurrence, event, type="conference", status="held", place="Bangkok")
    make_fact(Occurrence, event, type="conference", status="announced")
    make_fact(Fact, event, kind="dating", edtf="2025-12")
    linked = {int(pk) for pk in re.findall(r'href="/proof/(\d+)/"', page_of(client, event))}
    assert linked == set(Fact.objects.filter(event=event).values_list("pk", flat=True))


def test_the_link_to_a_proof_names_its_fact(client):
    event = make_event()
    make_part(event, country=make_country("LA"), role="host")
    page = page_of(client, event, "/en")
    assert 'aria-label="proof: Laos was the host"' in page


def test_an_absence_is_shown_with_its_sentence(client):
    event = make_event()
    fill_event(event)
    page = page_of(client, event)
    assert "<strong>Kamboja tidak mengirimkan perwakilan</strong>" in page


def test_another_slug_leads_to_the_right_one(client):
    event = make_event("Konferensi Bangkok")
    right, other = event.get_absolute_url(), reverse("event", kwargs={"pk": event.pk, "slug": "anything"})
    for prefix in ("", "/en"):
        answer = client.get(prefix + other)
        assert answer.status_code == 301
        assert answer.headers["Location"] == prefix + right


def test_a_withdrawn_event_says_so_and_tells_no_title(client):
    event = make_event("Konferensi Rahasia", state=State.UNPUBLISHED)
    for slug in (event.slug, "anything"):
        answer = client.get(reverse("event", kwargs={"pk": event.pk, "slug": slug}))
        assert answer.status_code == 410
        assert "Rahasia" not in answer.content.decode()
    fact = Fact.objects.filter(event=event).first()
    assert client.get(fact.get_absolute_url()).status_code == 410


def test_an_unknown_event_is_an_unknown_page(client):
    for address in ("/events/999-x/", f"/events/{'9' * 18}-x/", f"/events/{'9' * 25}-x/", "/events/0-x/"):
        assert client.get(address).status_code == 404


def test_a_report_that_gives_another_status_stands_beside(client):
    event = make_event("Pertemuan keenam", status="held")
    announced = make_fact(Occurrence, event, type="conference", status="announced", place="Hanoi")
    page = page_of(client, event)
    assert page.count(f'href="/proof/{announced.pk}/"') == 1
    assert "Hanoi" in page


def test_the_meetings_before_and_after(client):
    forum = make_forum("adgmin")
    fifth, sixth, seventh = (make_event(f"Ke {n}", "", forum=forum, ordinal=n) for n in (5, 6, 7))
    hidden = make_event("Rahasia", "", forum=forum, ordinal=8, state=State.DRAFT)
    page = page_of(client, sixth)
    assert re.search(rf'rel="prev"\s+href="{fifth.get_absolute_url()}"', page)
    assert re.search(rf'rel="next"[^>]*href="{seventh.get_absolute_url()}"', page)
    assert hidden.get_absolute_url() not in page_of(client, seventh)


def test_a_part_has_its_own_date_with_its_reason(client):
    event = make_event("Konferensi", "2025-12-17/2025-12-18")
    make_part(event, country=make_country("ID"), edtf="2025-12-17?", reason="hanya satu hari Rabu di antaranya")
    page = page_of(client, event)
    assert '<time datetime="2025-12-17">17 Desember 2025</time>' in page
    assert "hanya satu hari Rabu di antaranya" in page


def test_a_text_in_the_other_language_says_which(client):
    page = page_of(client, make_event("Konferensi", summary_id="Ringkasan"), "/en")
    assert '<h1 lang="id">Konferensi</h1>' in page


def test_sources_are_listed_with_what_they_prove(client):
    first, second = make_article(title="Satu"), make_article(title="Dua")
    event = make_event(evidence=make_evidence(first, "Para menteri"))
    make_part(event, make_evidence(second, "Thailand"), country=make_country("TH"))
    page = page_of(client, event)
    assert page.index(first.get_absolute_url()) < page.rindex(second.get_absolute_url())


def test_every_link_of_the_page_leads_somewhere(client):
    event = make_event(place="Bangkok", country=make_country("TH"), forum=make_forum(), ordinal=5)
    fill_event(event)
    make_part(event, country=make_country("RW"), role="mentioned")
    make_part(event, forum=make_forum("untoc"), role="mentioned")
    for address in set(re.findall(r'href="(/[^"?#]*)"', page_of(client, event))):
        if not address.startswith("/static/"):
            assert client.get(address).status_code == 200, address
