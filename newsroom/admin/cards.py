"""The cards of the article page: each suggestion, what became of it, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy

from newsroom.admin.forms import LABELS, event_label
from newsroom.admin.links import LinkShown
from newsroom.admin.passages import facts_of
from newsroom.admin.together import same_party, together_url
from newsroom.admin.words import Named, describe, describe_fact
from newsroom.desk.payloads import PAYLOADS
from newsroom.desk.rejections import turned_down
from newsroom.models import Article, ArticleText, Decision, Event, Suggestion
from newsroom.models.participations import GUARDED
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState
from newsroom.models.wording import reader_language

GROUPS = (
    (gettext_lazy("Event"), ("event",)),
    (gettext_lazy("Who"), ("country", "forum", "person", "organisation")),
    (gettext_lazy("What"), ("instrument", "commitment", "topic")),
    (gettext_lazy("How many"), ("figure",)),
)
PLACE = {kind: place for place, (_title, kinds) in enumerate(GROUPS) for kind in kinds}
# The rejections that are looked through for one that was about much the same.
MOST_RECALLED = 200


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
    before: list[Decision] = field(default_factory=list)  # rejections of much the same in this article
    facts: list[tuple[int, str]] = field(default_factory=list)  # that its words might prove
    with_all: str = ""  # the preview of the event with all that goes with it
    of_party: str = ""  # the preview of all that is said of one country or actor
    party_count: int = 0

    @property
    def is_pending(self) -> bool:
        return self.suggestion.state == SuggestionState.PENDING

    @property
    def is_event(self) -> bool:
        return self.suggestion.kind == "event"

    @property
    def is_guarded(self) -> bool:
        """Whether it names a person who is a victim, suspect or accused by it."""
        said = self.suggestion.payload
        return self.suggestion.kind == "person" and said.get("role") in GUARDED and not said.get("standing")

    @property
    def edtf(self) -> str:
        return str(self.suggestion.payload.get("edtf") or "")


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


def cards_of(suggestions: Iterable[Suggestion], text: ArticleText | None) -> list[Card]:
    """A card for each suggestion, with the decision that settled it. Three queries at most."""
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


def offer_events(cards: list[Card], events: list[Event], default: Event | None) -> None:
    """Fills in the events of which an undecided card's fact may be; the likeliest stands first."""
    first = [event for event in events if default and event.pk == default.pk]
    known = [(event.pk, event_label(event)) for event in [*first, *(event for event in events if event not in first)]]
    for card in cards:
        if card.is_pending and not card.is_event:
            card.events = known


def offer_proof(cards: list[Card], events: list[Event]) -> None:
    """Fills in, for each undecided card, the facts of the same kind that its words might prove instead."""
    if not any(card.is_pending for card in cards):
        return
    by_kind: dict[str, list[tuple[int, str]]] = {}
    for fact in facts_of(events):
        by_kind.setdefault(fact.kind, []).append((fact.pk, describe_fact(fact)))
    for card in cards:
        if card.is_pending and card.is_current:
            card.facts = by_kind.get(PAYLOADS[card.suggestion.kind].KIND, [])


def recall_rejections(article: Article, cards: list[Card]) -> None:
    """Links each card to the rejections of much the same: those of its words, and those that reach this article."""
    for row, rejection in turned_down([card.suggestion for card in cards]):
        card = next(card for card in cards if card.suggestion is row)
        card.decision = card.decision or rejection.decision
    said = Decision.objects.filter(article=article, verb=Verb.REJECT).select_related("by").order_by("-pk")
    rejected = [
        (one, *((one.after or {}).get(name, "") for name in ("kind", "quote"))) for one in said[:MOST_RECALLED]
    ]
    for card in cards:
        row = card.suggestion
        if card.is_pending:
            card.before = [
                one
                for one, kind, quote in rejected
                if kind == row.kind and quote and (quote in row.evidence.exact or row.evidence.exact in quote)
            ][:2]


def offer_together(article: Article, cards: list[Card], event: Event | None) -> None:
    """Fills in what may be accepted at once: the main event with all that waits, and all of one party."""
    waiting = [card for card in cards if card.is_pending and card.is_current]
    rest = [card.suggestion for card in waiting if not card.is_event]
    main = next((card for card in waiting if card.is_event), None)
    if main and rest and event is None:
        main.with_all = together_url(article, [main.suggestion, *rest])
    parties: dict[tuple[str, str], list[Suggestion]] = {}
    for row in rest:
        parties.setdefault(same_party(row), []).append(row)
    for card in waiting:
        same = parties.get(same_party(card.suggestion), [])
        if not card.is_event and same_party(card.suggestion) != ("", "") and len(same) > 1 and event:
            card.of_party, card.party_count = together_url(article, same, event), len(same)


def _plain(value: Any) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value)
