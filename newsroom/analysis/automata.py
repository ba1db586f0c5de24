"""Automata that find the words of a list in one pass over a folded text, built so that they walk fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

import ahocorasick

from .folding import NEVER

# The library looks through the branches of a node one by one, in the order in which they were made. A list with
# Chinese and Thai words has hundreds of branches at its root: letters that are frequent in texts come first there.
_FREQUENT = " eanitrsoudlmghkcpbywfvjzxq0123456789.,-'\""
_RANKS = {letter: rank for rank, letter in enumerate(_FREQUENT)}


def automaton(values: Mapping[str, Any]) -> Any:
    """An automaton of these words, as `fold` writes them, with their values: its `iter(folded)` finds them all."""
    made: Any = ahocorasick.Automaton()
    known = {word[:1] for word in values}
    # Letters with which no word begins are found at the root too, instead of missed after a look at every branch.
    never = {letter + NEVER: None for letter in _FREQUENT if letter not in known}
    for word, value in sorted({**never, **values}.items(), key=lambda pair: [*map(_rank, pair[0])]):
        made.add_word(word, value)
    made.make_automaton()
    return made


def _rank(letter: str) -> int:
    return _RANKS.get(letter, len(_RANKS) + ord(letter))


class Words:
    """A list of folded words with a value each, found together with all other lists in one pass over a text."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self._number = len(_LISTS)
        _LISTS.append(values)

    @cached_property
    def _alone(self) -> Any:
        return automaton(self._values)

    def find(self, folded: str) -> Iterable[tuple[int, Any]]:
        """Wherever one of the words stands, also inside a longer one: its last character and its value, in order."""
        found = _of_all_lists(folded) if len(folded) >= _WHOLE else ()
        if self._number < len(found):
            return found[self._number]
        # A line is asked about by one list only; a list may be newer than what was found in the text.
        alone: Iterable[tuple[int, Any]] = self._alone.iter(folded)
        return alone


_LISTS: list[Mapping[str, Any]] = []
_WHOLE = 400  # characters of a text that many lists are asked about


@lru_cache(maxsize=1)
def _of_all_lists(folded: str) -> list[list[tuple[int, Any]]]:
    found: list[list[tuple[int, Any]]] = [[] for _ in _LISTS]
    for last, held in _joint(len(found)).iter(folded):
        for number, value in held:
            found[number].append((last, value))
    return found


@lru_cache(maxsize=1)
def _joint(count: int) -> Any:
    """All lists in one: every word with the lists that hold it and its value there."""
    held: dict[str, list[tuple[int, Any]]] = {}
    for number, values in enumerate(_LISTS[:count]):
        for word, value in values.items():
            held.setdefault(word, []).append((number, value))
    return automaton(held)
