"""Publication: the history of an event that was postponed, rescheduled, cancelled or moved, from its first date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from newsroom.models import Fact, Occurrence, Proof
from newsroom.models.facts import FactKind
from newsroom.public.sheets import Sheet


@dataclass(frozen=True)
class Turn:
    """One step of the history: what was told, when the newsroom took it up, and the facts that prove it."""

    told_at: datetime
    occurrence: Occurrence | None = None
    dating: Fact | None = None

    @property
    def facts(self) -> list[int]:
        return [fact.pk for fact in (self.occurrence, self.dating) if fact]

    @property
    def is_change(self) -> bool:
        return any(fact.is_change for fact in (self.occurrence, self.dating) if fact)


def history(sheet: Sheet, proofs: Iterable[Proof]) -> list[Turn]:
    """The steps in the order in which they were decided, from what stood before the first change on.

    Made of public facts and their public proofs alone; nothing for an event of which no change is told. A report
    that tells nothing new is left out.
    """
    first: dict[int, Proof] = {}
    for proof in proofs:
        known = first.get(proof.fact_id)
        if known is None or proof.decision_id < known.decision_id:
            first[proof.fact_id] = proof
    decided: dict[int, Turn] = {}
    for fact in (*sheet.occurrence, *sheet.dating):
        if fact.pk in first:
            decision = first[fact.pk].decision
            name = "dating" if fact.kind == FactKind.DATING else "occurrence"
            turn = decided.get(decision.pk, Turn(decision.at))
            decided[decision.pk] = replace(turn, **{name: fact})
    turns = [turn for _pk, turn in sorted(decided.items())]
    changes = [place for place, turn in enumerate(turns) if turn.is_change]
    if not changes:
        return []
    before = turns[: changes[0]]
    return [*_start(before), *_news(turns[changes[0] :])]


def _start(before: list[Turn]) -> list[Turn]:
    """What was known before the first change, as one step: the last of each that was told."""
    if not before:
        return []
    occurrence = next((turn.occurrence for turn in reversed(before) if turn.occurrence), None)
    dating = next((turn.dating for turn in reversed(before) if turn.dating), None)
    return [Turn(before[0].told_at, occurrence, dating)]


def _news(turns: list[Turn]) -> list[Turn]:
    """The changes, and of what came after each only what gives another status or date."""
    found: list[Turn] = []
    status, edtf = "", ""
    for turn in turns:
        new_status = turn.occurrence is not None and turn.occurrence.status != status
        new_date = turn.dating is not None and turn.dating.edtf != edtf
        if turn.is_change or new_status or new_date:
            found.append(turn)
        status = turn.occurrence.status if turn.occurrence else status
        edtf = turn.dating.edtf if turn.dating else edtf
    return found
