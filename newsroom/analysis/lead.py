"""The main event where nothing else places it at an occasion: headline and first sentences tell it."""

from __future__ import annotations

import re

from .candidates import Candidate
from .dates import unknown
from .document import Document
from .event_cues import says
from .event_dates import has_cue, is_planned, place_of, reading_of
from .event_words import find_words
from .folding import HAN, UNSPACED_LETTER
from .occasions import Occasion
from .reading import EventType
from .sentences import Sentence

_LEAD = 2  # sentences at the begin of a report, which tell its main event
# A byline or a line above the report is no sentence that tells; a longer one is, also without a full stop.
_SHORTEST = 30
_SHORTEST_HAN = 12
_LONG = 90
_LONG_HAN = 45
_STOPS = (".", "!", "?", "。", "！", "？", "；", "”", '"', ")", "）", "…")
_HAN = re.compile(f"[{HAN}]")
_ARGUED = 400  # characters at the begin, where a commentary says that it is one
_SAID: tuple[EventType, ...] = ("statement", "report")
# What a headline tells when its words do: best first.
_STRENGTHS = ("plain", "weak")


def lead_of(document: Document) -> list[Sentence]:
    """The first sentences of the report, without lines that only stand above it; none of a commentary."""
    found: list[Sentence] = []
    if says(document.folded, "commentary", 0, min(len(document.folded), _ARGUED)):
        return found
    for one in document.sentences:
        if one.zone == "body" and is_told(document, one):
            found.append(one)
            if len(found) == _LEAD:
                break
    return found


def is_told(document: Document, sentence: Sentence) -> bool:
    """Whether these words report: a short line without a full stop stands above a report or between its parts."""
    words = document.text[sentence.start : sentence.end]
    if _HAN.search(words):
        return len(words) >= _SHORTEST_HAN and (len(words) >= _LONG_HAN or words.endswith(_STOPS))
    if UNSPACED_LETTER.match(words[0]) or UNSPACED_LETTER.match(words[-1]):
        return len(words) >= _SHORTEST
    return len(words) >= _LONG or (len(words) >= _SHORTEST and words.endswith(_STOPS))


def told_in_lead(
    document: Document, lead: list[Sentence], candidates: list[Candidate], kept: list[Candidate]
) -> list[Candidate]:
    """The event that the lead tells, where none of those kept is told there."""
    if not lead or any(told.sentence in lead and one.best.type not in _SAID for one in kept for told in one.told):
        return []
    headline = _headline_types(document)
    near = [one for one in candidates if one.best.sentence in lead and _tells(document, one)]
    known = {one.family for one in kept}
    for one in sorted(near, key=lambda one: (one.best.type not in headline, one.best.sentence.number)):
        if one.family not in known:
            one.from_lead = True
            _take_day(document, one, lead[0], headline)
            return [one]
    if any(one.at_venue and one.best.sentence is lead[0] for one in kept):
        return []  # a press conference, at which the headline was only said
    first = _from_headline(document, lead[0], headline)
    return [first] if first is not None and first.family not in known else []


def _tells(document: Document, one: Candidate) -> bool:
    """Whether this may be the main event: an act or a meeting, not a count over a time."""
    if one.best.type in _SAID or one.best.arrival or one.best.weak or one.best.manner == "again":
        return False
    against = ("counted", "wished") if one.best.manner == "act" else ("counted", "wished", "asked")
    return not any(has_cue(document, name, one.best.sentence) for name in against)


def _take_day(
    document: Document, one: Candidate, first: Sentence, headline: dict[EventType, tuple[int, int]]
) -> None:
    """The act that the headline names is of the day that the first sentence gives, which tells it in other words."""
    if one.date.because.rule != "date_none" or one.best.type not in headline or one.best.sentence is first:
        return
    days = [each for each in document.dates_in(first.start, first.end) if each.first.day is not None]
    if days:
        one.date, one.start, one.end = reading_of(document, days, first), first.start, first.end


def _headline_types(document: Document) -> dict[EventType, tuple[int, int]]:
    """What acts and meetings the headline names, and where, in its order."""
    zone = document.layout.headline
    if zone is None:
        return {}
    meetings, acts = find_words(document.folded[zone.start : zone.end], document.language)
    found: list[tuple[int, int, EventType]] = [
        (one.start, one.end, one.value[0]) for one in acts if one.value[1] in _STRENGTHS and one.value[0] not in _SAID
    ]
    found += [(one.start, one.end, one.value[0]) for one in meetings if not one.value[1]]
    types: dict[EventType, tuple[int, int]] = {}
    for start, end, event in sorted(found):
        types.setdefault(event, (zone.start + start, zone.start + end))
    return types


def _from_headline(
    document: Document, sentence: Sentence, headline: dict[EventType, tuple[int, int]]
) -> Candidate | None:
    """The lead with the type of its headline, where its own words name none."""
    if not headline or has_cue(document, "counted", sentence):
        return None
    event, (start, end) = next(iter(headline.items()))
    here = Occasion(sentence.start, sentence.start + 1, event, "act", sentence)
    place, iso2 = place_of(document, here)
    written = [one for one in document.dates_in(sentence.start, sentence.end) if one.shape != "copyright"]
    date = reading_of(document, written, sentence) if written else unknown("date_none")
    best = Occasion(start, end, event, "act", sentence)
    return Candidate(
        best, date, place, iso2, planned=is_planned(document, sentence), start=sentence.start, end=sentence.end,
        told=[best], from_lead=True,
    )  # fmt: skip
