"""Publication: the sources: every article that a public fact rests on, and what was drawn from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.models import Article, Fact, Proof
from newsroom.models.articles import Rights
from newsroom.models.events import Event
from newsroom.models.names import holds_name, names_kept
from newsroom.public.errors import gone, one
from newsroom.public.excerpts import Passage, kept_in, passage, rights_of, with_window
from newsroom.public.filters import CursorField
from newsroom.public.sheets import of_its_kind, with_kinds

PAGE_SIZE = 30


class PageForm(forms.Form):
    """The key after which the next page of the list starts."""

    after = CursorField(required=False)


@dataclass
class Cited:
    """A sentence of the article, and the facts that rest on it."""

    passage: Passage | None
    facts: list[Any] = field(default_factory=list)

    @property
    def by_event(self) -> list[tuple[Event, list[Any]]]:
        """The facts under the events that they belong to."""
        groups: dict[int, list[Any]] = {}
        for fact in self.facts:
            groups.setdefault(fact.event_id, []).append(fact)
        return [(facts[0].event, facts) for facts in groups.values()]


def index(request: HttpRequest) -> HttpResponse:
    form = PageForm(request.GET)
    if not form.is_valid():
        return render(request, "public/articles.html", {"form": form}, status=400)
    articles = Article.objects.published().select_related("outlet__country").order_by("-id")
    after = form.cleaned_data["after"]
    if after is not None:
        articles = articles.filter(id__lt=after)
    found = list(articles[: PAGE_SIZE + 1])
    page = {
        "form": form,
        "articles": found[:PAGE_SIZE],
        "next": found[PAGE_SIZE - 1].pk if len(found) > PAGE_SIZE else None,
        "is_first": after is None,
    }
    return render(request, "public/articles.html", page)


def cited(article: Article) -> list[Cited]:
    """The sentences that public facts cite, in the order of the text."""
    facts = with_kinds(Fact.objects.published()).filter(
        Exists(Proof.objects.published().supporting().filter(fact=OuterRef("pk"), evidence__text__article=article))
    )
    by_key = {fact.pk: of_its_kind(fact) for fact in facts}
    events = Event.objects.published().in_bulk({fact.event_id for fact in by_key.values()})
    for fact in by_key.values():
        fact.event = events[fact.event_id]
    proofs = Proof.objects.published().supporting().filter(fact__in=list(by_key), evidence__text__article=article)
    sentences: dict[tuple[int, int], Cited] = {}
    found = list(with_window(proofs).order_by("evidence__text", "evidence__start", "id"))
    kept = kept_in(found)
    for proof in found:
        place = (proof.evidence.text_id, proof.evidence.sentence_start)
        sentences.setdefault(place, Cited(passage(proof, kept=kept))).facts.append(by_key[proof.fact_id])
    return list(sentences.values())


def within_rights(article: Article, sentences: list[Cited], text: str) -> list[Cited]:
    """The sentences; where together they come near the whole text, only the exact words of each."""
    passages = [one.passage for one in sentences if one.passage]
    length = sum(len(p.lead) + len(p.exact) + len(p.rest) for p in passages)
    if rights_of(article) == Rights.FULL_TEXT or length * 2 <= len(text):
        return sentences
    for one_sentence in sentences:
        if one_sentence.passage:
            one_sentence.passage = Passage("", "", one_sentence.passage.exact, "", "", opens=True, closes=True)
    return sentences


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    withdrawn = Article.objects.gone().filter(pk=pk).first()
    if withdrawn is not None:
        return gone(request, withdrawn)
    article = one(Article.objects.published().select_related("outlet__country"), pk=pk)
    rights = rights_of(article)
    latest = article.current_text
    text = latest.text if latest else ""
    whole = rights == Rights.FULL_TEXT and not holds_name(text, names_kept([article.pk]).get(article.pk, ()))
    page = {
        "article": article,
        "version": latest,
        "rights": rights,
        "sentences": within_rights(article, cited(article), text),
        "full_text": text if whole else "",
    }
    return render(request, "public/article.html", page)
