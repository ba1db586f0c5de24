"""Which characters of a text are spoken for, and by what, so that two rules do not claim the same words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

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
