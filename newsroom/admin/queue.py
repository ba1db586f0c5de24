"""The start page of the desk: what waits, by worth; who has it; and every pile with its number and its list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom import desk
from newsroom.admin.base import has, refusals_in_words
from newsroom.admin.piles import EVERY, PILES, Line, Pile
from newsroom.admin.refusals import article_url
from newsroom.admin.words import Named, describe
from newsroom.desk.claims import called, holders
from newsroom.desk.worth import is_lifted, waiting
from newsroom.models import Article, Claim, Contradiction, Presence, Suggestion, User
from newsroom.models.claims import PRESENCE_LASTS
from newsroom.models.review import SuggestionState

# Nobody counts further by eye, and no count costs more than this many rows.
CEILING = 100
ON_START_PAGE, OF_A_PILE, ON_A_LIST = 25, 3, 100
SHOWN = {
    "waiting": gettext_lazy("All that waits"),
    "mine": gettext_lazy("Mine"),
    "unclaimed": gettext_lazy("Unclaimed"),
}


class ShowForm(forms.Form):
    """Which part of the queue the start page lists."""

    show = forms.ChoiceField(choices=SHOWN.items(), required=False)

    @property
    def chosen(self) -> str:
        return (self.cleaned_data["show"] if self.is_valid() else "") or "waiting"


@dataclass(frozen=True, slots=True)
class Row:
    """An article of the queue. `event` is what its surest undecided event says, "" where only facts wait."""

    article: Article
    url: str
    to_decide: int
    event: str
    date: str
    confidence: float | None
    copies: int
    is_lifted: bool
    claim: Claim | None
    is_mine: bool
    editing: list[str]

    @property
    def holder(self) -> str:
        return called(self.claim.by) if self.claim else ""


@dataclass(frozen=True, slots=True)
class Tally:
    """A number that leads to its list; `count` is at most one more than the ceiling."""

    key: str
    title: Any
    url: str
    count: int
    hint: Any = ""
    lines: tuple[Line, ...] = ()
    is_current: bool = False

    @property
    def number(self) -> str:
        return str(self.count) if self.count <= CEILING else f"{CEILING}+"


# ------------------------------------------------------------------ pages


def start_page(request: HttpRequest) -> dict[str, Any]:
    """What the start page shows besides Django's list of models, in a number of queries that no row adds to."""
    user: Any = request.user
    context: dict[str, Any] = {"piles": [(title, _tallies(request, piles)) for title, piles in PILES.items()]}
    if not has(request, "view_article"):
        return context
    form = ShowForm(request.GET)
    keys = {key: _keys(key, user) for key in SHOWN}
    return context | {
        "rows": rows_of(keys[form.chosen][:ON_START_PAGE], user),
        "tabs": [
            Tally(key, title, f"{reverse('admin:index')}?show={key}", len(keys[key]), is_current=key == form.chosen)
            for key, title in SHOWN.items()
        ],
        "shown": form.chosen,
        "more": len(keys[form.chosen]) > ON_START_PAGE,
        "list_url": reverse("admin:queue", args=[form.chosen]),
        "may_claim": has(request, "decide_suggestion"),
        "is_empty": not Article.objects.exists(),
        "may_import": has(request, "import_article"),
        "may_add": has(request, "add_article"),
    }


def list_page(request: HttpRequest, key: str, each_context: dict[str, Any]) -> TemplateResponse:
    """All of one pile, as far as anybody reads on. Http404 for a pile that there is not; PermissionDenied."""
    user: Any = request.user
    pile = EVERY.get(key)
    if pile is None and key not in SHOWN:
        raise Http404(_("There is no such list."))
    if not has(request, pile.permission if pile else "view_article"):
        raise PermissionDenied
    context = each_context | {"key": key, "most": ON_A_LIST, "may_claim": has(request, "decide_suggestion")}
    if pile is not None:
        found = [pile.line(row) for row in pile.find()[: ON_A_LIST + 1]]
        context |= {
            "title": pile.title,
            "hint": pile.hint,
            "lines": found[:ON_A_LIST],
            "more": len(found) > ON_A_LIST,
        }
    else:
        keys = _keys(key, user)
        context |= {
            "title": SHOWN[key],
            "rows": rows_of(keys[:ON_A_LIST], user),
            "more": len(keys) > ON_A_LIST,
        }
    return TemplateResponse(request, "admin/queue/list.html", context)


@require_POST
def hold_both_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Lets the two facts of a contradiction stand, for a reason."""
    row = Contradiction.objects.select_related("first").filter(pk=pk).first()
    if row is None:
        messages.error(request, _("This contradiction has been settled already; reload the page."))
    else:
        with refusals_in_words(request):
            desk.hold_both(row, request.user, reason=request.POST.get("reason", ""))  # type: ignore[arg-type]
            messages.success(request, _("Both hold: noted with your reason."))
    return HttpResponseRedirect(reverse("admin:queue", args=["contradictions"]))


# ------------------------------------------------------------------ numbers


def _tallies(request: HttpRequest, piles: Iterable[Pile]) -> list[Tally]:
    return [_tally(pile) for pile in piles if has(request, pile.permission)]


def _tally(pile: Pile) -> Tally:
    """How high a pile is, as far as one counts, with what lies on top."""
    rows = pile.find()
    # Without an order the database may stop counting at the ceiling.
    count = rows.order_by().values("pk")[: CEILING + 1].count()
    top = tuple(pile.line(row) for row in rows[:OF_A_PILE]) if count else ()
    return Tally(pile.key, pile.title, reverse("admin:queue", args=[pile.key]), count, pile.hint, top)


def _keys(shown: str, user: User) -> list[int]:
    """The articles of one part of the queue, one more than the ceiling at most; what one has in hand latest first."""
    if shown != "mine":
        return waiting(CEILING + 1, unclaimed=shown == "unclaimed")
    held = Claim.objects.live().filter(by=user).order_by("-since", "-article_id")
    return list(held.values_list("article_id", flat=True)[: CEILING + 1])


# ------------------------------------------------------------------ rows


def rows_of(keys: list[int], user: User) -> list[Row]:
    """The articles of these keys, in their order, in at most seven queries."""
    articles = Article.objects.select_related("outlet").in_bulk(keys)
    pending = Suggestion.objects.filter(article__in=keys, state=SuggestionState.PENDING)
    counts = dict(pending.values_list("article").annotate(n=Count("pk")).order_by())
    events: dict[int, Suggestion] = {}
    surest = pending.filter(kind="event").order_by("-worth", "-is_main", "-confidence", "pk")
    for event in surest.only("article_id", "kind", "payload", "confidence", "is_main", "worth"):
        events.setdefault(event.article_id, event)
    copies = Article.objects.filter(syndicated_from__in=keys).values_list("syndicated_from")
    copied = dict(copies.annotate(n=Count("pk")).order_by())
    claims, editing = holders(keys), _editing(keys, user)
    named = Named.of(event.payload for event in events.values())
    return [
        Row(
            article=articles[key],
            url=article_url(articles[key]),
            to_decide=counts.get(key, 0),
            event=describe("event", events[key].payload, named) if key in events else "",
            date=str(events[key].payload.get("edtf") or "") if key in events else "",
            confidence=events[key].confidence if key in events else None,
            copies=copied.get(key, 0),
            is_lifted=key in events and is_lifted(events[key], is_copy=articles[key].syndicated_from_id is not None),
            claim=claims.get(key),
            is_mine=key in claims and claims[key].by_id == user.pk,
            editing=editing[key],
        )
        for key in keys
        if key in articles
    ]


def _editing(keys: list[int], besides: User) -> defaultdict[int, list[str]]:
    """Who else has the pages of these articles open now."""
    seen = Q(article__in=keys, seen_at__gt=timezone.now() - PRESENCE_LASTS)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for row in Presence.objects.filter(seen).exclude(user=besides).select_related("user").order_by("user__username"):
        found[row.article_id or 0].append(called(row.user))
    return found
