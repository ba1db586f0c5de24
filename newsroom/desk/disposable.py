"""Rows that the machine makes anew at each reading, and that nobody misses: brought in line, never decided here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TypeVar

from django.db.models import QuerySet

from newsroom.models import Question, Suggestion

Row = TypeVar("Row", Suggestion, Question)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reading changed: rows created, updated (new wording or confidence), removed, left as they were."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0

    def __add__(self, other: Changes) -> Changes:
        mine, theirs = asdict(self), asdict(other)
        return Changes(**{name: mine[name] + theirs[name] for name in mine})


def bring_in_line(
    stored: QuerySet[Row],
    rows: Mapping[str, Row],
    compared: tuple[str, ...],
    *,
    undecided: str,
    settled: Callable[[list[Row]], Mapping[str, str]],
    may_go: Callable[[Row], bool] = lambda row: True,
) -> Changes:
    """Makes what is stored of an article, by fingerprint, what `rows` says. Twice changes nothing.

    An undecided row that is no longer wanted goes, if it `may_go`. A new one takes the state that `settled` finds for
    its fingerprint on record, else `undecided`; an old one keeps its state. Called with the article locked.
    """
    old = {row.fingerprint: row for row in stored}
    gone = [row.pk for row in old.values() if row.fingerprint not in rows and row.state == undecided and may_go(row)]
    if gone:
        stored.filter(pk__in=gone, state=undecided).delete()
    new = [row for print_, row in rows.items() if print_ not in old]
    if new:
        states = settled(new)
        for row in new:
            row.state = states.get(row.fingerprint, undecided)
        stored.bulk_create(new)
    changed = [row for print_, row in rows.items() if print_ in old and _differ(old[print_], row, compared)]
    for row in changed:
        row.pk, row.state = old[row.fingerprint].pk, old[row.fingerprint].state
    if changed:
        stored.bulk_update(changed, compared)
    return Changes(len(new), len(changed), len(gone), len(rows) - len(new) - len(changed))


def _differ(one: Suggestion | Question, other: Suggestion | Question, compared: tuple[str, ...]) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in compared)
