"""Events: what the text places at an occasion, each once, with the sentence that tells it best."""

from __future__ import annotations

from itertools import groupby

from .acts import Around, acts_of, distinct_acts
from .candidates import FINENESS, Candidate
from .clauses import part_sentences
from .date_grammar import Written
from .dates import resolve, settled
from .document import Document
from .event_dates import has_cue, status_of, stretch_of
from .given_dates import dates_of
from .lead import lead_of, told_in_lead
from .meetings import add_meeting, lengthened, meeting_candidate, placed
from .occasions import Occasion, find_occasions
from .reading import Because, DateReading, EventMention, ForumMention, InstrumentMention, Span
from .sentences import Sentence
from .told_days import day_before

_LONGEST_TITLE = 90
_OF_MEETINGS = ("named", "general")
_MEETS = (*_OF_MEETINGS, "again")


def read_events(
    document: Document, forums: list[ForumMention], instruments: list[InstrumentMention]
) -> list[EventMention]:
    """Every event of the text, in the order of the sentences that tell them; one of them is the main one."""
    meetings: list[Candidate] = []
    acts: list[Candidate] = []
    lead = lead_of(document)
    before: tuple[Sentence, list[Written]] | None = None  # the dates of what was told last
    for sentence, together in groupby(find_occasions(document, forums), key=lambda one: one.sentence):
        occasions = list(together)
        dates = dates_of(document, occasions)
        same_day = None if dates else day_before(document, sentence, before)
        around = Around(instruments, lead, any(one.manner in _OF_MEETINGS for one in occasions), same_day)
        for one in occasions:
            given = dates.get(one, [])
            if one.manner == "act":
                acts.extend(acts_of(document, one, given, around))
            elif one.manner != "cited":
                stop = min((o.start for o in occasions if o.start > one.start and o.manner in _MEETS), default=None)
                for each in _of_each_date(document, one, given):
                    add_meeting(meetings, meeting_candidate(document, one, each, stop, same_day))
        if told := [given for one, given in dates.items() if one.manner != "cited"]:
            before = sentence, told[0]
    kept = placed(meetings)
    kept += distinct_acts(document, acts, kept)
    kept += told_in_lead(document, lead, [*meetings, *acts], kept)
    return _finished(document, lengthened(document, kept))


def _of_each_date(document: Document, one: Occasion, given: list[Written]) -> list[list[Written]]:
    """All dates together; each alone where a meeting is put off from one to the other."""
    put_off = len(given) > 1 and has_cue(document, "postponed", one.sentence)
    return [[written] for written in given] if put_off and stretch_of(document, given) is None else [given]


def _finished(document: Document, found: list[Candidate]) -> list[EventMention]:
    ordered = sorted(found, key=lambda one: (one.start, one.best.start))
    main = max(ordered, key=_weight, default=None)
    if main is not None and main.date.because.rule == "date_none":
        main.date = _weekday_of_lead(document) or main.date
    for one in ordered:
        one.date = settled(one.date)
    part_sentences(document, ordered)
    return [_mention(document, one, one is main) for one in ordered]


def _weekday_of_lead(document: Document) -> DateReading | None:
    """The bare weekday on which the first sentence speaks: no date, but one once the event is known elsewhere."""
    lead = next((one for one in document.sentences if one.number == 0), None)
    days = [one for one in document.dates_in(lead.start, lead.end) if one.shape == "weekday"] if lead else []
    found = resolve(document.text, days[0], document.clock) if len(days) == 1 else None
    return found if found and not found.edtf else None


def _weight(one: Candidate) -> tuple[float, int]:
    """How likely this is the main event: told early, often, with a date; statements last."""
    early = max(0.0, 3.0 - min(told.sentence.number for told in one.told))
    dated = FINENESS[one.date.precision] / 2
    kind = -2.5 if one.best.type in ("statement", "report") else 0.0
    return early + dated + kind + min(2.0, 0.5 * len(one.told)) - 1.5 * (
        one.ordinal is not None and one.planned
    ), -one.start


def _mention(document: Document, one: Candidate, main: bool) -> EventMention:
    start, end = one.start, one.end
    cue = document.text[one.best.start : one.best.end]
    act = one.best.manner == "act"
    statement = one.best.type in ("statement", "report")
    rule = "event_statement" if statement else "event_act" if act else "event_meeting"
    status = status_of(document, one.best, one.date)
    return EventMention(
        span=Span.of(document.text, start, end),
        because=Because("event_lead" if one.from_lead else rule, {"cue": cue}),
        confidence=0.5 if one.from_lead else 0.8 if one.date.edtf else 0.6,
        modality="planned" if status == "announced" else "asserted",
        title=_title(document, one),
        type=one.best.type,
        date=one.date,
        place=one.place,
        iso2=one.iso2,
        forum=one.forum,
        ordinal=one.ordinal,
        status=status,
        main=main,
    )


def _title(document: Document, one: Candidate) -> str:
    """Short words from the text: the name of the meeting, or the sentence up to its first pause."""
    named = [told for told in one.told if told.forum is not None]
    if named:
        best = max(named, key=lambda told: told.end - told.start)
        return " ".join(document.text[best.start : best.end].split())
    first = one.best.start if one.best.manner != "act" else one.start
    words = document.text[first : one.end]
    cut = words[:_LONGEST_TITLE]
    for stop in (", ", "; ", "。", "，", "\n"):
        if 12 <= (at := cut.find(stop)) < len(cut):
            cut = cut[:at]
    if len(cut) == _LONGEST_TITLE < len(words) and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return " ".join(cut.split()).rstrip(" .,")
