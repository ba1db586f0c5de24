"""Deciding on several suggestions at once, after seeing exactly what that writes."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from newsroom.desk.errors import DeskError, WrongState
from newsroom.desk.record import acting, need_permission
from newsroom.desk.rejections import reject
from newsroom.desk.suggestions import accept
from newsroom.models import Decision, Event, Fact, Proof, Suggestion, User

# One look takes in no more.
MOST_TOGETHER = 200
# Decisions made together carry this in front of their batch.
TOGETHER = "together:"


@dataclass(frozen=True, slots=True)
class Line:
    """What accepting one suggestion does: a new fact, or one more proof of a fact that is there; or why not.

    `words` say the fact as it is written. `seal` differs when something else would be written.
    """

    suggestion: Suggestion
    words: str = ""
    is_new: bool = False
    refused: str = ""
    seal: str = ""


class _RolledBack(Exception):
    """Ends a rehearsal: nothing of it stays."""


def rehearse(
    suggestions: Sequence[Suggestion], by: User, *, event: Event | None = None, tell: Callable[[Fact], str]
) -> list[Line]:
    """What `accept_together` would write, line by line: found by doing it, and taking all of it back.

    `tell` puts a fact into words. A line that would be refused says why and writes nothing.
    NotAllowed; WrongState where there are too many.
    """
    need_permission(by, "decide_suggestion")
    lines: list[Line] = []
    states = [row.state for row in suggestions]
    try:
        with acting():
            for line, decision in _accepted(suggestions, by, event, ""):
                fact = decision.fact if decision else None
                lines.append(replace(line, words=tell(fact)) if fact else line)
            raise _RolledBack
    except _RolledBack:
        for row, state in zip(suggestions, states, strict=True):
            row.state = state
    return lines


def accept_together(
    suggestions: Sequence[Suggestion],
    by: User,
    *,
    seals: dict[int, str],
    event: Event | None = None,
    rest: Sequence[Suggestion] = (),
    reason: str = "",
) -> list[Decision]:
    """Accepts the suggestions, events first, if that writes what was shown: `seals` gives each one's by its number.

    `rest` is turned down with them, for `reason`. NotAllowed; MissingReason; WrongState where a line would now write
    something else, or is refused: nothing written at all.
    """
    need_permission(by, "decide_suggestion")
    if not suggestions and not rest:
        raise WrongState(_("Nothing is chosen."))
    decisions = []
    batch = f"{TOGETHER}{uuid.uuid4()}"
    with acting():
        for line, decision in _accepted(suggestions, by, event, batch):
            if decision is None:
                raise WrongState(f"{line.suggestion}: {line.refused}")
            if line.seal != seals.get(line.suggestion.pk):
                raise WrongState(
                    _("“%(what)s” would now write something else than was shown: look at it again.")
                    % {"what": line.suggestion}
                )
            decisions.append(decision)
        decisions += [reject(row, by, reason=reason, batch=batch) for row in rest]
    return decisions


def _accepted(
    suggestions: Sequence[Suggestion], by: User, event: Event | None, batch: str
) -> list[tuple[Line, Decision | None]]:
    """Accepts one after the other. `event` is where all belong; without it, the event that comes with them."""
    if len(suggestions) > MOST_TOGETHER:
        raise WrongState(_("No more than %(most)d at once.") % {"most": MOST_TOGETHER})
    done: list[tuple[Line, Decision | None]] = []
    home, has_event, is_new_home = event, False, False
    for row in sorted(suggestions, key=lambda row: (row.kind != "event", not row.is_main, row.pk)):
        # Of several events in one text the first is the one that all belongs to; the others stand for themselves.
        other = row.kind == "event" and has_event
        try:
            with transaction.atomic():
                decision = accept(row, by, event=None if other else home, batch=batch)
        except DeskError as refused:
            done.append((Line(row, refused=str(refused)), None))
            continue
        if row.kind == "event" and not other:
            has_event, is_new_home, home = True, event is None, decision.event
        is_new = not Proof.objects.filter(fact=decision.fact_id).exclude(decision=decision).exists()
        where = None if other or is_new_home else decision.event_id
        done.append((Line(row, is_new=is_new, seal=_seal(row, is_new, where)), decision))
    return done


def _seal(row: Suggestion, is_new: bool, event: int | None) -> str:
    said = [row.fingerprint, row.payload, row.evidence_id, row.date_evidence_id, is_new, event]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:20]
