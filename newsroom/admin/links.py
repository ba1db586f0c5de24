"""On the article page: what an event may be the same as, which articles share its words, and triage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom import desk
from newsroom.admin.base import refusals_in_words
from newsroom.admin.refusals import Refused, article_url, back_to, event_named, is_key, suggestion_of
from newsroom.analysis import explain
from newsroom.desk.copies import JUDGEMENTS
from newsroom.desk.linking import Link
from newsroom.desk.proposals import LANGUAGES
from newsroom.models import Article, Decision, Resemblance, Suggestion
from newsroom.models.copies import Likeness
from newsroom.models.dates import Basis
from newsroom.models.wording import reader_language


@dataclass(frozen=True, slots=True)
class LinkShown:
    """One thing that an event may be the same as, with the reasons in words."""

    title: str
    url: str
    event: int | None
    score: float
    reasons: list[str]
    against: list[str]
    date: str
    date_reason: str


@dataclass(frozen=True, slots=True)
class Kin:
    """An article that shares words with the one on the page. `share` is in percent."""

    article: Article
    url: str
    is_copy: bool
    is_earlier: bool
    share: int
    sentences: int


@dataclass(frozen=True, slots=True)
class Copying:
    """Whose words the article's are: as the machine measured, or as somebody decided."""

    kin: list[Kin]
    root: Article | None
    decision: Decision | None


def shown(links: Iterable[Link]) -> list[LinkShown]:
    """Links in the words of the editor's language."""
    language = "id" if reader_language() == "id" else "en"
    found = []
    for link in links:
        if link.event is not None:
            title, url = str(link.event), reverse("admin:newsroom_event_change", args=[link.event.pk])
        elif link.suggestion is not None:
            title = link.suggestion.article.title
            url = f"{article_url(link.suggestion.article)}#s{link.suggestion.pk}"
        same = link.sameness
        found.append(
            LinkShown(
                title=title,
                url=url,
                event=link.event.pk if link.event else None,
                score=same.score,
                reasons=[explain(because, language) for because in same.reasons],
                against=[explain(because, language) for because in same.against],
                date=same.date.edtf if same.date else "",
                date_reason=explain(same.date.because, language) if same.date else "",
            )
        )
    return found


def linked_date(suggestion: Suggestion, links: Iterable[Link]) -> dict[str, str]:
    """For an event of which the text gives a weekday only: the date that it means if it is the likeliest event."""
    if suggestion.payload.get("edtf"):
        return {}
    date = next((link.sameness.date for link in links if link.event and link.sameness.date), None)
    if date is None:
        return {}
    reasons = {f"date_reason_{language}": explain(date.because, language) for language in LANGUAGES}
    return {"edtf": date.edtf, "basis": Basis.LINKED, **reasons}


def copying(article: Article) -> Copying:
    """The articles that share words with this one, those most alike first."""
    rows = Resemblance.objects.filter(Q(article=article) | Q(other=article)).select_related("article", "other")
    kin = []
    for row in rows.order_by("-containment", "pk")[:20]:
        earlier = row.article_id == article.pk
        other = row.other if earlier else row.article
        kin.append(
            Kin(
                article=other,
                url=article_url(other),
                is_copy=row.likeness == Likeness.COPY,
                is_earlier=earlier,
                share=round(100 * row.containment),
                sentences=len(row.shared),
            )
        )
    judged = (
        Decision.objects.filter(article=article, verb__in=JUDGEMENTS).select_related("by").order_by("-pk").first()
    )
    return Copying(kin, article.syndicated_from, judged)


class LinkActs:
    """The addresses for these decisions under an article's page; mixed into its ModelAdmin."""

    LINK_ACTS = (
        ("<int:pk>/apart/", "apart_view", "apart"),
        ("<int:pk>/copy/", "copy_view", "copy"),
        ("<int:pk>/take-up/", "take_up_view", "take_up"),
    )

    @method_decorator(require_POST)
    def apart_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Remembers that a suggested event is not an event that it looks like."""
        suggestion = suggestion_of(article, request.POST.get("suggestion", ""))
        event = event_named(request.POST.get("event", ""))
        if event is None:
            raise Refused(_("Choose the event that it is not."))
        with refusals_in_words(request):
            desk.tell_apart(suggestion, event, request.user, reason=request.POST.get("reason", ""))  # type: ignore[arg-type]
            messages.success(request, _("Noted: not the same as “%(event)s”.") % {"event": event})
        return back_to(article, f"#s{suggestion.pk}")

    @method_decorator(require_POST)
    def copy_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Says whose words the article's are: those of another article, or its own."""
        reason = request.POST.get("reason", "")
        with refusals_in_words(request):
            if request.POST.get("verb") == "independent":
                desk.call_independent(article, request.user, reason=reason)  # type: ignore[arg-type]
                messages.success(request, _("Noted: it counts as a source of its own."))
            else:
                other = self._other(request.POST.get("other", ""))
                desk.call_copy(article, other, request.user, reason=reason)  # type: ignore[arg-type]
                messages.success(request, _("Noted: a copy of “%(article)s”.") % {"article": other})
        return back_to(article, "#words")

    @method_decorator(require_POST)
    def take_up_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Takes an article out of triage and reads it."""
        with refusals_in_words(request):
            found = desk.take_up(article, request.user, reason=request.POST.get("reason", ""))  # type: ignore[arg-type]
            messages.success(request, _("Taken up and read: %(count)d suggestions.") % {"count": found.created})
        return back_to(article)

    def _other(self, pk: str) -> Any:
        found = Article.objects.filter(pk=int(pk)).first() if is_key(pk) else None
        if found is None:
            raise Refused(_("There is no such article: go back and reload the page."), 404)
        return found
