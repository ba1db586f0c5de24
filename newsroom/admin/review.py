"""The article page: the text with its evidence marked, beside the cards on which an editor decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin.forms import LABELS, STATABLE, event_label
from newsroom.admin.likeness import events_of
from newsroom.admin.links import Copying, LinkShown, copying, shown
from newsroom.admin.marks import Mark, marked
from newsroom.admin.questions import Asked, asked_about, question_marks, questions_of
from newsroom.admin.words import Named, describe
from newsroom.desk.linking import matches_of
from newsroom.models import Article, ArticleText, Decision, Event, ExtractionRun, Suggestion
from newsroom.models.review import SuggestionState
from newsroom.models.wording import reader_language

GROUPS = (
    (gettext_lazy("Event"), ("event",)),
    (gettext_lazy("Who"), ("country", "forum", "person", "organisation")),
    (gettext_lazy("What"), ("instrument", "commitment", "topic")),
    (gettext_lazy("How many"), ("figure",)),
)
PLACE = {kind: place for place, (_title, kinds) in enumerate(GROUPS) for kind in kinds}
ZONES = {
    "caption": gettext_lazy("caption: proves nothing"),
    "related_link": gettext_lazy("link to another story: proves nothing"),
    "credit": gettext_lazy("credit: proves nothing"),
    "boilerplate": gettext_lazy("furniture of the page: proves nothing"),
}


@dataclass(slots=True)
class Card:
    """One suggestion as an editor sees it."""

    suggestion: Suggestion
    value: str
    why: str
    writes: list[tuple[str, str]]
    is_current: bool
    decision: Decision | None = None
    events: list[tuple[int, str]] = field(default_factory=list)
    links: list[LinkShown] = field(default_factory=list)
    asked: str = ""  # the anchor of an open question about its words

    @property
    def is_pending(self) -> bool:
        return self.suggestion.state == SuggestionState.PENDING

    @property
    def is_event(self) -> bool:
        return self.suggestion.kind == "event"

    @property
    def edtf(self) -> str:
        return str(self.suggestion.payload.get("edtf") or "")


@dataclass(frozen=True, slots=True)
class Review:
    """All that the article page shows besides the article's own fields."""

    text: ArticleText | None
    html: SafeString
    run: ExtractionRun | None
    groups: list[tuple[str, list[Card]]]
    decided: int
    total: int
    event: Event | None
    copying: Copying
    questions: list[Asked]

    @property
    def kinds(self) -> dict[str, Any]:
        """What may be stated by hand."""
        return STATABLE


def review(article: Article, chosen: int | None = None) -> Review:
    """The page's content, in a bounded number of queries. `chosen`: the event that was chosen last."""
    text = article.current_text
    suggestions = in_order(article)
    cards = _cards(suggestions, text)
    events, default = events_of(article, chosen)
    _offer_events(cards, events, default)
    matches = matches_of(article)
    questions = questions_of(article, text)
    for card in cards:
        if match := matches.get(card.suggestion.pk):
            card.links = shown(match.links)
            card.events = [(event.pk, event_label(event)) for event in match.events]
        card.asked = asked_about(card.suggestion, questions)
    run = ExtractionRun.objects.filter(text=text).order_by("-created_at").first() if text else None
    groups = [
        (str(title), [card for card in cards if PLACE.get(card.suggestion.kind) == place])
        for place, (title, _kinds) in enumerate(GROUPS)
    ]
    return Review(
        text=text,
        html=_html(text, run, cards, questions) if text else SafeString(),
        run=run,
        groups=[(title, found) for title, found in groups if found],
        decided=sum(not card.is_pending for card in cards),
        total=len(cards),
        event=default,
        copying=copying(article),
        questions=questions,
    )


def in_order(article: Article) -> list[Suggestion]:
    """The article's suggestions as the page lists them: by group, then as they stand in the text."""
    found = article.suggestions.select_related("evidence", "date_evidence")
    return sorted(found, key=lambda row: (PLACE.get(row.kind, len(GROUPS)), row.evidence.start, row.pk))


def next_anchor(article: Article, after: int) -> str:
    """The card to go on with: the next undecided one after `after`, else the first, else `after` itself."""
    rows = list(in_order(article))
    place = next((number for number, row in enumerate(rows) if row.pk == after), 0)
    turned = rows[place + 1 :] + rows[:place]
    return f"#s{next((row.pk for row in turned if row.state == SuggestionState.PENDING), after)}"


def _cards(suggestions: Iterable[Suggestion], text: ArticleText | None) -> list[Card]:
    rows = list(suggestions)
    named = Named.of(row.payload for row in rows)
    prints = [row.fingerprint for row in rows if row.state != SuggestionState.PENDING]
    found = Decision.objects.filter(fingerprint__in=prints).select_related("by", "event").order_by("pk")
    decisions = {decision.fingerprint: decision for decision in found}
    return [
        Card(
            suggestion=row,
            value=describe(row.kind, row.payload, named),
            why=row.why_id if reader_language() == "id" else row.why_en,
            writes=[(str(LABELS.get(name, name)), _plain(value)) for name, value in row.payload.items()],
            is_current=text is not None and row.evidence.text_id == text.pk,
            decision=decisions.get(row.fingerprint),
        )
        for row in rows
    ]


def _offer_events(cards: list[Card], events: list[Event], default: Event | None) -> None:
    """Fills in the events of which an undecided card's fact may be; the likeliest stands first."""
    first = [event for event in events if default and event.pk == default.pk]
    known = [(event.pk, event_label(event)) for event in [*first, *(event for event in events if event not in first)]]
    for card in cards:
        if card.is_pending and not card.is_event:
            card.events = known


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


def _plain(value: Any) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value)
