"""Many phrases found in one pass over a text: cues of events, commitments, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from .automata import Words
from .folding import stands_alone

Value = TypeVar("Value")


class Found(NamedTuple, Generic[Value]):
    """A phrase at [start, end) of the folded text, and what it stands for. A tuple: a text has hundreds of them."""

    start: int
    end: int
    value: Value


class Phrases(Generic[Value]):
    """Phrases with a value each. A phrase may have several values; it stands alone, not inside a longer word."""

    def __init__(self, pairs: Iterable[tuple[str, Value]]) -> None:
        grouped: dict[str, list[Value]] = {}
        for phrase, value in pairs:
            values = grouped.setdefault(phrase, [])
            if value not in values:
                values.append(value)
        self._words = Words({phrase: (len(phrase), tuple(values)) for phrase, values in grouped.items()})

    def all(self, folded: str) -> Iterator[Found[Value]]:
        """Every place at which a phrase stands alone, by its end; overlapping ones too."""
        for last, (length, values) in self._words.find(folded):
            start, end = last + 1 - length, last + 1
            if stands_alone(folded, start, end):
                for value in values:
                    yield Found(start, end, value)

    def longest(self, folded: str) -> list[Found[Value]]:
        """The longest phrases from left to right, without overlap."""
        return longest_of(self.all(folded))


class Beginnings:
    """The words with which every match of a pattern begins: found in one pass, so that it is tried nowhere else."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._words = Words({phrase: len(phrase) for phrase in phrases})

    def matches(self, pattern: re.Pattern[str], folded: str, others: Iterable[int] = ()) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(folded)` gives; `others` are more places at which a match may begin."""
        return matches_at(self.starts(folded).union(others), pattern, folded)

    def starts(self, folded: str) -> set[int]:
        """Where one of the words stands, also inside a longer word."""
        return {last + 1 - length for last, length in self._words.find(folded)}


def matches_at(starts: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, where these are all the places at which a match may begin."""
    end = 0
    for start in sorted(starts):
        if start >= end and (match := pattern.match(text, start)) is not None:
            end = match.end()
            yield match


def longest_of(found: Iterable[Found[Value]]) -> list[Found[Value]]:
    """The longest of these from left to right, without overlap."""
    kept: list[Found[Value]] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
