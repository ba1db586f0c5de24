"""Whether words that a language model calls a name have the form of one, where they stand: people, bodies, documents.

The model's word is never enough: what the rules read as something else stays that, and a name cut out of a longer
one is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from .folding import UNSPACED_LETTER, stands_alone
from .names import Token, honorifics, is_name_word, name_before, name_from, near, taken
from .reading import (
    ForumMention,
    InstrumentMention,
    InstrumentType,
    Mention,
    OrganisationMention,
    PersonMention,
)
from .rederive import FORMED, LISTED, Source, Value, touching
from .tables import table, words
from .titles import is_title_word

_LONGEST, _MOST_WORDS = 120, 14
# Names in scripts without capitals and blanks: shorter ones are words, longer ones sentences.
_UNSPACED_PERSON, _UNSPACED_BODY = (2, 40), (3, 60)


def person(source: Source, start: int, end: int, value: Value) -> PersonMention | None:
    """A name of at least two words, whole, that stands in the passage and is nothing else that is known."""
    for first, last in _places(source, start, end, value):
        found = _person_at(source, first, last)
        if found is None or _is_other(source, *found, PersonMention):
            continue
        span = source.span(*found)
        name = " ".join(span.quote.split())
        return PersonMention(span=span, because=source.because(span), confidence=FORMED, name=name, title=None)
    return None


def organisation(source: Source, start: int, end: int, value: Value) -> OrganisationMention | None:
    """A body that the gazetteer knows, or words in capitals that no rule reads as something else."""
    for first, last in _places(source, start, end, value):
        span = source.span(first, last)
        because = source.because(span)
        for hit in source.known_names(first, last):
            entity = source.document.gazetteer.by_key.get(hit.key)
            if (hit.start, hit.end, hit.kind) == (first, last, "organisation") and entity is not None:
                return OrganisationMention(
                    span=span, because=because, confidence=LISTED, name=entity.name, key=entity.key, iso2=entity.iso2
                )
        if _is_body(source, first, last) and not _is_other(source, first, last, OrganisationMention):
            name = " ".join(span.quote.split())
            return OrganisationMention(span=span, because=because, confidence=FORMED, name=name)
    return None


def instrument(source: Source, start: int, end: int, value: Value) -> InstrumentMention | None:
    """A document whose name holds a word for documents ("Declaration"); that word says of what type it is."""
    for first, last in _places(source, start, end, value):
        kind = _type_of(source.document.text[first:last])
        if kind is None or not (_in_capitals(source, first, last) or _unspaced(source.document.text[first:last])):
            continue
        if not _is_other(source, first, last, InstrumentMention):
            span = source.span(first, last)
            because, name = source.because(span), " ".join(span.quote.split())
            return InstrumentMention(span=span, because=because, confidence=FORMED, name=name, type=kind)
    return None


# ------------------------------------------------------------------ where, and as what else


def _places(source: Source, start: int, end: int, value: Value) -> Iterator[tuple[int, int]]:
    """Where the value stands in the passage as words of its own, in one zone."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return
    document = source.document
    for first, last in source.quotes.within(value, start, end):
        if stands_alone(document.text, first, last) and document.proves(first, last):
            yield first, last


def _is_other(source: Source, start: int, end: int, kind: type[Mention]) -> bool:
    """Whether the rules read these words, or a part of them, as the name of something else."""
    if any(hit.end - hit.start >= end - start for hit in source.known_names(start, end)):
        return True
    named: set[type[Mention]] = {PersonMention, OrganisationMention, ForumMention, InstrumentMention} - {kind}
    if kind is InstrumentMention:
        # «ASEAN Declaration», «the Hanoi Convention»: documents bear the names of bodies and forums.
        named -= {OrganisationMention, ForumMention}
    return any(type(one) in named for one in touching(source.reading.mentions, start, end))


# ------------------------------------------------------------------ forms


def _person_at(source: Source, start: int, end: int) -> tuple[int, int] | None:
    """The place of the whole name that [start, end) is, without honorifics before it."""
    document = source.document
    text = document.text[start:end]
    if _unspaced(text):
        return (start, end) if _UNSPACED_PERSON[0] <= len(text) <= _UNSPACED_PERSON[1] else None
    found = source.tokens
    at = next((number for number, token in enumerate(found) if token.start == start), None)
    run = name_from(document, found, at) if at is not None else None
    if run is None or run.end != end or run.words < 2 or is_title_word(found[run.first]):
        return None
    whole = name_before(document, found, run.last)
    return (run.start, end) if whole is not None and whole.start >= start else None


def _is_body(source: Source, start: int, end: int) -> bool:
    text = source.document.text[start:end]
    if _unspaced(text):
        return _UNSPACED_BODY[0] <= len(text) <= _UNSPACED_BODY[1]
    parts = text.split()
    if len(parts) == 1 and not (text.isupper() and text.isalpha()):
        return False
    return _in_capitals(source, start, end) and not _is_cut(source, start, end)


def _in_capitals(source: Source, start: int, end: int) -> bool:
    """Whether every word has a capital, but for those that join names; not where all words of a headline have."""
    parts = [part.strip("()[]“”\"'’,") for part in source.document.text[start:end].split()]
    joins = words("organisations", "joins")
    if not parts or len(parts) > _MOST_WORDS or not all(parts) or source.document.in_capitalised_headline(start):
        return False
    if not (parts[0][0].isupper() and (parts[-1][0].isupper() or parts[-1].isdigit())):
        return False
    return all(part[0].isupper() or part.isdigit() or part in joins for part in parts)


def _is_cut(source: Source, start: int, end: int) -> bool:
    """Whether a capitalised word beside the name belongs to it: «Kementerian Luar» of «Kementerian Luar Negeri»."""
    found, document = source.tokens, source.document
    last = next((number for number, token in enumerate(found) if token.end == end), None)
    after = found[last + 1 : last + 2] if last is not None else []
    if any(near(document, found[last or 0], token) and _goes_on(source, token) for token in after):
        return True
    first = next((number for number, token in enumerate(found) if token.start == start), None)
    if not first or not near(document, found[first - 1], found[first]):
        return False
    sentence = document.sentence_at(start)
    opens = sentence is not None and found[first - 1].start == sentence.start
    return not opens and _goes_on(source, found[first - 1])


def _goes_on(source: Source, token: Token) -> bool:
    office = is_title_word(token) or token.low in honorifics()
    return is_name_word(token) and not office and not taken(source.document, token)


def _unspaced(text: str) -> bool:
    """Whether these are letters of a script without blanks between words, and nothing else."""
    letters = [letter for letter in text if letter not in " ·•."]
    return bool(letters) and all(UNSPACED_LETTER.match(letter) for letter in letters)


def _type_of(text: str) -> InstrumentType | None:
    """The type that the longest word for documents in `text` gives."""
    heads = [head for head in _heads() if (at := text.find(head)) >= 0 and stands_alone(text, at, at + len(head))]
    return _heads()[max(heads, key=len)] if heads else None


@cache
def _heads() -> dict[str, InstrumentType]:
    data = table("instruments")
    named = [
        (head, kind) for group in ("heads_id", "heads_en") for kind, listed in data[group].items() for head in listed
    ]
    local = [pair for group in ("vi", "th", "brackets_zh") for pair in data[group].items()]
    known = {name: name for name in get_args(InstrumentType)}
    return {head: known[kind] for head, kind in (*named, *local)}
