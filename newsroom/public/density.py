"""Publication: how many events each month of a timeline has, as a strip of bars with its table, in one query."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F

from newsroom.models.events import EventQuerySet

# A timeline key is YYYYMM, two digits of day and ten of id.
MONTH = 10**12
BAR, GAP, HEIGHT = 9, 3, 40
MOST_YEARS = 12


@dataclass(frozen=True)
class Bar:
    """One month: where its bar stands in the drawing, and how many events it counts."""

    x: int
    y: int
    height: int
    count: int
    edtf: str


@dataclass(frozen=True)
class YearStrip:
    """Twelve months; `vague` counts the events of which only the year is known."""

    year: int
    count: int
    vague: int
    bars: list[Bar]

    @property
    def filled(self) -> list[Bar]:
        return [bar for bar in self.bars if bar.count]


@dataclass(frozen=True)
class Strip:
    """The years of a timeline, and how much stands on it in all."""

    total: int
    undated: int
    first: str
    last: str
    years: list[YearStrip]

    @property
    def span(self) -> str:
        """From the first date to the last, as one."""
        return self.first if self.first == self.last else f"{self.first}/{self.last}"


def edtf(month: int) -> str:
    """202512 as 2025-12, 202500 (a year of which no month is known) as 2025."""
    return f"{month // 100:04}" + (f"-{month % 100:02}" if month % 100 else "")


def bars(counts: dict[int, int], year: int, highest: int) -> list[Bar]:
    found = []
    for place in range(12):
        month = year * 100 + place + 1
        n = counts.get(month, 0)
        height = max(round(HEIGHT * n / highest), 6) if n else 2
        found.append(Bar(place * (BAR + GAP), HEIGHT - height, height, n, edtf(month)))
    return found


def strip(events: EventQuerySet) -> Strip:
    """The months of a timeline from `published()`, the last years of a long one."""
    rows = events.order_by().annotate(month=F("timeline_key") / MONTH).values("month").annotate(n=Count("pk"))
    counts = {row["month"]: row["n"] for row in rows}
    total, undated = sum(counts.values()), counts.pop(0, 0)
    if not counts:
        return Strip(total, undated, "", "", [])
    per_year = dict.fromkeys(range(min(counts) // 100, max(counts) // 100 + 1), 0)
    for month, n in counts.items():
        per_year[month // 100] += n
    highest = max((n for month, n in counts.items() if month % 100), default=1)
    years = [
        YearStrip(year, n, counts.get(year * 100, 0), bars(counts, year, highest))
        for year, n in list(per_year.items())[-MOST_YEARS:]
    ]
    return Strip(total, undated, edtf(min(counts)), edtf(max(counts)), years)
