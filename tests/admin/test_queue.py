"""The start page of the desk: what waits, who has it, what is next; every number and its list."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom import desk
from newsroom.admin.piles import EVERY
from newsroom.desk.claims import be_seen
from newsroom.desk.contradictions import find_contradictions
from newsroom.desk.following import follow
from newsroom.desk.worth import weigh
from newsroom.models import Article, ArticleText, Commitment, ErrorReport, Event, Question, Suggestion
from newsroom.models.record import Verb
from newsroom.models.visibility import State
from tests.admin.conftest import EVENT, make_article, suggest
from tests.admin.test_pages import faults
from tests.factories import make_country, make_decision, make_event, make_fact, make_figure

INDEX = "admin:index"
PAST, FUTURE = dt.timedelta(days=-1), dt.timedelta(days=1)


def start(client, **query):
    return client.get(reverse(INDEX), query)


def tally(response, key: str):
    return next(one for _title, found in response.context["piles"] for one in found if one.key == key)


def act(name: str, article: Article) -> str:
    return reverse(f"admin:newsroom_article_{name}", args=[article.pk])


def waiting_article(number: int, confidence: float = 0.5) -> Article:
    made = make_article(f"queue:{number}")
    suggest(made, "event", EVENT, "Konferensi Internasional", confidence)
    suggest(made, "topic", {"topic": "online_scam"}, "perwakilan")
    weigh(made)
    return made


def one_of_each() -> dict[str, str]:
    """Something in every pile, and a word of its line."""
    now = timezone.now()
    make_event("Rapat satu", state=State.IN_REVIEW)
    make_event("Rapat dua", state=State.NEEDS_CHANGES)
    make_event("Rapat tiga", is_unapproved=True)
    make_event("Rapat empat", state=State.SCHEDULED, publish_at=now + FUTURE)
    make_event("Rapat lima", state=State.DRAFT)
    torn = make_event("Rapat enam")
    make_figure(torn, 58), make_figure(torn, 60)
    find_contradictions(torn)
    article = Article.objects.order_by("pk").first()
    run = article.texts.first().runs.first()
    words = {"run": run, "article": article, "evidence": article.suggestions.first().evidence}
    Question.objects.create(fingerprint="q", kind="sum_parts", why_id="x", why_en="x", **words)
    proved = make_event("Rapat tujuh").facts.first().proofs.get().evidence.text
    ArticleText.objects.create(article=proved.article, version=2, text="Rapat itu batal.")
    make_event("Rapat delapan", edtf="2025-12-17", status="announced")
    due = {"due": "2025", "due_earliest": dt.date(2025, 1, 1), "due_latest": dt.date(2025, 12, 31)}
    make_fact(Commitment, torn, what_id="membuka pusat", promisor_country=make_country("TH"), **due)
    make_decision(Verb.WITHDRAW, event=torn, reason="salah kutip")
    ErrorReport.objects.create(event=torn, words="Bukan di Bangkok", language="id", at=now, digest="d")
    return {
        "reports": "Bukan di Bangkok",
        "review": "Rapat satu",
        "sent-back": "Rapat dua",
        "unapproved": "Rapat tiga",
        "scheduled": "Rapat empat",
        "drafts": "Rapat lima",
        "contradictions": "Rapat enam",
        "questions": "sum against parts",
        "recheck": "Rapat tujuh",
        "unreported": "Rapat delapan",
        "past-due": "membuka pusat",
        "corrections": "salah kutip",
    }


def test_it_works(as_, article):
    weigh(article)
    response = start(as_("sari"))
    [row] = response.context["rows"]
    page = response.content.decode()
    assert (row.article, row.to_decide, row.confidence, row.date) == (article, 5, 0.95, "2025-12-17")
    assert "Konferensi Internasional" in row.event and "Suara Thailand" in page and "20 Dec 2025" in page
    assert page.count("<h1") == 1 and not faults(response)
    assert reverse("admin:newsroom_outlet_changelist") in page, "the list of models stays within reach"


@pytest.mark.parametrize("who", ["budi", "sari", "putri", "rini"])
def test_everybody_of_the_desk_sees_it(as_, article, who):
    page = start(as_(who)).content.decode()
    assert article.title in page and ("Take:" in page) == (who != "budi")


def test_whoever_may_view_nothing_sees_nothing(as_, cast, article):
    cast["sari"].groups.clear()
    page = start(as_("sari")).content.decode()
    assert article.title not in page and "have permission to view" in page
    assert as_("sari").get(reverse("admin:queue", args=["waiting"])).status_code == 403
    assert as_("sari").get(reverse("admin:queue", args=["review"])).status_code == 403


def test_an_empty_newsroom_is_told_what_to_do_first(as_):
    page = start(as_("sari")).content.decode()
    assert "Nothing has come in yet" in page and reverse("admin:newsroom_article_import") in page
    assert reverse("admin:newsroom_article_import") not in start(as_("budi")).content.decode()


def test_all_decided_is_no_empty_newsroom(as_, article):
    article.suggestions.update(state="rejected")
    assert "all that was suggested has been decided" in start(as_("sari")).content.decode()


def test_mine_and_unclaimed(as_, cast, article):
    mine, other = waiting_article(1), waiting_article(2)
    desk.claim(mine, cast["sari"])
    desk.claim(other, cast["dewi"])
    client = as_("sari")
    shown = {key: [row.article for row in start(client, show=key).context["rows"]] for key in ("mine", "unclaimed")}
    assert shown == {"mine": [mine], "unclaimed": [article]}
    response = start(client)
    assert [tab.number for tab in response.context["tabs"]] == ["3", "1", "1"]
    assert "dewi" in response.content.decode()
    assert start(client, show="nonsense").context["shown"] == "waiting"


def test_counts_stop_at_a_hundred(as_, article):
    Event.objects.bulk_create(Event(title_id="Rapat", state=State.IN_REVIEW) for _ in range(102))
    assert tally(start(as_("sari")), "review").number == "100+"
    listed = as_("sari").get(reverse("admin:queue", args=["review"]))
    assert len(listed.context["lines"]) == 100 and "The first 100 are shown" in listed.content.decode()


def test_every_number_leads_to_its_list(as_, article):
    words = one_of_each()
    client = as_("sari")
    response = start(client)
    assert set(words) == set(EVERY)
    for key, word in words.items():
        found = tally(response, key)
        listed = client.get(found.url)
        # One passage proves two facts: that it happened, and when.
        assert (key, found.number) == (key, "2" if key == "recheck" else "1")
        assert word in listed.content.decode() and not faults(listed), key
        assert client.get(listed.context["lines"][0].url.split("#")[0]).status_code == 200, key


def test_lists_of_articles(as_, cast, article):
    desk.claim(article, cast["sari"])
    for key, count in (("waiting", 1), ("mine", 1), ("unclaimed", 0)):
        assert len(as_("sari").get(reverse("admin:queue", args=[key])).context.get("rows", [])) == count
    assert as_("sari").get(reverse("admin:queue", args=["nothing"])).status_code == 404


def test_the_number_of_queries_is_constant(as_, cast, article):
    one_of_each()
    client = as_("sari")
    counted = []
    for first in (1, 11):
        for number in range(first, first + 10):
            made = waiting_article(number)
            desk.claim(made, cast["dewi"])
            be_seen(made, cast["dewi"])
            make_event(f"Rapat {number}", edtf="2025-12-17", status="announced", state=State.IN_REVIEW)
        start(client)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            start(client)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 50


def test_what_others_report_too_says_why_it_stands_first(as_, article):
    alone, first, second = (waiting_article(number, 0.9 - number / 10) for number in (1, 2, 3))
    Suggestion.objects.filter(article=alone, kind="event").first().clue.delete()
    weigh(alone)
    listed = start(as_("sari"))
    said = {row.article: row.is_lifted for row in listed.context["rows"]}
    assert said == {article: True, alone: False, first: True, second: True}
    assert listed.content.decode().count("reported elsewhere too") == 3


def test_what_is_no_longer_due_leaves_the_radar(as_, article):
    one_of_each()
    promise, announced = Commitment.objects.get(), Event.objects.get(title_id="Rapat delapan")
    make_fact(Commitment, promise.event, what_id="membuka pusat", status="kept")
    announced.facts.filter(kind="occurrence").first().occurrence.__class__.objects.filter(event=announced).update(
        status="held"
    )
    response = start(as_("sari"))
    assert tally(response, "past-due").count == tally(response, "unreported").count == 0


def test_a_quote_that_still_stands_needs_no_look(as_, article):
    evidence = make_event("Rapat").facts.first().proofs.get().evidence
    text = f"Diperbarui. {evidence.text.text}"
    newest = ArticleText.objects.create(article=evidence.text.article, version=2, text=text)
    follow(evidence.text.article, newest)
    assert tally(start(as_("sari")), "recheck").count == 0


def test_an_embargo_counts_as_scheduled_until_it_is_over(as_, article):
    make_event("Rapat", embargo_until=timezone.now() + FUTURE)
    make_event("Rapat lama", embargo_until=timezone.now() + PAST)
    assert tally(start(as_("sari")), "scheduled").count == 1


@pytest.mark.parametrize(("who", "left"), [("", 1), ("budi", 1), ("sari", 0), ("putri", 0)])
def test_both_hold(as_, article, who, left):
    one_of_each()
    row = Event.objects.get(title_id="Rapat enam").contradictions.get()
    address = reverse("admin:hold_both", args=[row.pk])
    assert as_("rini").get(address).status_code == 405
    assert as_("rini", enforce_csrf_checks=True).post(address, {"reason": "x"}).status_code == 403
    as_(who).post(address, {"reason": "Two counts."})
    assert type(row).objects.count() == left
    if not left:
        assert "settled already" in as_(who).post(address, {"reason": "x"}, follow=True).content.decode()


def test_both_hold_needs_a_reason(as_, article):
    one_of_each()
    row = Event.objects.get(title_id="Rapat enam").contradictions.get()
    as_("sari").post(reverse("admin:hold_both", args=[row.pk]), {"reason": " "})
    assert type(row).objects.count() == 1
