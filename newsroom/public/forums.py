"""Publication: the forums, and of each its meetings in order and its timeline."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from newsroom.models import Event, Forum
from newsroom.models.events import KEY_STEP
from newsroom.public import timelines
from newsroom.public.counts import forums_with_events
from newsroom.public.errors import one

MOST_EDITIONS = 200


def series(event: Event) -> tuple[float, bool, int]:
    """The place of a meeting in its series: by ordinal, then by date, then those of which neither is known."""
    ordinal = float("inf") if event.ordinal is None else event.ordinal
    return ordinal, event.timeline_key < KEY_STEP, event.timeline_key


def meetings() -> Iterable[Event]:
    return Event.objects.published().filter(forum__isnull=False).select_related("country", "forum")


def last_and_next(forums: list[Forum]) -> None:
    """Gives each forum its last meeting that was and its next that is to come."""
    today = timezone.localdate()
    dated = meetings().filter(forum__in=forums)
    past = dated.exclude(pk__in=dated.upcoming(today).values("pk")).dated()
    last = {event.forum_id: event for event in past.order_by("timeline_key")}
    soonest: dict[int | None, Event] = {}
    for event in dated.upcoming(today).soonest_first():
        soonest.setdefault(event.forum_id, event)
    for forum in forums:
        forum.last_meeting, forum.next_meeting = last.get(forum.pk), soonest.get(forum.pk)


def index(request: HttpRequest) -> HttpResponse:
    forums = sorted(forums_with_events(), key=lambda forum: forum.short.lower())
    last_and_next(forums)
    return render(request, "public/forums.html", {"forums": forums})


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    forum = one(Forum.objects.published().select_related("parent"), slug=slug)
    events = Event.objects.published().on_timeline_of_forum(forum)
    timeline = timelines.read(request.GET, events, forum)
    editions = sorted(meetings().filter(forum=forum)[:MOST_EDITIONS], key=series)
    page = {"forum": forum, "timeline": timeline, "editions": editions}
    return render(request, "public/forum.html", page, status=timeline.status)
