"""What our own grammars read in a passage that a language model points at: its value, or nothing.

One function for each kind. Each looks at the passage where it stands in its text, never at the words alone: "300
people" cut out of "1,300 people", or "promised" cut out of "never promised", proves nothing. Names that no grammar
lists must have the form of a name (`rederive_names.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from .dates import resolve, settled
from .document import Document
from .folding import fold
from .gazetteer import Gazetteer, Hit
from .names import Token, tokens
from .quoting import Quotes
from .reading import (
    PROVING_ZONES,
    Because,
    CommitmentMention,
    CountryMention,
    DateReading,
    EventMention,
    FigureMention,
    ForumMention,
    Mention,
    Reading,
    Span,
    TopicMention,
)

RULE = "llm"
Value = str | int | Decimal
# A word list vouches for the first, the form of the words for the second, our linking of two places for the third.
LISTED, FORMED, LINKED = 0.5, 0.4, 0.3
# Names are listed by language; a model may know a country by its name in another one than that of the text.
_LANGUAGES = ("id", "en", "ms", "th", "vi", "zh")
_MARGIN = 120  # characters around a passage within which a longer name is seen
_NUMBER = re.compile(r"-?\d{1,25}(?:\.\d{1,6})?")


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans of one text share a character."""
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True)
class Source:
    """A text, what the rules read in it, and the model that is heard about it."""

    document: Document
    reading: Reading
    model: str

    @classmethod
    def open(cls, text: str, reading: Reading, gazetteer: Gazetteer, received: date, model: str) -> Source:
        """The text made ready for questions."""
        return cls(Document.open(text, gazetteer, received), reading, model)

    @cached_property
    def quotes(self) -> Quotes:
        """Where quotes stand."""
        return Quotes(self.document.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The words of headline and body."""
        return tokens(self.document)

    def may_prove(self, start: int, end: int) -> bool:
        """Whether no character of [start, end) is of a caption, link or page furniture; lines may be crossed."""
        zones = self.reading.zones
        return not any(zone.start < end and start < zone.end for zone in zones if zone.zone not in PROVING_ZONES)

    def span(self, start: int, end: int) -> Span:
        """Characters [start, end) of the text."""
        return Span.of(self.document.text, start, end)

    def because(self, span: Span) -> Because:
        """The reason that editors see: which model pointed at which words."""
        return Because(RULE, {"model": self.model, "words": span.quote})

    def known_names(self, start: int, end: int) -> Iterator[Hit]:
        """Names of the gazetteer in [start, end), by the language of the text first, then by any other we read."""
        first, last = max(0, start - _MARGIN), min(len(self.document.text), end + _MARGIN)
        window, gazetteer = self.document.text[first:last], self.document.gazetteer
        for language in dict.fromkeys((self.document.language, *_LANGUAGES)):
            for hit in gazetteer.find(window, language):
                inside = gazetteer.within(window, hit, language) if hit.kind in ("organisation", "forum") else ()
                for one in (hit, *inside):
                    moved = Hit(one.start + first, one.end + first, one.entry)
                    if start <= moved.start and moved.end <= end:
                        yield moved


def inside(mentions: tuple[Mention, ...], start: int, end: int) -> Iterator[Mention]:
    """Those mentions that stand whole in [start, end)."""
    return (one for one in mentions if start <= one.span.start and one.span.end <= end)


def touching(mentions: tuple[Mention, ...], start: int, end: int) -> Iterator[Mention]:
    """Those mentions that share a character with [start, end)."""
    return (one for one in mentions if one.span.start < end and start < one.span.end)


def country(source: Source, start: int, end: int, value: Value) -> CountryMention | None:
    """The country [ISO 3166-1 alpha-2, or a name], where a name of it stands in the passage. Never a role."""
    entry = source.document.gazetteer.exact.get(fold(str(value)))
    wanted = {str(value).upper(), entry.key if entry and entry.kind in ("country", "people") else ""}
    for hit in source.known_names(start, end):
        if hit.kind in ("country", "people") and hit.key in wanted:
            span = source.span(hit.start, hit.end)
            because = source.because(span)
            return CountryMention(span=span, because=because, confidence=LISTED, iso2=hit.key, role="mentioned")
    return None


def forum(source: Source, start: int, end: int, value: Value) -> ForumMention | None:
    """The forum, by its key or any of its names, where one of its names stands in the passage."""
    entry = source.document.gazetteer.exact.get(fold(str(value)))
    wanted = {str(value), entry.key if entry and entry.kind == "forum" else ""}
    for hit in source.known_names(start, end):
        if hit.kind == "forum" and hit.key in wanted:
            span, entity = source.span(hit.start, hit.end), source.document.gazetteer.by_key.get(hit.key)
            name = entity.name if entity else hit.entry.text
            return ForumMention(span=span, because=source.because(span), confidence=LISTED, key=hit.key, name=name)
    return None


def topic(source: Source, start: int, end: int, value: Value) -> TopicMention | None:
    """The topic, where one of its words stands in the passage."""
    for one in inside(source.reading.mentions, start, end):
        if isinstance(one, TopicMention) and one.key == value:
            return replace(one, because=source.because(one.span), confidence=min(one.confidence, LISTED))
    return None


def commitment(source: Source, start: int, end: int, value: Value) -> CommitmentMention | None:
    """The promise that the grammar of promises reads in the passage, where it is the one in the model's words."""
    said = list(source.quotes.within(str(value), start, end))
    for one in touching(source.reading.mentions, start, end):
        if isinstance(one, CommitmentMention) and any(
            first < one.span.end and one.span.start < last for first, last in said
        ):
            return replace(one, because=source.because(one.span), confidence=min(one.confidence, LISTED))
    return None


def figure(source: Source, start: int, end: int, value: Value) -> FigureMention | None:
    """The number with all its scale ("million"), where a figure of the passage has exactly this value."""
    number = _number(value)
    for one in inside(source.reading.mentions, start, end):
        if isinstance(one, FigureMention) and one.value == number:
            return replace(one, because=source.because(one.span), confidence=min(one.confidence, LISTED))
    return None


def event(source: Source, start: int, end: int, value: Value) -> EventMention | None:
    """An event that the rules read at the passage, on the day, month or year `value`, where a date there says so.

    The date is that of the text: never finer, and a range stays a range.
    """
    near = [one for one in source.reading.events if one.span.start < end and start < one.span.end]
    pairs = [
        (_apart(one.span, found.span), one, found)
        for one in near
        for found in _dates(source, start, end, one)
        if found.span is not None and _covers(found, str(value))
    ]
    if not pairs:
        return None
    _distance, one, found = min(pairs, key=lambda pair: pair[0])
    because = source.because(one.span)
    return replace(one, date=found, because=because, confidence=min(one.confidence, LINKED), main=False)


def _dates(source: Source, start: int, end: int, of: EventMention) -> Iterator[DateReading]:
    document, future = source.document, of.status == "announced"
    for written in document.dates_in(start, end):
        if written.shape != "copyright":
            yield settled(resolve(document.text, written, document.clock, future=future))


def _covers(found: DateReading, value: str) -> bool:
    """Whether `value`, a day, month, year or a range of them, is what the date says, no finer and no coarser."""
    first, last = found.start, found.end or found.start
    if first is None or last is None:
        return False
    parts = value.split("/")
    if len(parts) == 2:
        return parts == [first, last]
    return len(value) == len(first) and first <= value <= last


def _apart(one: Span, other: Span | None) -> int:
    return max(0, one.start - other.end, other.start - one.end) if other else 0


def _number(value: Value) -> Decimal | None:
    """The number meant; words and signs are for our grammar to read, in the source."""
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        return None
    number = Decimal(value)
    return number if number.is_finite() else None
