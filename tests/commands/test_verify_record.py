"""The proof of the record: it holds, and each kind of fault that is planted is found and named."""

import re

import pytest
from django.core.management.base import CommandError
from django.db import connection

from newsroom import triggers
from newsroom.desk import accept, publish, reject, suggest
from newsroom.intake.world import load_world
from newsroom.models import ArticleText, Decision, Event, Evidence, Proof
from tests.commands.test_commands import run
from tests.desk.test_copies import STORY, read


@pytest.fixture
def record(db, edi, putri):
    """A published event of one read article, and a rejection."""
    load_world()
    article = read(STORY)
    rows = list(article.suggestions.order_by("-is_main", "pk"))
    event = accept(rows[0], edi).event
    for row in rows[1:4]:
        accept(row, edi)
    reject(rows[4], edi, reason="no")
    publish(event, putri)
    return article


def sql(statement: str, *values) -> None:
    """What somebody with the keys of the database could do: the triggers taken away and put back."""
    with triggers.lifted(connection), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_it_works(record):
    printed = run("verify_record")[0]
    assert re.search(r"\d+ decisions, 1 texts, \d+ pieces of evidence, \d+ facts: all right", printed)
    head = re.search(r"head (\w{64})", printed)[1]
    suggest(record)
    assert "all right" in run("verify_record", "--head", head)[0]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE newsroom_decision SET reason = 'yes' WHERE verb = 'reject'",
        "UPDATE newsroom_decision SET at = '2020-01-01' WHERE verb = 'publish' AND event_id IS NOT NULL",
        "UPDATE newsroom_decision SET by_id = (SELECT max(id) FROM newsroom_user) WHERE verb = 'reject'",
    ],
)
def test_a_decision_that_was_changed_is_found(record, change):
    sql(change)
    with pytest.raises(CommandError, match="1 wrong"):
        run("verify_record")


def test_a_decision_that_was_taken_out_is_found(record):
    sql("DELETE FROM newsroom_decision WHERE verb = 'reject'")
    with pytest.raises(CommandError, match="1 wrong"):
        run("verify_record")


def test_an_end_that_was_cut_off_is_found_against_a_known_head(record):
    reject(record.suggestions.filter(state="pending").first(), Decision.objects.first().by, reason="no")
    head = Decision.objects.first().hash
    sql("DELETE FROM newsroom_decision WHERE hash = %s", head)
    assert "all right" in run("verify_record")[0]
    with pytest.raises(CommandError, match="1 wrong"):
        run("verify_record", "--head", head)


def test_a_passage_with_other_words_is_found(record):
    evidence = Evidence.objects.filter(end__gt=10).last()
    Evidence.objects.filter(pk=evidence.pk).update(exact="x" * len(evidence.exact))
    with pytest.raises(CommandError, match="1 wrong"):
        run("verify_record")


def test_a_text_that_was_changed_is_found(record):
    text = ArticleText.objects.get()
    sql("UPDATE newsroom_articletext SET text = %s", text.text.replace("Bangkok", "Beijing"))
    with pytest.raises(CommandError, match="wrong"):
        run("verify_record")


def test_a_public_fact_without_proof_is_found(record):
    Proof.objects.all().delete()
    with pytest.raises(CommandError, match="wrong"):
        run("verify_record")


def test_a_public_fact_that_nobody_published_is_found(record):
    event = Event.objects.get()
    other = Event.objects.create(title_id="Lain", state="published")
    event.facts.update(event=other)
    with pytest.raises(CommandError, match="wrong"):
        run("verify_record")


def test_triggers_that_are_missing_are_found(record):
    with connection.cursor() as cursor:
        on = " ON newsroom_decision" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER newsroom_decision_no_update{on}")
    with pytest.raises(CommandError, match="1 wrong"):
        run("verify_record")
    triggers.install(connection)
    assert "all right" in run("verify_record")[0]
