"""Publication: the first page, the page about the method, and robots.txt."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from newsroom.models import Article, Event
from newsroom.public.counts import countries_with_events, forums_with_events
from newsroom.public.entries import fill

NEWEST, UPCOMING, LATEST = 6, 5, 4
ROBOTS = "User-agent: *\nDisallow: /admin/\nDisallow: /en/admin/\n"


def home(request: HttpRequest) -> HttpResponse:
    events = Event.objects.published().select_related("country", "forum")
    coming = events.upcoming(timezone.localdate())
    newest = events.exclude(pk__in=coming.order_by().values("pk")).order_by("-timeline_key")[:NEWEST]
    page = {
        "entries": fill(list(newest)),
        "upcoming": coming.soonest_first()[:UPCOMING],
        "countries": sorted(countries_with_events(), key=lambda country: (-country.events_count, str(country))),
        "forums": sorted(forums_with_events(), key=lambda forum: forum.short.lower()),
        "articles": Article.objects.published().select_related("outlet").order_by("-id")[:LATEST],
    }
    return render(request, "public/home.html", page)


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "public/about.html")


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
