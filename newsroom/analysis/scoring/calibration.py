"""Whether confidence keeps its promise: of what is suggested at 0.9, nine in ten should be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from .scores import DIGITS, Judged

Grouping = Literal["kind", "rule"]
# The lower ends; each band reaches up to the next, the last one includes 1.
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Reliability:
    """Suggestions of one group and one band of confidence; `band` None is all bands together.

    `right` and `whole` count as in `Judged`; `confidence` is the mean.
    """

    group: str
    band: float | None
    suggested: int
    right: int
    whole: int
    confidence: float

    @property
    def share(self) -> float:
        return self.right / self.suggested

    @property
    def whole_share(self) -> float:
        return self.whole / self.suggested

    def as_json(self) -> dict[str, Any]:
        return {
            "group": self.group,
            "from": self.band,
            "to": None if self.band is None else _upper(self.band),
            "suggested": self.suggested,
            "right": self.right,
            "right_with_role": self.whole,
            "share_right": round(self.share, DIGITS),
            "share_right_with_role": round(self.whole_share, DIGITS),
            "mean_confidence": round(self.confidence, DIGITS),
        }


def reliability(judged: Sequence[Judged], by: Grouping | None = None) -> list[Reliability]:
    """For each group (all as one, the kinds, or the rules): the whole, then its bands; empty bands are left out."""
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[WHOLE if by is None else str(getattr(one, by))].append(one)
    return [row for name in sorted(groups) for row in _rows(name, groups[name])]


def calibration_error(judged: Sequence[Judged], with_role: bool = False) -> float | None:
    """The expected calibration error: how far, on average, share and confidence lie apart. None of nothing."""
    bands = [row for row in reliability(judged) if row.band is not None]
    if not bands:
        return None
    apart = sum(row.suggested * abs((row.whole_share if with_role else row.share) - row.confidence) for row in bands)
    return round(apart / len(judged), DIGITS)


def as_lines(judged: Sequence[Judged], by: Grouping) -> Iterator[str]:
    """The reliability of all suggestions and of each group, as a table for a terminal."""
    yield f"{'':24} {'confidence':>11} {'suggested':>9} {'right':>7} {'share':>6} {'mean':>6} {'with role':>10}"
    for row in [*reliability(judged), *reliability(judged, by)]:
        band = "" if row.band is None else f"{row.band:g} – {_upper(row.band):g}"
        name = row.group if row.band is None else ""
        counts = f"{row.suggested:9} {row.right:7} {row.share:6.3f} {row.confidence:6.3f} {row.whole_share:10.3f}"
        yield f"{name:24} {band:>11} {counts}"
    error, with_role = calibration_error(judged), calibration_error(judged, with_role=True)
    if error is not None and with_role is not None:
        yield f"expected calibration error {error:.3f}; with the roles of countries {with_role:.3f}"


def _rows(name: str, judged: Sequence[Judged]) -> Iterator[Reliability]:
    yield _row(name, None, judged)
    bands: defaultdict[float, list[Judged]] = defaultdict(list)
    for one in judged:
        bands[max((band for band in BANDS if band <= one.confidence), default=BANDS[0])].append(one)
    for band in sorted(bands):
        yield _row(name, band, bands[band])


def _row(name: str, band: float | None, judged: Sequence[Judged]) -> Reliability:
    mean = sum(one.confidence for one in judged) / len(judged)
    return Reliability(name, band, len(judged), _count(one.right for one in judged),
                       _count(one.whole for one in judged), mean)  # fmt: skip


def _count(flags: Iterable[bool]) -> int:
    return sum(flags)


def _upper(band: float) -> float:
    return next((other for other in BANDS if other > band), 1.0)
