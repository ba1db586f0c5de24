"""What date, place and status an occasion has, of the dates that `given_dates` gives it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial
from itertools import pairwise
from typing import Literal

from .countries import places
from .date_grammar import Written
from .dates import Clock, lasting, resolve, unknown
from .document import Document
from .event_cues import says
from .event_words import event_words
from .folding import LATIN, UNSPACED_LETTER
from .gazetteer import Hit
from .numbers import number_words, read_words
from .occasions import Occasion
from .own_day import is_fresh, latest_year
from .reading import Because, DateReading, EventStatus, Precision
from .sentences import Sentence
from .tables import any_of, table

_PLACE_REACH = 110
_AT_ONCE = 12  # characters in which «here» stands right behind the word for what was done
_LONG = 300
# A year has the days from 45 after the article back to 320 before it.
_RATHER_BEHIND = timedelta(137)
_NEAR = 90


def reading_of(document: Document, written: list[Written], sentence: Sentence) -> DateReading:
    """One date for the occasion: the finest of those given; several months or days become a stretch."""
    future = any(one.first.year is None for one in written) and is_planned(document, sentence)
    if (stretch := stretch_of(document, written)) is not None:
        return stretch
    read = [resolve(document.text, one, _clock_of(document, one, future), future=future) for one in written]
    known = [one for one in read if one.edtf]
    if not known:
        return read[0] if read else unknown("date_none")
    finest = min(known, key=lambda one: (_ORDER.index(one.precision), one.end is None))
    same = [one for one in known if one.precision == finest.precision == "month"]
    if len(same) > 1 and (same[0].start or "") < (same[-1].start or ""):
        return _stretch(same)
    return finest


def _clock_of(document: Document, written: Written, future: bool) -> Clock:
    """The clock for a date without a year: what is told, and not announced, lies rather behind than ahead.

    Where nothing else tells the year, it is the latest that the text names, unless the text came in soon after.
    """
    clock = document.clock
    month = written.first.month if written.shape == "date" and written.first.year is None else None
    if month is None or written.weekday is not None:
        return clock
    if clock.anchor is not None:
        return replace(clock, anchor=clock.anchor - _RATHER_BEHIND) if clock.own_day and not future else clock
    year = latest_year(list(document.dates), clock.received)
    this_year = clock.received.replace(month=month, day=min(written.first.day or 1, 28))
    if year is None or future or is_fresh(this_year, clock.received):
        return clock
    return replace(clock, anchor=date(year, 12, 31))


def stretch_of(document: Document, written: list[Written]) -> DateReading | None:
    """Two whole dates with "until" between them: «from July 18, 2025, to January 31, 2026»."""
    for first, last in pairwise(written):
        if goes_on(document, first, last):
            read = [resolve(document.text, one, document.clock) for one in (first, last)]
            if (read[0].start or "") < (read[1].start or "") and read[0].precision == "day":
                return _stretch(read)
    return None


def goes_on(document: Document, first: Written, last: Written) -> bool:
    """Whether the second date is where the first one's stretch ends."""
    if not (first.shape == last.shape == "date" and first.first.day and last.first.day and last.last is None):
        return False
    between = document.folded[first.end : min(last.start, first.end + 20)].strip(" ,")
    return between in event_words()["cues"]["until"]


_ORDER: tuple[Precision, ...] = ("day", "month", "year", "unknown")


def _stretch(read: list[DateReading]) -> DateReading:
    first, last = read[0], read[-1]
    words = f"{first.span.quote if first.span else ''} … {last.span.quote if last.span else ''}"
    because = Because("date_several", {"words": words})
    return DateReading(
        f"{first.edtf}/{last.edtf}", first.start, last.start, first.precision, first.basis, because, first.span
    )


def until(opening: DateReading, closing: DateReading) -> DateReading:
    """From the day of the one to the day of the other."""
    return _stretch([opening, closing])


def with_length(document: Document, reading: DateReading, sentences: list[Sentence]) -> DateReading:
    """The date, longer where one of these sentences says how many days the meeting lasts."""
    length = _length("-day " in document.folded)
    for sentence in sentences:
        match = length.search(document.folded, sentence.start, sentence.end)
        if match:
            number = match["n1"] or match["n2"]
            days = int(number) if number.isdigit() else read_words(number) or 0
            return lasting(reading, days)
    return reading


# ------------------------------------------------------------------ places


def place_of(document: Document, one: Occasion, stop: int | None = None) -> tuple[str | None, str | None]:
    """The place named after the word (else before it), as the text writes it, and its country.

    What comes after `stop`, where the next meeting is named, belongs to that one.
    """
    sentence = one.sentence
    dateline = document.layout.dateline
    at_once = says(document.folded, "here", max(sentence.start, one.start), min(sentence.end, one.end + _AT_ONCE))
    if at_once and dateline is not None and dateline.iso2:  # «agreed here Thursday to set up a hub in Bangkok»
        return None, dateline.iso2
    ahead = document.hits_in(one.end, min(sentence.end, one.end + _PLACE_REACH, stop or sentence.end))
    behind = document.hits_in(max(sentence.start, one.start - _PLACE_REACH), one.start)
    for hits in (ahead, behind[::-1]):
        for hit in hits:
            if hit.kind == "place" and is_where(document, hit):
                return document.text[hit.start : hit.end], places()[hit.entry.text][0]
            if hit.kind == "country" and is_where(document, hit):
                city = places().get(hit.entry.text)
                return (document.text[hit.start : hit.end] if city else None), hit.key
    if dateline is not None and dateline.iso2 and has_cue(document, "here", sentence):
        return None, dateline.iso2
    return None, None


def is_where(document: Document, hit: Hit) -> bool:
    """Whether a word such as "in" or "at" stands before this name."""
    lead = document.folded[max(0, hit.start - 26) : hit.start]
    return bool(_at().search(lead))


@cache
def _at() -> re.Pattern[str]:
    words = event_words()["cues"]["at"]
    latin = [word for word in words if not UNSPACED_LETTER.match(word)]
    others = sorted(set(words) - set(latin))
    # A street, a hotel or a district may stand between: "di Hotel Borobudur, Jakarta".
    return re.compile(rf"(?:(?<![{LATIN}])(?:{any_of(latin)})(?:\s[\w-]+){{0,2}},?\s|(?:{any_of(others)})\s?)$")


# ------------------------------------------------------------------ status


def is_planned(document: Document, sentence: Sentence, one: Occasion | None = None) -> bool:
    """Whether the sentence announces rather than reports; near the words of the occasion where it is long."""
    start, end = sentence.start, sentence.end
    if one is not None and end - start > _LONG and sentence.start <= one.start < sentence.end:
        start, end = max(start, one.start - _NEAR), min(end, one.end + _NEAR)
    return says(document.folded, "planned", start, end)


def status_of(document: Document, one: Occasion, reading: DateReading) -> EventStatus:
    """Announced, held, postponed ...: by the words near the occasion and by its date."""
    sentence = one.sentence
    around = partial(
        says,
        document.folded,
        start=max(sentence.start, one.start - 60),
        end=min(sentence.end, one.end + 80),
        cut=True,
    )
    statuses: tuple[Literal["postponed", "cancelled", "moved_online"], ...] = (
        "postponed",
        "cancelled",
        "moved_online",
    )
    for status in statuses:
        if around(status):
            return status
    today = (document.clock.anchor if document.clock.own_day else None) or document.clock.received
    if reading.start and reading.precision == "day":
        ahead = reading.start > today.isoformat()
        return "announced" if ahead or (not document.clock.own_day and around("planned")) else "held"
    return "announced" if around("planned") else "held"


def has_cue(document: Document, name: str, sentence: Sentence) -> bool:
    """Whether a word of this group of cues stands in the sentence."""
    return says(document.folded, name, sentence.start, sentence.end)


@cache
def _length(in_english: bool) -> re.Pattern[str]:
    """How long a meeting lasts; also as in «a two-day meeting» where there is such a word (`in_english`)."""
    cues = event_words()["cues"]
    lasting_words = any_of(table("dates")["cues"]["length_words"])
    number = rf"\d{{1,2}}|{number_words()}"
    days = any_of(cues["days"])
    meetings = r"conference|summit|meeting|forum|event|talks|workshop|visit"
    english = rf"(?<!\w)(?P<n2>{number})-day\s(?:[\w-]+\s){{0,3}}(?:{meetings})" if in_english else "(?P<n2>(?!))"
    return re.compile(rf"(?:{lasting_words})\s(?P<n1>{number})\s(?:{days})(?!\w)|{english}")
