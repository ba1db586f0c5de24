"""The database itself keeps the record: whoever asks, and whatever statement is tried."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from newsroom import triggers
from newsroom.models import ArticleText, Decision
from tests.factories import make_article, make_decision


def tried(statement: str) -> str:
    """What the database answers; "" where it did as it was told."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return str(error)
    return ""


def test_it_works(db):
    make_decision()
    assert triggers.missing(connection) == []
    assert "append-only" in tried("UPDATE newsroom_decision SET reason = 'another'")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM newsroom_decision",
        "UPDATE newsroom_decision SET id = id + 1000",
        "UPDATE newsroom_decision SET reason = reason",
        "UPDATE newsroom_articletext SET text = 'other'",
    ],
)
def test_refuses(db, statement):
    make_article()
    make_decision()
    assert "append-only" in tried(statement)
    assert Decision.objects.count() == 1 and ArticleText.objects.get().text != "other"


def test_refuses_to_truncate_on_postgresql(db):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL truncates")
    make_decision()
    connection.check_constraints()  # what is still to be checked would refuse first
    assert "append-only" in tried("TRUNCATE newsroom_decision CASCADE")
    assert "append-only" in tried("TRUNCATE newsroom_user CASCADE")


@pytest.mark.parametrize("same", ["id", "hash"])
def test_refuses_to_replace_on_sqlite(db, same):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite replaces")
    make_decision()
    columns = [field.column for field in Decision._meta.concrete_fields]
    values = {"id": "id + 1", "hash": "'0'", "reason": "'another'"} | {same: same}
    row = ", ".join(values.get(column, column) for column in columns)
    into = ", ".join(columns)
    said = tried(f"INSERT OR REPLACE INTO newsroom_decision ({into}) SELECT {row} FROM newsroom_decision")  # noqa: S608
    assert "append-only" in said and Decision.objects.get().reason == ""


def test_new_decisions_and_texts_are_taken(db):
    article = make_article()
    make_decision()
    make_decision()
    article.texts.create(version=article.current_text.version + 1, text="A correction.")
    assert Decision.objects.count() == 2


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_after_a_migrate_they_are_there_again_and_a_check_sees_that_they_were_not():
    with connection.cursor() as cursor:
        on = " ON newsroom_decision" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER newsroom_decision_no_delete{on}")
    [error] = [one for one in run_checks(databases=["default"]) if one.id == "newsroom.W002"]
    assert "newsroom_decision_no_delete" in error.msg
    call_command("migrate", verbosity=0, skip_checks=False)  # as from the command line: checks come first
    assert triggers.missing(connection) == []
    assert [one for one in run_checks(databases=["default"]) if one.id == "newsroom.W002"] == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_transactional_test_leaves_the_guard_up():
    make_decision()
    with triggers.lifted(connection):
        assert len(triggers.missing(connection)) > 2
    assert triggers.missing(connection) == []
