"""Where the words of somebody else's quote stand in a text: the source's own characters, or nowhere.

Used by `gate.py`, which believes no quote that it cannot find.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_SHORTEST, _LONGEST = 2, 600
# A word that stands everywhere proves nothing more at its hundredth place.
_MOST_PLACES = 40
# What copying changes without meaning to: forms of quotation marks and dashes.
_PLAIN = str.maketrans(dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—‑‒―−", "-"))


@dataclass(frozen=True)
class Quotes:
    """A text in which quotes are looked up."""

    text: str

    def places(self, quote: str) -> Iterator[tuple[int, int]]:
        """Every [start, end) at which `quote` stands: exactly first, then with other blanks, marks or dashes.

        Nothing for a quote too short to prove or too long to be one.
        """
        bare = quote.strip()
        if not _SHORTEST <= len(bare) <= _LONGEST:
            return
        seen: set[tuple[int, int]] = set()
        for start in _found(self.text, bare):
            seen.add((start, start + len(bare)))
            yield start, start + len(bare)
        plain, origin = self._plain
        words = " ".join(bare.translate(_PLAIN).split())
        for at in _found(plain, words):
            place = origin[at], origin[at + len(words) - 1] + 1
            if place not in seen:
                yield place

    def within(self, words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Those places of `words` that lie in [start, end) of the text."""
        inner = Quotes(self.text[start:end])
        return ((start + first, start + last) for first, last in inner.places(words))

    @cached_property
    def _plain(self) -> tuple[str, list[int]]:
        """The text with plain marks and single blanks, and for each of its characters the place in the source."""
        letters: list[str] = []
        origin: list[int] = []
        for at, letter in enumerate(self.text.translate(_PLAIN)):
            if letter.isspace():
                if letters and letters[-1] == " ":
                    continue
                letter = " "
            letters.append(letter)
            origin.append(at)
        return "".join(letters), origin


def _found(text: str, words: str) -> Iterator[int]:
    """Where `words` stand in `text`, from left to right, up to the most places that are looked at."""
    at = text.find(words) if words else -1
    for _place in range(_MOST_PLACES):
        if at < 0:
            return
        yield at
        at = text.find(words, at + 1)
