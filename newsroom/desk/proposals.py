"""From what the analysis read to what the desk would write: one proposal for each thing a text says."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import singledispatch
from typing import Literal

from newsroom.analysis import explain
from newsroom.analysis.confidence import calibrated
from newsroom.analysis.gazetteer import Gazetteer
from newsroom.analysis.reading import (
    Because,
    CommitmentMention,
    CountryMention,
    DateReading,
    EventMention,
    FigureMention,
    ForumMention,
    InstrumentMention,
    Mention,
    OrganisationMention,
    PersonMention,
    Reading,
    Span,
    TopicMention,
)
from newsroom.desk.payloads import (
    CommitmentPayload,
    EventPayload,
    FigurePayload,
    OutcomePayload,
    PartPayload,
    Payload,
    SubjectPayload,
    same,
)
from newsroom.models import Actor, Article, Participation
from newsroom.models.participations import GUARDED

LANGUAGES: tuple[Literal["id", "en"], ...] = ("id", "en")
PRESENT = Participation.Presence.PRESENT
UNKNOWN = Participation.Presence.UNKNOWN
# A role of the analysis is a role and a presence of the knowledge.
COUNTRY_PARTS = {
    "host": ("host", PRESENT),
    "participant": ("participant", PRESENT),
    "signatory": ("signatory", PRESENT),
    "absent": ("participant", Participation.Presence.ABSENT),
    "origin_of_victims": ("origin_of_victims", UNKNOWN),
    "mentioned": ("mentioned", UNKNOWN),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One suggestion to be: what it would write, where the text says so, and why it was found."""

    kind: str
    payload: Payload
    span: Span
    date_span: Span | None
    because: Because
    confidence: float
    modality: str
    is_main: bool
    mention: Mention

    def fingerprint(self, article: Article) -> str:
        """What stays the same when the rules get better: article, kind, what it says, and the quote."""
        said = [article.pk, self.kind, self.payload.identity(), same(self.span.quote)]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, default=str).encode()).hexdigest()

    def content(self) -> str:
        """What is the same for all suggestions that say the same, whatever the article and the words."""
        said = [self.kind, self.payload.identity()]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, default=str).encode()).hexdigest()


class Wording:
    """Fields in the article's language: {"what_id": ...} for an Indonesian article, "what_en" for an English one.

    Words in any other language stand under English with the language named before them, for the editor to
    translate: nothing passes for English that is not.
    """

    def __init__(self, language: str) -> None:
        self.suffix = language if language in LANGUAGES else "en"
        self.mark = "" if language in LANGUAGES else f"[{language}] "

    def of(self, name: str, text: str, limit: int = 250) -> dict[str, str]:
        words = self.mark + text
        return {f"{name}_{self.suffix}": words if len(words) <= limit else words[: limit - 1].rstrip() + "…"}


def proposals(reading: Reading, gazetteer: Gazetteer) -> list[Proposal]:
    """One proposal for each thing said, by its surest mention (the first among equals); events first."""
    words = Wording(reading.language)
    forums = {entity.key for entity in gazetteer.entities if entity.kind == "forum"}
    best: dict[tuple[object, ...], Proposal] = {}
    for mention in (*reading.events, *reading.mentions):
        found = propose(mention, words, forums)
        if found is None:
            continue
        key: tuple[object, ...] = (found.kind, found.payload.identity())
        if found.kind in ("event", "commitment"):
            key = (*key, found.span.start)
        # As stated: what the rules have been worth elsewhere does not rank the mentions of one thing.
        if key not in best or found.mention.confidence > best[key].mention.confidence:
            best[key] = found
    return list(best.values())


def propose(mention: Mention, words: Wording, forums: set[str]) -> Proposal | None:
    """The proposal of one mention; None for what the desk keeps no facts of."""
    built = build(mention, words, forums)
    if built is None:
        return None
    kind, payload = built
    return Proposal(
        kind=kind,
        payload=payload,
        span=mention.span,
        date_span=mention.date.span if isinstance(mention, EventMention) else None,
        because=mention.because,
        confidence=calibrated(mention.because.rule, mention.confidence),
        modality=mention.modality,
        is_main=isinstance(mention, EventMention) and mention.main,
        mention=mention,
    )


@singledispatch
def build(mention: Mention, words: Wording, forums: set[str]) -> tuple[str, Payload] | None:
    """The kind and payload of a mention, by its class."""
    return None


@build.register
def _event(mention: EventMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    return "event", EventPayload(
        type=mention.type,
        status=mention.status,
        place=(mention.place or "")[:120],
        country=mention.iso2 or "",
        forum=mention.forum if mention.forum in forums else "",
        ordinal=mention.ordinal,
        **words.of("title", mention.title),
        **date_fields(mention.date),
    )


@build.register
def _country(mention: CountryMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    role, presence = COUNTRY_PARTS[mention.role]
    return "country", PartPayload(country=mention.iso2, role=role, presence=presence)


@build.register
def _forum(mention: ForumMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    if mention.key in forums:
        return "forum", PartPayload(forum=mention.key, role="mentioned")
    return "forum", PartPayload(actor=mention.key, role="mentioned")


@build.register
def _person(mention: PersonMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    return "person", PartPayload(
        actor_name=mention.name[:200],
        actor_kind=Actor.Kind.PERSON,
        capacity=(mention.title or "")[:200],
        role=mention.role,
        # Who is called a victim or a suspect was spoken of, not there.
        presence=UNKNOWN if mention.role in ("mentioned", *GUARDED) else PRESENT,
    )


@build.register
def _organisation(mention: OrganisationMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    presence = UNKNOWN if mention.role == "mentioned" else PRESENT
    if mention.key and mention.key in forums:
        return "organisation", PartPayload(forum=mention.key, role=mention.role, presence=presence)
    if mention.key:
        return "organisation", PartPayload(actor=mention.key, role=mention.role, presence=presence)
    kind = Actor.Kind.GOVERNMENT if mention.iso2 else Actor.Kind.ORGANISATION
    return "organisation", PartPayload(
        actor_name=mention.name[:200], actor_kind=kind, role=mention.role, presence=presence
    )


@build.register
def _instrument(mention: InstrumentMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    status = mention.status or "mentioned"
    return "instrument", OutcomePayload(
        type=mention.type, status=status, parties=mention.parties, **words.of("name", mention.name)
    )


@build.register
def _commitment(mention: CommitmentMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    return "commitment", CommitmentPayload(
        status=mention.status, promisor_country=mention.promisor or "", **words.of("what", mention.what, 600)
    )


@build.register
def _figure(mention: FigureMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    return "figure", FigurePayload(
        value=f"{mention.value.normalize():f}",
        unit=mention.unit[:40],
        qualifier=mention.qualifier,
        **words.of("what", mention.what),
    )


@build.register
def _topic(mention: TopicMention, words: Wording, forums: set[str]) -> tuple[str, Payload]:
    return "topic", SubjectPayload(topic=mention.key)


def date_fields(date: DateReading) -> dict[str, str]:
    """The fields of a payload that hold a date and its reason in both languages; none where it is not known."""
    if not date.edtf:
        return {}
    reasons = {f"date_reason_{language}": explain(date.because, language)[:400] for language in LANGUAGES}
    return {"edtf": date.edtf, "basis": date.basis, **reasons}
