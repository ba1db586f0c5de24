"""Publication: one page of a timeline, by key and not by number, so that the last page costs what the first does.

Newest first is falling order of `timeline_key`, in which what has no date (keys below KEY_STEP) comes last of itself.
Oldest first is rising order of the dated, then of the undated.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict

from newsroom.models import Event
from newsroom.models.events import KEY_STEP, EventQuerySet
from newsroom.public.entries import Entry, Subject, fill
from newsroom.public.filters import Order, TimelineFilter, TimelineForm

PAGE_SIZE = 20


@dataclass(frozen=True)
class Slice:
    """Some events of a timeline, and the key after which the next ones start."""

    events: list[Event]
    next: int | None


@dataclass(frozen=True)
class Year:
    """The entries of a year; None is for those without a date."""

    year: int | None
    entries: list[Entry]


@dataclass(frozen=True)
class Timeline:
    """What a page shows of a timeline: the form, and the entries unless the form has errors."""

    form: TimelineForm
    years: list[Year]
    order: str
    next: int | None
    is_first: bool

    @property
    def is_valid(self) -> bool:
        return not self.form.errors

    @property
    def status(self) -> int:
        """The status of the answer."""
        return 200 if self.is_valid else 400

    @property
    def is_plain(self) -> bool:
        """Whether this is the page as it stands without a query, the one that search engines should keep."""
        return self.is_valid and self.is_first and not self.form.chosen and self.order == Order.NEWEST


def cut(events: EventQuerySet, order: str, after: int | None, size: int = PAGE_SIZE) -> Slice:
    """The next `size` events after a key; one more is fetched to know whether there is a page after."""
    if order == Order.OLDEST:
        found = oldest(events, after, size + 1)
    else:
        later = events if after is None else events.filter(timeline_key__lt=after)
        found = list(later.order_by("-timeline_key")[: size + 1])
    return Slice(found[:size], found[size - 1].timeline_key if len(found) > size else None)


def oldest(events: EventQuerySet, after: int | None, size: int) -> list[Event]:
    """The dated in rising order, then the undated."""
    dated, undated = events.dated(), events.undated()
    found: list[Event] = []
    if after is None or after >= KEY_STEP:
        found = list(dated.filter(timeline_key__gt=after or 0).order_by("timeline_key")[:size])
    else:
        undated = undated.filter(timeline_key__gt=after)
    if len(found) < size:
        found += undated.order_by("timeline_key")[: size - len(found)]
    return found


def by_year(entries: list[Entry]) -> list[Year]:
    return [Year(year, list(group)) for year, group in groupby(entries, key=lambda entry: entry.event.year)]


def read(query: QueryDict, events: EventQuerySet, subject: Subject = None) -> Timeline:
    """The page of a timeline that a query string asks for. `events` comes from `published()`."""
    chosen = TimelineFilter(query, queryset=events)
    form = chosen.form
    if not form.is_valid():
        return Timeline(form, [], Order.NEWEST, None, is_first=True)
    order, after = form.cleaned_data["order"] or Order.NEWEST, form.cleaned_data["after"]
    part = cut(chosen.qs.select_related("country", "forum"), order, after)
    return Timeline(form, by_year(fill(part.events, subject)), order, part.next, is_first=after is None)
