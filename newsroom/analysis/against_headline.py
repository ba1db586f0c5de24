"""The headline against the body: another number of the same thing, another day or place of the same meeting.

Headlines round and shorten; a question is asked only where the body has a clear rival, near its begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations

from .countries import places
from .date_grammar import Part, Written
from .dates import day_of
from .document import Document
from .event_dates import is_where
from .folding import HAN, UNSPACED_LETTER
from .gazetteer import Hit
from .numbers import NUMERAL, number_words, read_numeral, read_words
from .reading import Because, EventMention, FigureMention, Question, Span
from .tables import any_of, table

_LEAD = 2  # sentences of the body in which a rival stands
_FEWEST = 10  # fewer are counted differently by whoever counts
_ROUND_FROM = 100
_ANYBODY = frozenset(("orang", "people", "persons", "người", "คน", "ราย", "人", "名", "位"))
_NEAR = Decimal("0.1")
_MOST_ADDED = 8
_WORD = re.compile(r"[^\W\d_]+")
_DAYS_APART = 31


def headline_questions(
    document: Document, figures: list[FigureMention], events: list[EventMention]
) -> Iterator[Question]:
    """What the headline says against the body."""
    headline = document.layout.headline
    if headline is None:
        return
    own = [figure for figure in figures if headline.start <= figure.span.start < headline.end]
    lead = [one for one in document.sentences if 0 <= one.number < _LEAD]
    if not lead:
        return
    rivals = [figure for figure in figures if lead[0].start <= figure.span.start < lead[-1].end]
    for figure in own:
        yield from _other_number(document, figure, rivals, lead[0].start)
    main = next((event for event in events if event.main), None)
    if main is not None and _speaks_of(document, headline.start, headline.end, main):
        yield from _other_day(document, main, headline.start, headline.end)
        yield from _other_place(document, main, headline.start, headline.end)


# ------------------------------------------------------------------ numbers


def _other_number(
    document: Document, figure: FigureMention, rivals: list[FigureMention], body: int
) -> Iterator[Question]:
    if figure.qualifier != "exact" or figure.value < _FEWEST or figure.confidence < 0.9:
        return
    same = [one for one in rivals if _same_thing(figure, one)]
    if len({one.value for one in same}) != 1 or not _differs(figure, same[0]):
        return
    said = set(_numbers(document, body))
    if figure.value in said or _is_sum(figure.value, [one.value for one in rivals if one.unit == figure.unit]):
        return
    yield _question(document, "question_headline_number", figure.span, same[0].span)


def _same_thing(one: FigureMention, other: FigureMention) -> bool:
    """Whether both count the same: one unit, and one of the words for it; "people" alone may be anybody."""
    if one.unit != other.unit or one.unit == "percent" or one.unit in _money():
        return False
    words, others = _nouns(one), _nouns(other)
    if words & others - _ANYBODY:
        return True
    close = abs(one.value - other.value) <= one.value * _NEAR
    return bool(words & others) and close


def _differs(figure: FigureMention, rival: FigureMention) -> bool:
    """Whether these are two different numbers, and not one of them rounded or hedged."""
    one, other = figure.value, rival.value
    if rival.qualifier != "exact" or one == other or not other / 2 <= one <= other * 2:
        return False
    step = Decimal(1)
    while one >= _ROUND_FROM and one % (step * 10) == 0:
        step *= 10
    return step == 1 or abs(one - other) >= step


def _nouns(figure: FigureMention) -> set[str]:
    listed: list[str] = table("figures")["units"].get(figure.unit, [])
    quote = figure.span.quote.lower()
    if UNSPACED_LETTER.search(quote):
        return {max((word for word in listed if quote.endswith(word)), key=len, default="")} - {""}
    return {_stem(word) for word in _WORD.findall(quote) if word in listed} or set(_WORD.findall(quote)[-1:])


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def _numbers(document: Document, start: int) -> Iterator[Decimal]:
    """Every number in the text from `start` on, in digits or words."""
    for match in _number().finditer(document.folded, start):
        value: Decimal | None
        if match["digits"]:
            value = read_numeral(match["digits"], document.language, scaled=bool(match["scale"]))
        elif match["words"]:
            value = Decimal(read_words(match["words"]) or 0)
        else:
            value = Decimal(table("figures")["chinese_numbers"][match["chinese"]])
        if value:
            yield value * table("figures")["scales"].get(match["scale"] or "", 1)


@cache
def _number() -> re.Pattern[str]:
    figures = table("figures")
    return re.compile(
        rf"(?:(?<!\d)(?P<digits>{NUMERAL})|(?<!\w)(?P<words>{number_words()})(?!\w)"
        rf"|(?P<chinese>{any_of(figures['chinese_numbers'])})(?=[{HAN}]))\s?(?P<scale>{any_of(figures['scales'])})?"
    )


def _is_sum(value: Decimal, parts: list[Decimal]) -> bool:
    """Whether some of these numbers make up `value`: the headline adds, the body lists."""
    few = parts[:_MOST_ADDED]
    return any(sum(some, Decimal(0)) == value for size in range(2, len(few) + 1) for some in combinations(few, size))


@cache
def _money() -> frozenset[str]:
    figures = table("figures")
    return frozenset(figures["signs"].values()) | frozenset(figures["currencies"].values())


# ------------------------------------------------------------------ the main event


def _speaks_of(document: Document, start: int, end: int, event: EventMention) -> bool:
    """Whether the headline names the event by the word or the forum by which the body tells it."""
    cue = event.because.details.get("cue", "").lower()
    if event.type not in ("conference", "ministerial_meeting", "bilateral_meeting", "signing"):
        return False
    forum = any(hit.key == event.forum for hit in document.hits_in(start, end)) if event.forum else False
    return forum or (len(cue) > 1 and document.folded.find(cue, start, end) >= 0)


def _other_day(document: Document, event: EventMention, start: int, end: int) -> Iterator[Question]:
    """A day of the month, or a weekday, in the headline that is none of the days of the body."""
    given = document.dates_in(start, end)
    span = event.date.span
    if len(given) != 1 or span is None or event.date.precision != "day" or span.start < end:
        return
    first = date.fromisoformat(event.date.start or "")
    last = date.fromisoformat(event.date.end or event.date.start or "")
    days = [first + timedelta(day) for day in range(min((last - first).days, _DAYS_APART) + 1)]
    body = [one for one in document.dates if one.start >= end]
    one = given[0]
    if one.shape == "weekday":
        others = {written.weekday for written in body} | {day.weekday() for day in map(_day, body) if day}
        if one.weekday in others or one.weekday in {day.weekday() for day in days}:
            return
    elif one.shape == "date" and one.first.day is not None and one.first.month is not None:
        if any(_holds(written, one.first) for written in body) or not _is_near(one.first, first):
            return
        if (one.first.month, one.first.day) in {(day.month, day.day) for day in days}:
            return
    else:
        return
    yield _question(document, "question_headline_day", Span.of(document.text, one.start, one.end), span)


def _day(written: Written) -> date | None:
    return day_of(written.first) if written.shape == "date" else None


def _holds(written: Written, part: Part) -> bool:
    """Whether a date of the body is, begins, ends or lasts over this day."""
    first, last = written.first, written.last or written.first
    if written.shape != "date" or first.day is None or last.day is None:
        return False
    said = (part.month or 0, part.day or 0)
    return (first.month or said[0], first.day) <= said <= (last.month or first.month or said[0], last.day)


def _is_near(part: Part, day: date) -> bool:
    for year in (day.year - 1, day.year, day.year + 1) if part.year is None else (part.year,):
        try:
            if abs((date(year, part.month or 1, part.day or 1) - day).days) <= _DAYS_APART:
                return True
        except ValueError:
            continue
    return False


def _other_place(document: Document, event: EventMention, start: int, end: int) -> Iterator[Question]:
    """A place in the headline, in another country than the place of the main event in the body."""
    if event.iso2 is None:
        return
    found = [hit for hit in document.hits_in(start, end) if _country(hit) and is_where(document, hit)]
    if len(found) != 1 or _country(found[0]) == event.iso2:
        return
    cue = document.folded[start : found[0].start]
    if any(word in table("questions")["cues"]["about"] for word in _WORD.findall(cue)):
        return
    body = [hit for hit in document.hits if hit.start >= end and _country(hit)]
    there = _country(found[0])
    if any(_country(hit) == there and (hit.kind == "place" or is_where(document, hit)) for hit in body):
        return
    # A headline that names the place of the body too says something else.
    if any(_country(hit) == event.iso2 for hit in document.hits_in(start, end)):
        return
    own = [hit for hit in body if event.span.start <= hit.start < event.span.end]
    rival = next((hit for hit in own if _country(hit) == event.iso2 and is_where(document, hit)), None)
    if rival is not None:
        yield _question(document, "question_headline_place", _span(document, found[0]), _span(document, rival))


def _country(hit: Hit) -> str | None:
    """The country of a place or of a country's name."""
    if hit.kind == "place":
        return places()[hit.entry.text][0]
    return hit.key if hit.kind == "country" else None


def _span(document: Document, hit: Hit) -> Span:
    return Span.of(document.text, hit.start, hit.end)


def _question(document: Document, rule: str, span: Span, other: Span) -> Question:
    because = Because(rule, {"headline": span.quote, "body": other.quote})
    return Question("headline_body", span, other, because, (span.quote, other.quote))
