"""The day that a sentence counts from what was told before it: «the same day», «two days later»."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from .date_grammar import Written
from .document import Document
from .event_dates import has_cue, reading_of
from .event_words import event_words, phrase_pattern
from .folding import LATIN, UNSPACED_LETTER
from .numbers import number_words, read_chinese, read_words
from .reading import Because, DateReading, Span
from .sentences import Sentence
from .tables import any_of

_CUT_FROM = 60  # characters: a shorter Thai piece is a sentence
_OPENING = 64  # characters in which a sentence says how far its day is from the one told before
_FURTHEST = 31  # days: more are counted from something else


def day_before(
    document: Document, sentence: Sentence, before: tuple[Sentence, list[Written]] | None
) -> DateReading | None:
    """The day of this sentence, which gives none itself, where it hangs on the one day of what was told `before`.

    Thai has no full stops: a long sentence is cut, and its date may stand in the piece before.
    """
    if before is not None:
        shift = _shift(document, sentence)
        if shift is not None or has_cue(document, "same_day", sentence):
            read = reading_of(document, before[1], before[0])
            whole = read.precision == "day" and read.end is None and bool(read.edtf)
            own = document.clock.day
            if own is not None and (read.start or "") > (own + timedelta(_FURTHEST)).isoformat():
                return None  # «in force from 1 July ...»: what is told next was not then
            return _shifted(document, read, shift) if whole and shift else read if whole else None
    piece = document.sentence_at(sentence.start - 2) if document.language == "th" and sentence.start > 1 else None
    if piece is None or "\n" in document.text[piece.end : sentence.start] or piece.end - piece.start < _CUT_FROM:
        return None
    written = [one for one in document.dates_in(piece.start, piece.end) if one.first.day is not None]
    return reading_of(document, written, piece) if len(written) == 1 else None


def _shift(document: Document, sentence: Sentence) -> re.Match[str] | None:
    return _counted().search(document.folded, sentence.start, min(sentence.end, sentence.start + _OPENING))


def _shifted(document: Document, read: DateReading, words: re.Match[str]) -> DateReading | None:
    """The date so many days later or earlier; none where the number cannot be read."""
    days = _days_of(words)
    if days is None or not 0 < abs(days) <= _FURTHEST:
        return None
    day = date.fromisoformat(read.start or "") + timedelta(days)
    mark = "?" if "?" in read.edtf else ""
    span = Span.of(document.text, words.start(), words.end())
    because = Because("date_relative_told", {"words": span.quote, "anchor": read.start or ""})
    edtf = f"{day.year:04d}{mark}-{day.month:02d}-{day.day:02d}"
    return replace(
        read, edtf=edtf, start=day.isoformat(), end=None, basis="relative", because=because, span=span
    )  # fmt: skip


def _days_of(words: re.Match[str]) -> int | None:
    match words.lastgroup:
        case "next":
            return 1
        case "previous":
            return -1
    number = words["later"] or words["later_han"] or words["earlier"] or words["earlier_han"]
    han = read_chinese(number) if UNSPACED_LETTER.match(number) else None
    days = int(number) if number.isdecimal() else han or read_words(number)
    return days if days is None or words["later"] or words["later_han"] else -days


@cache
def _counted() -> re.Pattern[str]:
    """«The next day», «the day before», or a number of days and the word for later or earlier."""
    cues = event_words()["told_days"]
    number = rf"\d{{1,2}}|{number_words()}"
    han = r"\d{1,2}|[一二两兩三四五六七八九十]{1,2}"
    days = any_of(event_words()["cues"]["days"])

    def some(name: str, words: str, latin: bool) -> str:
        fit = [word for word in cues[words] if bool(UNSPACED_LETTER.match(word)) != latin]
        count = rf"(?<![{LATIN}])(?P<{name}>{number})\s(?:{days})\s" if latin else rf"(?P<{name}>{han})\s?(?:{days})"
        ends = rf"(?:{any_of(fit)})" + (rf"(?![{LATIN}])" if latin else "")
        return count + ends

    return re.compile(
        rf"(?P<next>{phrase_pattern(cues['next']).pattern})|(?P<previous>{phrase_pattern(cues['previous']).pattern})"
        rf"|{some('later', 'later', True)}|{some('earlier', 'earlier', True)}"
        rf"|{some('later_han', 'later', False)}|{some('earlier_han', 'earlier', False)}"
    )
