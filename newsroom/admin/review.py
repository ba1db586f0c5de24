"""The article page: the text with its evidence marked, beside the cards on which an editor decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin.cards import (
    GROUPS,
    PLACE,
    Card,
    cards_of,
    in_order,
    offer_events,
    offer_proof,
    offer_together,
    recall_rejections,
)
from newsroom.admin.forms import STATABLE, event_label
from newsroom.admin.likeness import events_of
from newsroom.admin.links import Copying, copying, shown
from newsroom.admin.marks import Mark, marked
from newsroom.admin.questions import Asked, asked_about, question_marks, questions_of
from newsroom.admin.together import together_url
from newsroom.desk.linking import matches_of
from newsroom.desk.undo import can_undo
from newsroom.models import Article, ArticleText, Decision, Event, ExtractionRun, User
from newsroom.models.record import Scope

ZONES = {
    "caption": gettext_lazy("caption: proves nothing"),
    "related_link": gettext_lazy("link to another story: proves nothing"),
    "credit": gettext_lazy("credit: proves nothing"),
    "boilerplate": gettext_lazy("furniture of the page: proves nothing"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Cards of one sort; `together` is the address of the preview of those that wait, "" where few do."""

    title: str
    cards: list[Card]
    together: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that the article page shows besides the article's own fields."""

    text: ArticleText | None
    html: SafeString
    run: ExtractionRun | None
    groups: list[Group]
    decided: int
    total: int
    event: Event | None
    copying: Copying
    questions: list[Asked]
    undoable: Decision | None
    together: str  # the preview of all that waits

    @property
    def scopes(self) -> list[tuple[str, Any]]:
        """How far a rejection may reach."""
        return Scope.choices

    @property
    def kinds(self) -> dict[str, Any]:
        """What may be stated by hand."""
        return STATABLE


def review(article: Article, user: User, chosen: int | None = None) -> Review:
    """The page's content, in a bounded number of queries. `chosen`: the event that was chosen last."""
    text = article.current_text
    suggestions = in_order(article)
    cards = cards_of(suggestions, text)
    events, default = events_of(article, chosen)
    offer_events(cards, events, default)
    matches = matches_of(article)
    questions = questions_of(article, text)
    for card in cards:
        if match := matches.get(card.suggestion.pk):
            card.links = shown(match.links)
            card.events = [(event.pk, event_label(event)) for event in match.events]
        card.asked = asked_about(card.suggestion, questions)
    run = ExtractionRun.objects.filter(text=text).order_by("-created_at").first() if text else None
    offer_proof(cards, events)
    recall_rejections(article, cards)
    offer_together(article, cards, default)
    return Review(
        text=text,
        html=_html(text, run, cards, questions) if text else SafeString(),
        run=run,
        groups=_groups(article, cards, default),
        decided=sum(not card.is_pending for card in cards),
        total=len(cards),
        event=default,
        copying=copying(article),
        questions=questions,
        undoable=can_undo(article, user),
        together=_together(article, cards, default),
    )


def _groups(article: Article, cards: list[Card], event: Event | None) -> list[Group]:
    groups = []
    for place, (title, _kinds) in enumerate(GROUPS):
        found = [card for card in cards if PLACE.get(card.suggestion.kind) == place]
        if found:
            groups.append(Group(str(title), found, _together(article, found, event) if place else ""))
    return groups


def _together(article: Article, cards: list[Card], event: Event | None) -> str:
    """The preview of all of these that wait, once their event is decided; "" for fewer than two."""
    waiting = [card.suggestion for card in cards if card.is_pending and card.is_current and not card.is_event]
    return together_url(article, waiting, event) if len(waiting) > 1 and event else ""


def _html(text: ArticleText, run: ExtractionRun | None, cards: list[Card], asked: list[Asked]) -> SafeString:
    zones = [(int(start), int(end), str(zone)) for start, end, zone in (run.zones if run else [])]
    marks = [*(mark for card in cards for mark in _marks(card, text)), *question_marks(asked, text)]
    return marked(text.text, zones, marks, {zone: str(words) for zone, words in ZONES.items()})


def _marks(card: Card, text: ArticleText) -> list[Mark]:
    """The passages of a card in this version of the text: its quote, and the words that give its date."""
    row = card.suggestion
    found = [(row.evidence, row.get_kind_display(), True)]
    if row.date_evidence is not None:
        found.append((row.date_evidence, _("date"), False))
    return [
        Mark(evidence.start, evidence.end, row.pk, row.state, f"{label}: {card.value}", anchored)
        for evidence, label, anchored in found
        if evidence.text_id == text.pk
    ]
