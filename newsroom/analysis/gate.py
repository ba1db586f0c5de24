"""The gate for suggestions that no rule of ours made: those of a language model, which may invent.

The model may only say {kind, quote, value}. Its kind must be known, its quote must stand in a part of the text that
can prove something, and its value must be what our own grammars read in that quote (`rederive.py`). What passes is
a mention like any other, of low confidence; of the model's own words nothing is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from .gazetteer import Gazetteer
from .reading import (
    CommitmentMention,
    CountryMention,
    EventMention,
    FigureMention,
    ForumMention,
    Mention,
    PersonMention,
    Reading,
    TopicMention,
)
from .rederive import Source, Value, commitment, country, event, figure, forum, overlaps, topic
from .rederive_names import instrument, organisation, person

Refused = Literal["shape", "kind", "quote", "value", "known", "twice", "many"]
MOST_ITEMS = 100
_LONGEST_VALUE = 300
_LARGEST = 10**20
_FIELDS = {"kind", "quote", "value"}
Grammar = Callable[[Source, int, int, Value], Mention | None]
# All that a model may speak of, and what reads it again.
GRAMMARS: dict[str, Grammar] = {
    "event": event,
    "country": country,
    "forum": forum,
    "person": person,
    "organisation": organisation,
    "instrument": instrument,
    "commitment": commitment,
    "figure": figure,
    "topic": topic,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the model claims, before it is believed."""

    kind: str
    quote: str
    value: Value


@dataclass(frozen=True, slots=True)
class Verdict:
    """What passed, in the order of the text, and how many items were refused for which reason."""

    kept: tuple[Mention, ...]
    refused: Mapping[Refused, int]


def check(
    claimed: Iterable[object], text: str, reading: Reading, gazetteer: Gazetteer, *, received: date, model: str
) -> Verdict:
    """Judges the items of a model's reply about `text`, of which `reading` is what the rules read.

    Never raises, whatever `claimed` holds. Every span kept is of `text`, and inside one proving zone. What the
    rules say already is refused as "known".
    """
    source = Source.open(text, reading, gazetteer, received, model)
    kept: list[Mention] = []
    refused: Counter[Refused] = Counter()
    for number, one in enumerate(claimed):
        found = _judged(one, source) if number < MOST_ITEMS else "many"
        if not isinstance(found, str) and _said(found, kept):
            found = "twice"
        if isinstance(found, str):
            refused[found] += 1
        else:
            kept.append(found)
    kept.sort(key=lambda one: (one.span.start, -one.span.end, type(one).__name__))
    return Verdict(tuple(kept), dict(refused))


def _judged(claimed: object, source: Source) -> Mention | Refused:
    item = _item(claimed)
    if item is None:
        return "shape"
    grammar = GRAMMARS.get(item.kind)
    if grammar is None:
        return "kind"
    places = [place for place in source.quotes.places(item.quote) if source.may_prove(*place)]
    if not places:
        return "quote"
    derived = (grammar(source, start, end, item.value) for start, end in places)
    found = next((mention for mention in derived if mention is not None), None)
    if found is None or not source.document.proves(found.span.start, found.span.end):
        return "value"
    return "known" if _said(found, (*source.reading.mentions, *source.reading.events)) else found


def _item(claimed: object) -> Item | None:
    """The item, if it has the three fields and nothing else, each of the right shape."""
    if not isinstance(claimed, dict) or set(claimed) != _FIELDS:
        return None
    kind, quote, value = claimed["kind"], claimed["quote"], claimed["value"]
    if not isinstance(kind, str) or not isinstance(quote, str) or isinstance(value, bool):
        return None
    if isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_VALUE:
        return Item(kind, quote, value.strip())
    # Beyond this no figure of ours goes, and numbers get costly.
    if isinstance(value, Decimal):
        return Item(kind, quote, value) if value.is_finite() and abs(value) < _LARGEST else None
    return Item(kind, quote, value) if isinstance(value, int) and abs(value) < _LARGEST else None


def _said(mention: Mention, known: Iterable[Mention]) -> bool:
    """Whether one of `known` says the same already, at this place or at another."""
    return any(type(one) is type(mention) and _same(mention, one) for one in known)


def _same(one: Mention, other: Mention) -> bool:
    """Whether two mentions of one class say the same. A role is no difference: a model claims none."""
    match one, other:
        case CountryMention(), CountryMention():
            return one.iso2 == other.iso2
        case ForumMention(), ForumMention():
            return one.key == other.key
        case TopicMention(), TopicMention():
            return one.key == other.key
        case FigureMention(), FigureMention():
            return overlaps(one.span, other.span) or (one.value, one.unit) == (other.value, other.unit)
        case EventMention(), EventMention():
            return overlaps(one.span, other.span) and one.date.edtf == other.date.edtf
        case PersonMention(), PersonMention():
            return overlaps(one.span, other.span) or _part_of(one.name, other.name)
        case CommitmentMention(), CommitmentMention():
            return overlaps(one.span, other.span)
    return overlaps(one.span, other.span) or _name(one) == _name(other)


def _part_of(short: str, full: str) -> bool:
    return f" {short} ".casefold() in f" {full} ".casefold()


def _name(mention: Mention) -> str:
    return str(getattr(mention, "name", mention.span.quote)).casefold()
