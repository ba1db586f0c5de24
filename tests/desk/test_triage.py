"""Triage: what seems not to be of the beat waits, and nothing of it is suggested."""

import sys

import pytest

from newsroom.desk import suggest, take_up
from newsroom.desk.errors import NotAllowed, WrongState
from newsroom.desk.record import decide
from newsroom.models import Article, Decision
from newsroom.models.record import Verb
from tests.desk.test_copies import kept, read

# The package exports the verb under the name of its module.
RULES = sys.modules["newsroom.desk.suggest"]

FOOTBALL = [
    "Indonesia beat Thailand 2-1 in the final of the football tournament in Jakarta on 17 December 2025.",
    "More than 300 fans from 12 countries watched the match, said the coach, Mr Patrick Kluivert.",
]


def test_it_works(world, edi):
    article = read(FOOTBALL)
    assert article.in_triage and article.relevance < 0.3 and not article.suggestions.exists()
    assert list(Article.objects.in_triage()) == [article]
    assert take_up(article, edi, reason="The betting ring is ours.").created > 2
    article.refresh_from_db()
    assert not article.in_triage and Decision.objects.get(verb="take_up").article == article


def test_taken_up_once_it_stays_so(world, edi):
    article = read(FOOTBALL)
    take_up(article, edi)
    assert suggest(article).removed == 0
    article.refresh_from_db()
    assert not article.in_triage and article.suggestions.exists()


def test_taken_up_while_it_is_read_it_does_not_wait_again(world, edi, monkeypatch):
    article = read(FOOTBALL)
    analyse = RULES.analyse

    def taken_up_meanwhile(*args, **kwargs):
        reading = analyse(*args, **kwargs)
        if not Decision.objects.exists():
            decide(Verb.TAKE_UP, edi, article=article)
        return reading

    monkeypatch.setattr(RULES, "analyse", taken_up_meanwhile)
    assert suggest(article).created > 2
    article.refresh_from_db()
    assert not article.in_triage


def test_refuses_what_does_not_wait(world, edi):
    article = kept(FOOTBALL)
    with pytest.raises(WrongState):
        take_up(article, edi)
    suggest(article)
    take_up(article, edi)
    with pytest.raises(WrongState):
        take_up(article, edi)


def test_refuses_without_the_permission(world, carol):
    article = read(FOOTBALL)
    with pytest.raises(NotAllowed):
        take_up(article, carol)
    assert not Decision.objects.exists()
