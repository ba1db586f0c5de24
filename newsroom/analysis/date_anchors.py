"""Where in a text a date may stand: near the name of a month, a weekday, a year. Keeps the date patterns fast."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import ahocorasick

from .calendar_words import month_names, weekday_names
from .folding import UNSPACED_LETTER
from .tables import table

_WINDOW = 48  # no date is longer than this on either side of its month, weekday or year


@cache
def _anchors() -> Any:
    """Words near which a date may stand: found in one pass, so that the patterns run on few places."""
    automaton: Any = ahocorasick.Automaton()
    data = table("dates")
    for word in {*month_names(), *weekday_names(), "tháng", "©", "copyright", "hak cipta"}:
        automaton.add_word(word, len(word))
    for group in ("relative_days", "relative_years", "relative_months"):
        for word in data[group]:
            automaton.add_word(word, len(word))
    automaton.make_automaton()
    return automaton


_NUMERIC = re.compile(r"(?:19[5-9]|20\d|25[4-9])\d|\d{1,2}[/.-]\d{1,2}|\d[月日]")


def windows_of(folded: str) -> list[tuple[int, int]]:
    """Stretches of the folded text, in order, without overlap, outside of which there is no date."""
    spots = [last + 1 for last, length in _anchors().iter(folded) if _whole(folded, last + 1 - length, last + 1)]
    spots.extend(match.end() for match in _NUMERIC.finditer(folded))
    windows: list[tuple[int, int]] = []
    for spot in sorted(spots):
        start, end = max(0, spot - _WINDOW), min(len(folded), spot + _WINDOW)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return [(_word_start(folded, start), _word_end(folded, end)) for start, end in windows]


def _whole(folded: str, start: int, end: int) -> bool:
    if UNSPACED_LETTER.match(folded[start]):
        return True
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return not before.isalpha() and not after.isalpha()


def _word_start(folded: str, position: int) -> int:
    floor = max(0, position - 20)
    while position > floor and folded[position - 1].isalnum():
        position -= 1
    return position


def _word_end(folded: str, position: int) -> int:
    ceiling = min(len(folded), position + 20)
    while position < ceiling and folded[position].isalnum():
        position += 1
    return position
