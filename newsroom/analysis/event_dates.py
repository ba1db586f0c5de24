"""Which date, place and status go with an occasion: those nearest to its word in the sentence."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, zip_longest

from .countries import places
from .date_grammar import Written
from .dates import lasting, resolve, unknown
from .document import Document
from .event_words import cue, event_words
from .folding import LATIN, UNSPACED_LETTER
from .gazetteer import Hit
from .numbers import number_words, read_words
from .occasions import Occasion
from .reading import Because, DateReading, EventStatus, Precision
from .sentences import Sentence
from .tables import any_of, table

_BEFORE_COSTS = 2.0  # a date before the word is less likely its own than one as near after it
_AFTER_COSTS_HAN = 4.0  # in Chinese the date stands before the verb
_CITED = 40  # characters from «according to the Post» to the day of that report
_PLACE_REACH = 110
_CLAUSE_END = re.compile("[,，;；]")
_DATELINE = 40  # characters of a town before the day of writing
_DATELINE_END = re.compile(r"[ ]?(?:\([^()\n]{2,20}\)[ ]?)?(?::|：|--|[–—]|-[ ])")
_LONG = 300
_NEAR = 90
_SINCE = re.compile(r"(?:since|until|by|sejak|hingga|sepanjang|selama|during)\b")


def dates_of(document: Document, occasions: list[Occasion]) -> dict[Occasion, list[Written]]:
    """For the occasions of one sentence: every date goes to the nearest word."""
    given: dict[Occasion, list[Written]] = {}
    if not occasions:
        return given
    sentence = occasions[0].sentence
    dates = [one for one in document.dates_in(sentence.start, sentence.end) if one.shape != "copyright"]
    if len(dates) > 1 and _is_of_dateline(document.folded, dates[0], sentence):
        dates = dates[1:]
    of_stretch: Occasion | None = None
    for written, following in zip_longest(dates, dates[1:]):
        opens = following is not None and _goes_on(document, written, following)
        if of_stretch is None and not opens and _counts_from(document.folded, written):
            continue
        nearest = of_stretch or _nearest(document, occasions, written)
        given.setdefault(nearest, []).append(written)
        of_stretch = nearest if opens else None
    # «signed on the sidelines of the AMMTC, Monday 21 August»: the day is that of both.
    for one in occasions:
        if one not in given and (one.forum is not None or one.type in _AT_MEETINGS):
            wanted = [other for other in given if (other.type in _AT_MEETINGS) != (one.type in _AT_MEETINGS)]
            ceremony = one.type == "signing"
            shared = [other for other in wanted if ceremony or other.forum is not None or other.type in _AT_MEETINGS]
            shared = [other for other in shared if other.manner != "cited" and other.type in _SHARING]
            if shared:
                given[one] = given[shared[0]]
    return given


_AT_MEETINGS = ("signing", "declaration")
_SHARING = (*_AT_MEETINGS, "conference", "ministerial_meeting", "bilateral_meeting")


def _is_of_dateline(folded: str, first: Written, sentence: Sentence) -> bool:
    """Whether the date only says when it was written, before a colon or a dash: «KUALA LUMPUR, 26 Feb: Polis ...»."""
    return first.start - sentence.start <= _DATELINE and _DATELINE_END.match(folded, first.end) is not None


def _nearest(document: Document, occasions: list[Occasion], written: Written) -> Occasion:
    # A wave or a landing is of a day; a month goes with the word for the return itself.
    fit = [one for one in occasions if written.first.day is not None or not one.arrival] or occasions
    han = document.language == "zh"
    if document.text[written.start - 1 : written.start] in ("(", "（"):  # «Forum (27-29 Oktober) dan Latihan»
        fit = [one for one in fit if one.end <= written.start] or fit
    nearest = min(fit, key=lambda one: (_distance(one, written, han), one.start))
    return _cited(document, fit, written) or nearest


def _distance(one: Occasion, written: Written, han: bool) -> float:
    if one.end <= written.start:
        return (_AFTER_COSTS_HAN if han and one.manner == "act" else 1.0) * (written.start - one.end)
    return (1.0 if han else _BEFORE_COSTS) * max(0, one.start - written.end)


def _cited(document: Document, occasions: list[Occasion], written: Written) -> Occasion | None:
    """The newspaper whose day this is: «menurut laporan Bangkok Post pada 19 Desember»."""
    for one in occasions:
        near = one.manner == "cited" and 0 <= written.start - one.end <= _CITED
        between = any(one.end <= other.start < written.start for other in occasions)
        if near and not between and not _CLAUSE_END.search(document.text, one.end, written.start):
            return one
    return None


def _counts_from(folded: str, written: Written) -> bool:
    """«Hingga 17 Agustus», «sejak 2020», «antara 2021 dan 2025»: a period, not an occasion."""
    if written.last is not None and written.first.day is None and written.first.month is None:
        return True
    within = folded[written.start : written.end]
    lead = folded[max(0, written.start - 16) : written.start]
    if written.first.day is None and _SINCE.match(within):
        return True
    if _begins().search(lead):
        return False
    if not _as_of().search(lead):
        return False
    # "dari 8 hingga 12 September" is one date with an end; "dari 8 September" alone is a begin.
    return written.last is None


def reading_of(document: Document, written: list[Written], sentence: Sentence) -> DateReading:
    """One date for the occasion: the finest of those given; several months or days become a stretch."""
    future = any(one.first.year is None for one in written) and is_planned(document, sentence)
    if (stretch := stretch_of(document, written)) is not None:
        return stretch
    read = [resolve(document.text, one, document.clock, future=future) for one in written]
    known = [one for one in read if one.edtf]
    if not known:
        return read[0] if read else unknown("date_none")
    finest = min(known, key=lambda one: (_ORDER.index(one.precision), one.end is None))
    same = [one for one in known if one.precision == finest.precision == "month"]
    if len(same) > 1 and (same[0].start or "") < (same[-1].start or ""):
        return _stretch(same)
    return finest


def stretch_of(document: Document, written: list[Written]) -> DateReading | None:
    """Two whole dates with "until" between them: «from July 18, 2025, to January 31, 2026»."""
    for first, last in pairwise(written):
        if _goes_on(document, first, last):
            read = [resolve(document.text, one, document.clock) for one in (first, last)]
            if (read[0].start or "") < (read[1].start or "") and read[0].precision == "day":
                return _stretch(read)
    return None


def _goes_on(document: Document, first: Written, last: Written) -> bool:
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
    for sentence in sentences:
        match = _length().search(document.folded, sentence.start, sentence.end)
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
    ahead = document.hits_in(one.end, min(sentence.end, one.end + _PLACE_REACH, stop or sentence.end))
    behind = document.hits_in(max(sentence.start, one.start - _PLACE_REACH), one.start)
    for hits in (ahead, behind[::-1]):
        for hit in hits:
            if hit.kind == "place" and is_where(document, hit):
                return document.text[hit.start : hit.end], places()[hit.entry.text][0]
            if hit.kind == "country" and is_where(document, hit):
                city = places().get(hit.entry.text)
                return (document.text[hit.start : hit.end] if city else None), hit.key
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
    return bool(cue("planned").search(document.folded, start, end))


def status_of(document: Document, one: Occasion, reading: DateReading) -> EventStatus:
    """Announced, held, postponed ...: by the words near the occasion and by its date."""
    sentence = one.sentence
    around = document.folded[max(sentence.start, one.start - 60) : min(sentence.end, one.end + 80)]
    for status in ("postponed", "cancelled", "moved_online"):
        if cue(status).search(around):
            return "postponed" if status == "postponed" else "cancelled" if status == "cancelled" else "moved_online"
    today = (document.clock.anchor if document.clock.own_day else None) or document.clock.received
    if reading.start and reading.precision == "day":
        ahead = reading.start > today.isoformat()
        return "announced" if ahead or (not document.clock.own_day and cue("planned").search(around)) else "held"
    return "announced" if cue("planned").search(around) else "held"


def has_cue(document: Document, name: str, sentence: Sentence) -> bool:
    """Whether a word of this group of cues stands in the sentence."""
    return bool(cue(name).search(document.folded, sentence.start, sentence.end))


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(event_words()['cues']['begins'])})[ ]?(?:ngày|pada|on|tanggal)?[ ]?$")


@cache
def _as_of() -> re.Pattern[str]:
    listed = [
        word for word in event_words()["cues"]["as_of"] if word not in ("in", "tahun", "năm", "ปี", "pada tahun")
    ]
    return re.compile(
        rf"(?<![{LATIN}])(?:{any_of(listed)})(?:\s(?:awal|akhir|tanggal|ngày|hari|early|late))?\s{{0,20}}$"
    )


@cache
def _length() -> re.Pattern[str]:
    cues = event_words()["cues"]
    lasting_words = any_of(table("dates")["cues"]["length_words"])
    number = rf"\d{{1,2}}|{number_words()}"
    days = any_of(cues["days"])
    meetings = r"conference|summit|meeting|forum|event|talks|workshop|visit"
    return re.compile(
        rf"(?:{lasting_words})\s(?P<n1>{number})\s(?:{days})(?!\w)|(?<!\w)(?P<n2>{number})-day\s(?:[\w-]+\s){{0,3}}(?:{meetings})"
    )
