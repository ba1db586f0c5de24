"""The counts of an evaluation, and the figures that they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# Figures are rounded before others are made of them, as they are printed: what a table shows adds up.
DIGITS = 3


@dataclass(slots=True)
class Tally:
    """Of one layer: how many of the predicted are right, and how many of the wanted were found."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, predicted: int, found: int, wanted: int) -> None:
        self.right += right
        self.predicted += predicted
        self.found += found
        self.wanted += wanted

    @property
    def precision(self) -> float:
        if not self.predicted:
            return 0.0 if self.wanted else 1.0
        return round(self.right / self.predicted, DIGITS)

    @property
    def recall(self) -> float:
        return round(self.found / self.wanted, DIGITS) if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return round(2 * self.precision * self.recall / both, DIGITS) if both else 0.0


@dataclass(slots=True)
class Share:
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    def add(self, is_right: bool) -> None:
        self.right += is_right
        self.of += 1

    def __str__(self) -> str:
        return f"{self.right}/{self.of}"


@dataclass(frozen=True, slots=True)
class Judged:
    """One suggestion that the reference settles: right or wrong, and how sure the analysis was of it.

    `whole`: the role of a country is right too; of every other kind the same as `right`.
    """

    kind: str
    rule: str
    confidence: float
    right: bool
    whole: bool
    # What the rule states, before it is calibrated.
    stated: float


@dataclass(slots=True)
class Scores:
    """Everything counted over the documents of a reference.

    `judged` holds one entry for each suggestion; optional things, layers of which the reference holds only a sample,
    and layers that it leaves out are not in it.
    """

    documents: int = 0
    bad_spans: int = 0
    layers: dict[str, Tally] = field(default_factory=dict)
    accuracy: dict[str, Share] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def layer(self, name: str) -> Tally:
        return self.layers.setdefault(name, Tally())

    def check(self, name: str, is_right: bool) -> None:
        """Counts one answer that is either right or wrong."""
        self.accuracy.setdefault(name, Share()).add(is_right)

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the layers."""
        return round(sum(tally.f1 for tally in self.layers.values()) / len(self.layers), DIGITS)

    def as_json(self) -> dict[str, Any]:
        """All figures, as values that JSON knows."""
        return {
            "documents": self.documents,
            "macro_f1": self.macro_f1,
            "bad_spans": self.bad_spans,
            "layers": {
                name: {
                    "precision": tally.precision,
                    "recall": tally.recall,
                    "f1": tally.f1,
                    "predicted": tally.predicted,
                    "reference": tally.wanted,
                }
                for name, tally in self.layers.items()
            },
            "accuracy": {name: str(share) for name, share in self.accuracy.items()},
        }

    def as_lines(self) -> Iterator[str]:
        """All figures, as a table for a terminal."""
        for name, tally in self.layers.items():
            counts = f"({tally.predicted} predicted, {tally.wanted} in the reference)"
            figures = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
            yield f"{name:14} {figures}   {counts}"
        for name, share in self.accuracy.items():
            yield f"{name:14} {share}"
        yield f"{'macro F1':14} {self.macro_f1:.3f}   bad spans {self.bad_spans}"
