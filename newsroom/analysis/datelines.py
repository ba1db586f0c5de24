"""The dateline of a report: «Jakarta (ANTARA) –», «BANGKOK, Dec 18 (TNA) -», «新华社曼谷12月18日电».

Found by taking the start of a line apart: every part must be a place, an outlet or a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from .countries import places
from .date_grammar import find_dates
from .folding import HAN, fold
from .gazetteer import Gazetteer
from .reading import Dateline, Span
from .tables import any_of, table

_LONGEST = 90
# What ends a dateline: a dash between blanks or after a word, or a colon after capitals.
_END = re.compile(r"\s{0,20}(?:[-–—]{1,2}|--)\s{1,20}|(?<=\S)[–—](?=\S)|:\s{1,20}")
_STOP = re.compile(r"[-–—:]")  # without one of these there is no such end
_PARTS = re.compile(r"[(（][^()（）]{1,60}[)）]|(?:[^,/|()（）]|(?<=\d)/(?=\d))+")
_LABEL = re.compile(r"\s{0,20}+(?:date|tanggal|tarikh|published)\s{0,20}:?\s{1,20}+(?=\d{4}-)", re.I)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?")
_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,3}", re.A)
_DIGIT = re.compile(r"\d")
_THAI_HEAD = re.compile(r"(?!เมื่อ|ใน|ระหว่าง|ถึง|ช่วง|ตั้งแต่|วัน)[ก-๙.]{2,20}(?: [ก-๙.]{2,20})?")
_CAPITALS = re.compile(r"[^\W\d_][^\W\d_a-z. -]{0,30}[^\W\d_a-z](?:[ -][^\W\d_a-z.]+){0,3}")
_NAME = re.compile(r"[A-ZĐ][\w’'.]*(?:[ -][A-ZĐ][\w’'.]*){0,3}")
# «新华社曼谷12月18日电», «（中央社記者李宗憲曼谷17日專電）», «(吉隆坡11日讯)».
_CHINESE = re.compile(
    rf"[（(【\[〔]?\s{{0,20}}+(?:文\s{{0,20}}+[／/|]\s{{0,20}}+)?(?![据據])(?P<lead>[{HAN}·]{{0,24}}?)\s?(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日\s?"
    rf"(?:(?:专|專|综合|綜合)?[电電讯訊]|(?:综合|綜合)(?:报道|報導|報道))"
    rf"(?:\s{{0,20}}[（(][^（）()]{{1,30}}[)）])?[）)】\]〕]?\s{{0,20}}"
)
_PLACE_LETTERS = range(6, 1, -1)  # a place before the date is that long


_COUNTRY = 30  # characters in which a second country may stand behind a dash
_WORDS_OF_COUNTRY = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class _Found:
    place: str | None = None
    outlet: str | None = None
    date: bool = False


def find_dateline(text: str, start: int, end: int) -> tuple[Dateline, int] | None:
    """The dateline with which the line [start, end) begins, and where the body after it begins."""
    chinese = _CHINESE.match(text, start, end)
    if chinese and chinese.end() > start:
        return _dateline(text, start, chinese.end(), _of_chinese(chinese["lead"])), chinese.end()
    label = _LABEL.match(text, start, min(end, start + 40))
    first = label.end() if label else start
    last = min(end, first + _LONGEST)
    for stop in _END.finditer(text, first, last) if _STOP.search(text, first, last) else ():
        found = _take_apart(text[first : stop.start()], stop.group().strip())
        if found is not None and stop.end() < end and not _is_pair(found, text[stop.end() : stop.end() + _COUNTRY]):
            return _dateline(text, first, stop.start(), found), stop.end()
    return None


def _is_pair(found: _Found, following: str) -> bool:
    """«Việt Nam - Lào tăng cường ...»: two countries with a dash between them."""
    if found.place is None or found.date or found.outlet or fold(found.place) in _places_folded():
        return False
    words = fold(following).split()
    exact = Gazetteer.load().exact
    entries = (exact.get(" ".join(words[:size]).rstrip(",:")) for size in _WORDS_OF_COUNTRY)
    return any(entry is not None and entry.kind == "country" for entry in entries)


def _of_chinese(lead: str) -> _Found:
    """«中央社記者李宗憲曼谷»: the outlet first, the place last, a writer between them."""
    outlet = _unspaced_outlets().match(lead)
    rest = lead[outlet.end() :] if outlet else lead
    place = next((rest[-size:] for size in _PLACE_LETTERS if rest[-size:] in places()), None)
    return _Found(place, outlet.group() if outlet else None, True)


def _dateline(text: str, start: int, end: int, found: _Found) -> Dateline:
    while text[end - 1].isspace():
        end -= 1
    iso2 = _country(found.place) if found.place else None
    return Dateline(Span.of(text, start, end), found.place, iso2, found.outlet)


def _country(place: str) -> str | None:
    known = _places_folded().get(fold(place))
    if known:
        return known
    hits = Gazetteer.load().find(place, "en")
    return next((hit.key for hit in hits if hit.kind == "country"), None)


def _take_apart(lead: str, stop: str) -> _Found | None:
    """What the parts of a lead are, or None where one of them belongs to no dateline."""
    lead = lead.strip()
    found = _Found()
    if (iso := _ISO.match(lead)) is not None:
        found, lead = replace(found, date=True), lead[iso.end() :].strip()
    for part in _PARTS.findall(lead):
        bare = part.strip(" ()（）")
        if bare:
            kind = _with(bare, part.strip()[:1] in "(（", found)
            if kind is None:
                return None
            found = kind
    if not (found.place or found.outlet or found.date):
        return None
    if stop.startswith(":"):
        return found if lead.isupper() and found.place else None
    return found if found.place or found.date or lead.startswith("(") or is_outlet(lead) else None


def _with(part: str, bracketed: bool, found: _Found) -> _Found | None:
    """What is found, with this part added; None where the part belongs to no dateline."""
    if not bracketed and (head := _before_date(part)) is not None:  # «ปักกิ่ง 31 ม.ค.», «Bangkok Dec 18»
        return replace(found, place=found.place or (head if _is_place(head) else None), date=True)
    if found.place is None and not bracketed and _is_place(part):
        return replace(found, place=part)
    if _is_date(part) or (found.date and part.isdigit() and len(part) == 4):
        return replace(found, date=True)
    if is_outlet(part) or (_NAME.fullmatch(part) and (bracketed or found.place) and len(part) < 28):
        # After a place may come the province or the country of that place.
        known = found.outlet or (_is_place(part) and not bracketed)
        return found if known else replace(found, outlet=part)
    return found if found.place and _is_place(part) else None


def _is_place(part: str) -> bool:
    folded = fold(part)
    if folded in _places_folded():
        return True
    entry = Gazetteer.load().exact.get(folded)
    if entry is not None and entry.kind == "country":
        return part[:1].isupper() or not part.isascii()
    head = folded.split(" ")[0] if len(folded.split(" ")) > 1 else ""
    return " ".join(folded.split(" ")[:2]) in _places_folded() or (head in _places_folded() and len(part) < 24)


def _is_date(part: str) -> bool:
    found = find_dates(part)
    return bool(found) and found[0].start <= 1 and found[-1].end >= len(part.rstrip(" .")) - 1


def _before_date(part: str) -> str | None:
    """The place before the date with which this part ends; None where something else stands there."""
    found = find_dates(part) if _DIGIT.search(part) else []
    if len(found) != 1 or found[0].first.day is None or found[0].end < len(part.rstrip(" .")) - 1:
        return None
    head = part[: found[0].start].strip()
    return head if _is_place(head) or _THAI_HEAD.fullmatch(head) else None


def is_outlet(part: str) -> bool:
    """Whether this is the name of an agency, a paper or a site."""
    folded = fold(part)
    if f"{folded} ".startswith(_outlets()):
        return True
    return bool(_DOMAIN.fullmatch(part) or (_CAPITALS.fullmatch(part) and len(part) <= 30))


@cache
def _places_folded() -> dict[str, str]:
    return {fold(name): iso2 for name, (iso2, _english) in places().items()}


@cache
def _outlets() -> tuple[str, ...]:
    """The names, each with a blank behind it."""
    return tuple(f"{fold(name)} " for name in table("zones")["outlets"])


@cache
def _unspaced_outlets() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('zones')['outlets_unspaced'])}|[{HAN}]{{2,6}}(?:网|網|社|报|報))")
