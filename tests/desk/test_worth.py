"""The order of the queue: new events by confidence and sources, then facts; and what comes next."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from django.utils import timezone

from newsroom import desk
from newsroom.desk.worth import LEAST, next_after, waiting, weigh
from newsroom.models import Article, ArticleText, Claim, EventClue, ExtractionRun, Outlet, Suggestion
from newsroom.models.claims import CLAIM_LASTS
from tests.factories import make_article, make_evidence

QUOTE = "Para menteri bertemu di Bangkok"
DAY = dt.date(2025, 12, 17)
prints = itertools.count(1)


def waits(article: Article, kind: str = "event", confidence: float = 0.9, **fields) -> Suggestion:
    run, _made = ExtractionRun.objects.get_or_create(text=article.current_text, rules_version="test")
    words = {"is_main": kind == "event", "payload": {"topic": "online_scam"}} | fields
    return Suggestion.objects.create(
        run=run,
        article=article,
        fingerprint=f"{next(prints)}",
        kind=kind,
        evidence=make_evidence(article, QUOTE),
        rule="test",
        why_id="uji",
        why_en="test",
        confidence=confidence,
        **words,
    )


def clue(suggestion: Suggestion, country: str = "TH", last: dt.date = DAY) -> None:
    EventClue.objects.create(suggestion=suggestion, first=DAY, last=last, country=country, signature={})


def report(confidence: float = 0.9, outlet: str = "", **fields) -> Article:
    article = make_article(outlet=Outlet.objects.get_or_create(name=outlet or f"Media {next(prints)}")[0], **fields)
    waits(article, confidence=confidence)
    weigh(article)
    return article


def worth(article: Article) -> float:
    return article.suggestions.get(kind="event").worth


def test_it_works(world):
    low, high = report(0.5), report(0.9)
    facts = make_article()
    waits(facts, "topic")
    assert waiting(10) == [high.pk, low.pk, facts.pk]
    assert waiting(2) == [high.pk, low.pk]


def test_more_sources_weigh_more(world):
    alone = report(0.9)
    first, second, third = report(0.8, "A"), report(0.8, "B"), report(0.8, "A")
    for article in (first, second):
        clue(article.suggestions.get())
        weigh(article)
    assert worth(first) == worth(second) > worth(alone)
    clue(third.suggestions.get())
    before = worth(second)
    weigh(third)
    # A second report of the same outlet is no second source: it counts as a report only.
    assert 0 < worth(second) - before < 0.1


def test_events_without_a_place_or_days_of_their_own_are_not_taken_for_one(world):
    one, other, vague, hazy = (report(0.8) for _ in range(4))
    clue(one.suggestions.get(), country="")
    clue(other.suggestions.get(), country="")
    for article in (vague, hazy):
        clue(article.suggestions.get(), last=DAY + dt.timedelta(120))
    for article in (one, other, vague, hazy):
        weigh(article)
    assert {worth(article) for article in (one, other, vague, hazy)} == {1.8}


def test_a_copy_waits_behind_its_original_which_it_lifts(world):
    wire, other = report(0.8), report(0.8)
    copy = report(0.95, syndicated_from=wire)
    weigh(copy)
    assert waiting(9) == [wire.pk, other.pk, copy.pk]


def test_calling_it_independent_weighs_it_anew(world, edi):
    wire = report(0.8)
    copy = report(0.8, syndicated_from=wire)
    before = worth(copy)
    desk.call_independent(copy, edi, reason="Own reporter")
    assert worth(copy) > before and worth(copy) == worth(wire)


def test_an_event_of_no_confidence_is_an_event_still(world):
    article = make_article(syndicated_from=make_article())
    waits(article, confidence=0.0, is_main=False)
    weigh(article)
    assert worth(article) == LEAST


def test_each_article_stands_once_by_its_best_event(world):
    article = report(0.6)
    for confidence in (0.99, 0.99):
        waits(article, confidence=confidence, is_main=False)
    waits(article, "topic")
    weigh(article)
    other = report(0.5)
    assert waiting(9) == [article.pk, other.pk]


@pytest.mark.parametrize("state", ["spiked", "killed", "unpublished"])
def test_what_was_taken_away_does_not_wait(world, state):
    article = report()
    Article.objects.filter(pk=article.pk).update(state=state)
    assert waiting(9) == []


def test_what_is_decided_does_not_wait(world):
    article = report()
    article.suggestions.update(state="accepted")
    assert waiting(9) == []


def test_what_somebody_has_in_hand_waits_for_them_alone(world, edi, cleo):
    first, second = report(0.9), report(0.8)
    desk.claim(first, edi)
    assert waiting(9, unclaimed=True) == waiting(9, free_for=cleo) == [second.pk]
    assert waiting(9, free_for=edi) == waiting(9) == [first.pk, second.pk]
    long_ago = timezone.now() - CLAIM_LASTS - dt.timedelta(1)
    Claim.objects.update(since=long_ago, active_at=long_ago)
    assert waiting(9, unclaimed=True) == [first.pk, second.pk]


def test_next_goes_down_the_queue_and_round(world, edi):
    first, second, third = report(0.9), report(0.8), report(0.8)
    assert next_after(None, edi) == first.pk
    assert next_after(first, edi) == third.pk, "of two alike the newer comes first"
    assert next_after(third, edi) == second.pk
    assert next_after(second, edi) == first.pk


def test_next_goes_on_from_where_a_decided_article_stood(world, edi):
    _first, second, third = report(0.9), report(0.8), report(0.7)
    second.suggestions.update(state="accepted")
    assert next_after(second, edi) == third.pk
    waits(second, "topic")
    assert next_after(second, edi) == third.pk


def test_next_goes_through_the_articles_of_which_only_facts_wait(world, edi):
    one, two, three = (make_article() for _ in range(3))
    for article in (one, two, three):
        waits(article, "topic")
    assert next_after(three, edi) == two.pk
    assert next_after(two, edi) == one.pk
    assert next_after(one, edi) == three.pk


def test_next_passes_over_what_somebody_else_has(world, edi, cleo):
    first, second, third = report(0.9), report(0.8), report(0.7)
    desk.claim(second, cleo)
    assert next_after(first, edi) == third.pk
    assert next_after(first, cleo) == second.pk


def test_nothing_is_next_to_the_only_one(world, edi):
    article = report()
    assert next_after(article, edi) is None
    article.suggestions.update(state="rejected")
    assert next_after(None, edi) is None


def test_an_article_that_nobody_has_read_leads_to_the_first(world, edi):
    unread, first = make_article(), report(0.9)
    assert next_after(unread, edi) == first.pk


def test_weighing_twice_changes_nothing(world, django_assert_max_num_queries):
    article = report()
    with django_assert_max_num_queries(8):
        weigh(article)
    assert ArticleText.objects.filter(article=article).count() == 1
