"""Acts: signings, adoptions, operations, arrests, returns, statements; each told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .candidates import Candidate
from .date_grammar import Written
from .dates import unknown
from .document import Document
from .event_dates import is_planned, place_of, reading_of
from .occasions import Occasion
from .reading import InstrumentMention
from .sentences import Sentence
from .tables import table

_LEAD = 2  # sentences at the begin of a report, which tell its main event
_MOST_STATEMENTS = 2
_POLICE = ("operation", "arrest", "repatriation")


def acts_of(
    document: Document, one: Occasion, given: list[Written], instruments: list[InstrumentMention]
) -> Iterator[Candidate]:
    """The candidates of one act: one for each day where a sentence lists several."""
    days = [written for written in given if written.first.day is not None]
    if one.type == "repatriation" and len(days) > 1:
        for written in days:
            yield _act(document, one, [written], instruments)
    else:
        yield _act(document, one, given, instruments)


def _act(document: Document, one: Occasion, given: list[Written], instruments: list[InstrumentMention]) -> Candidate:
    place, iso2 = place_of(document, one)
    date = reading_of(document, given, one.sentence) if given else unknown("date_none")
    planned = is_planned(document, one.sentence)
    start, end = one.sentence.start, one.sentence.end
    if one.arrival or (one.type == "repatriation" and given):
        start, end = _clause(document, one, given)
    candidate = Candidate(one, date, place, iso2, planned=planned, start=start, end=end, told=[one])
    candidate.evidence = _is_told(document, candidate, given, instruments)
    return candidate


def _clause(document: Document, one: Occasion, given: list[Written]) -> tuple[int, int]:
    """The part between commas that holds the word and its date, where a sentence lists several occasions."""
    first = min([one.start, *(written.start for written in given)])
    last = max([one.end, *(written.end for written in given)])
    sentence = one.sentence
    listed = len(document.dates_in(sentence.start, sentence.end)) > 2
    if not listed:
        return sentence.start, sentence.end
    start = document.text.rfind(", ", sentence.start, first)
    end = document.text.find(", ", last, sentence.end)
    return (start + 2 if start >= 0 else sentence.start), (end if end >= 0 else sentence.end)


def _is_told(document: Document, one: Candidate, given: list[Written], instruments: list[InstrumentMention]) -> bool:
    """Whether the act is placed at an occasion: by its date, its parties, or by standing in the lead."""
    sentence = one.best.sentence
    lead = sentence.number < _LEAD
    if one.best.type == "statement":
        calendar = any(written.shape == "date" and written.first.day is not None for written in given)
        resolved = any(written.shape in ("weekday", "relative_day") for written in given)
        venue = _has_venue(document, sentence)
        return calendar or (resolved and venue)
    if one.best.type == "report":
        return one.date.precision == "day"
    if one.best.arrival:
        return bool(given) and one.date.precision in ("day", "month")
    if one.best.type == "signing":
        document_near = any(sentence.holds(i.span.start, i.span.end) for i in instruments)
        parties = {hit.key for hit in document.hits_in(sentence.start, sentence.end) if hit.kind == "country"}
        if one.date.precision in ("day", "month"):
            return True
        return document_near and (bool(given) or one.planned or len(parties) > 1 or lead)
    if one.date.precision in ("day", "month"):
        return True
    return lead and not one.planned and one.best.type in ("operation", "arrest", "repatriation")


def _has_venue(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence names a place where statements are made: a press conference, a parliament."""
    words = document.folded[sentence.start : sentence.end]
    return any(venue in words for venue in table("events")["venues"]["words"])


def distinct_acts(acts: Iterable[Candidate], meetings: list[Candidate]) -> list[Candidate]:
    """Each act once: the dated telling instead of the one without a date; an adoption at a meeting is the meeting."""
    told = [one for one in acts if one.evidence and not _at_meeting(one, meetings)]
    kept: list[Candidate] = []
    for one in sorted(told, key=lambda one: (_is_vague(one), one.best.type == "statement", one.start)):
        same = [other for other in kept if other.family == one.family]
        if _is_vague(one) and any(_could_be(one, other) for other in same):
            continue
        if _is_vague(one) and one.best.type in _POLICE and any(other.best.type in _POLICE for other in kept):
            continue  # a rescue and the way home without a date are one story
        if any(other.date.edtf == one.date.edtf and one.date.edtf for other in same):
            continue
        if any(other.start == one.start and other.end == one.end and _nearer(other, one) for other in kept):
            continue
        if one.best.type in ("statement", "report") and not _is_own_occasion(one, kept, meetings):
            continue
        kept.append(one)
    return kept


def _is_vague(one: Candidate) -> bool:
    return one.date.precision in ("unknown", "year")


def _could_be(one: Candidate, other: Candidate) -> bool:
    """An act told without a date may be the one told with a date, unless only one of them is announced."""
    return _is_vague(other) or one.planned == other.planned or one.best.sentence.number < _LEAD


def _at_meeting(one: Candidate, meetings: list[Candidate]) -> bool:
    """Whether an adoption is that of a meeting in the same sentence, which then is a declaration."""
    if one.best.type != "declaration":
        return False
    for meeting in meetings:
        if any(told.sentence == one.best.sentence for told in meeting.told):
            if meeting.best.sentence == one.best.sentence and meeting.best.type == "conference" and meeting.forum:
                meeting.best = replace(meeting.best, type="declaration")
            return True
    return False


def _nearer(kept: Candidate, one: Candidate) -> bool:
    """In one sentence, an arrest beside an operation, or an act without a date beside one with a date, is dropped."""
    if kept.best.type == "statement":
        return False
    return _is_vague(one) and one.best.type != "signing"


def _is_own_occasion(one: Candidate, kept: list[Candidate], meetings: list[Candidate]) -> bool:
    others = [*kept, *meetings]
    if one.date.edtf and any(other.date.edtf == one.date.edtf for other in others):
        return False
    return sum(other.best.type in ("statement", "report") for other in kept) < _MOST_STATEMENTS
