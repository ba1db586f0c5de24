"""The number of a meeting in its series: "19th", "ke-19", "kelima", "lần thứ 19", "ครั้งที่ 19", 第19届."""

from __future__ import annotations

import re
from functools import cache

from .tables import any_of, table

_REACH = 28


@cache
def ordinal_words() -> dict[str, int]:
    """Ordinals that are written as one word, to their number."""
    return dict(table("forums")["ordinals"])


@cache
def ordinal_pattern() -> str:
    """A regular expression (for folded text) of an ordinal; at most one of the groups n1 to n5 is filled."""
    return (
        rf"(?:ke-?\s?(?P<n1>\d{{1,3}})|(?P<n2>\d{{1,3}})(?:st|nd|rd|th)|(?:lần )?thứ (?P<n3>\d{{1,3}})"
        rf"|ครั้งที่\s{{0,20}}(?P<n4>\d{{1,3}})|第\s{{0,20}}(?P<n5>[\d一二三四五六七八九十]{{1,3}})[届屆次]"
        rf"|lần thứ (?P<n6>{any_of(table('forums')['vietnamese'])})|(?P<word>{any_of(ordinal_words())}))(?!\w)"
    )


def read_ordinal(match: re.Match[str]) -> int | None:
    """The number that a match of `ordinal_pattern` means."""
    groups = match.groupdict()
    for name in ("n1", "n2", "n3", "n4"):
        if groups.get(name):
            return int(groups[name])
    if groups.get("n5"):
        return _chinese(groups["n5"])
    if groups.get("n6"):
        return int(table("forums")["vietnamese"][groups["n6"]])
    return ordinal_words().get(groups.get("word") or "")


def ordinal_around(folded: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The ordinal that goes with the name [start, end): its number, and the span of name and ordinal together."""
    after = _after().match(folded, end, min(len(folded), end + _REACH))
    if after and (number := read_ordinal(after)) is not None:
        # «(AMMTC) ke-17»: the bracket that opens before the name belongs to it.
        opened = after.group()[:1] in (")", "）") and folded[start - 1 : start] in ("(", "（")
        return number, start - opened, after.end()
    floor = max(0, start - _REACH)
    for before in _before().finditer(folded, floor, start):
        if before.end() == start and (number := read_ordinal(before)) is not None:
            return number, before.start("whole"), end
    return None


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s{{0,20}}[(（][^()（）]{{2,20}}[)）]|[)）])?\s{{0,20}}{ordinal_pattern()}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<whole>{ordinal_pattern()})[ ]?(?:the )?(?=\S|$)")


_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def _chinese(digits: str) -> int | None:
    if digits.isdigit():
        return int(digits)
    tens, ten, ones = digits.partition("十")
    if not ten:
        return _DIGITS.get(digits)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
