"""How well each rule does, by what editors decided on its suggestions."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.db.models import Avg, Count, Q
from django.utils.translation import gettext as _

from newsroom.models import Suggestion
from newsroom.models.review import SuggestionState

# The 97.5th percentile of the normal distribution: an interval that holds the truth 19 times out of 20.
Z = 1.959964


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a share lies, as far as this many cases tell."""

    low: float
    high: float


def wilson(right: int, of: int) -> Interval:
    """The Wilson score interval at 95 %: honest for few cases, and for shares near 0 and 1."""
    if of <= 0:
        return Interval(0.0, 1.0)
    share, square = right / of, Z * Z / of
    middle = (share + square / 2) / (1 + square)
    reach = Z / (1 + square) * math.sqrt(share * (1 - share) / of + square / (4 * of))
    # Exact at both ends, where the arithmetic is off by its last digit.
    return Interval(middle - reach if right else 0.0, middle + reach if right < of else 1.0)


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """What became of the suggestions of one rule and kind; `confidence` is the mean of those decided."""

    rule: str
    kind: str
    suggested: int
    undecided: int
    accepted: int
    edited: int
    rejected: int
    confidence: float | None

    @property
    def decided(self) -> int:
        return self.accepted + self.edited + self.rejected

    @property
    def precision(self) -> float | None:
        """The share accepted, as it was or edited; None as long as nothing is decided."""
        return (self.accepted + self.edited) / self.decided if self.decided else None

    @property
    def as_is(self) -> float | None:
        """The share accepted without a change."""
        return self.accepted / self.decided if self.decided else None

    @property
    def interval(self) -> Interval:
        return wilson(self.accepted + self.edited, self.decided)

    @property
    def judgement(self) -> str:
        """Whether its confidence fits what was decided; only what the number of decisions bears out."""
        if self.confidence is None:
            return _("nothing decided yet")
        if self.confidence > self.interval.high:
            return _("too sure of itself")
        if self.confidence < self.interval.low:
            return _("too modest")
        return _("fits so far")


def records() -> list[RuleRecord]:
    """One record for each rule and kind that has suggestions, in one query; the order is that of the names."""

    def count(state: SuggestionState) -> Count:
        return Count("pk", filter=Q(state=state))

    rows = (
        Suggestion.objects.order_by("rule", "kind")
        .values("rule", "kind")
        .annotate(
            suggested=Count("pk"),
            undecided=count(SuggestionState.PENDING),
            accepted=count(SuggestionState.ACCEPTED),
            edited=count(SuggestionState.EDITED),
            rejected=count(SuggestionState.REJECTED),
            mean=Avg("confidence", filter=~Q(state=SuggestionState.PENDING)),
        )
    )
    return [
        RuleRecord(
            rule=row["rule"],
            kind=row["kind"],
            suggested=row["suggested"],
            undecided=row["undecided"],
            accepted=row["accepted"],
            edited=row["edited"],
            rejected=row["rejected"],
            confidence=row["mean"],
        )
        for row in rows
    ]
