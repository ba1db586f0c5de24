import threading

import pytest
from django.db import connection

from newsroom.desk import accept, edit, reject
from newsroom.desk.errors import BadPayload, MissingReason, NotAllowed, WrongState
from newsroom.desk.payloads import EventPayload, FigurePayload, PartPayload
from newsroom.models import Actor, Decision, Event, Fact, Figure, Participation, Proof

ABSENT = PartPayload(country="KH", role="participant", presence="absent")


def nothing_written():
    return not (
        Decision.objects.exists() or Fact.objects.exists() or Event.objects.exists() or Proof.objects.exists()
    )


def test_it_works(proposer, edi):
    decision = accept(proposer.event(), edi)
    event = decision.event
    assert (event.state, event.title_en, event.place, event.edtf) == (
        "draft",
        "Conference on online scams",
        "Bangkok",
        "2025-12-17",
    )
    assert {fact.kind for fact in event.facts.all()} == {"occurrence", "dating"}
    assert all(fact.proofs.get().evidence.exact.startswith("Thailand hosted") for fact in event.facts.all())
    assert (decision.verb, decision.by, decision.after["place"]) == ("accept", edi, "Bangkok")


def test_a_country_goes_to_the_articles_event(proposer, edi):
    event = accept(proposer.event(), edi).event
    decision = accept(proposer.suggest("country", ABSENT, "Cambodia did not attend"), edi)
    part = Participation.objects.get(event=event)
    assert (part.country_id, part.presence, decision.fact_id) == ("KH", "absent", part.pk)
    assert part.proofs.get().evidence.exact == "Cambodia did not attend"


def test_the_same_fact_twice_gains_proof_and_no_twin(proposer, edi):
    accept(proposer.event(), edi)
    accept(proposer.suggest("country", ABSENT, "Cambodia did not attend"), edi)
    accept(proposer.suggest("country", ABSENT, "Cambodia"), edi)
    assert Participation.objects.get().proofs.count() == 2


def test_the_same_event_is_recognised(proposer, edi):
    event = accept(proposer.event(), edi).event
    decision = accept(proposer.event(title_en="Other words", place=""), edi, event=event)
    assert (decision.verb, decision.event) == ("same_as", event)
    assert Event.objects.count() == 1 and event.facts.count() == 2


def test_edit_keeps_both_versions(proposer, edi):
    accept(proposer.event(), edi)
    suggestion = proposer.suggest("figure", FigurePayload(value="30", unit="people"), "300 delegates")
    decision = edit(suggestion, FigurePayload(value="300", unit="people", qualifier="more_than"), edi)
    assert (decision.before["value"], decision.after["value"]) == ("30", "300")
    assert Figure.objects.get().value == 300
    suggestion.refresh_from_db()
    assert suggestion.state == "edited"


def test_people_are_one_actor(proposer, edi):
    accept(proposer.event(), edi)
    for quote in ("Laos sent a minister", "a minister"):
        payload = PartPayload(
            actor_name=" Siti  Aminah ", actor_kind="person", role="speaker" if quote[0] == "L" else "chair"
        )
        accept(proposer.suggest("person", payload, quote), edi)
    assert Actor.objects.get().name == "Siti Aminah"
    assert Participation.objects.count() == 2


def test_reject_keeps_the_reason(proposer, edi):
    suggestion = proposer.event()
    decision = reject(suggestion, edi, reason=" not an event ")
    assert (decision.verb, decision.reason, decision.fingerprint) == (
        "reject",
        "not an event",
        suggestion.fingerprint,
    )
    assert not Event.objects.exists()


def test_refuses_a_rejection_without_a_reason(proposer, edi):
    with pytest.raises(MissingReason):
        reject(proposer.event(), edi, reason="  ")
    assert nothing_written()


@pytest.mark.parametrize(
    "verb", [accept, lambda s, by: edit(s, EventPayload(type="other"), by), lambda s, by: reject(s, by, reason="no")]
)
def test_refuses_a_contributor(proposer, carol, verb):
    suggestion = proposer.event()
    with pytest.raises(NotAllowed):
        verb(suggestion, carol)
    suggestion.refresh_from_db()
    assert suggestion.state == "pending" and nothing_written()


def test_refuses_an_editor_who_has_left(proposer, edi):
    edi.is_active = False
    with pytest.raises(NotAllowed):
        accept(proposer.event(), edi)


def test_refuses_to_decide_twice(proposer, edi):
    suggestion = proposer.event()
    accept(suggestion, edi)
    with pytest.raises(WrongState, match="decided already"):
        reject(suggestion, edi, reason="too late")
    assert Decision.objects.count() == 1


def test_refuses_a_fact_without_an_event(proposer, edi):
    suggestion = proposer.suggest("country", ABSENT, "Cambodia did not attend")
    with pytest.raises(WrongState, match="event first"):
        accept(suggestion, edi)
    suggestion.refresh_from_db()
    assert suggestion.state == "pending" and nothing_written()


def test_refuses_a_fact_for_an_event_that_is_killed(proposer, edi):
    event = accept(proposer.event(), edi).event
    Event.objects.update(state="killed")
    with pytest.raises(WrongState, match="takes no new facts"):
        accept(proposer.suggest("country", ABSENT, "Cambodia"), edi, event=event)


def test_refuses_a_country_that_does_not_exist_and_rolls_back(proposer, edi):
    accept(proposer.event(), edi)
    suggestion = proposer.suggest("country", PartPayload(country="QQ", role="host"), "Laos")
    with pytest.raises(BadPayload, match="QQ"):
        accept(suggestion, edi)
    suggestion.refresh_from_db()
    assert suggestion.state == "pending" and not Participation.objects.exists()


def test_decisions_are_append_only(proposer, edi):
    decision = reject(proposer.event(), edi, reason="no")
    for attempt in (
        decision.save,
        decision.delete,
        Decision.objects.all().delete,
        lambda: Decision.objects.update(reason="yes"),
    ):
        with pytest.raises(TypeError, match="append-only"):
            attempt()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_two_editors_at_once_one_decides(proposer, edi):
    suggestion, answers, start = proposer.event(), [], threading.Barrier(2)

    def decide(verb):
        start.wait()
        try:
            verb()
            answers.append("done")
        except WrongState:
            answers.append("refused")
        finally:
            connection.close()

    pairs = [lambda: accept(suggestion, edi), lambda: reject(suggestion, edi, reason="no")]
    threads = [threading.Thread(target=decide, args=(verb,)) for verb in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["done", "refused"]
    assert Decision.objects.count() == 1


def test_refuses_what_was_suggested_of_an_older_text(proposer, article, edi):
    suggestion = proposer.event()
    article.texts.create(version=2, text="Correction: no conference was held.")
    with pytest.raises(WrongState, match="changed since"):
        accept(suggestion, edi)
    suggestion.refresh_from_db()
    assert suggestion.state == "pending" and nothing_written()
    reject(suggestion, edi, reason="corrected")
