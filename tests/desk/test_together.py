"""Several at once: what is shown is what is written, or nothing is."""

import pytest

from newsroom.desk import accept, accept_together, rehearse, reject
from newsroom.desk.errors import NotAllowed, WrongState
from newsroom.desk.payloads import FigurePayload
from newsroom.desk.together import MOST_TOGETHER
from newsroom.models import Decision, Event, Fact, Proof, Suggestion
from tests.desk.test_suggestions import ABSENT, nothing_written


@pytest.fixture
def rows(proposer):
    return [
        proposer.suggest("country", ABSENT, "Cambodia did not attend"),
        proposer.suggest("figure", FigurePayload(value="300", unit="people"), "300 delegates"),
        proposer.suggest("country", ABSENT, "Cambodia"),
        proposer.event(),
    ]


def told(fact: Fact) -> str:
    return f"{fact.kind} of {fact.event}"


def seals(lines) -> dict[int, str]:
    return {line.suggestion.pk: line.seal for line in lines}


def test_it_works(rows, edi):
    lines = rehearse(rows, edi, tell=told)
    assert nothing_written() and {row.state for row in Suggestion.objects.all()} == {"pending"}
    assert [line.words.split()[0] for line in lines] == ["occurrence", "participation", "figure", "participation"]
    assert [line.is_new for line in lines] == [True, True, True, False]
    decisions = accept_together(rows, edi, seals=seals(lines))
    assert [one.fact.kind for one in decisions] == ["occurrence", "participation", "figure", "participation"]
    assert len({one.batch for one in decisions}) == 1 and Event.objects.count() == 1
    assert Fact.objects.filter(kind="participation").get().proofs.count() == 2


def test_they_go_to_the_event_that_was_chosen(rows, edi):
    other = Event.objects.create(title_en="Chosen", state="draft")
    lines = rehearse(rows, edi, event=other, tell=told)
    assert {line.words.split(" of ")[1] for line in lines} == {"Chosen"}
    accept_together(rows, edi, seals=seals(lines), event=other)
    assert Event.objects.get() == other and Decision.objects.filter(verb="same_as").count() == 1


def test_a_second_event_stands_for_itself(rows, proposer, edi):
    second = proposer.event(title_en="Another one", place="Vientiane", country="LA")
    lines = rehearse([*rows, second], edi, tell=told)
    accept_together([*rows, second], edi, seals=seals(lines))
    assert Event.objects.count() == 2
    assert {fact.event.title_en for fact in Fact.objects.filter(kind="figure")} == {"Conference on online scams"}


def test_a_line_that_would_be_refused_says_why(rows, edi):
    reject(rows[1], edi, reason="no")
    lines = {line.suggestion.pk: line for line in rehearse(rows, edi, tell=told)}
    assert lines[rows[1].pk].refused and not lines[rows[0].pk].refused
    before = Decision.objects.count()
    with pytest.raises(WrongState):
        accept_together(rows, edi, seals=seals(lines.values()))
    assert Decision.objects.count() == before and not Proof.objects.exists()


def test_refuses_when_it_would_write_something_else(rows, proposer, edi):
    accept(rows[3], edi)
    shown = rehearse(rows[:1], edi, tell=told)
    accept(rows[2], edi)  # the fact is there now: the first row would only add proof
    before = Decision.objects.count()
    with pytest.raises(WrongState):
        accept_together(rows[:1], edi, seals=seals(shown))
    assert Decision.objects.count() == before


def test_refuses_when_the_suggestion_says_something_else_now(rows, edi):
    shown = rehearse(rows, edi, tell=told)
    rows[1].payload = FigurePayload(value="3000", unit="people").dump()
    rows[1].save()
    with pytest.raises(WrongState):
        accept_together(rows, edi, seals=seals(shown))
    assert nothing_written()


def test_refuses(rows, edi, carol):
    with pytest.raises(NotAllowed):
        rehearse(rows, carol, tell=told)
    with pytest.raises(NotAllowed):
        accept_together(rows, carol, seals={})
    with pytest.raises(WrongState):
        accept_together(rows, edi, seals={})
    with pytest.raises(WrongState):
        accept_together([], edi, seals={})
    with pytest.raises(WrongState):
        rehearse(rows * MOST_TOGETHER, edi, tell=told)
    assert nothing_written()
