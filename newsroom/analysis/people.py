"""People: named with their office, by a verb of speech, or again by part of a name already given in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from .asian_names import thai, vietnamese
from .bylines import is_byline
from .chinese_names import chinese
from .claims import Claims, find_again
from .document import Document
from .name_cues import cued, in_a_row
from .name_runs import Page
from .names import UPPER, Token, not_names, taken, tokens
from .person_roles import with_protected_roles
from .reading import Because, PersonMention, Span
from .tables import any_of, table
from .titles import Named, titled

_NAME_AT_END = re.compile(rf"(?:(?:[{UPPER}]\.|[{UPPER}][\w'’-]{{1,24}}|bin|binti)\s){{2,6}}$")
_SEAT = re.compile(r"\((?P<seat>[A-Z]{2,7}\s?[-–]\s?[A-Z][a-z][\w ]{1,30})\)")
_PART = re.compile(r"[^\s·•・‧]+")
_SPEECH_REACH = 60


def read_people(document: Document) -> list[PersonMention]:
    """Every mention of a person, in order; all mentions of one person carry the fullest name."""
    found = tokens(document)
    page = Page(document, found)
    named = [*_by_script(page), *_members(document), *cued(page)]
    named = _without_overlap(document, named)
    named = _without_overlap(document, [*named, *in_a_row(page, named)])
    mentions = [_mention(document, _behind_town(document, one)) for one in named]
    mentions = _same_people(mentions)
    mentions += _again(document, mentions)
    mentions.sort(key=lambda mention: mention.span.start)
    mentions = _by_one_name(document, mentions)
    speaking: set[str] = set()
    for one in mentions:
        if one.name not in speaking and _speaks(document, one):
            speaking.add(one.name)
    spoken = [replace(one, role="speaker") if one.name in speaking else one for one in mentions]
    return with_protected_roles(document, spoken)


def _by_script(page: Page) -> Iterator[Named]:
    language, document = page.document.language, page.document
    if language == "vi":
        yield from vietnamese(document)
    elif language == "th":
        yield from thai(document)
    elif language == "zh":
        yield from chinese(document)
    else:
        yield from titled(page)


def _members(document: Document) -> Iterator[Named]:
    """«Chong Zhemin (PH-Kampar)»: a member of parliament, with party and seat."""
    for match in _SEAT.finditer(document.text):
        first = max(0, match.start() - 90)
        name = _NAME_AT_END.search(document.text[first : match.start()])
        if name is not None:
            start, end = first + name.start(), first + name.end() - 1
            yield Named(start, match.end(), start, end, match["seat"], "person_name_title", 0.8)


def _without_overlap(document: Document, named: list[Named]) -> list[Named]:
    """The surer one where two rules claim the same words; nothing outside the proving zones."""
    kept: list[Named] = []
    taken_words = Claims(len(document.text))
    for one in sorted(named, key=lambda one: (-one.confidence, one.name_start, -one.name_end)):
        if (
            taken_words.free(one.name_start, one.name_end)
            and document.proves(one.start, one.end)
            and not _is_known(document, one)
            and not is_byline(document, one.name_start, one.name_end)
        ):
            kept.append(one)
            taken_words.take(one.name_start, one.name_end)
    return sorted(kept, key=lambda one: one.name_start)


def _behind_town(document: Document, one: Named) -> Named:
    """«Duta Besar RI di Phnom Penh Santo Darmosumarto»: the name without the town before it."""
    for hit in document.hits_over(one.name_start, one.name_start + 1):
        behind = hit.end + 1
        town = hit.kind == "place" and hit.start == one.name_start and " " in hit.entry.text
        if town and " " in document.text[behind : one.name_end]:
            title = f"{one.title} {document.text[hit.start : hit.end]}" if one.title else None
            return replace(one, start=min(one.start, behind), name_start=behind, title=title)
    return one


def _is_known(document: Document, one: Named) -> bool:
    """Whether the name is that of a country, a body or a forum."""
    length = one.name_end - one.name_start
    # «Lê Anh Tuấn», «阿曼纳塔»: in these names the words for countries are syllables like others.
    parts = ("place", "country", "people") if document.language in ("vi", "zh", "th") else ("place",)
    hits = document.hits_over(one.name_start, one.name_end)
    return any(hit.kind not in parts or hit.end - hit.start >= length for hit in hits)


def _mention(document: Document, one: Named) -> PersonMention:
    name = document.text[one.name_start : one.name_end]
    details = {"title": one.title or "", "words": one.cue, "name": one.cue}
    if one.rule == "person_speech":
        details = {"verb": name}
    return PersonMention(
        span=Span.of(document.text, one.name_start, one.name_end),
        because=Because(one.rule, details),
        confidence=one.confidence,
        name=" ".join(name.split()),
        title=one.title,
    )


def _same_people(mentions: list[PersonMention]) -> list[PersonMention]:
    """A shorter name that begins or ends a longer one is the same person, with the longer name and its title."""
    fullest: dict[str, str] = {}
    for name in sorted({one.name for one in mentions}, key=lambda name: (-len(name), name)):
        for short in _ends_of(name):
            fullest.setdefault(short, name)
    titles = {one.name: one.title for one in reversed(mentions) if one.title}
    same = []
    for one in mentions:
        full = fullest[one.name]
        title = one.title or titles.get(full)
        same.append(one if (full, title) == (one.name, one.title) else replace(one, name=full, title=title))
    return same


def _by_one_name(document: Document, mentions: list[PersonMention]) -> list[PersonMention]:
    """«Guo Hua Ping alias Alice Guo», «比魯塔（Vincent Biruta）»: two names of one person become one."""
    same: dict[str, str] = {}
    for one, other in pairwise(mentions):
        first = same.get(one.name, one.name)
        if first != other.name and _aliases().fullmatch(document.text, one.span.end, other.span.start):
            same.setdefault(other.name, first)
    return [replace(one, name=same[one.name]) if one.name in same else one for one in mentions]


def _ends_of(name: str) -> Iterator[str]:
    """The name, and every run of words with which it begins or ends."""
    yield name
    parts = [part.span() for part in _PART.finditer(name)]
    for start, end in parts:
        yield name[:end]
        yield name[start:]


def _again(document: Document, mentions: list[PersonMention]) -> list[PersonMention]:
    """The same people by one part of their name: «Nasir menyatakan ...»."""
    shorts: dict[str, PersonMention] = {}
    for one in mentions:
        parts = _PART.findall(document.text[one.span.start : one.span.end])
        # In Vietnamese people are called by the last part of their name, never by the first.
        ends = parts[-1:] if document.language == "vi" else [parts[0], parts[-1]]
        for short in [one.name, *ends] if len(parts) > 1 else [one.name]:
            if len(short) > 2 and short.lower() not in not_names() and not short.endswith("."):
                shorts.setdefault(short, one)
    if not shorts:
        return []
    covered = Claims(len(document.text), ((one.span.start, one.span.end) for one in mentions))
    again = []
    for start, end, short in find_again(document.text, shorts, glued=document.language == "zh"):
        if not covered.free(start, end) or taken(document, Token(document.text[start:end], start, end)):
            continue
        if document.proves(start, end) and not is_byline(document, start, end):
            again.append(_short_form(document, start, end, shorts[short]))
    return again


def _short_form(document: Document, start: int, end: int, person: PersonMention) -> PersonMention:
    return replace(
        person,
        span=Span.of(document.text, start, end),
        because=Because("person_again", {"name": person.name}),
        confidence=0.8,
    )


def _speaks(document: Document, one: PersonMention) -> bool:
    sentence = document.sentence_at(one.span.start)
    if sentence is None:
        return False
    before = document.folded[max(sentence.start, one.span.start - _SPEECH_REACH) : one.span.start]
    after = document.folded[one.span.end : min(sentence.end, one.span.end + 2 * _SPEECH_REACH)]
    return bool(_any_say().search(before) or _any_say().search(after))


@cache
def _aliases() -> re.Pattern[str]:
    phrases = any_of(table("people")["same_person"])
    return re.compile(rf"\s?(?:\([^()]{{1,20}}\)\s)?[,(（]?\s?(?:{phrases})\s?|\s?[(（]")


@cache
def _any_say() -> re.Pattern[str]:
    data = table("people")
    latin = any_of([*data["say_before"], *data["say_after"]])
    return re.compile(
        rf"(?<!\w)(?:{latin})(?!\w)|กล่าว|เปิดเผย|ระบุ|phát biểu|cho biết|nhấn mạnh|khẳng định|表示|指出|强调|说|称"
    )
