"""System checks of our own: what must be true of a machine before this site runs on it."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections

from newsroom import triggers
from newsroom.desk.second_reader import configured

# https://sqlite.org/wal.html#walresetbug: fixed in 3.51.3, and in the branches 3.50.7 and 3.44.6.
WAL_FAULT = ((3, 7, 0), (3, 51, 3))
WAL_MENDED_BRANCHES = ((3, 50, 7), (3, 44, 6))


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this version of SQLite is free of the fault by which WAL mode can lose or damage data."""
    first, mended = WAL_FAULT
    if not first <= version < mended:
        return True
    return any(version[:2] == branch[:2] and version >= branch for branch in WAL_MENDED_BRANCHES)


@register(Tags.database)
def sqlite_journal(databases: list[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuses WAL, and memory-mapped reading, on a SQLite that has the WAL-reset fault."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor != "sqlite" or wal_is_safe(sqlite3.sqlite_version_info):
            continue
        with connection.cursor() as cursor:
            journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        if journal == "wal":
            found.append(
                Error(
                    f"Database {alias!r} uses WAL on SQLite {sqlite3.sqlite_version}, which can damage it.",
                    hint="Run `PRAGMA journal_mode=DELETE` on the file, or use SQLite 3.51.3 or newer.",
                    id="newsroom.E001",
                )
            )
    return found


@register(Tags.database)
def append_only(databases: list[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Warns of a database whose record can be rewritten: one that has lost its triggers.

    No error, which would keep `migrate` from making them: it asks these checks first.
    """
    return [
        Warning(
            f"Database {alias!r} would let the record be rewritten: without the trigger {name}.",
            hint="Run `manage.py migrate`, which makes the triggers again.",
            id="newsroom.W002",
        )
        for alias in databases or []
        for name in triggers.missing(connections[alias])
    ]


@register()
def language_model(**kwargs: Any) -> list[CheckMessage]:
    """Refuses a language model that is configured in a way that makes no sense; without an address there is none."""
    model = configured()
    return [Error(fault, id="newsroom.E010") for fault in model.faults()] if model else []
