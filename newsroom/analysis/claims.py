"""Which characters of a text are spoken for, and by what, so that two rules do not claim the same words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Generic, TypeVar

import ahocorasick

from .folding import is_word
from .reading import Mention

Kind = TypeVar("Kind", bound=Mention)


class Claims:
    """Characters that are taken; each question costs no more than the length of the words asked about."""

    def __init__(self, length: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._taken = bytearray(length)
        for start, end in spans:
            self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """These characters are spoken for from now on."""
        self._taken[start:end] = b"\1" * (end - start)

    def free(self, start: int, end: int) -> bool:
        """Whether none of these characters is spoken for."""
        return self._taken.find(1, start, end) < 0


def find_again(text: str, names: Collection[str], *, glued: bool = False) -> Iterator[tuple[int, int, str]]:
    """Where these names stand whole in the text, in order, the longest where they overlap; blanks of any kind.

    `glued`: the script sets no blanks, so that a name may touch the words beside it.

    One pass, however many names the text brings; no pattern, which would have to be compiled for every text.
    """
    plain = text.replace("\u00a0", " ")
    automaton: Any = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name.replace("\u00a0", " "), name)
    automaton.make_automaton()
    places: list[tuple[int, int, str]] = []
    for at, name in automaton.iter(plain):
        start, end = at + 1 - len(name), at + 1
        if glued or not (_goes_on(plain[start - 1 : start]) or _goes_on(plain[end : end + 1])):
            places.append((start, -end, name))
    last = 0
    for start, end, name in sorted(places):
        if start >= last:
            last = -end
            yield start, last, name


def _goes_on(letter: str) -> bool:
    """Whether this character, "" at the edge of the text, carries a word on."""
    return letter == "-" or is_word(letter)


class Placed(Generic[Kind]):
    """Mentions in the order of the text that do not overlap, to be found by their place."""

    def __init__(self, mentions: Iterable[Kind]) -> None:
        self.mentions = sorted(mentions, key=lambda one: one.span.start)
        self._starts = [one.span.start for one in self.mentions]

    def over(self, start: int, end: int) -> list[Kind]:
        """Those that overlap [start, end), in order."""
        at = max(0, bisect_right(self._starts, start) - 1)
        found: list[Kind] = []
        while at < len(self.mentions) and self._starts[at] < end:
            if self.mentions[at].span.end > start:
                found.append(self.mentions[at])
            at += 1
        return found
