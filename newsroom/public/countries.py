"""Publication: the countries, and the timeline of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone

from newsroom.models import Country, Event
from newsroom.public import density, timelines
from newsroom.public.counts import countries_with_events
from newsroom.public.errors import one

UPCOMING = 5


def index(request: HttpRequest) -> HttpResponse:
    countries = sorted(countries_with_events(), key=str)
    return render(request, "public/countries.html", {"countries": countries})


def detail(request: HttpRequest, iso2: str) -> HttpResponse:
    country = one(Country.objects.published(), iso2=iso2.upper())
    if iso2 != iso2.lower():
        return HttpResponsePermanentRedirect(country.get_absolute_url())
    events = Event.objects.published().on_timeline_of(country)
    timeline = timelines.read(request.GET, events, country)
    # A selection is shown without what surrounds the whole timeline.
    coming = events.upcoming(timezone.localdate()).soonest_first()
    upcoming = coming[:UPCOMING] if timeline.is_plain else []
    page = {"country": country, "timeline": timeline, "strip": density.strip(events), "upcoming": upcoming}
    return render(request, "public/country.html", page, status=timeline.status)
