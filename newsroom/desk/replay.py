"""Replays an editor's decisions from a file, through the same verbs as the desk: all of them, or none.

The file (see seeds/curation.json) lists events; each names its decisions in order. A decision gives the kind of
fact, what it should say, and its proof: a file and a quote, or a reason with a link. Where the analysis suggested
the fact it is accepted; where it suggested it differently, edited; where it did not, the editor states it.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from newsroom.desk.approval import waiting
from newsroom.desk.errors import DeskError, NotAllowed, NotQuoted
from newsroom.desk.evidence import find_quote
from newsroom.desk.payloads import EventPayload, PartPayload, Payload, read_payload
from newsroom.desk.publish import publish
from newsroom.desk.record import acting
from newsroom.desk.statements import Passage, Statement, state
from newsroom.desk.suggestions import accept, edit
from newsroom.models import Article, ArticleText, Decision, Event, Evidence, Suggestion, User
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState

OUTCOMES = {
    Verb.ACCEPT: "suggested and accepted",
    Verb.SAME_AS: "suggested and accepted",
    Verb.EDIT: "suggested, then edited",
    Verb.STATE: "stated by hand",
}


class BadFile(DeskError):
    """The file of decisions is not as it should be; the text names the place."""


@dataclass(frozen=True, slots=True)
class Item:
    """One decision of the file."""

    event: str
    kind: str
    said: dict[str, Any]
    file: str = ""
    quote: str = ""
    reason_id: str = ""
    reason_en: str = ""
    link: str = ""

    def __post_init__(self) -> None:
        """TypeError for a part of the wrong sort."""
        for name in ("event", "kind", "file", "quote", "reason_id", "reason_en", "link"):
            if not isinstance(getattr(self, name), str):
                raise TypeError(f"{name} must be text")
        if not isinstance(self.said, dict):
            raise TypeError("said must be an object")

    @property
    def mark(self) -> str:
        """What names this decision for good, so that a second replay finds it done."""
        parts = json.dumps([self.event, self.kind, self.said, self.file, self.quote, self.link], sort_keys=True)
        return "curation " + hashlib.sha256(parts.encode()).hexdigest()[:32]

    @property
    def place(self) -> str:
        return f"{self.event}, {self.kind}, {self.file or self.link}"


@dataclass(slots=True)
class Replayed:
    """How many facts went which way, and how many events were published."""

    facts: Counter[str] = field(default_factory=Counter)
    already: int = 0
    published: int = 0


def replay(path: Path, folder: str, people: dict[str, User]) -> Replayed:
    """Replays the decisions of a file on the documents of a folder, in one transaction.

    `people` gives the "editor" and the "publisher". BadFile for a file that is not as described; any error of a
    verb as BadFile with the decision named, a quote that is not in its text with file and quote. Nothing is
    written then. A second replay finds everything done.
    """
    data = _load(path)
    done = Replayed()
    with acting():
        for key, items in data.items():
            event: Event | None = None
            for item in items:
                event = _decide(item, event, folder, people["editor"], done)
            if event is None:
                raise BadFile(_("%(event)s: no decisions.") % {"event": key})
            if waiting(event).proofs:
                _publish(event, key, people["publisher"])
                done.published += 1
    return done


def _publish(event: Event, key: str, publisher: User) -> None:
    try:
        publish(event, publisher, batch=f"curation {key}")
    except NotAllowed:
        raise
    except DeskError as error:
        raise BadFile(f"{key}: {type(error).__name__}: {error}") from error


def _load(path: Path) -> dict[str, list[Item]]:
    try:
        data = json.loads(path.read_text("utf-8"))
        return {
            event["key"]: [Item(event=event["key"], **decision) for decision in event["decisions"]]
            for event in data["events"]
        }
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadFile(_("%(path)s is not a file of decisions: %(error)s") % {"path": path, "error": error}) from error


def _decide(item: Item, event: Event | None, folder: str, editor: User, done: Replayed) -> Event:
    """Carries out one decision, or finds that it was; gives the event that it belongs to."""
    earlier = Decision.objects.filter(batch=item.mark).select_related("event").first()
    if earlier is not None and earlier.event is not None:
        done.already += 1
        return earlier.event
    try:
        decision = _carry_out(item, event, folder, editor)
    except NotQuoted as error:
        raise BadFile(f"{item.place}: {error}") from error
    except DeskError as error:
        raise BadFile(f"{item.place}: {type(error).__name__}: {error}") from error
    done.facts[OUTCOMES[Verb(decision.verb)]] += 1
    if decision.event is None:
        raise BadFile(f"{item.place}: no event")
    return decision.event


def _carry_out(item: Item, event: Event | None, folder: str, editor: User) -> Decision:
    payload = read_payload(item.kind, item.said)
    if not item.file:
        statement = Statement(item.reason_id, item.reason_en, item.link)
        return state(payload, statement, editor, event=event, batch=item.mark)
    text = _text(item, folder)
    evidence = find_quote(text, item.quote)
    suggestion = _suggestion(item.kind, payload, text, evidence)
    if suggestion is None:
        return state(payload, Passage(text, item.quote), editor, event=event, batch=item.mark)
    same_words = item.kind == "topic" or _overlap(suggestion.evidence, evidence) > 0
    if same_words and all(suggestion.payload.get(name) == value for name, value in item.said.items()):
        return accept(suggestion, editor, event=event, reason=item.reason_en or item.reason_id, batch=item.mark)
    merged = read_payload(item.kind, {**suggestion.payload, **item.said})
    return edit(suggestion, merged, editor, event=event, evidence=evidence, batch=item.mark)


def _text(item: Item, folder: str) -> ArticleText:
    article = Article.objects.filter(import_ref=f"document:{folder}/{item.file}").first()
    text = article.current_text if article else None
    if text is None:
        raise BadFile(_("%(place)s: this document has not been loaded.") % {"place": item.place})
    return text


def _suggestion(kind: str, wanted: Payload, text: ArticleText, evidence: Evidence) -> Suggestion | None:
    """The pending suggestion that an editor would take for this fact: what says the same, else what stands there."""
    pending = Suggestion.objects.filter(article=text.article, kind=kind, state=SuggestionState.PENDING)
    ranked = sorted(
        ((fit, row) for row in pending.select_related("evidence") if (fit := _fit(row, wanted, evidence))),
        key=lambda pair: (pair[0], -pair[1].pk),
    )
    return ranked[-1][1] if ranked else None


def _fit(row: Suggestion, wanted: Payload, evidence: Evidence) -> int:
    """How well a suggestion serves: the same thing, the same party, or the same words; 0 if it is another."""
    offered = read_payload(row.kind, row.payload)
    if offered.identity() == wanted.identity():
        return 10_000
    if isinstance(wanted, PartPayload):
        party, other = wanted.identity()[:3], offered.identity()[:3]
        return 5_000 if party == other else 0
    shared = _overlap(row.evidence, evidence)
    if shared <= 0:
        return 0
    if isinstance(wanted, EventPayload) or offered.identity()[0] == wanted.identity()[0]:
        return min(shared, 4_000)
    return 0 if row.kind in ("figure", "topic") else min(shared, 4_000)


def _overlap(one: Evidence, other: Evidence) -> int:
    """How many characters two passages share; 0 or less if none."""
    if one.text_id != other.text_id:
        return 0
    return min(one.end, other.end) - max(one.start, other.start)


def steps(replayed: Replayed) -> Iterator[tuple[str, int]]:
    """The counts in the order in which one reads them."""
    for name in dict.fromkeys(OUTCOMES.values()):
        yield name, replayed.facts[name]
    yield "decided in an earlier replay", replayed.already
    yield "events published", replayed.published
