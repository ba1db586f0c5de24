"""What becomes of the language model's suggestions when articles are read again, decided on, or changed."""

import sys

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from newsroom.analysis.reading import Because, PersonMention, Span
from newsroom.desk import accept, reject, second_reading, suggest
from newsroom.desk.proposals import Wording, propose
from newsroom.desk.second_reading import read_again
from newsroom.desk.tasks import ask_second_reader
from newsroom.models import Suggestion
from tests.desk.model_server import TEA, TEXT, WEISS, claimed, giving

# The package exports the verb under the name of its module.
RULES = sys.modules["newsroom.desk.suggest"]


def test_the_rules_come_first_and_a_worker_asks(hall, model, django_capture_on_commit_callbacks):
    model.says(WEISS)
    Suggestion.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert suggest(hall).created >= 5
    task = DBTaskResult.objects.get()
    assert (task.task_path, task.priority) == ("newsroom.desk.tasks.ask_second_reader", -50)
    assert not model.requests and not claimed()
    assert ask_second_reader.call(*task.args_kwargs["args"]) == 1
    assert len(model.requests) == 1 and ask_second_reader.call(0) == 0


def test_twice_changes_nothing_whatever_the_quote(hall, model):
    model.says(WEISS)
    read_again(hall)
    (before,) = claimed().values()
    model.says(WEISS | {"quote": "the family of Benedrik Hofmannson Weiss"}, WEISS)
    again = read_again(hall)
    assert (again.created, again.updated, again.removed) == (0, 0, 0)
    assert [row.pk for row in claimed().values()] == [before.pk]


def test_the_rules_read_again_and_leave_the_models_part(hall, model):
    model.says(WEISS)
    read_again(hall)
    again = suggest(hall)
    assert (again.created, again.updated, again.removed) == (0, 0, 0) and len(claimed()) == 1


def test_what_the_rules_learn_to_say_is_theirs(hall, model, monkeypatch):
    model.says(WEISS)
    read_again(hall)
    (row,) = claimed().values()
    start = TEXT.index("Benedrik")
    person = PersonMention(
        span=Span.of(TEXT, start, start + len(WEISS["value"])),
        because=Because("person_title_name", {"title": "guest"}),
        confidence=0.9,
        name=WEISS["value"],
        title=None,
    )
    known = RULES.proposals
    more = propose(person, Wording("en"), set())
    monkeypatch.setattr(RULES, "proposals", lambda *args: [*known(*args), more])
    assert suggest(hall).updated == 1
    row.refresh_from_db()
    assert row.rule == "person_title_name" and row.confidence > 0.5
    assert read_again(hall).created == 0 and not claimed()


def test_what_the_model_no_longer_says_goes(hall, model):
    model.says(WEISS, TEA)
    read_again(hall)
    model.says(TEA)
    assert read_again(hall).removed == 1
    assert set(claimed()) == {"Lantern Seven"}


def test_turned_off_its_undecided_suggestions_go(hall, model, settings, edi):
    model.says(WEISS, TEA)
    read_again(hall)
    reject(claimed()["Lantern Seven"], edi, reason="no")
    settings.NEWSROOM_LLM_URL = ""
    assert suggest(hall).removed == 1
    assert [row.state for row in claimed().values()] == ["rejected"]


def test_decisions_stay(hall, model, edi):
    model.says(WEISS, TEA)
    read_again(hall)
    accept(Suggestion.objects.filter(kind="event").order_by("-is_main").first(), edi)
    accept(claimed()["Benedrik Hofmannson Weiss"], edi)
    reject(claimed()["Lantern Seven"], edi, reason="no")
    Suggestion.objects.filter(rule="llm").delete()
    read_again(hall)
    assert {words: row.state for words, row in claimed().items()} == {
        "Benedrik Hofmannson Weiss": "accepted",
        "Lantern Seven": "rejected",
    }
    model.says()
    read_again(hall)
    assert len(claimed()) == 2


def test_what_was_said_of_an_older_text_goes_even_if_the_model_fails(hall, model):
    model.says(WEISS)
    read_again(hall)
    hall.texts.create(version=2, text=TEXT.replace(" of\nBenedrik Hofmannson Weiss", ""))
    suggest(hall)
    model.act = giving(b"", 500)
    assert read_again(hall).removed == 1 and not claimed()


def test_the_text_may_change_while_the_model_thinks(hall, model, monkeypatch):
    # Without a server: it is in another thread, which has no part in this test's transaction.
    def ask(*args):
        hall.texts.create(version=2, text="Bangkok: conference on online scams.")
        return [WEISS]

    monkeypatch.setattr(second_reading, "ask", ask)
    assert read_again(hall).created == 0 and not claimed()


def test_what_waits_in_triage_is_not_sent(hall, model):
    hall.texts.create(version=2, text="Resep soto ayam\n\nRebus ayam dengan serai. Sajikan selagi hangat.")
    suggest(hall)
    read_again(hall)
    assert not model.requests


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_no_transaction_is_open_while_the_model_is_asked(hall, model, monkeypatch):
    seen = []
    monkeypatch.setattr(second_reading, "ask", lambda *args: seen.append(connection.in_atomic_block) or [])
    read_again(hall)
    assert seen == [False]
