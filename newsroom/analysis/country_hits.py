"""Where a text names countries: long names, short forms in compounds, and none that only look like a country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from .claims import Placed
from .document import Document
from .gazetteer import Entry, Hit
from .reading import PersonMention
from .tables import any_of, table

_LANGUAGE_WORD = 12  # characters looked at for «bahasa» before and «language» after a name


def countries_named(document: Document, people: list[PersonMention]) -> list[Hit]:
    """Countries in the order of the text, also inside the names of bodies; not inside the names of people."""
    named = Placed(people)
    found = [hit for hit in _known(document) if not _inside(named, hit) and not _is_language(document, hit)]
    refused = _REFUSED.get(document.language)
    if refused is not None:
        found = [hit for hit in found if not refused(document.text, hit)]
    short = _SHORT.get(document.language)
    if short is not None:
        taken = {place for hit in found for place in range(hit.start, hit.end)}
        found += [hit for hit in short(document) if hit.start not in taken and not _inside(named, hit)]
        found.sort(key=lambda hit: hit.start)
    return found


def _known(document: Document) -> Iterator[Hit]:
    for hit in document.hits:
        if hit.kind in ("country", "people"):
            yield hit
        elif hit.kind in ("organisation", "forum"):
            yield from document.gazetteer.within(document.text, hit, document.language)


def _inside(named: Placed[PersonMention], hit: Hit) -> bool:
    """Whether this is part of a person's name: «Michael Jordan». Nobody is called «Việt Nam» or «Timor Leste»."""
    if " " in hit.entry.text:
        return False
    over = named.over(hit.start, hit.end)
    return any(one.span.start <= hit.start and hit.end <= one.span.end for one in over)


def _is_language(document: Document, hit: Hit) -> bool:
    languages, after_words = _language_words()
    before = document.folded[max(0, hit.start - _LANGUAGE_WORD) : hit.start].rstrip()
    after = document.folded[hit.end : hit.end + _LANGUAGE_WORD].lstrip(" ")
    return before.endswith(languages) or after.startswith(after_words)


@cache
def _language_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = table("countries")["language"]
    return tuple(words["before"]), tuple(words["after"])


# ------------------------------------------------------------------ names that are also other words


def _is_vietnamese_word(text: str, hit: Hit) -> bool:
    """A name of one syllable that is part of a person's name, or begins a sentence as a common word."""
    alone = table("countries")["alone"]["vi"]
    if text[hit.start : hit.end] not in alone["names"]:
        return False
    lead = text[max(0, hit.start - 24) : hit.start]
    before = lead.rstrip(" \u00a0")
    if before.endswith((",", "-", "–", "(", "/", "và", "của", "với", ";")):
        return False
    last = re.search(r"[^\W\d_]+$", before)
    if last is None or "\n" in lead[len(before) :]:
        # A sentence begins here: a country only where a list or a dash goes on.
        return not re.match(r"\s?[,–-]|\s(?:và|đã|sẽ|cáo|trừng|bắt|công)\b", text[hit.end : hit.end + 8])
    return last.group()[0].isupper() or last.group() in alone["not_after"]


def _is_chinese_name(text: str, hit: Hit) -> bool:
    """«阿曼納塔»: the beginning of a person's name."""
    alone = table("countries")["alone"]["zh"]
    return text[hit.start : hit.end] in alone["names"] and text[hit.end : hit.end + 1] in set(alone["not_before"])


_REFUSED: dict[str, Callable[[str, Hit], bool]] = {"vi": _is_vietnamese_word, "zh": _is_chinese_name}


# ------------------------------------------------------------------ short forms in compounds


def _chinese_short(document: Document) -> Iterator[Hit]:
    """«中柬边境», «中日韩», «赴柬»."""
    letters = table("countries")["short"]["zh"]["letters"]
    for match in _chinese_compounds().finditer(document.text):
        for place in range(match.start("short"), match.end("short")):
            if document.proves(place, place + 1) and not _is_day(document.text, place):
                yield _short_hit(document, place, place + 1, letters[document.text[place]])


def _is_day(text: str, place: int) -> bool:
    """«14日中柬警方»: the sign of a day, not of Japan."""
    return text[place] == "日" and (text[place - 1 : place].isdigit() or text[place - 1 : place] in "今当當昨次近即")


def _vietnamese_short(document: Document) -> Iterator[Hit]:
    """«Việt - Lào»."""
    syllables = table("countries")["short"]["vi"]["syllables"]
    for match in _vietnamese_pairs().finditer(document.text):
        for name in ("one", "two"):
            start, end = match.span(name)
            if document.proves(start, end):
                yield _short_hit(document, start, end, syllables[match[name]])


def _short_hit(document: Document, start: int, end: int, iso2: str) -> Hit:
    return Hit(start, end, Entry(document.text[start:end], "country", iso2, document.language))


_SHORT: dict[str, Callable[[Document], Iterator[Hit]]] = {"zh": _chinese_short, "vi": _vietnamese_short}


@cache
def _chinese_compounds() -> re.Pattern[str]:
    short = table("countries")["short"]["zh"]
    letters = "".join(short["letters"])
    always, follow = any_of(short["always"]), any_of(short["followed_by"])
    single, led = "".join(short["single"]), "".join(short["led_by"])
    ends = rf"(?![{short['goes_on']}])"
    return re.compile(rf"(?P<short>[{letters}]{{2,7}}(?={follow})|(?:{always}){ends}|(?<=[{led}])[{single}]{ends})")


@cache
def _vietnamese_pairs() -> re.Pattern[str]:
    one = any_of(table("countries")["short"]["vi"]["syllables"])
    return re.compile(rf"(?<![\w-])(?P<one>{one})\s?[-–]\s?(?P<two>{one})(?![\w-])")
