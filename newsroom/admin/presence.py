"""Claims and presence on the pages of articles and events: who has it in hand, who has it open, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from newsroom import desk
from newsroom.admin.base import has, refusals_in_words, visible_or_404
from newsroom.admin.refusals import article_url
from newsroom.desk.claims import be_seen, called, holder, others_on
from newsroom.desk.worth import next_after
from newsroom.models import Article, Claim, Event, User


@dataclass(frozen=True, slots=True)
class Present:
    """What a page says of who works on it. `words` are "" while nobody else has it open."""

    words: str
    seen_url: str
    claim: Claim | None = None
    is_mine: bool = False
    may_claim: bool = False
    may_release: bool = False

    @property
    def holder(self) -> str:
        return called(self.claim.by) if self.claim else ""


class PresenceActs:
    """The address at which an open page reports, and `presence` for its template; mixed into a ModelAdmin.

    Stands before the classes whose `change_view` it wraps.
    """

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        return [self._act("<int:pk>/seen/", self.seen_view, "seen"), *super().get_urls()]  # type: ignore[misc]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The page, noted as open, with who else has it open."""
        context = dict(extra_context or {})
        found = admin.ModelAdmin.get_object(self, request, object_id)  # type: ignore[arg-type]
        if found is not None and self.has_view_permission(request, found):  # type: ignore[attr-defined]
            if request.method == "GET" and _works_here(request):
                be_seen(found, request.user)  # type: ignore[arg-type]
            context["presence"] = self.present(request, found)
        return super().change_view(request, object_id, form_url, context)  # type: ignore[misc]

    @method_decorator(require_POST)
    def seen_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A page that is open says so, and hears who else has it open: {"words": "Sari is editing"}."""
        found = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        if _works_here(request):
            be_seen(found, request.user)  # type: ignore[arg-type]
        return JsonResponse({"words": editing(others_on(found, request.user))})  # type: ignore[arg-type]

    def present(self, request: HttpRequest, page: Article | Event) -> Present:
        words = editing(others_on(page, request.user))  # type: ignore[arg-type]
        return Present(words, reverse(f"admin:newsroom_{self.opts.model_name}_seen", args=[page.pk]))

    def _act(self, route: str, view: Any, name: str) -> URLPattern:
        return path(route, self.admin_site.admin_view(view), name=f"newsroom_{self.opts.model_name}_{name}")


class ClaimActs(PresenceActs):
    """The addresses at which an article is claimed and released, and the one that leads to the next."""

    def get_urls(self) -> list[URLPattern]:
        return [
            self._act("next/", self.next_view, "next"),
            self._act("<int:pk>/next/", self.next_view, "next"),
            self._act("<int:pk>/claim/", self.claim_view, "claim"),
            self._act("<int:pk>/release/", self.release_view, "release"),
            *super().get_urls(),
        ]

    @method_decorator(require_safe)
    def next_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """Leads to the article to go on with; to the start page where none waits."""
        article = visible_or_404(self, request, pk) if pk is not None else None  # type: ignore[arg-type]
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        following = next_after(article, request.user)  # type: ignore[arg-type]
        if following is None:
            messages.info(request, _("No other article waits for you."))
            return HttpResponseRedirect(reverse("admin:index"))
        return HttpResponseRedirect(reverse("admin:newsroom_article_change", args=[following]))

    @method_decorator(require_POST)
    def claim_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes the article in hand, and leads to it."""
        article = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        with refusals_in_words(request):
            desk.claim(article, request.user)  # type: ignore[arg-type]
            messages.success(request, _("You have it in hand, until you release it or leave it for some hours."))
            return HttpResponseRedirect(article_url(article))
        return _back(request, article)

    @method_decorator(require_POST)
    def release_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Gives the article back to the queue."""
        article = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        with refusals_in_words(request):
            desk.release(article, request.user)  # type: ignore[arg-type]
            messages.success(request, _("Released: anybody can take it now."))
        return _back(request, article)

    def present(self, request: HttpRequest, page: Any) -> Present:
        found = super().present(request, page)
        held = holder(page)
        is_mine = held is not None and held.by_id == request.user.pk
        may = has(request, "decide_suggestion")
        return Present(
            found.words,
            found.seen_url,
            claim=held,
            is_mine=is_mine,
            may_claim=may and held is None,
            may_release=may and held is not None and (is_mine or has(request, "publish_event")),
        )


def editing(people: list[User]) -> str:
    """«Sari is editing», «Dewi, Sari are editing»; "" for nobody."""
    if not people:
        return ""
    words = ngettext("%(who)s is editing", "%(who)s are editing", len(people))
    return words % {"who": ", ".join(called(user) for user in people)}


def _works_here(request: HttpRequest) -> bool:
    """Whoever only looks is no reason for anybody else to wait."""
    return has(request, "decide_suggestion") or has(request, "publish_event")


def _back(request: HttpRequest, article: Article) -> HttpResponseRedirect:
    """Where the button was: on a list of the queue, or on the article's page."""
    if request.POST.get("from") == "queue":
        return HttpResponseRedirect(reverse("admin:index"))
    return HttpResponseRedirect(article_url(article))
