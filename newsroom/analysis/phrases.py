"""Many phrases found in one pass over a text: cues of events, commitments, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

import ahocorasick

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
        self._automaton: Any = ahocorasick.Automaton()
        for phrase, values in grouped.items():
            self._automaton.add_word(phrase, (len(phrase), tuple(values)))
        self._automaton.make_automaton()

    def all(self, folded: str) -> Iterator[Found[Value]]:
        """Every place at which a phrase stands alone, by its end; overlapping ones too."""
        for last, (length, values) in self._automaton.iter(folded):
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
        self._automaton: Any = ahocorasick.Automaton()
        for phrase in phrases:
            self._automaton.add_word(phrase, len(phrase))
        self._automaton.make_automaton()

    def matches(self, pattern: re.Pattern[str], folded: str, others: Iterable[int] = ()) -> Iterator[re.Match[str]]:
        """What `pattern.finditer(folded)` gives; `others` are more places at which a match may begin."""
        starts = {last + 1 - length for last, length in self._automaton.iter(folded)}
        end = 0
        for start in sorted(starts.union(others)):
            if start >= end and (match := pattern.match(folded, start)) is not None:
                end = match.end()
                yield match


def longest_of(found: Iterable[Found[Value]]) -> list[Found[Value]]:
    """The longest of these from left to right, without overlap."""
    kept: list[Found[Value]] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
