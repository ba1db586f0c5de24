import pytest
from django.db import IntegrityError, transaction

from newsroom.desk.errors import NotQuoted
from newsroom.desk.evidence import anchor, find_quote
from newsroom.models import Evidence

QUOTE = "Cambodia did not attend"


def test_it_works(proposer):
    evidence = proposer.evidence(QUOTE)
    text = proposer.text.text
    assert text[evidence.start : evidence.end] == evidence.exact == QUOTE
    assert text[evidence.sentence_start : evidence.sentence_end].strip() == "Cambodia did not attend."
    assert text[evidence.start - len(evidence.prefix) : evidence.start] == evidence.prefix


def test_twice_is_once(proposer):
    assert proposer.evidence(QUOTE) == proposer.evidence(QUOTE)
    assert Evidence.objects.count() == 1


def test_refuses_words_that_are_not_there(proposer):
    with pytest.raises(NotQuoted, match="does not stand"):
        find_quote(proposer.text, "Cambodia attended")
    with pytest.raises(NotQuoted):
        find_quote(proposer.text, "")


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, 10**9)])
def test_refuses_a_span_outside(proposer, start, end):
    with pytest.raises(NotQuoted):
        anchor(proposer.text, start, end, "Bangkok")


def test_refuses_a_quote_at_the_wrong_place(proposer):
    with pytest.raises(NotQuoted):
        anchor(proposer.text, 1, 1 + len(QUOTE), QUOTE)


def test_refuses_a_related_link(proposer):
    with pytest.raises(NotQuoted, match="proves nothing"):
        find_quote(proposer.text, "Cambodia hosted another conference")


def test_a_quote_that_is_also_in_a_link_is_found_in_the_body(proposer):
    assert proposer.evidence("Cambodia").start == proposer.text.text.index(QUOTE)


@pytest.mark.parametrize("fault", [{"exact": "Cambodia"}, {"end": 3}, {"sentence_end": 4}, {"zone": "credit"}])
def test_the_database_refuses_what_does_not_fit(proposer, fault):
    evidence = proposer.evidence(QUOTE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=evidence.pk).update(**fault)
