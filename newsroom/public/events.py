"""Publication: one event with all its facts, each one click from its proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from newsroom.models import Article, Correction, Event, Fact, Participation, Proof
from newsroom.public.errors import gone, one
from newsroom.public.excerpts import first_passages, with_window
from newsroom.public.history import history
from newsroom.public.sheets import Sheet, sheets

ROLES = list(Participation.Role)


@dataclass(frozen=True)
class RoleGroup:
    """Those who had one role."""

    role: Participation.Role
    parts: list[Participation]

    @property
    def is_a_part(self) -> bool:
        """Whether those who have the role were there; others are only invited, named ..."""
        return self.role in Participation.PART


@dataclass(frozen=True)
class Source:
    """An article, and how many of the event's facts it proves."""

    article: Article
    facts: int


def by_role(sheet: Sheet) -> list[RoleGroup]:
    """Who is named, by role; the absent stand apart."""
    present = sorted(
        (part for part in sheet.participation if not part.is_absence),
        key=lambda part: (
            ROLES.index(part.role),
            part.actor_id is not None,
            part.forum_id is not None,
            str(part.party),
        ),
    )
    groups = groupby(present, key=lambda part: part.role)
    return [RoleGroup(Participation.Role(role), list(parts)) for role, parts in groups]


def sources_of(proofs: Iterable[Proof]) -> list[Source]:
    """The articles behind the proofs, the one that proves most facts first."""
    facts: dict[int, set[int]] = {}
    articles: dict[int, Article] = {}
    for proof in proofs:
        if proof.evidence:
            article = proof.evidence.text.article
            articles[article.pk] = article
            facts.setdefault(article.pk, set()).add(proof.fact_id)
    found = [Source(article, len(facts[pk])) for pk, article in articles.items()]
    return sorted(found, key=lambda source: (-source.facts, source.article.pk))


def neighbours(event: Event) -> dict[str, Event | None]:
    """The meetings before and after in the series of the forum."""
    if event.forum_id is None or event.ordinal is None:
        return {"previous": None, "next": None}
    others = Event.objects.published().filter(forum=event.forum_id).select_related("forum")
    return {
        "previous": others.filter(ordinal__lt=event.ordinal).order_by("-ordinal", "-timeline_key").first(),
        "next": others.filter(ordinal__gt=event.ordinal).order_by("ordinal", "timeline_key").first(),
    }


def other_reports(sheet: Sheet, followed: set[int]) -> list[Any]:
    """The reports that neither the head of the page follows nor its history tells."""
    return [fact for fact in [*sheet.occurrence, *sheet.dating] if fact.pk not in followed]


def context_of(event: Event) -> dict[str, Any]:
    sheet = sheets([event])[event.pk]
    shown = {fact.pk: fact for fact in sheet.all()}
    supporting = Proof.objects.published().supporting().filter(fact__in=shown)
    proofs = list(with_window(supporting).select_related("decision").order_by("id"))
    for pk, sources in Fact.objects.filter(pk__in=shown).with_sources().values_list("pk", "sources"):
        shown[pk].sources = sources
    chosen = first_passages(proofs)
    occurrence = sheet.cover(event)
    proof, passage = chosen.get(occurrence.pk, (None, None)) if occurrence else (None, None)
    named = by_role(sheet)
    dating = sheet.date_of(event)
    turns = history(sheet, proofs)
    followed = {fact.pk for fact in (occurrence, dating) if fact} | {pk for turn in turns for pk in turn.facts}
    return {
        "event": event,
        "sheet": sheet,
        "occurrence": occurrence,
        "proof": proof,
        "passage": passage,
        "dating": dating,
        "history": turns,
        "corrections": list(Correction.objects.published().filter(event=event).order_by("-applied_at")),
        "other_reports": other_reports(sheet, followed),
        "roles": [group for group in named if group.is_a_part],
        "also_named": [group for group in named if not group.is_a_part],
        "absences": [(part, *chosen.get(part.pk, (None, None))) for part in sheet.absent],
        "sources": sources_of(proofs),
        "independent": supporting.origins().aggregate(n=Count("origin", distinct=True))["n"],
        **neighbours(event),
    }


def sent_on(event: Event) -> HttpResponsePermanentRedirect | None:
    """The way to the event that stands in the place of one that is gone, as long as readers may see it."""
    target = Event.objects.published().filter(redirected_here=event).first()
    return HttpResponsePermanentRedirect(target.get_absolute_url()) if target else None


def detail(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    withdrawn = Event.objects.gone().filter(pk=pk).first()
    if withdrawn is not None:  # under any slug: sending on to the right one would tell the title
        return sent_on(withdrawn) or gone(request, withdrawn)
    event = one(Event.objects.published().select_related("country", "forum"), pk=pk)
    if slug != event.slug:
        return HttpResponsePermanentRedirect(event.get_absolute_url())
    return render(request, "public/event.html", context_of(event))
