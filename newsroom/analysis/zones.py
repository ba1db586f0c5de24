"""Which part of the page every line is: headline, body, link to another story, caption, credit, furniture.

Second step of a reading. Only headline, dateline and body can prove anything, so all later steps look there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from .automata import Words
from .datelines import find_dateline
from .folding import UNSPACED_LETTER, fold
from .page_dates import LONGEST, is_page_date
from .reading import PROVING_ZONES, Dateline, ZoneKind, ZoneSpan
from .tables import any_of, table

_CLOSED = re.compile(r"[.!?…。！？:;,]['\"”’)\]]*$")
_FULL_STOP = re.compile(r"[.。…;,:：]['\"”’)\]]*$")
_WORD = re.compile(r"\w[\w'’-]*")
_SITE_AT_END = re.compile(r"\s[-–|]\s[\w.]*\w\.(?:com|id|net|org|co|my|th|vn|sg)\S{0,6}$", re.I)
_PHOTO_OF_SITE = re.compile(r"\b\w+\.(?:id|com|co|net)\s?/\s?[A-Z][\w .]{2,40}$")
_DATE_LIKE = re.compile(r"\d{4}|\d{1,2}[:./]\d{2}|\d{1,2}\s{1,20}\w+")
_STAMP = re.compile(
    r"(?P<stamp>(?:date|tanggal|tarikh|published)\s{0,20}:?\s{1,20}\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?)"
    r"\s{1,20}(?=\S)",
    re.I,
)
_CRUMBS = re.compile(r"[/>|»›]")
_HEADLINE_WORDS, _HEADLINE_CHARS = 28, 180
_OUTER = 12  # lines from the top and from the end of a page among which its date and byline are looked for
_TITLE_CHARS, _TITLE_UNSPACED = 140, 80  # titles of other stories are no longer than this
_LINK_WORDS = 9  # a title in the middle of a text with this many words is another story's


class _Line(NamedTuple):
    """A line of the page; where its first word of a caption stands (`caption`); whether it holds any of furniture."""

    start: int
    end: int
    text: str
    folded: str
    caption: int | None
    furniture: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The page taken apart: its zones, those of them that can prove something, its headline and its dateline."""

    zones: tuple[ZoneSpan, ...]
    proving: tuple[ZoneSpan, ...]
    headline: ZoneSpan | None
    dateline: Dateline | None


def lay_out(text: str, folded: str | None = None) -> Layout:
    """Zones of every line that is not blank, in order, without overlap.

    `folded` is the text as `fold` gives it, where the caller has it already.
    """
    lines = list(_lines(text, fold(text) if folded is None else folded))
    inner = range(_OUTER, len(lines) - _OUTER)
    kinds = _with_linked(lines, [_kind(line, number not in inner) for number, line in enumerate(lines)])
    report = _find_report(text, lines, kinds)
    headline = _headline(lines, kinds, report[0] if report else None)
    zones: list[ZoneSpan] = []
    for number, line in enumerate(lines):
        if report and number == report[0]:
            zones.extend(_split(line, report[1], report[2]))
        elif number == headline:
            zones.append(ZoneSpan(line.start, line.end, "headline"))
        else:
            kind = kinds[number] or _inside(line, number, lines)
            zones.append(ZoneSpan(line.start, line.end, kind))
    title = next((zone for zone in zones if zone.zone == "headline"), None)
    proving = tuple(zone for zone in zones if zone.zone in PROVING_ZONES)
    return Layout(tuple(zones), proving, title, report[1] if report else None)


def zones(text: str) -> tuple[ZoneSpan, ...]:
    """The zones of a text, for callers who only want to know where a quote stands."""
    return lay_out(text).zones


def _lines(text: str, folded: str) -> Iterator[_Line]:
    captions, furniture = _marks_in(folded)

    def line(start: int, bare: str) -> _Line:
        end = start + len(bare)
        caption = _first(captions, start, end)
        return _Line(start, end, bare, folded[start:end], caption, _first(furniture, start, end) is not None)

    position = 0
    for piece in text.split("\n"):
        bare = piece.strip().strip("\ufeff")
        if bare:
            start = position + piece.index(bare)
            stamp = _STAMP.match(bare)
            if stamp:  # « date 2025-09-10 SINGAPORE: ...»: the date that a tool put before the text
                yield line(start, stamp["stamp"])
                start, bare = start + stamp.end(), bare[stamp.end() :]
            yield line(start, bare)
        position += len(piece) + 1


_Places = list[tuple[int, int]]


def _marks_in(folded: str) -> tuple[_Places, _Places]:
    """Words of captions and words of furniture, in one pass over the text, in order of where they begin."""
    captions: _Places = []
    furniture: _Places = []
    for last, (length, of_caption, of_furniture) in _marks().find(folded):
        place = (last + 1 - length, last + 1)
        if of_caption:
            captions.append(place)
        if of_furniture:
            furniture.append(place)
    return sorted(captions), sorted(furniture)


def _first(places: _Places, start: int, end: int) -> int | None:
    """How far from `start` the first of these places begins that lies within [start, end)."""
    for at in range(bisect_left(places, (start, start)), len(places)):
        if places[at][0] >= end:
            return None
        if places[at][1] <= end:
            return places[at][0] - start
    return None


def _find_report(text: str, lines: list[_Line], kinds: list[ZoneKind | None]) -> tuple[int, Dateline, int] | None:
    """The first line among the first that begins with a dateline, and where its body begins."""
    open_lines = [number for number, kind in enumerate(kinds) if kind is None][:6]
    for number in open_lines:
        line = lines[number]
        found = find_dateline(text, line.start, line.end)
        if found is not None:
            return number, found[0], found[1]
    return None


def _split(line: _Line, dateline: Dateline, body: int) -> Iterator[ZoneSpan]:
    if line.start < dateline.span.start:
        yield ZoneSpan(line.start, dateline.span.start, "boilerplate")
    yield ZoneSpan(dateline.span.start, dateline.span.end, "dateline")
    if body < line.end:
        yield ZoneSpan(body, line.end, "body")


def _headline(lines: list[_Line], kinds: list[ZoneKind | None], report: int | None) -> int | None:
    """The first open line, if it is short, has no full stop, and a longer text follows."""
    number = next((n for n, kind in enumerate(kinds) if kind is None), None)
    if number is None or number == report:
        return None
    line = lines[number]
    if _FULL_STOP.search(line.text) or line.text[0] in "-•*" or len(line.text) > _HEADLINE_CHARS:
        return None
    if len(line.text.split()) > _HEADLINE_WORDS:
        return None
    rest = [lines[n] for n in range(number + 1, len(lines)) if kinds[n] is None]
    longest = max((len(other.text) for other in rest), default=0)
    return number if longest > len(line.text) else None


def _kind(line: _Line, outer: bool) -> ZoneKind | None:
    """What the words of the line say it is; None for an open line: headline or body."""
    folded = line.folded
    if _related().match(folded) or line.text.startswith(_capital_marks()):
        return "related_link"
    if _credit().match(folded) and len(line.text) < 160:
        return "credit"
    if _furniture().fullmatch(folded) or (line.furniture and len(line.text) < 200):
        return "boilerplate"
    outer = outer and len(folded) <= LONGEST and line.caption is None
    if is_page_date(line.text, folded, outer=outer) or _is_breadcrumb(folded):
        return "boilerplate"
    if len(line.text) < 400 and _is_caption(line):
        return "caption"
    return None


def _with_linked(lines: list[_Line], kinds: list[ZoneKind | None]) -> list[ZoneKind | None]:
    """The kinds, with the titles of other stories that follow a line such as «Related News»."""
    listed, found = False, list(kinds)
    for number, line in enumerate(lines):
        if _link_header().fullmatch(line.folded):
            listed, found[number] = True, "related_link"
        elif listed and kinds[number] is None:
            listed = _is_title(line.text)
            found[number] = "related_link" if listed else None
    return found


def _is_title(text: str) -> bool:
    longest = _TITLE_UNSPACED if UNSPACED_LETTER.search(text) else _TITLE_CHARS
    return len(text) <= longest and not _FULL_STOP.search(text)


def _is_caption(line: _Line) -> bool:
    text, found = line.text, line.caption
    divided = " - " in line.folded or " | " in line.folded
    if "." in text and ((divided and _SITE_AT_END.search(text)) or ("/" in text and _PHOTO_OF_SITE.search(text))):
        return True
    return found is not None and (found > len(text) * 0.3 or found < 2)


def _inside(line: _Line, number: int, lines: list[_Line]) -> ZoneKind:
    """An open line that is not the headline: a long title without a full stop is a link to another story."""
    if number == 0 or _CLOSED.search(line.text) or UNSPACED_LETTER.search(line.text):
        return "body"
    found = _WORD.findall(line.text)
    if len(found) < _LINK_WORDS:
        return "body"
    capitals = sum(word[0].isupper() for word in found)
    return "related_link" if capitals >= 0.6 * len(found) and len(found) <= 20 else "body"


def _is_breadcrumb(folded: str) -> bool:
    if len(folded) >= 60:
        return False
    parts = [part.strip() for part in _CRUMBS.split(folded)]
    return all(part in _sections() for part in parts if part)


@cache
def _related() -> re.Pattern[str]:
    marks = [mark for mark in table("zones")["related"] if not mark.endswith("!")]
    return re.compile(rf"[^\w>]{{0,3}}(?:{any_of(map(fold, marks))})(?!\w)")


@cache
def _link_header() -> re.Pattern[str]:
    data = table("zones")
    marks = [mark.rstrip(":") for mark in data["related"] if not mark.endswith("!")]
    return re.compile(rf"\W{{0,3}}(?:{any_of(map(fold, [*marks, *data['link_headers']]))})\W{{0,4}}")


@cache
def _capital_marks() -> tuple[str, ...]:
    return tuple(mark[:-1] for mark in table("zones")["related"] if mark.endswith("!"))


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(map(fold, table('zones')['credit']))})")


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(map(fold, table('zones')['furniture']))})\W{{0,4}}\d{{0,5}}\W{{0,3}}")


@cache
def _marks() -> Words:
    """Words that make a line a caption or furniture wherever they stand in it: length, and of which of the two."""
    captions, furniture = ([*map(fold, table("zones")[name])] for name in ("caption", "furniture_inside"))
    return Words({word: (len(word), word in captions, word in furniture) for word in [*captions, *furniture]})


@cache
def _sections() -> frozenset[str]:
    return frozenset(table("zones")["sections"])
