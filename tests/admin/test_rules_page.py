"""«How well do the rules do?»: what editors decided, rule by rule."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from newsroom import desk
from newsroom.desk.record_of_rules import RuleRecord, records, wilson
from newsroom.models import Suggestion
from tests.admin.conftest import make_user, of_kind, suggest
from tests.admin.test_pages import faults


def address(order: str = "") -> str:
    return reverse("admin:rules") + (f"?order={order}" if order else "")


def suggested(article, rule: str, states: dict[str, int], confidence: float = 0.9, kind: str = "topic") -> None:
    """As many suggestions of a rule in each state."""
    for state, number in states.items():
        for _count in range(number):
            row = suggest(article, kind, {"topic": "phishing"}, "Bangkok", confidence)
            Suggestion.objects.filter(pk=row.pk).update(rule=rule, state=state)


@pytest.fixture
def page(as_, article):
    """The lines of the page, by rule, in its order."""
    Suggestion.objects.all().delete()

    def get(order: str = "") -> dict:
        response = as_("sari").get(address(order))
        assert response.status_code == 200 and faults(response) == []
        return {line.record.rule: line for line in response.context["lines"]}

    return get


def test_it_works(as_, cast, article):
    desk.accept(of_kind(article, "event"), cast["sari"])
    desk.reject(of_kind(article, "topic"), cast["sari"], reason="no")
    words = " ".join(as_("sari").get(address()).content.decode().split())
    assert "test_rule" in words and "How well do the rules do?" in words
    by_kind = {row.kind: row for row in records()}
    assert (by_kind["event"].accepted, by_kind["event"].precision) == (1, 1.0)
    assert (by_kind["topic"].rejected, by_kind["topic"].precision) == (1, 0.0)
    assert (by_kind["country"].suggested, by_kind["country"].undecided, by_kind["country"].precision) == (2, 2, None)


def test_shares_come_from_decisions_alone(article, page):
    suggested(article, "topic_word", {"accepted": 5, "edited": 3, "rejected": 2, "pending": 40})
    line = page()["topic_word"]
    assert (line.precision, line.as_is, line.confidence) == ("80%", "50%", "90%")
    assert line.interval == "49–94%"


def test_an_interval_is_that_of_wilson():
    assert (round(wilson(8, 10).low, 4), round(wilson(8, 10).high, 4)) == (0.4902, 0.9433)
    assert (wilson(0, 5).low, round(wilson(0, 5).high, 4)) == (0.0, 0.4345)
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)
    assert wilson(10**6, 10**6).high == 1.0


@pytest.mark.parametrize(
    ("accepted", "rejected", "confidence", "words"),
    [
        (10, 30, 0.9, "too sure of itself"),
        (40, 0, 0.6, "too modest"),
        (9, 1, 0.9, "fits so far"),
        (1, 0, 0.9, "fits so far"),
        (0, 0, None, "nothing decided yet"),
    ],
)
def test_confidence_is_judged_in_words(accepted, rejected, confidence, words):
    total = accepted + rejected
    assert RuleRecord("r", "topic", total, 0, accepted, 0, rejected, confidence).judgement == words


def test_a_rule_is_explained_in_the_editors_language(as_, article):
    Suggestion.objects.update(rule="topic_word")
    assert "The words “…” mark this topic." in as_("sari").get(address()).content.decode()
    with translation.override("id"):
        assert "Kata «…» menandai topik ini." in as_("sari").get(address()).content.decode()


def test_a_rule_that_is_gone_says_so(as_, article):
    assert "No longer among the rules." in as_("sari").get(address()).content.decode()


def test_a_rule_leads_to_its_suggestions(as_, article):
    Suggestion.objects.filter(kind="country").update(rule="country_host")
    (line,) = [line for line in as_("sari").get(address()).context["lines"] if line.record.rule == "country_host"]
    listing = as_("sari").get(line.address)
    assert listing.status_code == 200 and listing.context["cl"].result_count == 2
    # The filter stands beside the list, where it can be taken away.
    assert "country_host" in [str(spec.lookup_choices[0][0]) for spec in listing.context["cl"].filter_specs
                              if spec.title == "rule"]  # fmt: skip


def test_a_rule_that_there_is_not_gives_an_empty_list(as_, article):
    listing = as_("sari").get(reverse("admin:newsroom_suggestion_changelist") + "?rule__exact=<b>")
    assert listing.status_code == 200 and listing.context["cl"].result_count == 0
    assert b"<b>" not in listing.content.replace(b"&lt;b&gt;", b"")


def test_it_is_ordered_by_count_or_by_precision(article, page):
    suggested(article, "often", {"accepted": 3, "rejected": 3})
    suggested(article, "well", {"accepted": 4})
    suggested(article, "badly", {"rejected": 2})
    suggested(article, "open", {"pending": 1})
    assert [*page()] == [*page("count")] == ["often", "well", "badly", "open"]
    assert [*page("-count")] == ["open", "badly", "well", "often"]
    # What nobody decided on has no precision and comes last either way.
    assert [*page("precision")] == ["badly", "often", "well", "open"]
    assert [*page("-precision")] == ["well", "often", "badly", "open"]


def test_the_columns_say_how_they_are_ordered(as_, article):
    html = as_("sari").get(address("-precision")).content.decode()
    assert 'aria-sort="descending"' in html and 'href="?order=precision"' in html and 'href="?order=count"' in html


@pytest.mark.parametrize("order", ["rule", "confidence", "--count", "1' OR 1", "<script>"])
def test_refuses_an_order_that_is_none(article, page, order):
    suggested(article, "often", {"accepted": 3})
    suggested(article, "rarely", {"accepted": 1})
    assert [*page(order)] == ["often", "rarely"]


def test_refuses_whoever_may_not_view_suggestions(as_, article):
    assert as_("tono").get(address()).status_code == 302
    assert as_("").get(address()).status_code == 302
    clerk = make_user("clerk")
    clerk.user_permissions.add(Permission.objects.get(codename="view_outlet"))
    client = as_("")
    client.force_login(clerk)
    assert client.get(address()).status_code == 403
    assert address() not in client.get(reverse("admin:index")).content.decode()


@pytest.mark.parametrize("who", ["budi", "sari", "putri"])
def test_the_start_page_leads_to_it(as_, article, who):
    client = as_(who)
    assert f'href="{address()}"' in client.get(reverse("admin:index")).content.decode()
    assert client.get(address()).status_code == 200


def test_without_suggestions_it_says_so(as_, db):
    assert "Nothing has been suggested yet." in as_("sari").get(address()).content.decode()


def test_a_hundred_suggestions_cost_no_more_queries_than_one(as_, article, page):
    client, costs = as_("sari"), []
    for number in (1, 100):
        for rule in ("topic_word", f"rule_{number}"):
            suggested(article, rule, {"accepted": number})
        client.get(address())
        with CaptureQueriesContext(connection) as queries:
            client.get(address())
        costs.append([query["sql"] for query in queries])
    assert len(costs[0]) == len(costs[1])
    assert len([sql for sql in costs[1] if "newsroom_suggestion" in sql]) == 1
