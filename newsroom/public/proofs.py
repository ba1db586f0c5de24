"""Publication: the heart of the site: one fact, the passages that prove it, and how it came to stand here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.models import Event, Fact, Proof
from newsroom.models.articles import Rights
from newsroom.models.review import Stance
from newsroom.public.errors import gone
from newsroom.public.excerpts import Passage, kept_in, passage, rights_of, with_window
from newsroom.public.sheets import of_its_kind, with_kinds

CONTEXT = 160


@dataclass(frozen=True)
class Shown:
    """A proof with what may be shown of its passage."""

    proof: Proof
    passage: Passage | None

    @property
    def is_of_an_older_text(self) -> bool:
        """Whether the source has changed since, and these words were not found in it again."""
        return self.proof.evidence is not None and self.proof.evidence.text.version < self.proof.newest

    @property
    def is_link_only(self) -> bool:
        return bool(self.proof.evidence) and rights_of(self.proof.evidence.text.article) == Rights.LINK_ONLY


def shown(proofs: QuerySet[Proof]) -> list[Shown]:
    rows = with_window(proofs.with_newest(), CONTEXT).select_related("decision", "evidence__text__article__outlet")
    found = list(rows.order_by("id"))
    kept = kept_in(found)
    return [Shown(proof, passage(proof, CONTEXT, kept)) for proof in found]


def public_fact(pk: int) -> Any:
    """The fact with the row of its own kind, or error 404."""
    fact = with_kinds(Fact.objects.published().with_sources().filter(pk=pk)).first()
    if fact is None:
        raise Http404
    own = of_its_kind(fact)
    own.sources = fact.sources
    own.event = Event.objects.published().select_related("country", "forum").get(pk=fact.event_id)
    return own


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    if Fact.objects.gone().filter(pk=pk).exists():
        return gone(request)
    fact = public_fact(pk)
    page = {
        "fact": fact,
        "event": fact.event,
        "proofs": shown(Proof.objects.published().supporting().filter(fact=pk)),
        "disputes": shown(Proof.objects.published().filter(stance=Stance.DISPUTES).filter(fact=pk)),
    }
    return render(request, "public/proof.html", page)
