"""Words that say how an occasion is told: planned, held, put off, called for. All found in one pass over a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

from .automata import Words
from .event_words import event_words
from .folding import LATIN, UNSPACED_LETTER

_LETTER = re.compile(f"[{LATIN}]")
_GROUPS = 16  # more than a text is asked about


class _Place(NamedTuple):
    start: int
    end: int
    joined_before: bool  # to a letter, so that it stands alone only where the text is cut there
    joined_after: bool


def says(folded: str, name: str, start: int, end: int, *, cut: bool = False) -> bool:
    """Whether a word of this group of cues stands in [start, end); where that cuts a word, at its end.

    `cut`: at its begin too.
    """
    places = _places(folded, name)
    for at in range(bisect_left(places, (start,)), len(places)):
        one = places[at]
        if one.start >= end:
            break
        opens = not one.joined_before or (cut and one.start == start)
        if opens and (one.end == end or (one.end < end and not one.joined_after)):
            return True
    return False


@lru_cache(maxsize=_GROUPS)
def _places(folded: str, name: str) -> list[_Place]:
    found: list[_Place] = []
    for last, (length, spaced) in _words(name).find(folded):
        start, end = last + 1 - length, last + 1
        before = spaced and start > 0 and _LETTER.match(folded, start - 1) is not None
        found.append(_Place(start, end, before, spaced and _LETTER.match(folded, end) is not None))
    return sorted(found)


@cache
def _words(name: str) -> Words:
    """The words with their length, and whether they are of a script with blanks."""
    return Words({word: (len(word), not UNSPACED_LETTER.match(word)) for word in event_words()["cues"][name]})
