"""The one chain, from the five documents to the reader: source, suggestion, decision, fact, page, sentence."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from newsroom.models import Article, Event, Fact, Participation, User

SEEDS = Path(__file__).parents[1] / "seeds"


def fill():
    """The chain on the seeds: the site as `make demo` leaves it."""
    for name in ("editor", "publisher"):
        User.objects.create_user(name, is_staff=True).groups.add(Group.objects.get(name=name))
    call_command("load_world", verbosity=0)
    call_command("load_documents", str(SEEDS), "--received", "2026-11-20", verbosity=0)
    call_command("suggest", verbosity=0)
    call_command("replay_decisions", verbosity=0)


@pytest.fixture
def chronicle(db):
    fill()


def words(response):
    """The text of a page as one reads it."""
    body = re.sub(r"<(script|style|head)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).replace("&nbsp;", " ").replace("\u00a0", " ").split())


def in_order(text, *parts):
    at = -1
    for part in parts:
        at = text.find(part, at + 1)
        assert at >= 0, f"{part!r} is missing or out of order in: {text}"


def test_it_works(chronicle, client):
    page = words(client.get("/en/countries/th/"))
    in_order(page, "2025", "17–18 December 2025", "International Conference on the Global Partnership",
             "26–27 March 2025", "International meeting on cybercrime",
             "16–17 January 2025", "5th ASEAN Digital Ministers’ Meeting")  # fmt: skip


def test_thailand_in_indonesian(chronicle, client):
    page = words(client.get("/countries/th/"))
    in_order(page, "2025", "17–18 Desember 2025", "26–27 Maret 2025", "16–17 Januari 2025")


def test_cambodias_absence_is_shown_as_one_with_its_sentence(chronicle, client):
    page = words(client.get("/countries/kh/"))
    assert "tidak hadir" in page
    assert "Kamboja tidak mengirimkan perwakilan ke pertemuan tersebut" in page or "Kamboja absen" in page


def test_the_19th_meeting_on_transnational_crime(chronicle, client):
    page = words(client.get("/forums/ammtc/"))
    assert "10 September 2025" in page and "Melaka" in page and "19" in page


def test_the_fifth_stands_before_the_sixth(chronicle, client):
    page = words(client.get("/en/forums/adgmin/"))
    in_order(page, "5th ASEAN Digital Ministers’ Meeting", "6th ASEAN Digital Ministers’ Meeting")


def test_the_year_that_was_worked_out_says_why(chronicle, client):
    event = Event.objects.get(edtf="2025?-03-26/2025?-03-27")
    page = words(client.get(event.get_absolute_url()))
    assert "26–27 Maret 2025" in page and "26 Maret jatuh pada hari Rabu pada 2014, 2025, dan 2031" in page


def test_a_wednesday_is_resolved_through_the_other_report(chronicle, client):
    speech = Participation.objects.get(edtf="2025-12-17?")
    page = words(client.get(f"/en/proof/{speech.pk}/"))
    assert "17 December 2025" in page and "the only Wednesday in it" in page


def test_a_mere_mention_makes_no_timeline(chronicle, client):
    assert client.get("/countries/at/").status_code == 200
    assert Event.objects.published().on_timeline_of("AE").count() == 0


def test_a_first_sentence_in_place_of_a_headline_is_marked_wherever_it_stands(chronicle, client):
    article = Article.objects.get(title_from_text=True)
    event = Event.objects.get(forum__slug="ammtc")
    for path in ("/en/", "/en/articles/", f"/en{event.get_absolute_url()}"):
        in_order(words(client.get(path)), article.title, "no headline: its first words")


def test_every_public_fact_is_one_click_from_its_sentence(chronicle, client):
    for event in Event.objects.published():
        page = client.get(event.get_absolute_url()).content.decode()
        for fact in Fact.objects.published().filter(event=event):
            assert f'href="{fact.get_absolute_url()}"' in page, (event, fact.kind)
    for fact in Fact.objects.published():
        page = client.get(fact.get_absolute_url())
        assert page.status_code == 200
        for proof in fact.proofs.exclude(evidence=None).select_related("evidence"):
            assert proof.evidence.exact.split()[0] in words(page)
            assert "<mark" in page.content.decode()


def test_a_page_never_shows_a_whole_article(chronicle, client):
    from newsroom.models import ArticleText

    for text in ArticleText.objects.all():
        page = words(client.get(text.article.get_absolute_url()))
        whole = " ".join(text.text.split())
        assert whole not in page and len(page) < len(whole) * 1.5 + 4000
