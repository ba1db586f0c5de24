"""An article put aside, taken up again, or retracted: the acts of the workflow under an article's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom import desk
from newsroom.admin.base import has, refusals_in_words
from newsroom.admin.refusals import back_to
from newsroom.desk.workflow import ARTICLES
from newsroom.models import Article
from newsroom.models.visibility import State


@dataclass(frozen=True, slots=True)
class Shelving:
    """One act: the line of the workflow that it follows, its button, and what is said before and after."""

    name: str
    call: Callable[..., Any]
    label: Any
    consequence: Any
    done: Any

    @property
    def needs_reason(self) -> bool:
        return ARTICLES[self.name].reason


SHELVINGS = (
    Shelving(
        "spike", desk.spike, gettext_lazy("Put this article aside"),
        gettext_lazy("It leaves the queue, and what it proved does not count."), gettext_lazy("Put aside."),
    ),
    Shelving(
        "unspike", desk.unspike, gettext_lazy("Take this article up again"),
        gettext_lazy("It waits in the queue again."), gettext_lazy("Taken up again."),
    ),
    Shelving(
        "kill", desk.kill, gettext_lazy("Retract this article"),
        gettext_lazy("Readers are told that it is retracted; facts that it alone proves go back to review."),
        gettext_lazy("Retracted: its address says so."),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that the user may do with an article as it is now, and its address."""

    act: Shelving
    url: str


def shelvings_of(request: HttpRequest, article: Article) -> list[Offered]:
    """The acts that the user may do with an article in its state. The verbs ask again."""
    return [
        Offered(act, reverse(f"admin:newsroom_article_{act.name}", args=[article.pk]))
        for act in SHELVINGS
        if State(article.state) in ARTICLES[act.name].sources and has(request, ARTICLES[act.name].permission)
    ]


class ShelfActs:
    """The addresses of these acts; mixed into the article's ModelAdmin."""

    SHELF_ACTS = tuple((f"<int:pk>/{act.name}/", f"{act.name}_view", act.name) for act in SHELVINGS)

    def spike_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        return _done(request, article=article, act=SHELVINGS[0])

    def unspike_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        return _done(request, article=article, act=SHELVINGS[1])

    def kill_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        return _done(request, article=article, act=SHELVINGS[2])


@require_POST
def _done(request: HttpRequest, article: Article, act: Shelving) -> HttpResponse:
    with refusals_in_words(request):
        act.call(article, request.user, reason=request.POST.get("reason", ""))
        messages.success(request, str(act.done))
    return back_to(article)
