"""Words of `data/roles.toml` in a text, found in one pass and kept by their place.

Four kinds: words right before or right after the name of a country, words anywhere in its sentence, and words
that say what the article is about. Bodies that everybody in a country knows («Polri») are found with them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from .automata import automaton
from .folding import UNSPACED_LETTER
from .tables import table

_OPENING = "\"([{'/)]"  # a cue may stand right behind these
BEFORE, AFTER = 44, 120  # characters in which words beside the name of a country are kept
_GROUPS = ("before", "after", "sentence", "situation", "national")


class Cue(NamedTuple):
    """A word of the table: [start, end) without the blanks around it."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Cues:
    """All cues of one text: those `before` a country in order of their ends, the others of their starts."""

    before: list[Cue] = field(default_factory=list)
    after: list[Cue] = field(default_factory=list)
    sentence: list[Cue] = field(default_factory=list)
    situation: list[Cue] = field(default_factory=list)
    national: list[Cue] = field(default_factory=list)
    _kinds: dict[int, dict[str, Cue]] = field(default_factory=dict)
    _ends: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _within: list[int] = field(default_factory=list)

    def arrange(self) -> None:
        """Put everything in order, once all is found."""
        self.before.sort(key=lambda cue: (cue.end, -cue.start))
        self.after.sort(key=lambda cue: (cue.start, -cue.end))
        self.sentence.sort()
        self._ends = [cue.end for cue in self.before]
        self._starts = [cue.start for cue in self.after]
        self._within = [cue.start for cue in self.sentence]

    def ending(self, start: int, end: int) -> Iterator[Cue]:
        """Cues that may stand before a country and end within [start, end], the last and longest first."""
        for place in range(bisect_right(self._ends, end) - 1, -1, -1):
            cue = self.before[place]
            if cue.end < start:
                return
            yield cue

    def starting(self, start: int, end: int) -> Iterator[Cue]:
        """Cues that may stand after a country and start within [start, end], the first and longest first."""
        for place in range(bisect_left(self._starts, start), len(self.after)):
            cue = self.after[place]
            if cue.start > end:
                return
            yield cue

    def within(self, start: int, end: int) -> list[Cue]:
        """Cues of the sentence [start, end)."""
        return self.sentence[bisect_left(self._within, start) : bisect_left(self._within, end)]

    def kinds_within(self, start: int, end: int) -> dict[str, Cue]:
        """The last cue of every kind in the sentence [start, end), read once for all countries in it."""
        known = self._kinds.get(start)
        if known is None:
            known = self._kinds[start] = {cue.kind: cue for cue in self.within(start, end)}
        return known


def find_cues(folded: str, names: Iterable[tuple[int, int]]) -> Cues:
    """The cues of the table in the folded text; those beside countries only near these names.

    Words of the Latin script only where they stand whole.
    """
    found = Cues()
    lists = {name: getattr(found, name) for name in _GROUPS}
    near = _near(len(folded), names)
    text = f" {folded} "  # places in it are one higher than in the text
    for sign in _OPENING:
        text = text.replace(sign, " ")
    for last, (length, trail, whole, meanings) in _automaton().iter(text):
        if whole and text[last + 1].isalnum():
            continue
        start, end = last - length, last - trail
        for group, kind, flag in meanings:
            if not flag or near[end - 1] & flag:
                lists[group].append(Cue(start, end, kind))
    found.arrange()
    return found


_BEFORE_NAME, _AFTER_NAME = 1, 2


def _near(length: int, names: Iterable[tuple[int, int]]) -> bytearray:
    """For every place in the text, whether a country follows or has been named just before."""
    before, after = bytearray(length), bytearray(length)
    for start, end in names:
        first, last = max(0, start - BEFORE), min(length, end + AFTER)
        before[first:start] = bytes([_BEFORE_NAME]) * (start - first)
        after[end:last] = bytes([_AFTER_NAME]) * (last - end)
    both = int.from_bytes(before, "big") | int.from_bytes(after, "big")
    return bytearray(both.to_bytes(length, "big"))


@cache
def _automaton() -> Any:
    """Every cue with its length without blanks, the blank after it, whether it must end here, and its meanings."""
    flags = {"before": _BEFORE_NAME, "after": _AFTER_NAME}
    meanings: dict[str, list[tuple[str, str, int]]] = {}
    for group in _GROUPS:
        for kind, cues in table("roles")[group].items():
            for cue in cues:
                meanings.setdefault(_as_found(cue, group), []).append((group, kind, flags.get(group, 0)))
    values: dict[str, Any] = {}
    for word, meant in meanings.items():
        trail = word.endswith(" ")
        whole = not trail and not UNSPACED_LETTER.match(word[-1])
        values[word] = (len(word.strip()) + trail, trail, whole, tuple(dict.fromkeys(meant)))
    return automaton(values)


def _as_found(cue: str, group: str) -> str:
    """With the blanks that must stand around it: scripts without blanks have none."""
    if UNSPACED_LETTER.match(cue):
        return cue
    return f" {cue} " if group == "before" else f" {cue}"
