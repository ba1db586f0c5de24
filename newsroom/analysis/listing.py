"""A reading for people at a terminal: short lines, the quote with its place, and why."""

from __future__ import annotations

from collections.abc import Iterator

from .explain import explain
from .jsonl import KINDS
from .reading import Because, Mention, Reading

_WIDTH = 70


def as_lines(file: str, reading: Reading) -> Iterator[str]:
    """The reading of one document, line by line."""
    yield f"== {file}  [{reading.language}]  relevance {reading.relevance}"
    if reading.title:
        yield f"title      {reading.title.quote}"
    if reading.dateline:
        yield f"dateline   {reading.dateline.span.quote}"
    if reading.published:
        yield f"published  {reading.published.edtf}  ({explain(reading.published.because, 'en')})"
    for event in reading.events:
        mark = "*" if event.main else " "
        when = event.date.edtf or "no date"
        yield f"event     {mark}{event.type}, {when}, {event.place or event.iso2 or 'no place'}: {event.title}"
        yield f"           {event.status}; {explain(event.date.because, 'en')}"
    for question in reading.questions:
        yield f"question   {explain(question.because, 'en')}  ({' / '.join(question.options)})"
    for mention in reading.mentions:
        yield _line(KINDS[type(mention)], mention)


def _line(kind: str, mention: Mention) -> str:
    quote = " ".join(mention.span.quote.split())
    short = quote if len(quote) <= _WIDTH else quote[: _WIDTH - 1] + "…"
    because: Because = mention.because
    return f"{kind:12} {mention.span.start:5}  {short}  {_value(mention)}  ({explain(because, 'en')})"


def _value(mention: Mention) -> str:
    """What the mention stands for: key, role, value ... as far as its kind has them."""
    names = ("iso2", "key", "role", "name", "title", "type", "status", "value", "unit", "qualifier", "ordinal")
    shown = [str(value) for name in names if (value := getattr(mention, name, None)) is not None]
    return "; ".join(shown)
