"""Events: what the text places at an occasion, each once, with the sentence that tells it best."""

from __future__ import annotations

from itertools import groupby

from .acts import acts_of, distinct_acts
from .candidates import FINENESS, Candidate
from .document import Document
from .event_dates import dates_of, status_of
from .meetings import add_meeting, lengthened, meeting_candidate, placed
from .occasions import find_occasions
from .reading import Because, EventMention, ForumMention, InstrumentMention, Span

_LONGEST_TITLE = 90


def read_events(
    document: Document, forums: list[ForumMention], instruments: list[InstrumentMention]
) -> list[EventMention]:
    """Every event of the text, in the order of the sentences that tell them; one of them is the main one."""
    meetings: list[Candidate] = []
    acts: list[Candidate] = []
    for _sentence, together in groupby(find_occasions(document, forums), key=lambda one: one.sentence):
        occasions = list(together)
        dates = dates_of(document, occasions)
        for one in occasions:
            given = dates.get(one, [])
            if one.manner == "act":
                acts.extend(acts_of(document, one, given, instruments))
            else:
                following = [other.start for other in occasions if other.start > one.start and other.manner != "act"]
                add_meeting(meetings, meeting_candidate(document, one, given, min(following, default=None)))
    kept = placed(meetings)
    kept += distinct_acts(acts, kept)
    return _finished(document, lengthened(document, kept))


def _finished(document: Document, found: list[Candidate]) -> list[EventMention]:
    ordered = sorted(found, key=lambda one: (one.start, one.best.start))
    main = max(ordered, key=_weight, default=None)
    return [_mention(document, one, one is main) for one in ordered]


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
    doubtful = one.date.because.rule == "date_weekday_contradicts"
    return EventMention(
        span=Span.of(document.text, start, end),
        because=Because(rule, {"cue": cue}),
        confidence=0.3 if doubtful else 0.8 if one.date.edtf else 0.6,
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
