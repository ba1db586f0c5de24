"""Words that tell of an occasion: meetings, signings, operations, statements. Raw material for `events.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from .claims import Claims
from .document import Document
from .ordinals import ordinal_around, ordinal_pattern, read_ordinal
from .phrases import Found, Phrases
from .reading import EventType, ForumMention
from .sentences import Sentence
from .tables import any_of, table

Manner = Literal["named", "general", "again", "act"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """A word at [start, end) that tells of an occasion.

    `manner`: a meeting with its own name or description, "again" where the words point back to one («pertemuan
    tersebut»), an act otherwise.
    """

    start: int
    end: int
    type: EventType
    manner: Manner
    sentence: Sentence
    forum: str | None = None
    ordinal: int | None = None
    arrival: bool = False


def find_occasions(document: Document, forums: list[ForumMention]) -> list[Occasion]:
    """Every such word in the body, in order."""
    meetings = [*_of_forums(document, forums), *_meetings(document)]
    return sorted([*_outermost(document, meetings), *_deeds(document)], key=lambda one: (one.start, one.end))


def _body_sentence(document: Document, start: int, end: int) -> Sentence | None:
    sentence = document.sentence_at(start)
    return sentence if sentence is not None and sentence.zone == "body" and end <= sentence.end else None


def _of_forums(document: Document, forums: list[ForumMention]) -> Iterator[Occasion]:
    for forum in forums:
        entity = document.gazetteer.by_key.get(forum.key)
        kind = entity.forum_kind if entity else "series"
        sentence = _body_sentence(document, forum.span.start, forum.span.end)
        if kind == "series" and sentence is not None:
            ministers = re.search(r"minist|menteri|border", f"{forum.name} {forum.span.quote}".lower())
            event: EventType = "ministerial_meeting" if ministers else "conference"
            yield Occasion(forum.span.start, forum.span.end, event, "named", sentence, forum.key, forum.ordinal)


def _meetings(document: Document) -> Iterator[Occasion]:
    for found in _meeting_words().longest(document.folded):
        sentence = _body_sentence(document, found.start, found.end)
        if (
            sentence is None
            or _hyphened(document.folded, found.start, found.end)
            or _is_press(document.folded, found)
        ):
            continue
        event, general = found.value
        ordinal = _ordinal(document, found.start, found.end, sentence)
        manner: Manner = "again" if general or _points_back(document.folded, found) else "general"
        yield Occasion(found.start, found.end, event, manner, sentence, None, ordinal)


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


def _deeds(document: Document) -> Iterator[Occasion]:
    found = list(_acts().longest(document.folded))
    repatriates = any(one.value == ("repatriation", False) for one in found)
    for one in found:
        event, arrival = one.value
        sentence = _body_sentence(document, one.start, one.end)
        if (
            sentence is not None
            and (repatriates or not arrival)
            and not _hyphened(document.folded, one.start, one.end)
        ):
            yield Occasion(one.start, one.end, event, "act", sentence, arrival=arrival)


def _hyphened(folded: str, start: int, end: int) -> bool:
    return "-" in (folded[start - 1 : start], folded[end : end + 1])


def _is_press(folded: str, found: Found[tuple[EventType, bool]]) -> bool:
    """A press conference is a statement, not a meeting."""
    around = folded[max(0, found.start - 7) : found.end + 8]
    return any(word in around for word in ("pers", "press", "media", "news", "jumpa", "báo", "ข่าว", "记者", "发布"))


def _points_back(folded: str, found: Found[tuple[EventType, bool]]) -> bool:
    before = _back_before().search(folded, max(0, found.start - 12), found.start)
    return before is not None or _back_after().match(folded, found.end, min(len(folded), found.end + 40)) is not None


@cache
def _meeting_words() -> Phrases[tuple[EventType, bool]]:
    """Words for meetings with their type; True for words such as "event", which only point back to one."""
    data = table("events")
    pairs: list[tuple[str, tuple[EventType, bool]]] = []
    for event in get_args(EventType):
        pairs.extend((word, (event, False)) for word in data["meetings"].get(event, ()))
    pairs.extend((word, ("conference", True)) for word in data["cues"]["general"])
    return Phrases(pairs)


@cache
def _acts() -> Phrases[tuple[EventType, bool]]:
    """Words for acts with their type; True for words of arrival, which need a repatriation in the text."""
    data = table("events")["acts"]
    pairs: list[tuple[str, tuple[EventType, bool]]] = []
    for event in get_args(EventType):
        pairs.extend((word, (event, False)) for word in data.get(event, ()))
    pairs.extend((word, ("repatriation", True)) for word in data["arrival"])
    return Phrases(pairs)


@cache
def _back_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table('events')['cues']['demonstrative_before'])})[ ]?$")


@cache
def _back_after() -> re.Pattern[str]:
    words = any_of(table("events")["cues"]["demonstrative_after"])
    return re.compile(rf"(?:[ ][\w-]+){{0,2}}?[ ]?(?:{words})(?!\w)")


@cache
def _few_words_then_ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?:[ ][\w-]+){{1,3}}?[ ]{ordinal_pattern()}")
