"""Countries that are named one after the other: a list, or a single name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .document import Document
from .gazetteer import Hit
from .sentences import Sentence
from .tables import any_of, table

_LONGEST_GAP = 40  # characters between two countries of one list
_COUNT = 18  # characters in which a number of people stands before a country


@dataclass(frozen=True, slots=True)
class Chain:
    """Countries named one after the other in a sentence; what is said of one is said of all.

    `counted`: with numbers between them. `size`: how many countries; cities do not count.
    """

    hits: tuple[Hit, ...]
    sentence: Sentence
    counted: bool
    size: int

    @property
    def start(self) -> int:
        """Where the first name begins."""
        return self.hits[0].start

    @property
    def end(self) -> int:
        """Where the last name ends."""
        return self.hits[-1].end


def chains(document: Document, hits: list[Hit]) -> Iterator[Chain]:
    """The countries of every sentence in order, those of one list together."""
    run: list[Hit] = []
    counted = False
    here: Sentence | None = None
    for hit in hits:
        sentence = document.sentence_at(hit.start)
        gap = document.folded[run[-1].end : hit.start] if run else ""
        joined = bool(run) and sentence is here and _is_join(gap, run[-1], hit)
        if run and here is not None and not joined:
            yield _chain(run, here, counted)
        if not joined:
            run, counted = [], False
        run.append(hit)
        counted = counted or (joined and any(letter.isdigit() for letter in gap))
        here = sentence
    if run and here is not None:
        yield _chain(run, here, counted)


def _chain(hits: list[Hit], sentence: Sentence, counted: bool) -> Chain:
    size = len({hit.key for hit in hits if hit.kind != "place"})
    return Chain(tuple(hits), sentence, counted, size)


def counts_people(document: Document, chain: Chain) -> bool:
    """«36名印度人», «Laos (27)», «จีน 187 คน», «14 Indians»: a number of its people beside the name."""
    if chain.counted or _after().match(document.folded, chain.end, min(len(document.text), chain.end + _COUNT)):
        return True
    # Not in the folded text: there a new line is a blank.
    before = document.text[max(0, chain.start - _COUNT) : chain.start].lower()
    return _before().search(before) is not None


def _is_join(gap: str, one: Hit, other: Hit) -> bool:
    """Whether only commas, «dan» and counts stand between; «Kamboja, 2.493 WNI» is no list."""
    if len(gap) > _LONGEST_GAP or _joins().fullmatch(gap) is None:
        return False
    return one.kind == other.kind or not any(letter.isdigit() for letter in gap)


@cache
def _joins() -> re.Pattern[str]:
    words = table("roles")["joins"]
    return re.compile(rf"(?>[\s,、，;；/&()（）.:\-\d\"“”]|{any_of(words)})+")


@cache
def _after() -> re.Pattern[str]:
    units = any_of(table("roles")["counted"]["units"])
    return re.compile(rf"\s?[(（]?\d[\d.,]{{0,10}}\s?(?:{units}|\))|\s?\(\d")


@cache
def _before() -> re.Pattern[str]:
    counted = table("roles")["counted"]
    units, numbers = any_of(counted["units"]), any_of(counted["numbers"])
    return re.compile(rf"(?:\d|\b(?:{numbers}))[^\S\n]?(?:{units})?[^\S\n]?$")
