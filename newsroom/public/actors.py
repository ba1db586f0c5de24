"""Publication: people and organisations, and what each had a part in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.models import Actor, Event, Forum, Name
from newsroom.public import timelines
from newsroom.public.errors import one

# What an actor is called; how else it is found in texts stays with the desk.
SHOWN_NAMES = (Name.Kind.OFFICIAL, Name.Kind.ACRONYM, Name.Kind.TRANSLATION)


@dataclass(frozen=True)
class Letter:
    """The actors whose name begins with a letter."""

    letter: str
    actors: list[Actor]


def first_letter(actor: Actor) -> str:
    first = str(actor)[:1].upper()
    return first if first.isalpha() else "#"


def letters(actors: list[Actor]) -> list[Letter]:
    in_order = sorted(actors, key=lambda actor: (first_letter(actor), str(actor).lower()))
    return [Letter(letter, list(group)) for letter, group in groupby(in_order, key=first_letter)]


def index(request: HttpRequest) -> HttpResponse:
    actors = list(Actor.objects.published().select_related("country"))
    return render(request, "public/actors.html", {"letters": letters(actors), "total": len(actors)})


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    actor = one(Actor.objects.published().select_related("country"), slug=slug)
    events = Event.objects.published().on_timeline_of_actor(actor)
    timeline = timelines.read(request.GET, events, actor)
    page = {"actor": actor, "timeline": timeline}
    if timeline.is_plain:  # a selection is shown without what surrounds the whole timeline
        page["names"] = actor.names.filter(kind__in=SHOWN_NAMES).order_by("language", "text")
        page["forums"] = Forum.objects.published().filter(parent=actor)
    return render(request, "public/actor.html", page, status=timeline.status)
