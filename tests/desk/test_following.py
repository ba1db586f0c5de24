"""A source that changed: its proofs go where their words went; what is gone waits, and the page stays up."""

import sys

import pytest

from newsroom.desk import Statement, accept, prove, publish, state, suggest, undo
from newsroom.desk.following import Followed, follow
from newsroom.desk.passages import Chosen
from newsroom.models import Article, Decision, Event, Fact, Proof, Suggestion
from tests.desk.conftest import TEXT
from tests.desk.test_suggestions import ABSENT

# The package exports the verb under the name of its module.
RULES = sys.modules["newsroom.desk.suggest"]


@pytest.fixture
def fact(proposer, article, edi, putri) -> Fact:
    """A published fact: that Cambodia stayed away, by these words."""
    accept(proposer.event(), edi)
    decision = accept(proposer.suggest("country", ABSENT, "Cambodia did not attend"), edi)
    publish(decision.event, putri)
    return decision.fact


def changed(article: Article, text: str):
    return article.texts.create(version=article.current_text.version + 1, text=text)


def passage(fact: Fact):
    return Proof.objects.get(fact=fact).evidence


def public() -> list[tuple[int, str]]:
    return [(fact.pk, str(fact)) for fact in Fact.objects.published().order_by("pk")]


def test_it_works(fact, article):
    before, newest = public(), changed(article, "UPDATED: " + TEXT.replace("300", "400"))
    assert follow(article, newest) == Followed(moved=3, lost=0)
    found = passage(fact)
    assert found.text == newest and newest.text[found.start : found.end] == "Cambodia did not attend" == found.exact
    assert follow(article, newest) == Followed() and public() == before


def test_reading_the_new_text_moves_its_proofs(fact, article):
    newest = changed(article, "A word in front. " + TEXT)
    suggest(article)
    assert passage(fact).text == newest and Event.objects.published().exists()


def test_of_two_places_the_one_with_the_same_surroundings_counts(fact, article):
    newest = changed(article, "Observers said Cambodia did not attend in 2024 either.\n\n" + TEXT)
    follow(article, newest)
    assert passage(fact).start == newest.text.index("Cambodia did not attend.")


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Cambodia did not attend", "Cambodia attended"),
        TEXT.replace("Cambodia did not attend", "It is not true that Cambodia did not attend"),
        TEXT.replace(" Cambodia did not attend.", "") + "\nRead also: 17 December 2025. Cambodia did not attend.\n",
        "Nothing is left of it.",
    ],
)
def test_what_is_gone_stays_where_it_was_and_the_page_stays_up(fact, article, text):
    old, before = passage(fact), public()
    assert follow(article, changed(article, text)).lost >= 1
    assert passage(fact) == old and old.text.version == 1 and public() == before


def test_what_is_gone_waits_for_an_editor_until_newer_words_or_a_statement_prove_it(fact, article, edi):
    newest = changed(article, TEXT.replace("Cambodia did not attend", "Cambodia stayed away"))
    follow(article, newest)
    assert [proof.fact_id for proof in Proof.objects.to_recheck()] == [fact.pk]
    prove(fact, newest, Chosen("Cambodia stayed away"), edi)
    assert not Proof.objects.to_recheck().exists()
    undo(article, edi)
    assert Proof.objects.to_recheck().count() == 1
    state(ABSENT, Statement(reason_en="The list of delegations shows it."), edi, event=fact.event)
    assert not Proof.objects.to_recheck().exists()


def test_what_proves_the_fact_there_already_is_not_doubled(fact, article, proposer, edi):
    newest = changed(article, TEXT + "\nMore.\n")
    decision = Decision.objects.filter(fact=fact).first()
    again = proposer.evidence("Cambodia did not attend")
    moved = type(again).objects.create(
        text=newest,
        start=again.start,
        end=again.end,
        exact=again.exact,
        zone="body",
        sentence_start=again.start,
        sentence_end=again.end,
    )
    Proof.objects.create(fact=fact, evidence=moved, decision=decision)
    follow(article, newest)
    assert Proof.objects.filter(fact=fact).count() == 2


def test_all_suggestions_dropped_and_made_again_change_no_page(fact, article, edi):
    suggest(article)
    accept(article.suggestions.filter(kind="figure", state="pending").first(), edi)
    decided = set(article.suggestions.exclude(state="pending").values_list("fingerprint", "state"))
    before = public()
    Suggestion.objects.exclude(rule="test").delete()
    suggest(article)
    again = set(article.suggestions.exclude(state="pending").values_list("fingerprint", "state"))
    assert {one for one in decided if len(one[0]) == 64} <= again | decided and public() == before


def test_new_rules_change_no_public_page(fact, article, monkeypatch):
    suggest(article)
    before, proofs = public(), set(Proof.objects.values_list("fact", "evidence", "is_published"))
    monkeypatch.setattr(RULES, "RULES_VERSION", "another")
    monkeypatch.setattr(RULES, "proposals", lambda *args: [])
    assert suggest(article).removed > 0
    assert public() == before and set(Proof.objects.values_list("fact", "evidence", "is_published")) == proofs
