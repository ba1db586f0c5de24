import pytest

from newsroom.desk import Passage, Statement, accept, state
from newsroom.desk.errors import BadPayload, MissingReason, NotAllowed, NotQuoted, WrongState
from newsroom.desk.payloads import EventPayload, PartPayload
from newsroom.models import Decision, Event, Fact, Participation

HOST = PartPayload(country="VN", role="host", presence="present")
LINK = "https://example.org/report"
WHY = Statement(reason_en="The ministry says so.", link=LINK)


@pytest.fixture
def event(proposer, edi):
    return accept(proposer.event(), edi).event


def test_it_works(event, proposer, edi):
    decision = state(HOST, Passage(proposer.text, "Laos sent a minister"), edi, event=event)
    proof = Participation.objects.get().proofs.get()
    assert proof.evidence.exact == "Laos sent a minister"
    assert (decision.verb, decision.article, decision.event) == ("state", proposer.article, event)


def test_a_statement_with_a_link(event, edi):
    state(HOST, WHY, edi, event=event)
    proof = Participation.objects.get().proofs.get()
    assert (proof.evidence, proof.statement_en, proof.link) == (None, "The ministry says so.", LINK)


def test_a_new_event_with_its_date(proposer, edi):
    payload = EventPayload(type="conference", title_en="Talks", edtf="2026-01", basis="stated")
    event = state(payload, WHY, edi).event
    assert (event.state, event.edtf, event.facts.count()) == ("draft", "2026-01", 2)


def test_a_statement_can_move_an_announced_event_on(proposer, edi):
    announced = accept(proposer.event(status="announced", edtf="2026"), edi).event
    held = EventPayload(
        type="conference", status="held", place="Hanoi", country="VN", edtf="2026-01-12/2026-01-16", basis="stated"
    )
    state(held, WHY, edi, event=announced)
    announced.refresh_from_db()
    assert (announced.status, announced.place, announced.edtf) == ("held", "Hanoi", "2026-01-12/2026-01-16")
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("proof", "error"),
    [
        (Statement(), MissingReason),
        (Statement(reason_en="  ", link=LINK), MissingReason),
        (Statement(reason_en="so", link="javascript:alert(1)"), BadPayload),
        (Statement(reason_en="so", link="ftp://example.org/x"), BadPayload),
        (Statement(reason_en="so", link="example.org"), BadPayload),
    ],
)
def test_refuses_a_statement_that_proves_nothing(event, edi, proof, error):
    before = Decision.objects.count()
    with pytest.raises(error):
        state(HOST, proof, edi, event=event)
    assert Decision.objects.count() == before and not Participation.objects.exists()


def test_refuses_a_quote_that_is_not_there(event, proposer, edi):
    before = Fact.objects.count()
    with pytest.raises(NotQuoted):
        state(HOST, Passage(proposer.text, "Vietnam hosted"), edi, event=event)
    assert Fact.objects.count() == before


def test_refuses_a_fact_of_no_event(proposer, edi):
    with pytest.raises(WrongState):
        state(HOST, WHY, edi)


def test_refuses_a_contributor(event, carol):
    with pytest.raises(NotAllowed):
        state(HOST, WHY, carol, event=event)


def test_refuses_an_event_without_a_title(edi, world):
    with pytest.raises(BadPayload, match="title"):
        state(EventPayload(type="conference"), WHY, edi)
    assert not Event.objects.exists()
