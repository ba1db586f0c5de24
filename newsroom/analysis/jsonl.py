"""A reading as one JSON object, in the shape that the scorer of reference readings asks for."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from .confidence import calibrated
from .explain import explain
from .reading import (
    PROVING_ZONES,
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
    Question,
    Reading,
    Span,
    TopicMention,
)

KINDS: dict[type[Mention], str] = {
    CountryMention: "country",
    ForumMention: "forum",
    PersonMention: "person",
    OrganisationMention: "organisation",
    InstrumentMention: "instrument",
    CommitmentMention: "commitment",
    FigureMention: "figure",
    TopicMention: "topic",
}
_COMMON = {field.name for field in fields(Mention)}


def as_json(file: str, reading: Reading) -> dict[str, Any]:
    """The whole reading of one document; only values that JSON knows."""
    return {
        "file": file,
        "language": reading.language,
        "title": _span(reading.title) if reading.title else None,
        "published": _published(reading.published),
        "relevance": reading.relevance,
        "boilerplate": [[zone.start, zone.end] for zone in reading.zones if zone.zone not in PROVING_ZONES],
        "annotations": [_annotation(mention) for mention in reading.mentions],
        "events": [_event(event) for event in reading.events],
        "questions": [_question(question) for question in reading.questions],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"quote": span.quote, "start": span.start, "end": span.end}


def _published(reading: DateReading | None) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "date": reading.start,
        "precision": reading.precision,
        "basis": reading.basis,
        "reason": explain(reading.because, "en"),
        **(_span(reading.span) if reading.span else {}),
    }


def _annotation(mention: Mention) -> dict[str, Any]:
    own = {field.name: _plain(getattr(mention, field.name)) for field in fields(mention) if field.name not in _COMMON}
    if isinstance(mention, CountryMention):
        own["key"] = own.pop("iso2")
    return {
        "kind": KINDS[type(mention)],
        **own,
        **_span(mention.span),
        "confidence": calibrated(mention.because.rule, mention.confidence),
        "modality": mention.modality,
        "rule": mention.because.rule,
        "why": explain(mention.because, "en"),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def _event(event: EventMention) -> dict[str, Any]:
    return {
        "title": event.title,
        "type": event.type,
        "start_date": event.date.start,
        "end_date": event.date.end,
        "edtf": event.date.edtf,
        "precision": event.date.precision,
        "basis": event.date.basis,
        "reason": explain(event.date.because, "en"),
        "place": event.place,
        "country": event.iso2,
        "forum": event.forum,
        "ordinal": event.ordinal,
        "status": event.status,
        "main": event.main,
        **_span(event.span),
        "confidence": calibrated(event.because.rule, event.confidence),
        "rule": event.because.rule,
        "why": explain(event.because, "en"),
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind,
        **_span(question.span),
        "other": _span(question.other) if question.other else None,
        "options": list(question.options),
        "rule": question.because.rule,
        "why": explain(question.because, "en"),
    }
