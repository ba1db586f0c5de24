"""Events that one sentence tells: each gets the part of the sentence that is its own."""

from __future__ import annotations

import re
from functools import cache
from itertools import groupby, pairwise

from .candidates import Candidate
from .document import Document
from .event_words import event_words
from .tables import any_of

_LONGEST = 560  # a longer passage proves nothing in particular
_BEFORE = 180


@cache
def _breaks() -> re.Pattern[str]:
    """Where one clause ends and the next begins; in Thai a blank does that."""
    joins = any_of(event_words()["cues"]["joins"])
    return re.compile(rf"[,;，；、。]\s{{0,20}}|\s{{1,20}}(?:{joins})\s{{1,20}}|(?<=[\u0e00-\u0e7f])\s{{1,20}}")


def part_sentences(document: Document, found: list[Candidate]) -> None:
    """Cuts the passages of events that stand in one sentence apart; too long ones are shortened."""
    ordered = sorted(found, key=lambda one: (one.start, one.end))
    for _same, together in groupby(ordered, key=lambda one: (one.start, one.end)):
        group = list(together)
        starts = [one.best.start for one in group]
        placed = sorted((*_words_of(one, starts.count(one.best.start) > 1), n) for n, one in enumerate(group))
        for (_start, last, n), (first, _end, following) in pairwise(placed):
            _cut(document, group[n], group[following], (last, first))
    for one in found:
        if one.end - one.start > _LONGEST:
            _shorten(document, one)


def _words_of(one: Candidate, listed: bool = False) -> tuple[int, int]:
    """From the first to the last of the words that tell the event and its date; the date alone in a list of days."""
    start, end = one.best.start, one.best.end
    span = one.date.span
    if span is not None and one.start <= span.start and span.end <= one.end:
        start, end = (span.start, span.end) if listed else (min(start, span.start), max(end, span.end))
    if not one.start <= start < end <= one.end:
        return one.start, one.end
    return start, end


def _cut(document: Document, one: Candidate, following: Candidate, between: tuple[int, int]) -> None:
    last, first = between
    if last >= first:  # their dates cross: cut between the words for the events themselves
        last, first = one.best.end, following.best.start
    if last >= first or not one.start <= last <= first <= one.end:
        return
    breaks = list(_breaks().finditer(document.text, last, first))
    same = one.best.start == following.best.start
    left, right = breaks[0 if same else -1].span() if breaks else (first, first)
    while left > last and document.text[left - 1].isspace():
        left -= 1
    one.end, following.start = left, right


def _shorten(document: Document, one: Candidate) -> None:
    first, last = _words_of(one)
    start = max(one.start, min(first, last - _LONGEST // 2) - _BEFORE)
    if start > one.start:
        blank = document.text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    end = min(one.end, start + _LONGEST)
    if end < one.end:
        blank = document.text.rfind(" ", max(start + 1, last), end)
        end = blank if blank > start else end
    one.start, one.end = start, end
