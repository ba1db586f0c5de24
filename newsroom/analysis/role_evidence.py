"""What the whole text says of a country: where the main event is, whose bodies are named, who stayed away."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from .countries import places
from .country_cues import Cues
from .country_lists import Chain
from .country_signs import Sign
from .document import Document
from .gazetteer import Entry, Hit
from .reading import EventMention, OrganisationMention
from .tables import table

Situation = Literal["meeting", "signing", "return", "crime", "other"]
_SITUATIONS: tuple[Situation, ...] = ("signing", "return", "meeting", "crime")
_OF_EVENT: dict[str, Situation] = {
    "conference": "meeting", "ministerial_meeting": "meeting", "bilateral_meeting": "meeting",
    "declaration": "meeting", "signing": "signing", "operation": "crime", "arrest": "crime", "repatriation": "return",
}  # fmt: skip
_HEADLINE, _FIRST, _NEXT = 3, 2, 1  # how much a word in the headline, the first and the next sentences tells
_LEAST = 2
_NO_SENTENCE = 9  # of signs that stand nowhere: not in the lead
_MANY = 4  # names of a country's bodies in a text
_REACH = 110  # characters between a country and the words that say that it stayed away


def situation_of(document: Document, cues: Cues, main: EventMention | None) -> Situation:
    """What the article is about, from the words of its headline and first sentences and from the main event."""
    weights: Counter[str] = Counter()
    for cue in cues.situation:
        sentence = document.sentence_at(cue.start)
        if sentence is not None and sentence.number <= 2:
            told = _HEADLINE if sentence.number < 0 else _FIRST if sentence.number == 0 else _NEXT
            weights[cue.kind] += told
    if main is not None and main.type in _OF_EVENT:
        weights[_OF_EVENT[main.type]] += 2
    best = max(_SITUATIONS, key=lambda one: weights[one])
    return best if weights[best] >= _LEAST else "other"


def place_hits(document: Document) -> list[Hit]:
    """Cities and provinces, as hits of the country in which they lie."""
    found = []
    for hit in document.hits:
        if hit.kind == "place":
            iso2, _english = places()[hit.entry.text]
            found.append(Hit(hit.start, hit.end, Entry(hit.entry.text, "place", iso2)))
    return found


def signs_of_text(
    document: Document, cues: Cues, main: EventMention | None, bodies: list[OrganisationMention]
) -> Iterator[tuple[str, Sign]]:
    """Signs that do not stand beside the name of the country: its ISO code, and the sign."""
    home = table("roles")["home"].get(document.language)
    if home is not None:
        yield home, Sign("language", 0, 0, -1, _NO_SENTENCE)
    dateline = document.layout.dateline
    if dateline is not None and dateline.iso2:
        span = dateline.span
        for kind in ("dateline", *(kind for kind in ("expel", "put_off") if _in_lead(document, cues, kind))):
            yield dateline.iso2, Sign(kind, span.start, span.end, -1, 0)
    if main is not None and main.iso2:
        yield from _main_place(document, main, main.iso2)
    yield from _national(document, cues)
    for body in bodies:
        sentence = document.sentence_at(body.span.start)
        if body.iso2 and sentence is not None:
            yield body.iso2, Sign("body", body.span.start, body.span.end, -1, sentence.number)


def _main_place(document: Document, main: EventMention, iso2: str) -> Iterator[tuple[str, Sign]]:
    sentence = document.sentence_at(main.span.start)
    at = document.text.find(main.place, main.span.start) if main.place else -1
    start, end = (at, at + len(main.place or "")) if at >= 0 else (main.span.start, main.span.end)
    yield iso2, Sign("main_place", start, end, -1, 0)
    if sentence is not None and sentence.number > 1:
        yield iso2, Sign("late_main_place", start, end, -1, sentence.number)


def _national(document: Document, cues: Cues) -> Iterator[tuple[str, Sign]]:
    """Bodies that everybody knows: those of their country, also where nobody says so."""
    for iso2, times in Counter(cue.kind for cue in cues.national).items():
        if times >= _MANY:
            yield iso2, Sign("national_often", 0, 0, -1, _NO_SENTENCE)
    for cue in cues.national:
        sentence = document.sentence_at(cue.start)
        if sentence is not None:
            yield cue.kind, Sign("national", cue.start, cue.end, -1, sentence.number)
            if any(one.kind == "host" for one in cues.within(sentence.start, sentence.end)):
                yield cue.kind, Sign("national_host", cue.start, cue.end, -1, sentence.number)


def pact(document: Document, cues: Cues) -> Sign | None:
    """The sentence that says that a memorandum was signed."""
    for cue in cues.sentence:
        sentence = document.sentence_at(cue.start) if cue.kind == "signed" else None
        if sentence and any(one.kind == "pact" for one in cues.within(sentence.start, sentence.end)):
            return Sign("pact_signed", cue.start, cue.end, -1, sentence.number)
    return None


def _in_lead(document: Document, cues: Cues, kind: str) -> bool:
    places_of = (document.sentence_at(cue.start) for cue in cues.sentence if cue.kind == kind)
    return any(one is not None and one.number <= 0 for one in places_of)


def absences(cues: Cues, chains: list[Chain]) -> Iterator[tuple[str, Sign]]:
    """«Kamboja, yang ..., tidak ikut», «riêng Campuchia không cử đại diện»: the last country before these words."""
    named = [one for one in chains if one.size]
    ends = [one.end for one in named]
    for cue in cues.after:
        last = bisect_right(ends, cue.start + 1) - 1 if cue.kind == "absent" else -1
        if last >= 0 and cue.start - ends[last] <= _REACH and named[last].sentence.holds(cue.start, cue.end):
            chain = named[last]
            # «Laos, Myanmar and Peru were absent»: all of a list; of two names with a comma between, only the last.
            for hit in chain.hits if chain.size > 2 else chain.hits[-1:]:
                yield hit.key, Sign("absent", cue.start, cue.end, hit.start, chain.sentence.number)
