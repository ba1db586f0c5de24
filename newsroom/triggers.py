"""What the database itself refuses, whoever asks: to change or drop what is on record, or a text that came in.

A table that a migration remakes loses its triggers on SQLite, so they are made after every migrate (`apps.py`), and
a system check looks for them (`checks.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Table -> what is refused, and the columns by which an INSERT OR REPLACE would drop a row without asking.
GUARDED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "newsroom_decision": (("UPDATE", "DELETE", "TRUNCATE"), ("id", "hash")),
    "newsroom_articletext": (("UPDATE",), ()),
}
REFUSAL = "append-only: {table} is never changed"


def install(connection: Any) -> None:
    """Makes the triggers of the guarded tables that are there, in place of those that may be."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in there & GUARDED.keys():
            for statement in _drop(connection, table) + _create(connection, table):
                cursor.execute(statement)


def missing(connection: Any) -> list[str]:
    """The names of the triggers that should be there and are not. Nothing is missing of a table that is not there."""
    there = set(connection.introspection.table_names())
    wanted = {name for table in there & GUARDED.keys() for name in _names(connection, table)}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            # A trigger that is switched off ("D") guards nothing.
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
        found = {name for (name,) in cursor.fetchall()}
    return sorted(wanted - found)


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """Without the triggers: for a test that empties its database. Nothing in the newsroom calls this."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in there & GUARDED.keys():
            for statement in _drop(connection, table):
                cursor.execute(statement)
    try:
        yield
    finally:
        install(connection)


def _names(connection: Any, table: str) -> list[str]:
    acts, columns = GUARDED[table]
    if connection.vendor == "sqlite":
        acts = (*(act for act in acts if act != "TRUNCATE"), *(("REPLACE",) if columns else ()))
    return [f"{table}_no_{act.lower()}" for act in acts]


def _drop(connection: Any, table: str) -> list[str]:
    on = "" if connection.vendor == "sqlite" else f" ON {table}"
    return [f"DROP TRIGGER IF EXISTS {name}{on}" for name in _names(connection, table)]


def _create(connection: Any, table: str) -> list[str]:
    return _sqlite(table) if connection.vendor == "sqlite" else _postgresql(table)


def _sqlite(table: str) -> list[str]:
    acts, columns = GUARDED[table]
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL.format(table=table)}'); END"
    made = [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {refuse}"
        for act in acts
        if act != "TRUNCATE"
    ]
    if columns:
        # REPLACE drops the row in its way without firing the triggers of DELETE.
        in_the_way = " OR ".join(f"{column} = NEW.{column}" for column in columns)
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {in_the_way})"  # noqa: S608 - names of ours
        made.append(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} {refuse}")
    return made


def _postgresql(table: str) -> list[str]:
    acts, _columns = GUARDED[table]
    function = (
        f"CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL.format(table=table)}'; END $$"
    )
    return [
        function,
        *(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
            for act in acts
        ),
    ]
