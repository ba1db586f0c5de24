"""Several suggestions at once: a page that shows exactly what would be written, and writes just that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from newsroom import desk
from newsroom.admin.base import has
from newsroom.admin.forms import event_label
from newsroom.admin.refusals import Refused, article_url, back_to, event_named, is_key
from newsroom.admin.words import FACT_TABLES, Named, describe, describe_fact
from newsroom.desk.errors import DeskError
from newsroom.desk.suggestions import event_of
from newsroom.desk.together import MOST_TOGETHER, Line
from newsroom.models import Article, Event, Fact, Suggestion
from newsroom.models.review import Modality, SuggestionState

# Ticked beforehand: what is as sure as this, is said to be so, and says more than that somebody is mentioned.
SURE = 0.7


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line of the preview, with the words of the suggestion and of the text."""

    line: Line
    value: str
    ticked: bool

    @property
    def row(self) -> Suggestion:
        return self.line.suggestion

    @property
    def words(self) -> str:
        """The fact as it is written; a new event by its title too."""
        return self.value if self.row.kind == "event" and self.line.is_new else self.line.words


def together_url(article: Article, rows: Iterable[Suggestion], event: Event | None = None) -> str:
    """The address of the preview for these suggestions, to belong to `event`."""
    query: list[tuple[str, Any]] = [("s", row.pk) for row in rows]
    query += [("event", event.pk)] if event else []
    return f"{reverse('admin:newsroom_article_together', args=[article.pk])}?{urlencode(query)}"


def same_party(row: Suggestion) -> tuple[str, str]:
    """Whom a suggestion is about, where it is about a country, a forum or an actor; else ("", "")."""
    for name in ("country", "forum", "actor", "actor_name"):
        if row.kind != "event" and row.payload.get(name):
            return name, str(row.payload[name])
    return "", ""


def told(fact: Fact) -> str:
    """A fact in words, read anew with what it names."""
    return describe_fact(Fact.objects.select_related(*FACT_TABLES).get(pk=fact.pk))


class TogetherActs:
    """The addresses for deciding on several suggestions, under an article's page; mixed into its ModelAdmin."""

    TOGETHER_ACTS = (("<int:pk>/together/", "together_view", "together"),)

    def together_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """The preview; its POST accepts what is ticked, and turns down the rest where a reason is given."""
        if not has(request, "decide_suggestion"):
            raise Refused(_("You may look at suggestions, but not decide on them."), 403)
        asked = request.POST if request.method == "POST" else request.GET
        rows = _rows(article, asked)
        event = event_named(asked.get("event", "")) or _home(article, rows)
        if request.method == "POST" and self._taken(request, article, rows, event):
            return back_to(article, "#cards", event)
        return self._preview(request, article, rows, event)

    def _taken(self, request: HttpRequest, article: Article, rows: list[Suggestion], event: Event | None) -> bool:
        ticked = {int(pk) for pk in request.POST.getlist("take") if is_key(pk)}
        seals = {row.pk: request.POST.get(f"seal{row.pk}", "") for row in rows}
        taken = [row for row in rows if row.pk in ticked]
        reason = request.POST.get("reason", "")
        rest = [row for row in rows if row.pk not in ticked] if reason.strip() else []
        try:
            done = desk.accept_together(taken, request.user, seals=seals, event=event, rest=rest, reason=reason)  # type: ignore[arg-type]
        except DeskError as error:
            messages.error(request, str(error))
            return False
        messages.success(request, _("%(count)d decided at once.") % {"count": len(done)})
        return True

    def _preview(
        self, request: HttpRequest, article: Article, rows: list[Suggestion], event: Event | None
    ) -> HttpResponse:
        try:
            lines = desk.rehearse(rows, request.user, event=event, tell=told)  # type: ignore[arg-type]
        except DeskError as error:
            raise Refused(str(error)) from error
        named = Named.of(row.payload for row in rows)
        ticked = {int(pk) for pk in request.POST.getlist("take") if is_key(pk)} if request.method == "POST" else None
        shown = [
            LineShown(
                line,
                describe(line.suggestion.kind, line.suggestion.payload, named),
                _is_sure(line) if ticked is None else line.suggestion.pk in ticked,
            )
            for line in lines
        ]
        context = self.admin_site.each_context(request) | {  # type: ignore[attr-defined]
            "title": _("Accept together"),
            "opts": self.opts,  # type: ignore[attr-defined]
            "article": article,
            "lines": [one for one in shown if not one.line.refused],
            "refused": [one for one in shown if one.line.refused],
            "event": event,
            "event_label": event_label(event) if event else "",
            "back": article_url(article),
            "is_nav_sidebar_enabled": False,
        }
        return TemplateResponse(request, "admin/newsroom/article/together.html", context)


def _rows(article: Article, asked: QueryDict) -> list[Suggestion]:
    keys = [int(pk) for pk in asked.getlist("s") if is_key(pk)]
    if not keys or len(keys) > MOST_TOGETHER:
        raise Refused(_("Choose between 1 and %(most)d suggestions.") % {"most": MOST_TOGETHER})
    found = article.suggestions.filter(pk__in=keys).select_related("evidence", "article")
    return list(found.order_by("pk"))


def _home(article: Article, rows: list[Suggestion]) -> Event | None:
    """The event that the article's became already; none where the event itself is among what is chosen."""
    return None if any(row.kind == "event" for row in rows) else event_of(article)


def _is_sure(line: Line) -> bool:
    row = line.suggestion
    said = row.modality in (Modality.ASSERTED, Modality.REPORTED) or row.kind in ("event", "commitment")
    return row.state == SuggestionState.PENDING and row.confidence >= SURE and said and _says_more(row)


def _says_more(row: Suggestion) -> bool:
    return row.payload.get("role") != "mentioned"
