"""Bodies by the form of their name in Chinese, without blanks and capitals: read from the last word back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .document import Document
from .folding import HAN
from .tables import any_of, table

_LONGEST = 26
_LONGEST_FREE = 8
# «驻柬大使馆»: a country by one sign.
_ABROAD = re.compile(r"[驻駐](?:[柬泰缅緬老寮越马馬新菲印韩韓日美英澳中俄法德文港]|两国|兩國)\Z")
_PROVINCE = re.compile(rf"(?:(?![省市县縣区區])[{HAN}]){{2,3}}[省市州府县縣区區]\Z")


def chinese_forms(document: Document) -> Iterator[tuple[int, int, str]]:
    """Names by their last word: the country, province and words of administration before it belong to them."""
    data = _words()
    before = {hit.end: hit.start for hit in document.hits if hit.kind != "blocker"}
    for match in _tails().finditer(document.text):
        tail, end = match.group(), match.end()
        first, placed = _begin(document.text, match.start(), before)
        if first < match.start() and (placed or tail not in data["placed"]):
            yield first, end, tail
        elif tail in data["free"] and (free := _free(document.text, match.start())) is not None:
            yield free, end, tail
        elif tail in data["alone"] and not _is_inside(document.text, match.start()):
            yield match.start(), end, ""


def _begin(text: str, start: int, before: dict[int, int]) -> tuple[int, bool]:
    """Where the name of which the last word stands at `start` begins, and whether it names a country or a place."""
    at, floor, placed = start, max(0, start - _LONGEST), False
    while at > floor:
        province = _PROVINCE.search(text, max(floor, at - 4), at)
        if at in before:
            at, placed = before[at], True
        elif (abroad := _ABROAD.search(text, max(floor, at - 3), at)) is not None:
            at, placed = abroad.start(), True
        elif province is not None and not _stopped(province.group()):
            at, placed = province.start(), True
        elif (part := _parts().search(text, max(floor, at - 6), at)) is not None and (
            not placed or part[0] in "驻駐"
        ):
            at = part.start()
        else:
            break
    while at < start and text[at] in "和与及暨與":
        at += 1
    # «诈骗办公室»: words of the beat alone are no name.
    return (start, False) if not placed and text.startswith(_never(), at) else (at, placed)


def _free(text: str, start: int) -> int | None:
    """The begin of a few signs, after a mark or a stopping word, that name a company: «汇丰银行»."""
    at = start
    while at > 0 and start - at <= _LONGEST_FREE and _is_name_sign(text[at - 1]):
        at -= 1
    cut = _cuts().search(text, at, start)
    at = cut.end() if cut else at
    name = text[at:start]
    if not 2 <= len(name) <= _LONGEST_FREE or any(word in name for word in _never()):
        return None
    return at


@cache
def _cuts() -> re.Pattern[str]:
    """The last verb before a name, as far as what follows it."""
    return re.compile(rf".{{0,{_LONGEST_FREE}}}(?:{any_of(table('organisations')['zh']['cuts'])})")


def _is_name_sign(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" and sign not in _words()["stops"]


def _is_inside(text: str, start: int) -> bool:
    """Whether the sign before shows that this is a part of something else: «该移民局», «副外交部»."""
    return text[start - 1 : start] in ("该", "該", "副", "原")


def _stopped(name: str) -> bool:
    return any(sign in _words()["stops"] for sign in name)


@cache
def _words() -> dict[str, frozenset[str]]:
    """The lists of the data file, for look-up."""
    return {key: frozenset(listed) for key, listed in table("organisations")["zh"].items()}


@cache
def _never() -> tuple[str, ...]:
    return tuple(table("organisations")["zh"]["never"])


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(any_of(table("organisations")["zh"]["tails"]))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('organisations')['zh']['parts'])})\Z")
