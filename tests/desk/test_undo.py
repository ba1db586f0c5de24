"""Taking back: the last step of one's own, whole, as long as nobody has published it; the record keeps both."""

import pytest

from newsroom.desk import (
    accept,
    accept_together,
    edit,
    prove,
    publish,
    rehearse,
    reject,
    suggest,
    take_as_proof,
    undo,
)
from newsroom.desk.errors import NotAllowed, WrongState
from newsroom.desk.passages import Chosen
from newsroom.desk.payloads import PartPayload
from newsroom.models import Decision, Event, Fact, Proof, Suggestion
from tests.desk.test_suggestions import ABSENT


@pytest.fixture
def pair(proposer):
    """An event and a country's part in it, both undecided."""
    return proposer.event(), proposer.suggest("country", ABSENT, "Cambodia did not attend")


def test_it_works(pair, article, edi):
    event, part = pair
    home = accept(event, edi).event
    accept(part, edi)
    [undone] = undo(article, edi)
    part.refresh_from_db()
    assert part.state == "pending" and undone.verb == "undo" and undone.fact.state == "withdrawn"
    assert not Fact.objects.live().filter(kind="participation").exists()
    undo(article, edi)
    event.refresh_from_db()
    home.refresh_from_db()
    assert event.state == "pending" and home.state == "spiked" and not Proof.objects.exists()
    assert [one.verb for one in Decision.objects.order_by("pk")] == ["accept", "accept", "undo", "undo"]


def test_what_was_taken_back_can_be_decided_again(pair, article, edi):
    event, part = pair
    accept(event, edi)
    accept(part, edi)
    undo(article, edi)
    part.refresh_from_db()
    edit(part, PartPayload(country="KH", role="participant", presence="present"), edi, reason="read again")
    assert Fact.objects.live().filter(kind="participation").get().participation.presence == "present"
    undo(article, edi)
    part.refresh_from_db()
    reject(part, edi, reason="neither")
    undo(article, edi)
    part.refresh_from_db()
    assert part.state == "pending"


def test_made_again_it_still_waits(article, edi):
    suggest(article)
    row = article.suggestions.filter(kind="topic").first()
    reject(row, edi, reason="no")
    undo(article, edi)
    Suggestion.objects.all().delete()
    suggest(article)
    assert article.suggestions.get(fingerprint=row.fingerprint).state == "pending"


def test_what_was_accepted_together_goes_together(pair, article, edi):
    lines = rehearse(pair, edi, tell=str)
    accept_together(pair, edi, seals={line.suggestion.pk: line.seal for line in lines})
    assert len(undo(article, edi)) == 2
    assert {row.state for row in article.suggestions.all()} == {"pending"} and not Fact.objects.live().exists()
    with pytest.raises(WrongState):
        undo(article, edi)


def test_proof_added_is_taken_away_and_the_fact_stays(pair, article, edi, proposer):
    event, part = pair
    accept(event, edi)
    fact = accept(part, edi).fact
    more = proposer.suggest("country", ABSENT, "Cambodia")
    take_as_proof(more, fact, edi)
    prove(fact, article.current_text, Chosen("did not attend"), edi)
    assert fact.proofs.count() == 3
    undo(article, edi)
    undo(article, edi)
    more.refresh_from_db()
    assert fact.proofs.count() == 1 and more.state == "pending" and Fact.objects.get(pk=fact.pk).state == "accepted"


def test_refuses_what_is_published(pair, article, edi, putri):
    event, _part = pair
    publish(accept(event, edi).event, putri)
    with pytest.raises(WrongState):
        undo(article, edi)
    assert Event.objects.published().exists() and Decision.objects.filter(verb="undo").count() == 0


def test_refuses_an_event_on_which_facts_of_others_stand(pair, article, edi, cleo):
    event, part = pair
    accept(event, edi)
    accept(part, cleo)
    with pytest.raises(WrongState):
        undo(article, edi)
    undo(article, cleo)
    undo(article, edi)
    assert Event.objects.get().state == "spiked"


def test_refuses_what_is_not_ones_own(pair, article, edi, cleo, carol):
    accept(pair[0], edi)
    with pytest.raises(WrongState):
        undo(article, cleo)
    with pytest.raises(NotAllowed):
        undo(article, carol)
    assert Decision.objects.count() == 1
