"""People: named with their office, by a verb of speech, or again by part of a name already given in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from .asian_names import chinese, thai, vietnamese
from .claims import Claims
from .document import Document
from .names import UPPER, Token, is_initial, is_name_word, name_from, not_names, taken, tokens
from .reading import Because, PersonMention, Span
from .tables import any_of, table
from .titles import Named, is_title_word, titled

_NAME_AT_END = re.compile(rf"(?:(?:[{UPPER}]\.|[{UPPER}][\w'’-]{{1,24}}|bin|binti)\s){{2,6}}$")
_SEAT = re.compile(r"\((?P<seat>[A-Z]{2,4}\s?[-–]\s?[A-Z][\w ]{2,30})\)")
_SPEECH_REACH = 60


def read_people(document: Document) -> list[PersonMention]:
    """Every mention of a person, in order; all mentions of one person carry the fullest name."""
    found = tokens(document)
    named = [*titled(document, found), *_by_script(document), *_members(document), *_speakers(document, found)]
    mentions = [_mention(document, one) for one in _without_overlap(document, named)]
    mentions = _same_people(mentions)
    mentions += _again(document, mentions)
    mentions.sort(key=lambda mention: mention.span.start)
    speaking = {one.name for one in mentions if _speaks(document, one)}
    return [replace(one, role="speaker") if one.name in speaking else one for one in mentions]


def _by_script(document: Document) -> Iterator[Named]:
    if document.language == "vi":
        yield from vietnamese(document)
    elif document.language == "th":
        yield from thai(document)
    elif document.language == "zh":
        yield from chinese(document)


def _members(document: Document) -> Iterator[Named]:
    """«Chong Zhemin (PH-Kampar)»: a member of parliament, with party and seat."""
    for match in _SEAT.finditer(document.text):
        first = max(0, match.start() - 90)
        name = _NAME_AT_END.search(document.text[first : match.start()])
        if name is not None:
            start, end = first + name.start(), first + name.end() - 1
            yield Named(start, match.end(), start, end, match["seat"], "person_name_title", 0.8)


def _speakers(document: Document, found: list[Token]) -> Iterator[Named]:
    """A name of at least two words beside a verb of speech."""
    starts = {token.start: at for at, token in enumerate(found)}
    for match in _say_before().finditer(document.folded):
        at = starts.get(match.end())
        run = name_from(document, found, at) if at is not None else None
        if run is not None and run.words >= 2 and not is_title_word(found[run.first]):
            yield Named(run.start, run.end, run.start, run.end, None, "person_speech", 0.75)
    for match in _say_after().finditer(document.folded):
        at = starts.get(match.start("verb"))
        if at is None:
            continue
        first = at
        while first and is_name_word(found[first - 1]) | is_initial(found[first - 1]) and at - first < 5:
            first -= 1
        run = name_from(document, found, first) if first < at else None
        if run is not None and run.words >= 2 and run.last == at and not is_title_word(found[first]):
            yield Named(run.start, run.end, run.start, run.end, None, "person_speech", 0.75)


def _without_overlap(document: Document, named: list[Named]) -> list[Named]:
    """The surer one where two rules claim the same words; nothing outside the proving zones."""
    kept: list[Named] = []
    taken_words = Claims(len(document.text))
    for one in sorted(named, key=lambda one: (-one.confidence, one.name_start, -one.name_end)):
        if (
            taken_words.free(one.name_start, one.name_end)
            and document.proves(one.start, one.end)
            and not _is_known(document, one)
        ):
            kept.append(one)
            taken_words.take(one.name_start, one.name_end)
    return sorted(kept, key=lambda one: one.name_start)


def _is_known(document: Document, one: Named) -> bool:
    """Whether the name is that of a country, a body or a forum."""
    hits = document.hits_over(one.name_start, one.name_end)
    return any(hit.kind != "place" or hit.end - hit.start >= one.name_end - one.name_start for hit in hits)


def _mention(document: Document, one: Named) -> PersonMention:
    name = document.text[one.name_start : one.name_end]
    details = {"title": one.title} if one.title else {"verb": ""}
    rule = one.rule if one.title or one.rule == "person_speech" else "person_speech"
    if rule == "person_speech":
        details = {"verb": document.text[one.name_start : one.name_end]}
    return PersonMention(
        span=Span.of(document.text, one.name_start, one.name_end),
        because=Because(rule, details),
        confidence=one.confidence,
        name=" ".join(name.split()),
        title=one.title,
    )


def _same_people(mentions: list[PersonMention]) -> list[PersonMention]:
    """A shorter name that begins or ends a longer one is the same person, with the longer name and its title."""
    longest = sorted({one.name for one in mentions}, key=lambda name: (-len(name), name))
    titles = {one.name: one.title for one in reversed(mentions) if one.title}
    same = []
    for one in mentions:
        full = next((name for name in longest if _is_part(one.name, name)), one.name)
        same.append(replace(one, name=full, title=one.title or titles.get(full)))
    return same


def _is_part(short: str, full: str) -> bool:
    parts = full.split()
    return (
        short == full
        or (short in (parts[0], parts[-1]))
        or full.startswith(short + " ")
        or full.endswith(" " + short)
    )


def _again(document: Document, mentions: list[PersonMention]) -> list[PersonMention]:
    """The same people by one part of their name: «Nasir menyatakan ...»."""
    shorts: dict[str, PersonMention] = {}
    for one in mentions:
        parts = one.name.split()
        for short in [one.name, parts[0], parts[-1]] if len(parts) > 1 else [one.name]:
            if len(short) > 2 and short.lower() not in not_names() and not short.endswith("."):
                shorts.setdefault(short, one)
    if not shorts:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{any_of(shorts)})(?![\w-])")
    covered = Claims(len(document.text), ((one.span.start, one.span.end) for one in mentions))
    again = []
    for match in pattern.finditer(document.text):
        token = Token(match.group(), *match.span())
        if not covered.free(*match.span()) or taken(document, token):
            continue
        if document.proves(*match.span()):
            again.append(_short_form(document, match, shorts[match.group().replace("\u00a0", " ")]))
    return again


def _short_form(document: Document, match: re.Match[str], person: PersonMention) -> PersonMention:
    return replace(
        person,
        span=Span.of(document.text, *match.span()),
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
def _say_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table('people')['say_before'])})\s+")


@cache
def _say_after() -> re.Pattern[str]:
    data = table("people")
    adverbs = any_of(data["speech_adverbs"])
    return re.compile(rf"(?<!\w)(?P<verb>(?:(?:{adverbs})\s+)?(?:{any_of(data['say_after'])}))(?!\w)")


@cache
def _any_say() -> re.Pattern[str]:
    data = table("people")
    latin = any_of([*data["say_before"], *data["say_after"]])
    return re.compile(
        rf"(?<!\w)(?:{latin})(?!\w)|กล่าว|เปิดเผย|ระบุ|phát biểu|cho biết|nhấn mạnh|khẳng định|表示|指出|强调|说|称"
    )
