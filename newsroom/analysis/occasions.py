"""Words that tell of an occasion: meetings, signings, operations, statements. Raw material for `events.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .claims import Claims
from .document import Document
from .event_words import Act, Meeting, event_words, find_words, people_counted, people_handed, phrase_pattern
from .ordinals import ordinal_around, ordinal_pattern, read_ordinal
from .phrases import Found
from .reading import EventType, ForumMention
from .sentences import Sentence
from .tables import any_of

_NAME = re.compile(r"[ \u00a0][“\"'‘]?[A-ZĐ]")
_CLOSING = ("”", "」", "』", "》")
_NEAR = 70
_CODE = 24  # characters from «代号» to the word for the operation
_MANY = 4
_OF_MINISTERS = re.compile(r"minist|menteri|border")
_PRESS = ("pers", "press", "media", "akhbar", "news", "jumpa", "báo", "ข่าว", "记者", "发布")
_OF_OFFICERS = re.compile(r"regional border|senior officers")
Manner = Literal["named", "general", "again", "act", "cited"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A word at [start, end) that tells of an occasion.

    `manner`: a meeting with its own name or description, "again" where the words point back to one («pertemuan
    tersebut»), "cited" where a newspaper tells it, an act otherwise. `weak`: needs a date; `named`: an operation with
    a name of its own.
    """

    start: int
    end: int
    type: EventType
    manner: Manner
    sentence: Sentence
    forum: str | None = None
    ordinal: int | None = None
    arrival: bool = False
    weak: bool = False
    named: bool = False


def find_occasions(document: Document, forums: list[ForumMention]) -> list[Occasion]:
    """Every such word in the body, in order."""
    meetings, acts = find_words(document.folded, document.language)
    named = [*_of_forums(document, forums), *_meetings(document, meetings)]
    return sorted([*_outermost(document, named), *_deeds(document, acts)], key=lambda one: (one.start, one.end))


def _body_sentence(document: Document, start: int, end: int) -> Sentence | None:
    sentence = document.sentence_at(start)
    return sentence if sentence is not None and sentence.zone == "body" and end <= sentence.end else None


def _of_forums(document: Document, forums: list[ForumMention]) -> Iterator[Occasion]:
    for forum in forums:
        entity = document.gazetteer.by_key.get(forum.key)
        kind = entity.forum_kind if entity else "series"
        sentence = _body_sentence(document, forum.span.start, forum.span.end)
        if kind == "series" and sentence is not None:
            ministers = _OF_MINISTERS.search(f"{forum.name} {forum.span.quote}".lower())
            event: EventType = "ministerial_meeting" if ministers else "conference"
            if _OF_OFFICERS.search(forum.name.lower()):
                event = "bilateral_meeting"
            yield Occasion(forum.span.start, forum.span.end, event, "named", sentence, forum.key, forum.ordinal)


def _meetings(document: Document, words: list[Found[Meeting]]) -> Iterator[Occasion]:
    for found in words:
        sentence = _body_sentence(document, found.start, found.end)
        if (
            sentence is None
            or _hyphened(document.folded, found.start, found.end)
            or _is_press(document.folded, found)
        ):
            continue
        event, general = found.value
        if event == "other":  # a word that means something else
            continue
        if event == "bilateral_meeting" and _is_of_many(document, found, sentence):
            event = "conference"
        ordinal = _ordinal(document, found.start, found.end, sentence)
        manner: Manner = "again" if general or _points_back(document.folded, found) else "general"
        yield Occasion(found.start, found.end, event, manner, sentence, None, ordinal)


def _is_of_many(document: Document, found: Found[Meeting], sentence: Sentence) -> bool:
    """Whether too many countries met for talks between two: «China, Laos, Myanmar and Thailand met in Kunming»."""
    hits = document.hits_in(sentence.start, found.start)
    return len({hit.key for hit in hits if hit.kind in ("country", "people")}) >= _MANY


def _ordinal(document: Document, start: int, end: int, sentence: Sentence) -> int | None:
    """The number of the meeting, which may stand a few words on: «Pertemuan tingkat menteri keenam»."""
    near = ordinal_around(document.folded, start, end)
    if near is not None:
        return near[0]
    after = _few_words_then_ordinal().match(document.folded, end, min(sentence.end, end + 40))
    return read_ordinal(after) if after else None


def _outermost(document: Document, found: list[Occasion]) -> list[Occasion]:
    """Of words that overlap, the name of the forum; a word just before that name is the same meeting."""
    named = [one for one in found if one.forum is not None]
    taken = Claims(len(document.text), ((max(0, one.start - 2), one.end) for one in named))
    return [*named, *(one for one in found if one.forum is None and taken.free(one.start, one.end))]


def _deeds(document: Document, found: list[Found[Act]]) -> Iterator[Occasion]:
    repatriates = any(one.value == ("repatriation", "plain") for one in found)
    for one in found:
        event, strength = one.value
        sentence = _body_sentence(document, one.start, one.end)
        if sentence is None or strength == "blocked" or _hyphened(document.folded, one.start, one.end):
            continue
        launched = False
        if strength == "publishing":
            event = "report" if _of_report(document, one) else event
            launched = event == "other"
        if strength == "handing" and not people_handed().match(document.folded, one.end, sentence.end):
            continue
        if strength == "arrival" and not (repatriates or _counts_people(document, one, sentence)):
            continue
        manner: Manner = "cited" if strength == "cited" else "act"
        named = strength == "joint" or (strength == "weak" and event == "operation" and _has_own_name(document, one))
        weak = launched or (strength == "weak" and not named)
        arrival = strength == "arrival"
        yield Occasion(one.start, one.end, event, manner, sentence, arrival=arrival, weak=weak, named=named)


def _counts_people(document: Document, one: Found[Act], sentence: Sentence) -> bool:
    """Whether so many of a people arrive: «20 WNI mendarat di Jakarta»."""
    return people_counted().search(document.folded, sentence.start, one.start) is not None


def _of_report(document: Document, one: Found[Act]) -> bool:
    return _report().search(document.folded, max(0, one.start - _NEAR), one.end + _NEAR) is not None


def _has_own_name(document: Document, one: Found[Act]) -> bool:
    """Whether a name follows, as in «Operasi Global Chain», or stands before it: “首道曙光2024”行动."""
    before = document.text[max(0, one.start - 1) : one.start]
    if before in _CLOSING or _NAME.match(document.text, one.end, one.end + 12) is not None:
        return True
    called = _called().match(document.folded, one.end, one.end + 30)
    if called is not None:  # «operasi yang dinamakan First Light»
        return _NAME.match(document.text, called.end(), called.end() + 12) is not None
    return _code().search(document.folded, max(0, one.start - _CODE), one.start) is not None


def _hyphened(folded: str, start: int, end: int) -> bool:
    return "-" in (folded[start - 1 : start], folded[end : end + 1])


def _is_press(folded: str, found: Found[Meeting]) -> bool:
    """A press conference is a statement, not a meeting."""
    around = folded[max(0, found.start - 7) : found.end + 8]
    return any(word in around for word in _PRESS)


def _points_back(folded: str, found: Found[Meeting]) -> bool:
    before = _back_before().search(folded, max(0, found.start - 12), found.start)
    return before is not None or _back_after().match(folded, found.end, min(len(folded), found.end + 40)) is not None


@cache
def _report() -> re.Pattern[str]:
    return phrase_pattern(event_words()["nouns"]["report"])


@cache
def _called() -> re.Pattern[str]:
    return re.compile(rf"[ ,]{{1,2}}(?:{any_of(event_words()['cues']['called'])})(?!\w)")


@cache
def _code() -> re.Pattern[str]:
    """A code name just before the word for the operation."""
    return re.compile(rf"(?:{any_of(event_words()['cues']['code'])})[^，。,、；]{{1,{_CODE - 4}}}$")


@cache
def _back_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(event_words()['cues']['demonstrative_before'])})[ ]?$")


@cache
def _back_after() -> re.Pattern[str]:
    words = any_of(event_words()["cues"]["demonstrative_after"])
    return re.compile(rf"(?:[ ][\w-]+){{0,2}}?[ ]?(?:{words})(?!\w)")


@cache
def _few_words_then_ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?:[ ][\w-]+){{1,3}}?[ ]{ordinal_pattern()}")
