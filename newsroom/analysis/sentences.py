"""Sentences of the zones that can prove something, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from .folding import UNSPACED_LETTER
from .reading import ZoneKind, ZoneSpan
from .tables import words

_END = re.compile(
    # One class first, so that the search jumps from one of these signs to the next.
    r"[。！？；.!?…](?:(?<=[。！？；])[。！？；]*[”’」』）)]*|(?<=[.!?…])(?<![.!?…].)[.!?…]*[\"”’')\]]*(?=\s|$))"
)
_WORD_BEGIN = re.compile(r"[\s(“\"‘\[]")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]|[A-ZÀ-Ỹ]")
_LIST_NUMBER = re.compile(r"\d{1,2}")
_LONG = 450  # Thai has no full stops: a longer stretch is cut at a blank
_LONGEST = 900  # no sentence of any language is longer


class Sentence(NamedTuple):
    """[start, end) of the text; `number` counts from the first body sentence, headline sentences have -1."""

    start: int
    end: int
    zone: ZoneKind
    number: int

    def holds(self, start: int, end: int) -> bool:
        """Whether [start, end) lies in this sentence."""
        return self.start <= start and end <= self.end


def split(text: str, zones: Iterable[ZoneSpan]) -> list[Sentence]:
    """The sentences of headline and body zones, in order."""
    found: list[Sentence] = []
    number = 0
    for zone in zones:
        if zone.zone not in ("headline", "body"):
            continue
        for start, end in _pieces(text, zone.start, zone.end):
            body = zone.zone == "body"
            found.append(Sentence(start, end, zone.zone, number if body else -1))
            number += body
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _END.finditer(text, start, end):
        if match.group().startswith(".") and not _ends(text, match, end):
            continue
        yield from _cut(text, position, match.end())
        position = match.end()
    yield from _cut(text, position, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The piece without blanks at its ends; a longer stretch than any sentence is cut at a blank, or anywhere."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONG and (UNSPACED_LETTER.match(text[start + 1]) or end - start > _LONGEST):
        longest = _LONG if UNSPACED_LETTER.match(text[start + 1]) else _LONGEST
        blank = text.rfind(" ", start + longest // 2, start + longest)
        stop = blank if blank > 0 else start + longest
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _ends(text: str, stop: re.Match[str], end: int) -> bool:
    """Whether this full stop ends a sentence: not after an abbreviation, an initial or the number of a list."""
    word = _WORD_BEGIN.split(text[max(0, stop.start() - 30) : stop.start()])[-1]
    following = text[stop.end() : stop.end() + 40].lstrip()
    if not following or stop.end() >= end:
        return True
    if word.lower() in _abbreviations() or _INITIALS.fullmatch(word):
        return False
    if following[0].islower() and len(stop.group()) == 1:
        return False
    at = stop.start() - len(word)
    return not (_LIST_NUMBER.fullmatch(word) and (at == 0 or text[at - 1] == "\n"))


@cache
def _abbreviations() -> frozenset[str]:
    return words("sentences", "abbreviations")
