"""What a person's name looks like, and the words of a text as tokens: shared by the rules about people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from .calendar_words import month_names
from .document import Document
from .folding import LATIN
from .tables import table, words

UPPER = r"A-ZÀ-ÖØ-ÞĀ-ĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_TOKEN = re.compile(r"[^\W\d_][\w'’./-]*[\w.]|[^\W\d_]|\d+|[^\w\s]")
# In scripts without blanks only the words in Latin letters are tokens.
_LATIN_TOKEN = re.compile(rf"[A-ZÀ-Þ{LATIN}][A-ZÀ-Þ{LATIN}\d'’./-]*")
_NAME_WORD = re.compile(
    rf"[{UPPER}][\w'’]{{0,40}}[a-zß-öø-ÿ\u0100-\u024f\u1e00-\u1eff][\w'’]{{0,40}}(?:-[\w'’]{{1,40}})*\.?"
)
_INITIAL = re.compile(rf"[{UPPER}]\.(?:[{UPPER}]\.)*")
_LONGEST = 6


# Where a name can begin: a capital that is not inside a word.
_BEGIN = re.compile(rf"[{UPPER}](?<![\w-][{UPPER}])")
_UPPER = re.compile(f"[{UPPER}]")
_MOST_WORDS, _LONGEST_WORD = 14, 44


class Token(NamedTuple):
    """A word or a sign of the text. A tuple: a text has hundreds of them."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """In small letters, without a full stop."""
        return _low(self.text)


@lru_cache(maxsize=20_000)
def _low(word: str) -> str:
    return word.lower().replace("’", "'").rstrip(".")


@dataclass(frozen=True, slots=True)
class Run:
    """A name as a run of tokens [first, last)."""

    first: int
    last: int
    start: int
    end: int
    words: int


def tokens(document: Document) -> list[Token]:
    """All tokens of headline and body, in order."""
    found: list[Token] = []
    text = document.text
    made = tuple.__new__  # what Token(...) comes to, for a third of its time
    pattern = _LATIN_TOKEN if document.language in ("th", "zh") else _TOKEN
    for zone in document.layout.proving:
        # In a headline in capitals names run into verbs; there people are found again by their known names.
        if zone.zone != "dateline" and not document.in_capitalised_headline(zone.start):
            end = zone.start
            for word in pattern.findall(text, end, zone.end):
                start = text.index(word, end)
                if word[-1] == "." and _ends_sentence(word):
                    word = word[:-1]
                end = start + len(word)
                found.append(made(Token, (word, start, end)))
    return found


def _ends_sentence(word: str) -> bool:
    """Whether its full stop is that of the sentence; initials, honorifics and short names keep theirs."""
    low = word[:-1].lower()
    return not _INITIAL.fullmatch(word) and low not in honorifics() and low not in words("names", "short")


@cache
def honorifics() -> frozenset[str]:
    """Words between a title and a name that are part of neither."""
    return words("people", "honorifics")


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that begin sentences or mean something else."""
    return words("people", "not_names")


def capitals_before(text: str, blank: int, joining: tuple[str, ...]) -> Iterator[int]:
    """Capitals of words before this blank, back to the first word without one; not to those of `joining`.

    No other can begin a name whose last word stands behind the blank.
    """
    start = blank
    for _word in range(_MOST_WORDS):
        before = text.rfind(" ", max(0, start - _LONGEST_WORD), start)
        start = max(before, 0, start - _LONGEST_WORD)
        if before < 0 or not (_UPPER.match(text, before + 1) or text.startswith(joining, before + 1)):
            break
    return (capital.start() for capital in _BEGIN.finditer(text, start, blank))


def is_name_word(token: Token) -> bool:
    """Whether this word can be part of a name."""
    return _is_name_word(token.text)


@lru_cache(maxsize=20_000)
def _is_name_word(word: str) -> bool:
    return bool(_NAME_WORD.fullmatch(word)) and _low(word) not in not_names()


def is_initial(token: Token) -> bool:
    """«C.», «R.»."""
    return bool(_INITIAL.fullmatch(token.text))


def near(document: Document, left: Token, right: Token) -> bool:
    """Whether only one blank or nothing stands between two tokens."""
    gap = document.text[left.end : right.start]
    return len(gap) <= 1 and "\n" not in gap


def name_from(document: Document, found: list[Token], at: int) -> Run | None:
    """The name that begins at this token, without the honorifics before it."""
    while at < len(found) and found[at].low in honorifics() and at + 1 < len(found):
        if not near(document, found[at], found[at + 1]) or not found[at].text[0].isupper():
            return None
        at += 1
    first, count = at, 0
    while at < len(found) and at - first < _LONGEST:
        token = found[at]
        if at > first and not near(document, found[at - 1], token):
            break
        if is_initial(token) and (count or _name_follows(document, found, at)):
            at += 1
        elif is_name_word(token) and not taken(document, token):
            count, at = count + 1, at + 1
        elif count and (token.low in _parts() or token.low in month_names()) and _name_follows(document, found, at):
            at += 1
        else:
            break
    if not count:
        return None
    return Run(first, at, found[first].start, found[at - 1].end, count)


def name_before(document: Document, found: list[Token], at: int) -> Run | None:
    """The name of at least two words that ends just before this token."""
    last = at
    while at > 0 and last - at < _LONGEST:
        token = found[at - 1]
        if at < last and not near(document, token, found[at]):
            break
        inside = is_name_word(token) and not taken(document, token)
        joined = at < last and token.low in _parts() and at > 1 and is_name_word(found[at - 2])
        if not (inside or joined or (is_initial(token) and at < last)):
            break
        at -= 1
    while at < last and (found[at].low in honorifics() or found[at].low in _title_words()):
        at += 1
    count = sum(is_name_word(token) for token in found[at:last])
    if count < 2:
        return None
    return Run(at, last, found[at].start, found[last - 1].end, count)


def taken(document: Document, token: Token) -> bool:
    """Whether this word belongs to a name that the gazetteer knows (places apart: people are named after them)."""
    return any(hit.kind != "place" for hit in document.hits_over(token.start, token.end))


def _name_follows(document: Document, found: list[Token], at: int) -> bool:
    return at + 1 < len(found) and near(document, found[at], found[at + 1]) and is_name_word(found[at + 1])


@cache
def _parts() -> frozenset[str]:
    return words("people", "name_parts")


@cache
def _title_words() -> frozenset[str]:
    data = table("people")
    return frozenset(data["heads"]) | frozenset(data["inside"])
