"""What makes two texts copies of each other: numbers that equal sentences and alike texts have in common.

Sentence prints are exact and show which sentences agree; they survive a new lead, cuts and additions. Bands of a
MinHash signature (Broder 1997; banding as in Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4)
meet for reworded texts too, where no sentence is whole. Both only find candidates: `overlap` verifies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from .folding import UNSPACED, fold
from .reading import ZoneSpan
from .sentences import Sentence, split

# More rows miss copies with every tenth word changed, fewer meet strangers: benchmarks/copies.py shows both.
ROWS, BANDS = 3, 42
_SEED = 1
# The prints are kept in a database: another way to make them is another version, and they are made anew.
PRINTS_VERSION = f"1.{RMinHash.ALGORITHM_VERSION}"
_SHORTEST = 40  # letters: shorter sentences ("Ia tidak merinci.") are anybody's
_SHORTEST_UNSPACED = 16
_SHINGLE_WORDS, _SHINGLE_LETTERS = 4, 7
_MOST_SENTENCES, _LONGEST = 500, 200_000  # sentences and letters of a text that are compared
_WORD = re.compile(r"\w+")
_UNSPACED_RUN = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class SentencePrint:
    """A sentence [start, end) of the body, as one signed 64-bit number that does not depend on blanks or capitals."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prints:
    """The prints of one text. `bands` are signed 64-bit numbers; two texts that share some may be alike."""

    sentences: tuple[SentencePrint, ...]
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two texts have in common, from 0 to 1.

    `containment`: the part of the shorter one's shingles that the other has too. `jaccard`: of all their
    shingles together. `letters`: the part of the shorter one's letters in whole sentences that both have.
    `shared` pairs the places of those sentences: (start, end, start in the other, end in the other).
    """

    containment: float
    jaccard: float
    letters: float
    shared: tuple[tuple[int, int, int, int], ...]


def prints(text: str, zones: Iterable[ZoneSpan]) -> Prints:
    """The prints of a text whose zones are known; only what stands in its body counts."""
    body = _body(text, zones)
    sentences = []
    for one in body:
        words = " ".join(_WORD.findall(fold(text[one.start : one.end])))
        if len(words) >= (_SHORTEST_UNSPACED if _UNSPACED_RUN.search(words) else _SHORTEST):
            sentences.append(SentencePrint(_number(words), one.start, one.end))
    return Prints(tuple(sentences), _bands(_pieces(text, body)))


def shingles(text: str) -> frozenset[str]:
    """Every run of four words, or of seven letters where the script sets no blanks."""
    words = _WORD.findall(fold(text))
    unspaced = sum(bool(_UNSPACED_RUN.match(word)) for word in words)
    if 2 * unspaced > len(words):
        letters = "".join(words)
        return frozenset(letters[at : at + _SHINGLE_LETTERS] for at in range(len(letters) - _SHINGLE_LETTERS + 1))
    return frozenset(" ".join(words[at : at + _SHINGLE_WORDS]) for at in range(len(words) - _SHINGLE_WORDS + 1))


def overlap(text: str, zones: Iterable[ZoneSpan], other: str, other_zones: Iterable[ZoneSpan]) -> Overlap:
    """What the bodies of two texts truly have in common."""
    zones, other_zones = tuple(zones), tuple(other_zones)
    mine, theirs = prints(text, zones), prints(other, other_zones)
    there = {one.value: one for one in theirs.sentences}
    met = [(one, there[one.value]) for one in mine.sentences if one.value in there]
    shorter = min(_letters(mine), _letters(theirs))
    mine_pieces, their_pieces = _pieces(text, _body(text, zones)), _pieces(other, _body(other, other_zones))
    common, fewer = len(mine_pieces & their_pieces), min(len(mine_pieces), len(their_pieces))
    return Overlap(
        containment=common / fewer if fewer else 0.0,
        jaccard=common / len(mine_pieces | their_pieces) if fewer else 0.0,
        letters=min(1.0, sum(one.end - one.start for one, _twin in met) / shorter) if shorter else 0.0,
        shared=tuple((one.start, one.end, twin.start, twin.end) for one, twin in met),
    )


def _body(text: str, zones: Iterable[ZoneSpan]) -> list[Sentence]:
    """The sentences of the body. What is longer than any report is known by how it begins."""
    return [one for one in split(text, zones) if one.zone == "body" and one.end <= _LONGEST][:_MOST_SENTENCES]


def _pieces(text: str, body: Iterable[Sentence]) -> frozenset[str]:
    return shingles(" ".join(text[one.start : one.end] for one in body))


def _letters(found: Prints) -> int:
    return sum(one.end - one.start for one in found.sentences)


def _bands(pieces: frozenset[str]) -> tuple[int, ...]:
    if not pieces:
        return ()
    sketch = RMinHash(num_perm=ROWS * BANDS, seed=_SEED)
    sketch.update(sorted(pieces))
    digest = sketch.digest()
    rows = (digest[band * ROWS : (band + 1) * ROWS] for band in range(BANDS))
    return tuple(_number(f"{number}:{row}") for number, row in enumerate(rows))


def _number(words: str) -> int:
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
