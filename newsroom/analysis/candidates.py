"""Events in the making: what `meetings.py` and `acts.py` gather, and `events.py` finishes."""

from __future__ import annotations

from dataclasses import dataclass, field

from .occasions import Occasion
from .reading import DateReading, EventType

_FAMILY: dict[EventType, str] = {
    "conference": "meeting",
    "ministerial_meeting": "meeting",
    "bilateral_meeting": "bilateral",
    "operation": "police",
    "arrest": "police",
}
MOST_EVENTS = 100  # of meetings, and of acts: no report tells more, and each is compared with all
FINENESS = {"unknown": 0, "year": 1, "month": 2, "day": 3}


@dataclass(slots=True)
class Candidate:
    """An event in the making: the occasion that tells it best, and what is known of it."""

    best: Occasion
    date: DateReading
    place: str | None = None
    iso2: str | None = None
    forum: str | None = None
    ordinal: int | None = None
    planned: bool = False
    evidence: bool = False
    start: int = 0
    end: int = 0
    told: list[Occasion] = field(default_factory=list)
    forums: set[str | None] = field(default_factory=set)  # also those that met beside it
    in_lead: bool = False
    at_venue: bool = False  # a statement made where statements are made
    from_lead: bool = False  # told by the lead alone, without date or other sign of an occasion
    closing: bool = False  # the sentence tells of the end of the meeting
    partners: frozenset[str] = frozenset()  # countries that the words after a bilateral meeting name

    @property
    def family(self) -> str:
        """Types that tell the same event in other words."""
        return _FAMILY.get(self.best.type, self.best.type)
