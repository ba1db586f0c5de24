"""Meetings: every word that speaks of one, joined to the meeting that it means."""

from __future__ import annotations

import re
from dataclasses import replace

from .candidates import FINENESS, Candidate
from .date_grammar import Written
from .dates import unknown
from .document import Document
from .event_dates import has_cue, is_planned, place_of, reading_of, with_length
from .occasions import Occasion

_DENIED = re.compile(r"\b(?:belum|tidak|tak|never|not|không|chưa)\b|ไม่|未|没有|尚未")


def meeting_candidate(document: Document, one: Occasion, given: list[Written], stop: int | None) -> Candidate:
    """What one word for a meeting tells; `evidence` says that it is placed at an occasion."""
    place, iso2 = place_of(document, one, stop)
    date = reading_of(document, given, one.sentence) if given else unknown("date_none")
    planned = is_planned(document, one.sentence)
    held = has_cue(document, "held", one.sentence)
    named = one.forum is not None and (held or planned or place is not None or one.ordinal is not None)
    general = one.manner == "general" and (place is not None or (one.ordinal is not None and planned))
    met = one.type == "bilateral_meeting" and one.manner == "general" and _is_met(document, one, held)
    soon = one.type == "ministerial_meeting" and planned and one.manner == "general"
    of_a_day = any(w.shape in ("weekday", "relative_day") or w.first.day is not None for w in given)
    dated = bool(given) and (of_a_day or one.forum is not None or place is not None or (held and date.edtf != ""))
    return Candidate(
        one, date, place, iso2, one.forum, one.ordinal, planned,
        named or general or met or soon or dated, one.sentence.start, one.sentence.end, [one],
    )  # fmt: skip


def _is_met(document: Document, one: Occasion, held: bool) -> bool:
    """Whether two sides met: the sentence says that it was held, or names a country and nothing denies it."""
    if _DENIED.search(document.folded, max(one.sentence.start, one.start - 22), one.start):
        return False
    hits = document.hits_in(one.sentence.start, one.sentence.end)
    return held or any(hit.kind in ("country", "people") for hit in hits)


def add_meeting(meetings: list[Candidate], new: Candidate) -> None:
    """Joins the meeting to the one that it speaks of again, or adds it."""
    known = _same_meeting(meetings, new)
    if known is None:
        if new.best.manner != "again":
            if new.ordinal is not None and new.forum is None and meetings:
                new.forum = meetings[0].forum  # «the sixth ministerial meeting»: of the series spoken of
            meetings.append(new)
        return
    known.told.append(new.best)
    known.forums.add(new.forum)
    if _tells_more(new, known):
        # «the meeting on 15 January» tells the date, but the name of the forum tells the type.
        kept = known.best.type if new.forum is None and known.forum is not None else new.best.type
        known.best, known.date, known.start, known.end = replace(new.best, type=kept), new.date, new.start, new.end
    known.place, known.iso2 = known.place or new.place, known.iso2 or new.iso2
    known.ordinal = known.ordinal or new.ordinal
    known.forum = known.forum or new.forum
    known.evidence = known.evidence or new.evidence


def _same_meeting(meetings: list[Candidate], new: Candidate) -> Candidate | None:
    if new.best.type == "bilateral_meeting":
        return next((one for one in meetings if one.family == "bilateral" and _compatible(one, new)), None)
    others = [one for one in meetings if one.family == "meeting"]
    if new.best.manner == "again":
        return next((one for one in others if _compatible(one, new)), None)
    if new.forum is not None:
        same = [one for one in others if new.forum in {one.forum, *one.forums} and new.ordinal in (None, one.ordinal)]
        same += [one for one in others if one.forum == new.forum and one.ordinal is None]
        beside = [one for one in others if one.best.sentence == new.best.sentence and _same_day(one, new)]
        unnamed = [one for one in others if one.forum is None and _compatible(one, new) and not one.planned]
        return next(iter([*same, *beside, *unnamed]), None)
    if new.ordinal is not None:
        return next((one for one in others if one.ordinal == new.ordinal), None)
    beside = [one for one in others if one.best.sentence == new.best.sentence and _same_day(one, new)]
    if beside and not (new.best.type == "ministerial_meeting" and new.planned):
        return beside[0]
    if not new.evidence:
        return others[0] if others else None
    return next((one for one in others if _compatible(one, new) and not (new.planned and not one.planned)), None)


def _same_day(one: Candidate, other: Candidate) -> bool:
    return "" in (one.date.edtf, other.date.edtf) or one.date.edtf == other.date.edtf


def _compatible(one: Candidate, other: Candidate) -> bool:
    """Whether nothing speaks against the two being the same: no other date, no other place."""
    if one.iso2 and other.iso2 and one.iso2 != other.iso2:
        return False
    if one.date.start and other.date.start:
        width = min(len(one.date.start), len(other.date.start))
        first, last = one.date.start[:width], (one.date.end or one.date.start)[:width]
        from_, until = other.date.start[:width], (other.date.end or other.date.start)[:width]
        return first <= until and from_ <= last
    return True


def _tells_more(new: Candidate, known: Candidate) -> bool:
    """A finer date, or a stretch instead of a day, or the only one with a date in words."""

    def score(one: Candidate) -> tuple[int, bool, bool, bool]:
        date = one.date
        words = date.because.rule != "date_none"
        calendar = date.basis in ("explicit", "copyright", "weekday", "received")
        return FINENESS[date.precision], bool(date.end), calendar, words or one.place is not None

    return score(new) > score(known)


def placed(meetings: list[Candidate]) -> list[Candidate]:
    """Those placed at an occasion; beside meetings with a date or place, a bare name is only mentioned."""
    told = [one for one in meetings if one.evidence]
    sure = [one for one in told if _is_sure(one)]
    return [one for one in told if _is_sure(one) or not sure]


def _is_sure(one: Candidate) -> bool:
    given = one.date.because.rule != "date_none" or one.place is not None or one.iso2 is not None
    return given or one.ordinal is not None or one.planned or one.family == "bilateral"


def lengthened(document: Document, found: list[Candidate]) -> list[Candidate]:
    """The same events, with their last day where a sentence about them says how long they last."""
    for one in found:
        if one.family == "meeting":
            one.date = with_length(document, one.date, [told.sentence for told in one.told])
    return found
