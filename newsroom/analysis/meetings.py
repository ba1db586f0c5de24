"""Meetings: every word that speaks of one, joined to the meeting that it means."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from .candidates import FINENESS, MOST_EVENTS, Candidate
from .date_grammar import Written
from .dates import unknown
from .document import Document
from .event_dates import has_cue, is_planned, place_of, reading_of, until, with_length
from .occasions import Occasion
from .reading import DateReading

_PARTNER_REACH = 110
_LONGEST_MEETING = 10  # days
_DENIED = re.compile(r"\b(?:belum|tidak|tak|never|not|không|chưa)\b|ไม่|未|没有|尚未")


def meeting_candidate(
    document: Document, one: Occasion, given: list[Written], stop: int | None, same_day: DateReading | None = None
) -> Candidate:
    """What one word for a meeting tells; `evidence` says that it is placed at an occasion."""
    place, iso2 = place_of(document, one, stop)
    when = reading_of(document, given, one.sentence) if given else same_day or unknown("date_none")
    planned = is_planned(document, one.sentence, one) and not _is_past(document, when)
    held = has_cue(document, "held", one.sentence)
    named = one.forum is not None and (held or planned or place is not None or one.ordinal is not None)
    general = one.manner == "general" and (place is not None or (one.ordinal is not None and planned))
    met = one.type == "bilateral_meeting" and one.manner == "general" and _is_met(document, one, held)
    soon = one.type == "ministerial_meeting" and planned and one.manner == "general"
    of_a_day = any(w.shape in ("weekday", "relative_day") or w.first.day is not None for w in given)
    counted = same_day is not None and not given and one.type == "bilateral_meeting"
    dated = bool(given) and (of_a_day or one.forum is not None or place is not None or (held and when.edtf != ""))
    return Candidate(
        one, when, place, iso2, one.forum, one.ordinal, planned,
        named or general or met or soon or dated or counted, one.sentence.start, one.sentence.end, [one],
        partners=_partners(document, one) if one.type == "bilateral_meeting" else frozenset(),
        closing=has_cue(document, "closing", one.sentence),
    )  # fmt: skip


def _is_past(document: Document, when: DateReading) -> bool:
    """Whether the day was before that of the article, however the words announce it."""
    own = document.clock.anchor if document.clock.own_day else None
    return own is not None and when.precision == "day" and (when.start or "") < own.isoformat()


def _partners(document: Document, one: Occasion) -> frozenset[str]:
    """Countries that the words after «bertemu dengan» name: those of the other side."""
    hits = document.hits_in(one.end, min(one.sentence.end, one.end + _PARTNER_REACH))
    return frozenset(hit.key for hit in hits if hit.kind in ("country", "people"))


def _is_met(document: Document, one: Occasion, held: bool) -> bool:
    """Whether two sides met: the sentence says that it was held, or names a country and nothing denies it."""
    if _DENIED.search(document.folded, max(one.sentence.start, one.start - 22), one.start):
        return False
    if has_cue(document, "asked", one.sentence):
        return False
    hits = document.hits_in(one.sentence.start, one.sentence.end)
    named = held or any(hit.kind in ("country", "people") for hit in hits)
    return named or has_cue(document, "both_sides", one.sentence)


def add_meeting(meetings: list[Candidate], new: Candidate) -> None:
    """Joins the meeting to the one that it speaks of again, or adds it."""
    opened = next((one for one in meetings if one.family == new.family == "meeting" and _closes(one, new)), None)
    if opened is not None:
        opened.told.append(new.best)
        opened.date = until(opened.date, new.date)
        return
    known = _same_meeting(meetings, new)
    if known is None:
        if new.best.manner != "again" and len(meetings) < MOST_EVENTS:
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
    known.partners = known.partners or new.partners


def _same_meeting(meetings: list[Candidate], new: Candidate) -> Candidate | None:
    if new.best.type == "bilateral_meeting":
        both = [one for one in meetings if one.family == "bilateral" and _compatible(one, new)]
        return next((one for one in both if _same_partners(one, new)), None)
    others = [one for one in meetings if one.family == "meeting"]
    if new.best.manner == "again":
        return next((one for one in others if _compatible(one, new)), None)
    if new.forum is not None:
        others = [one for one in others if not _far_apart(one, new) and not _put_off(one, new)]
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


def _same_partners(one: Candidate, new: Candidate) -> bool:
    """Whether nothing says that these are talks with somebody else."""
    if new.ordinal is not None and one.ordinal is not None and new.ordinal != one.ordinal:
        return False
    return not one.partners or not new.partners or bool(one.partners & new.partners)


def _far_apart(one: Candidate, other: Candidate) -> bool:
    """Two days that are not those of one meeting."""
    if one.date.precision != "day" or other.date.precision != "day" or _compatible_dates(one, other):
        return False
    days = [date.fromisoformat(each.date.start or "") for each in (one, other)]
    return abs((days[0] - days[1]).days) > _LONGEST_MEETING


def _put_off(one: Candidate, other: Candidate) -> bool:
    """The day from which a meeting was put off, and the one to which it was."""
    return one.best == other.best and bool(one.date.edtf) and not _compatible_dates(one, other)


def _closes(one: Candidate, new: Candidate) -> bool:
    """Whether the new one tells the last day of this meeting: «Hội nghị bế mạc ngày 18/12»."""
    if not new.closing or new.forum not in (None, one.forum) or one.date.end is not None:
        return False
    if one.date.precision != "day" or new.date.precision != "day" or new.ordinal not in (None, one.ordinal):
        return False
    days = [date.fromisoformat(each.date.start or "") for each in (one, new)]
    return 0 < (days[1] - days[0]).days <= _LONGEST_MEETING


def _same_day(one: Candidate, other: Candidate) -> bool:
    return "" in (one.date.edtf, other.date.edtf) or one.date.edtf == other.date.edtf


def _compatible(one: Candidate, other: Candidate) -> bool:
    """Whether nothing speaks against the two being the same: no other date, no other place."""
    if one.iso2 and other.iso2 and one.iso2 != other.iso2:
        return False
    return _compatible_dates(one, other)


def _compatible_dates(one: Candidate, other: Candidate) -> bool:
    if one.date.start and other.date.start:
        width = min(len(one.date.start), len(other.date.start))
        first, last = one.date.start[:width], (one.date.end or one.date.start)[:width]
        from_, until = other.date.start[:width], (other.date.end or other.date.start)[:width]
        return first <= until and from_ <= last
    return True


def _tells_more(new: Candidate, known: Candidate) -> bool:
    """A finer date, or a stretch instead of a day, or the only one with a date in words."""

    def score(one: Candidate) -> tuple[int, bool, bool, bool]:
        words = one.date.because.rule != "date_none"
        calendar = one.date.basis in ("explicit", "copyright", "weekday", "received")
        return FINENESS[one.date.precision], bool(one.date.end), calendar, words or one.place is not None

    if new.date.start and (new.date.start, new.date.end) == (known.date.start, known.date.end):
        return False
    return score(new) > score(known)


def placed(meetings: list[Candidate]) -> list[Candidate]:
    """Those placed at an occasion; beside meetings with a date or place, a bare name is only mentioned."""
    told = [one for one in meetings if one.evidence]
    talks = [one for one in told if one.family == "bilateral"]
    told = [one for one in told if not _is_of_talks(one, talks) and not _is_of_conference(one, told)]
    sure = [one for one in told if _is_sure(one)]
    return [one for one in told if _is_sure(one) or not sure]


def _is_of_talks(one: Candidate, talks: list[Candidate]) -> bool:
    """A conference without name or date in the sentence of talks is those talks: «sat down for their conference»."""
    if one.family == "bilateral" or one.best.forum is not None or one.date.edtf:
        return False
    return any(each.best.sentence == one.best.sentence for each in talks)


def _is_of_conference(one: Candidate, told: list[Candidate]) -> bool:
    """Talks without date or partners in the sentence of a conference that has one: «sau một buổi làm việc»."""
    if one.family != "bilateral" or one.date.edtf or one.partners:
        return False
    dated = [each for each in told if each.family == "meeting" and each.date.edtf]
    return any(each.best.sentence == one.best.sentence for each in dated)


def _is_sure(one: Candidate) -> bool:
    given = one.date.because.rule != "date_none" or one.place is not None or one.iso2 is not None
    return given or one.ordinal is not None or one.planned or one.family == "bilateral"


def lengthened(document: Document, found: list[Candidate]) -> list[Candidate]:
    """The same events, with their last day where a sentence about them says how long they last."""
    for one in found:
        if one.family == "meeting":
            one.date = with_length(document, one.date, [told.sentence for told in one.told])
    return found
