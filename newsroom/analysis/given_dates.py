"""Which occasion of a sentence a date belongs to: the nearest, unless the words around it say otherwise."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

from .date_grammar import Written
from .document import Document
from .event_dates import goes_on
from .event_words import event_words, phrase_pattern
from .folding import LATIN
from .occasions import Occasion
from .sentences import Sentence
from .tables import any_of

_BEFORE_COSTS = 2.0  # a date before the word is less likely its own than one as near after it
_AFTER_COSTS_HAN = 4.0  # in Chinese the date stands before the verb
_WEAK_COSTS = 15.0  # «dibentuk», «visited»: what is told beside them is more likely of the day
_CITED = 40  # characters from «according to the Post» to the day of that report
_SAID_AFTER = 24  # characters after a word for saying: what is nearer is the day on which it was said
_NUMBERED = 40  # characters from the word for a number of a document to its day
_CLAUSE_END = re.compile("[,，;；]")
_QUOTES = (('"', '"'), ("“", "”"), ("「", "」"))
_DATELINE = 40  # characters of a town before the day of writing
_DATELINE_END = re.compile(r"[ ]?(?:\([^()\n]{2,20}\)[ ]?)?(?::|：|--|[–—]|-[ ])")
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
        opens = following is not None and goes_on(document, written, following)
        if of_stretch is None and not opens and _counts_from(document.folded, written):
            continue
        if _of_document().search(document.folded, max(sentence.start, written.start - _NUMBERED), written.start):
            continue
        nearest = of_stretch or _nearest(document, occasions, written)
        if nearest is None:
            continue
        given.setdefault(nearest, []).append(written)
        of_stretch = nearest if opens else None
    # «signed on the sidelines of the AMMTC, Monday 21 August»: the day is that of both.
    for one in occasions:
        if one not in given and (one.forum is not None or one.type in _AT_MEETINGS):
            wanted = [other for other in given if (other.type in _AT_MEETINGS) != (one.type in _AT_MEETINGS)]
            ceremony = one.type == "signing"
            shared = [other for other in wanted if ceremony or other.forum is not None or other.type in _AT_MEETINGS]
            shared = [other for other in shared if other.manner != "cited" and other.type in _SHARING]
            shared = [other for other in shared if _same_speaker(document.text, one, other)]
            if shared:
                given[one] = given[shared[0]]
    return given


_AT_MEETINGS = ("signing", "declaration")
_SHARING = (*_AT_MEETINGS, "conference", "ministerial_meeting", "bilateral_meeting")


def _is_of_dateline(folded: str, first: Written, sentence: Sentence) -> bool:
    """Whether the date only says when it was written, before a colon or a dash: «KUALA LUMPUR, 26 Feb: Polis ...»."""
    return first.start - sentence.start <= _DATELINE and _DATELINE_END.match(folded, first.end) is not None


def _nearest(document: Document, occasions: list[Occasion], written: Written) -> Occasion | None:
    said = _quotation(document.text, occasions[0].sentence, written)
    # What is quoted tells of another day than that on which it was said.
    occasions = [one for one in occasions if said is None or one.type != "statement" or said[0] < one.start < said[1]]
    occasions = [
        one for one in occasions if one.type != "statement" or not _is_reported(document.folded, one, written)
    ]
    if not occasions:
        return None
    # What is said is said on a day, not in a month.
    if written.first.day is None and written.shape not in ("weekday", "relative_day"):
        occasions = [one for one in occasions if one.type != "statement"] or occasions
    # A wave or a landing is of a day; a month goes with the word for the return itself.
    fit = [one for one in occasions if written.first.day is not None or not one.arrival] or occasions
    han = document.language == "zh"
    if document.text[written.start - 1 : written.start] in ("(", "（"):  # «Forum (27-29 Oktober) dan Latihan»
        fit = [one for one in fit if one.end <= written.start] or fit
    nearest = min(fit, key=lambda one: (_distance(one, written, han), one.start))
    return _cited(document, fit, written) or nearest


def _is_reported(folded: str, one: Occasion, written: Written) -> bool:
    """Whether the date stands in what is said there: «berkata, mangsa ... dihubungi pada 24 Oktober»."""
    if written.start - one.end < _SAID_AFTER or written.shape in ("weekday", "relative_day"):
        return False
    return _reports().match(folded, one.end, min(one.end + 24, written.start)) is not None


def _quotation(text: str, sentence: Sentence, written: Written) -> tuple[int, int] | None:
    """The quotation marks of the sentence between which the date stands."""
    for opening, closing in _QUOTES:
        start = text.rfind(opening, sentence.start, written.start)
        if start < 0 or text.find(closing, start + 1, written.start) >= 0:
            continue
        same = opening == closing
        if same and text.count(opening, sentence.start, written.start) % 2 == 0:
            continue
        end = text.find(closing, written.end, sentence.end)
        if end >= 0:
            return start, end
    return None


def _same_speaker(text: str, one: Occasion, other: Occasion) -> bool:
    """Whether no quotation ends between the two: what is said in it is not where it is said."""
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return not any(closing in between for _opening, closing in _QUOTES if closing != '"')


def _distance(one: Occasion, written: Written, han: bool) -> float:
    extra = _WEAK_COSTS if one.weak else 0.0
    if one.end <= written.start:
        return extra + (_AFTER_COSTS_HAN if han and one.manner == "act" else 1.0) * (written.start - one.end)
    return extra + (1.0 if han else _BEFORE_COSTS) * max(0, one.start - written.end)


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
    if _goes_on_since().match(folded, written.end):
        return True
    if _from_then_on().match(folded, written.end) and written.first.day is not None:
        return False
    lead = folded[max(0, written.start - 16) : written.start]
    if written.first.day is None and _SINCE.match(within):
        return True
    if _begins().search(lead):
        return False
    if not _as_of().search(lead):
        return False
    # "dari 8 hingga 12 September" is one date with an end; "dari 8 September" alone is a begin.
    return written.last is None


@cache
def _reports() -> re.Pattern[str]:
    """Right after a word for saying, what opens that which is said."""
    return re.compile(rf"[,，:：]\s?|\s?(?:{any_of(event_words()['cues']['reports'])})")


@cache
def _of_document() -> re.Pattern[str]:
    """Right before the day of a document: «Chỉ thị số 01 ngày», «a letter dated»."""
    cues = event_words()["cues"]
    number = rf"(?:{any_of(cues['number'])})\s?\d[\w/.-]{{0,15}}[ ](?:ngày|tanggal|tarikh|of|วันที่)"
    return re.compile(rf"(?<![{LATIN}])(?:{number}|{any_of(cues['dated'])})\s?$")


@cache
def _goes_on_since() -> re.Pattern[str]:
    """Right after a date from which on something is counted: «2月20日以来»."""
    return phrase_pattern(event_words()["cues"]["since_then"], r"\s?")


@cache
def _from_then_on() -> re.Pattern[str]:
    """Right after a date on which something begins: «自12月1日起»."""
    return phrase_pattern(event_words()["cues"]["from_then_on"], r"\s?")


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
