"""Runs of capitalised words that have the form of a person's name and are not a part of a longer phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .calendar_words import month_names
from .claims import Claims
from .document import Document
from .names import Run, Token, honorifics, is_initial, is_name_word, near
from .tables import words

_LONGEST = 7
# How the syllables of Chinese given names look in Latin letters, one or two of them.
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|kh|ts|hs|ph|th|[bpmfdtnlgkhjqxrzcsywo])?(?:y|w)?[aeiouü]{1,3}(?:ng|n|r|k|h|m|t|p)?){1,2}"
)
# «Ditegaskan Krishna»: Indonesian and Malay verbs at the begin of a sentence.
_AFFIXED = re.compile(r"(?:di|me|ber|ter|ke|pe)[a-z]{2,20}(?:kan|nya|annya)")
_HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")
_POSSESSIVE = ("'s", "’s")


class Page:
    """The tokens of a text with what is known about each place: which words are taken, which stand small."""

    def __init__(self, document: Document, found: list[Token]) -> None:
        self.document, self.found = document, found
        known = ((hit.start, hit.end) for hit in document.hits if hit.kind != "place")
        self._known = Claims(len(document.text), known)
        self._words = {token[0] for token in found}
        self.runs = tuple(_runs(self))
        self.run_at = {run.first: run for run in self.runs}
        self.run_to = {run.last: run for run in self.runs}

    def near(self, at: int) -> bool:
        """Whether this token follows the one before with one blank or none between them."""
        return 0 < at < len(self.found) and near(self.document, self.found[at - 1], self.found[at])

    def capital(self, at: int) -> bool:
        """Whether a word with a capital stands here, right beside the one before."""
        return self.near(at) and self.found[at].text[:1].isupper()

    def is_country(self, at: int) -> bool:
        """Whether this word is the name of a country or of its people."""
        token = self.found[at]
        hits = self.document.hits_over(token.start, token.end)
        return bool(hits) and hits[0].kind in ("country", "people")

    def free(self, token: Token) -> bool:
        """Whether no known name holds this word."""
        return self._known.free(token.start, token.end)

    def is_part(self, at: int) -> bool:
        """Whether this word can be part of a name here: no office, no common word, no known body."""
        token = self.found[at]
        kind = _kind(token.text)
        if kind == "none" or not self.free(token):
            return False
        if kind == "plain":
            return token.low not in self._words
        if kind == "initial":
            return self.capital(at + 1) and is_name_word(self.found[at + 1])
        return kind == "listed" or self._surname_here(at)

    def is_listed(self, at: int) -> bool:
        """Whether this word is a given name or a family name that the lists know."""
        return _is_listed(self.found[at].low)

    def _surname_here(self, at: int) -> bool:
        """«Park Seong-ju», «She Zhijiang»: a family name that is also a word, before a given name."""
        if not self.capital(at + 1) or self.found[at].low not in _first_names() or not self.free(self.found[at + 1]):
            return False
        given = self.found[at + 1].text
        return bool(_HYPHENED.fullmatch(given) or (len(given) > 4 and _SYLLABLES.fullmatch(given.lower())))


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str:
    """What this word by itself can be in a name."""
    word = word.removesuffix("'s").removesuffix("’s")  # «Marcos Jr.'s»
    low = Token(word, 0, 0).low
    if (
        not word[:1].isupper()
        or low in words("names", "common")
        or low in words("names", "regions")
        or _AFFIXED.fullmatch(low)
    ):
        return "none"
    if len(word) == 1:
        # «K Shanmugam»: an initial without a full stop.
        return "none" if word in "AI" else "initial"
    if is_initial(Token(word, 0, 0)) and len(word) < 7:
        return "initial"  # «K. Shanmugam», «A.K.M. Shahidur»
    if word.isupper():
        # «SHE Zhijiang», «LIANG Ailan»: family names in capitals.
        return "listed" if _is_listed(low) else "none"
    can = is_name_word(Token(word, 0, 0))
    if _is_listed(low):
        # «Mark», «Law», «Park Seong-ju»: names that are words too.
        return "listed" if can else "surname"
    return "plain" if can and not _is_office(low) and low not in words("people", "roles") else "none"


def _runs(page: Page) -> Iterator[Run]:
    """The longest runs of words that can be a name, left to right, unless a phrase goes on before or after."""
    found, last = page.found, 0
    for at in [number for number, token in enumerate(found) if token.text[:1].isupper()]:
        if at < last or not page.is_part(at) or _is_address(page, at):
            continue
        last, count = _end(page, at)
        if not _is_cut_out(page, at, last) and not _is_place(page, at, last):
            yield Run(at, last, found[at].start, _without_possessive(found[last - 1]), count)


def _is_address(page: Page, at: int) -> bool:
    """«Datuk», «Tan» of «Tan Sri»; not «Tan» of «Tan See Leng», «Sri» of «Sri Mulyani»."""
    low = page.found[at].low
    follows = page.capital(at + 1) and page.found[at + 1].low in honorifics()
    if low in honorifics() and low in _first_names():
        return follows
    if low not in honorifics() or not page.capital(at + 1):
        return low in honorifics()
    beside = follows or (page.near(at) and page.found[at - 1].low in honorifics())
    return beside or not _is_listed(low)


def _end(page: Page, first: int) -> tuple[int, int]:
    """The token after the name that begins at `first`, and how many words it has."""
    found, at, count = page.found, first + 1, 1
    while at < len(found) and at - first < _LONGEST and page.near(at):
        if found[at - 1].text.endswith(_POSSESSIVE):
            break
        if page.is_part(at) or _is_given(page, first, at) or _is_month_inside(page, at):
            at, count = at + 1, count + 1
        elif is_initial(found[at]):
            at += 1
        elif found[at].low in _particles() and (after := _after_particle(page, at + 1)):
            at, count = after, count + 1
        else:
            break
    return at, count


def _is_given(page: Page, first: int, at: int) -> bool:
    """«Xu Mei Lian»: a Chinese given name that is also the name of a month or another word."""
    token = page.found[at]
    if page.found[first].low not in words("names", "chinese") or not page.capital(at) or not page.free(token):
        return False
    return at - first < 3 and token.low not in _offices() and _is_syllables(token.low)


def _is_month_inside(page: Page, at: int) -> bool:
    """«Amur Chandra Juli Buana»: the name of a month between two words of a name."""
    return page.found[at].low in month_names() and page.capital(at) and page.capital(at + 1) and page.is_part(at + 1)


def _after_particle(page: Page, at: int) -> int | None:
    """The token after the word that follows "bin" or "de", with titles of the father: «binti Dato Seri Hairol»."""
    while page.capital(at) and page.found[at].low in honorifics() and page.capital(at + 1):
        at += 1
    return at + 1 if page.near(at) and page.is_part(at) else None


def _is_cut_out(page: Page, first: int, last: int) -> bool:
    """«Checkpoints» of «Checkpoints Authority», «Wangsa» of «Hotel Wangsa»: a part of the name of something."""
    if (
        page.capital(last)
        and not _may_follow(page.found[last])
        and not page.found[last - 1].text.endswith(_POSSESSIVE)
    ):
        return True
    before = page.found[first - 1] if page.capital(first) and first else None
    if before is None or not before.text[:1].isupper() or before.low in honorifics() or _is_office(before.low):
        return False
    return before.low in _phrases() and before.low not in words("people", "roles")


def _may_follow(token: Token) -> bool:
    """Whether a name can stand before this capitalised word: a degree, or the short form of a body."""
    return token.low in words("people", "degrees") or (token.text.isupper() and token.text.isalpha())


def _is_place(page: Page, first: int, last: int) -> bool:
    """«Chiang Saen», «Lang Son»."""
    return last - first > 1 and f"{page.found[first].low} {page.found[first + 1].low}" in words("names", "not_people")


def has_listed_name(page: Page, run: Run) -> str | None:
    """The words by which this run of at least two is known as a name, or None."""
    parts = [token.low.removesuffix("'s") for token in page.found[run.first : run.last]]
    for part in parts[1:-1]:
        if part in words("names", "kin"):
            return part
    if len(parts) < 2:
        return None
    if parts[0] in words("names", "given"):
        return parts[0]
    if parts[-1] in words("names", "family"):
        return parts[-1]
    if parts[0] in words("names", "chinese") and len(parts) <= 3 and all(map(_is_syllables, parts[1:])):
        return parts[0]
    if parts[0] in words("names", "family_first") and len(parts) <= 3:
        return parts[0]
    return None


@lru_cache(maxsize=4096)
def _is_syllables(word: str) -> bool:
    return all(_SYLLABLES.fullmatch(part) for part in word.split("-"))


def _without_possessive(token: Token) -> int:
    return token.end - 2 if token.text.endswith(_POSSESSIVE) else token.end


def _is_listed(low: str) -> bool:
    return low in _names() or low in _first_names()


def _is_office(low: str) -> bool:
    return low in _offices()


@cache
def _names() -> frozenset[str]:
    return words("names", "given") | words("names", "family")


@cache
def _first_names() -> frozenset[str]:
    return words("names", "chinese") | words("names", "family_first")


@cache
def _offices() -> frozenset[str]:
    return words("people", "heads") | words("people", "inside")


@cache
def _phrases() -> frozenset[str]:
    return words("names", "common") | words("names", "phrase_heads")


@cache
def _particles() -> frozenset[str]:
    return words("people", "name_parts") - {"of"}
