"""Words that an editor chooses: proof where they stand, exactly, in the newest text; and nowhere else."""

import pytest

from newsroom.desk import accept, prove, publish, take_as_proof, withdraw
from newsroom.desk.errors import BadPayload, NotAllowed, NotQuoted, WrongState
from newsroom.desk.passages import Chosen
from newsroom.desk.payloads import FigurePayload
from newsroom.models import Decision, Proof
from tests.desk.test_suggestions import ABSENT

FIGURE = FigurePayload(value="300", unit="people")

QUOTE = "Cambodia did not attend"


@pytest.fixture
def fact(proposer, edi):
    accept(proposer.event(), edi)
    return accept(proposer.suggest("country", ABSENT, "Cambodia"), edi).fact


@pytest.fixture
def text(article):
    return article.current_text


def place(text, quote: str = QUOTE) -> Chosen:
    start = text.text.index(quote)
    return Chosen(quote, start, start + len(quote))


def test_it_works(fact, text, edi):
    decision = prove(fact, text, place(text), edi)
    proof = Proof.objects.get(decision=decision)
    assert (proof.fact_id, proof.evidence.exact, proof.stance) == (fact.pk, QUOTE, "supports")
    assert decision.verb == "prove" and decision.after["quote"] == QUOTE and not proof.is_published


def test_blanks_around_are_left_away_and_code_points_are_counted(fact, text, edi):
    chosen = place(text)
    around = Chosen(f" {QUOTE}", chosen.start - 1, chosen.end)
    assert prove(fact, text, around, edi).after["quote"] == QUOTE
    thai = text.article.texts.create(version=2, text="ตำรวจ 🚓 กล่าวว่า Cambodia did not attend at all.\n")
    proof = prove(fact, thai, place(thai), edi)
    assert (
        thai.text[slice(*[getattr(Proof.objects.get(decision=proof).evidence, end) for end in ("start", "end")])]
        == QUOTE
    )


def test_words_against_a_fact(fact, text, edi):
    decision = prove(fact, text, Chosen("Laos sent a minister"), edi, stance="disputes")
    assert Proof.objects.get(decision=decision).stance == "disputes"


def test_the_words_of_a_suggestion_prove_a_fact_that_we_hold(fact, proposer, edi):
    row = proposer.suggest("country", ABSENT, QUOTE)
    decision = take_as_proof(row, fact, edi)
    row.refresh_from_db()
    assert row.state == "accepted" and fact.proofs.count() == 2 and decision.verb == "accept_span"


def test_more_proof_waits_for_the_next_publication(fact, text, edi, putri):
    publish(fact.event, putri)
    decision = prove(fact, text, place(text), edi)
    assert not Proof.objects.get(decision=decision).is_published
    publish(fact.event, putri)
    assert Proof.objects.get(decision=decision).is_published


@pytest.mark.parametrize(
    "chosen",
    [
        Chosen(""),
        Chosen("  "),
        Chosen("Cambodia attended"),
        Chosen(QUOTE, 0, 10),
        Chosen(QUOTE, -5, 10**9),
        Chosen("Cambodia hosted another"),  # stands in a link to another report
    ],
)
def test_refuses_words_that_do_not_stand_there(fact, text, edi, chosen):
    with pytest.raises(NotQuoted):
        prove(fact, text, chosen, edi)
    assert Proof.objects.filter(fact=fact).count() == 1


def test_refuses(fact, text, proposer, edi, carol, putri):
    with pytest.raises(NotAllowed):
        prove(fact, text, place(text), carol)
    with pytest.raises(BadPayload, match="stance"):
        prove(fact, text, place(text), edi, stance="perhaps")
    with pytest.raises(WrongState):
        prove(fact, text, Chosen("Cambodia"), edi)  # that proof is there
    with pytest.raises(WrongState):
        take_as_proof(proposer.suggest("figure", FIGURE, "300 delegates"), fact, edi)
    publish(fact.event, putri)
    withdraw(fact, putri, reason="wrong")
    before = Decision.objects.count()
    with pytest.raises(WrongState):
        prove(fact, text, place(text), edi)
    assert Decision.objects.count() == before


def test_refuses_an_older_text(fact, text, edi):
    text.article.texts.create(version=2, text="A correction: nobody was absent.")
    with pytest.raises(WrongState):
        prove(fact, text, place(text), edi)
