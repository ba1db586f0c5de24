"""Acts: signings, adoptions, operations, arrests, returns, statements; each told once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from .candidates import MOST_EVENTS, Candidate
from .date_grammar import Written
from .dates import unknown
from .document import Document
from .event_dates import has_cue, is_planned, place_of, reading_of, stretch_of
from .event_words import event_words, phrase_pattern
from .lead import is_told
from .occasions import Occasion
from .reading import DateReading, InstrumentMention
from .sentences import Sentence
from .tables import any_of

_MOST_STATEMENTS = 2
_BESIDE = 20  # characters between «signing ceremony» and «conference»
_NUMBER = re.compile(r"(?<![\d/.:])\d{1,3}(?:[.,]\d{3})*(?![\d/.:])")
_NUMBERED = 40  # characters between a return and the number of people
_POLICE = ("operation", "arrest", "repatriation")
_OF_A_DAY = ("weekday", "relative_day")
_OF_PUBLICATION = (*_OF_A_DAY, "relative_month")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the act: instruments and lead of the text, a meeting in the sentence, the day told before.

    `same_day` is the date of what was told before, where the sentence says that it was that day.
    """

    instruments: list[InstrumentMention]
    lead: list[Sentence]
    meeting: bool = False
    same_day: DateReading | None = None


def acts_of(document: Document, one: Occasion, given: list[Written], around: Around) -> Iterator[Candidate]:
    """The candidates of one act: one for each day where a sentence lists several."""
    days = [written for written in given if written.first.day is not None]
    if one.type in _POLICE and len(days) > 1 and stretch_of(document, days) is None:
        for written in days:
            yield _act(document, one, [written], around)
    else:
        yield _act(document, one, given, around)


def _act(document: Document, one: Occasion, given: list[Written], around: Around) -> Candidate:
    if one.type == "report":
        given = _of_publication(document, given)
    same_day = None if one.weak and one.type == "operation" else around.same_day
    date = reading_of(document, given, one.sentence) if given else same_day or unknown("date_none")
    planned = one.type not in ("statement", "report") and is_planned(document, one.sentence, one)
    start, end = one.sentence.start, one.sentence.end
    if one.arrival or (one.type == "repatriation" and given):
        start, end = _clause(document, one, given)
    candidate = Candidate(one, date, planned=planned, start=start, end=end, told=[one])
    candidate.in_lead = one.sentence in around.lead
    candidate.at_venue = one.type == "statement" and _has_venue(document, one.sentence)
    candidate.evidence = _is_told(document, candidate, given, around)
    if candidate.evidence or candidate.in_lead:
        candidate.place, candidate.iso2 = place_of(document, one)
    return candidate


def _of_publication(document: Document, given: list[Written]) -> list[Written]:
    """The days and months that may be those of the report; years and stretches of time are what it counts."""
    pairs = [pair for pair in pairwise(given) if stretch_of(document, list(pair)) is not None]
    counted = {written for pair in pairs for written in pair}
    fit = [one for one in given if one.first.month or one.first.day or one.shape in _OF_PUBLICATION]
    return [one for one in fit if one.last is None and one not in counted]


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


def _is_told(document: Document, one: Candidate, given: list[Written], around: Around) -> bool:
    """Whether the act is placed at an occasion: by its date, its parties, or by standing in the lead."""
    dated = one.date.precision in ("day", "month")
    of_a_day = any(written.shape in _OF_A_DAY for written in given)
    bare = [written for written in given if written.first.day is not None and written.first.year is None]
    if one.best.type == "statement":
        of_a_day |= any(written.first.day is not None for written in given)
        of_a_day |= not given and one.date.precision == "day"  # the day of what was told before
        return of_a_day and (one.date.precision == "day" or one.at_venue)
    if one.best.type == "report":
        return dated or (one.in_lead and not one.planned and _is_published(document, one))
    if one.best.arrival:
        return bool(given) and dated
    if one.best.type == "signing":
        if _is_of_history(document, one):
            return False
        return dated or _is_signed(document, one, bool(given), around)
    if dated or of_a_day or bare:
        return not one.best.weak or one.date.precision == "day"
    return _is_told_without_date(document, one, around)


def _is_elsewhere(document: Document, one: Candidate) -> bool:
    """An act of police with its own country and a number: «In Namibia 88 people were rescued»."""
    if one.best.type not in _POLICE or one.best.weak or one.best.arrival:
        return False
    sentence = one.best.sentence
    near = max(sentence.start, one.best.start - _NUMBERED), min(sentence.end, one.best.end + _NUMBERED)
    if _NUMBER.search(document.text, *near) is None:
        return False
    one.place, one.iso2 = place_of(document, one.best)
    return one.iso2 is not None


def _is_signed(document: Document, one: Candidate, given: bool, around: Around) -> bool:
    sentence = one.best.sentence
    document_near = any(sentence.holds(i.span.start, i.span.end) for i in around.instruments)
    parties = {hit.key for hit in document.hits_in(sentence.start, sentence.end) if hit.kind == "country"}
    return document_near and (given or one.planned or len(parties) > 1 or one.in_lead)


def _is_told_without_date(document: Document, one: Candidate, around: Around) -> bool:
    """Acts of police and courts in the lead, operations with a name, announced returns of so many people."""
    sentence = one.best.sentence
    if has_cue(document, "wished", sentence) or not is_told(document, sentence):
        return False
    if one.best.named:
        return not one.planned and not around.meeting
    if one.planned:
        near = max(sentence.start, one.best.start - _NUMBERED), min(sentence.end, one.best.end + _NUMBERED)
        return one.best.type == "repatriation" and _NUMBER.search(document.text, *near) is not None
    told = one.in_lead and one.best.type in (*_POLICE, "other") and not one.best.weak
    told = told or _is_elsewhere(document, one)
    return told and not has_cue(document, "counted", sentence)


def _is_published(document: Document, one: Candidate) -> bool:
    """Whether the sentence says that the report came out, not only that there is one."""
    return _publishing().search(document.folded, one.best.sentence.start, one.best.sentence.end) is not None


@cache
def _publishing() -> re.Pattern[str]:
    return phrase_pattern(event_words()["acts"]["publishing"])


def _has_venue(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence names a place where statements are made: a press conference, a parliament."""
    return _venues().search(document.folded, sentence.start, sentence.end) is not None


@cache
def _venues() -> re.Pattern[str]:
    return re.compile(any_of(event_words()["venues"]["words"]))


def distinct_acts(document: Document, acts: Iterable[Candidate], meetings: list[Candidate]) -> list[Candidate]:
    """Each act once: the dated telling instead of the one without a date; an adoption at a meeting is the meeting."""
    told = [one for one in acts if one.evidence and not _at_meeting(document, one, meetings)]
    kept: list[Candidate] = []
    for one in sorted(told, key=_surest_first):
        if len(kept) == MOST_EVENTS:
            break
        if _is_vague(one) and _is_told_again(one, kept):
            continue
        if any(other.family == one.family and _same_date(one, other) for other in kept):
            continue
        if one.best.type in ("statement", "report") and not _is_own_occasion(one, kept, meetings):
            continue
        kept.append(one)
    return kept


def _is_told_again(one: Candidate, kept: list[Candidate]) -> bool:
    """Whether an act without a date is, or may be, one of those already told: not one in a country of its own."""
    if one.iso2 and not one.in_lead and one.best.type in _POLICE:
        return any(other.iso2 == one.iso2 for other in kept if other.best.type in _POLICE)
    if any(other.family == one.family and _could_be(one, other) for other in kept):
        return True
    if one.best.type == "other" and any(other.in_lead for other in kept):
        return True  # what courts and ministries did before
    if any((other.start, other.end) == (one.start, one.end) and _nearer(other, one) for other in kept):
        return True
    if one.best.named or one.planned or one.best.type not in _POLICE:
        return False
    return any(other.best.type in _POLICE for other in kept)  # a rescue and the way home are one story


def _surest_first(one: Candidate) -> tuple[bool, bool, bool, bool, bool, int]:
    said = one.best.type == "statement"
    span = one.date.span
    printed = span is not None and any(letter.isdigit() for letter in span.quote)
    return _is_vague(one), said, said and not one.at_venue, not one.best.named, not printed, one.start


def _same_date(one: Candidate, other: Candidate) -> bool:
    return bool(one.date.start) and (one.date.start, one.date.end) == (other.date.start, other.date.end)


def _is_vague(one: Candidate) -> bool:
    return one.date.precision in ("unknown", "year")


def _could_be(one: Candidate, other: Candidate) -> bool:
    """An act told without a date may be the one told with a date, unless only one of them is announced."""
    if one.best.type == "other":  # a charge, a verdict, an appeal: what the lead tells is not what was before
        return not one.in_lead or other.in_lead
    return _is_vague(other) or one.planned == other.planned or one.in_lead


def _at_meeting(document: Document, one: Candidate, meetings: list[Candidate]) -> bool:
    """Whether an adoption is that of a meeting in the same sentence, which then is a declaration.

    «The signing ceremony and high-level conference»: one occasion.
    """
    if one.best.type == "signing":
        return any(_is_beside(document, one, meeting) and _same_date(one, meeting) for meeting in meetings)
    if one.best.type != "declaration":
        return False
    for meeting in meetings:
        if any(told.sentence == one.best.sentence for told in meeting.told):
            if meeting.best.sentence == one.best.sentence and meeting.best.type == "conference" and meeting.forum:
                meeting.best = replace(meeting.best, type="declaration")
            return True
    return False


def _is_beside(document: Document, one: Candidate, meeting: Candidate) -> bool:
    between = document.folded[one.best.end : max(one.best.end, min(meeting.best.start, one.best.end + _BESIDE + 1))]
    return meeting.family == "meeting" and len(between) <= _BESIDE and _joined().match(between) is not None


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"[ ]?(?:{any_of(event_words()['cues']['and'])})[ ]?")


def _nearer(kept: Candidate, one: Candidate) -> bool:
    """In one sentence, an arrest beside an operation, or an act without a date beside one with a date, is dropped."""
    return kept.best.type != "statement" and one.best.type != "signing" and not one.best.named


def _is_own_occasion(one: Candidate, kept: list[Candidate], meetings: list[Candidate]) -> bool:
    others = [*kept, *meetings]
    if one.best.type == "report" and not one.date.edtf and _is_said_beside(one, kept):
        return False
    same = [other for other in others if _same_date(one, other)]
    if same and not (one.at_venue and all(other.best.sentence is not one.best.sentence for other in same)):
        return False  # a press conference on the day of a raid is told beside it
    return sum(other.best.type in ("statement", "report") for other in kept) < _MOST_STATEMENTS


def _is_said_beside(one: Candidate, kept: list[Candidate]) -> bool:
    """Whether the report without a date is what a press conference of its sentence gave out."""
    return any(other.best.type == "statement" and other.best.sentence == one.best.sentence for other in kept)


def _is_of_history(document: Document, one: Candidate) -> bool:
    """«The treaty signed in 1999»: of another year than the text, of which no more is told."""
    if one.date.precision != "year" or one.planned:
        return False
    now = (document.clock.anchor or document.clock.received).year
    return int((one.date.start or "0")[:4]) < now and place_of(document, one.best) == (None, None)
