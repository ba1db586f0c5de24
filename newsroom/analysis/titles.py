"""People by their office: «Menteri Luar Negeri Sihasak Phuangketkeow», «Liu Zhongyi, Asisten Menteri ...»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .document import Document
from .names import Run, Token, honorifics, name_before, name_from, near
from .tables import words


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the office that stands beside it, as spans of the text."""

    start: int
    end: int
    name_start: int
    name_end: int
    title: str | None
    rule: str
    confidence: float


def titled(document: Document, found: list[Token]) -> Iterator[Named]:
    """Every name with a title before or after it."""
    at = 0
    while at < len(found):
        if found[at].low not in _heads():
            at += 1
            continue
        after = _title_end(document, found, at)
        named = _name_after(document, found, at, after) or _named_before(document, found, at, after)
        if named is not None:
            yield named[0]
        at = max(after, named[1] if named else 0, at + 1)


def _title_end(document: Document, found: list[Token], at: int) -> int:
    """The token after the last word of the title that begins at `at`."""
    end = at + 1
    while end < len(found):
        token, gap = found[end], document.text[found[end - 1].end : found[end].start]
        if "\n" in gap or len(gap) > 1:
            break
        if _continues(document, token) or _joins(document, found, end, found[at].text[0].islower()):
            end += 1
        elif token.text == "(" and (closed := _bracket(document, found, end)):
            end = closed
        else:
            break
    return end


def _continues(document: Document, token: Token) -> bool:
    if token.low in _inside() or token.low in _heads():
        return True
    if token.text.isupper() and 2 <= len(token.text) <= 8 and token.text.isalpha():
        return True
    return any(hit.kind != "place" for hit in document.hits_over(token.start, token.end))


def _joins(document: Document, found: list[Token], at: int, small: bool) -> bool:
    """Whether the title goes on after this small word; an office in small letters may end in them."""
    token = found[at]
    if token.low not in _join_words() and token.text not in ("&", ",", "'", "’"):
        return False
    if token.text in (",", "'", "’"):
        # A list of portfolios: «Perilaku Pelaku Usaha Jasa Keuangan, Edukasi dan Pelindungan Konsumen».
        return at + 1 < len(found) and found[at + 1].low in _inside() and found[at + 1].text[0].isupper()
    ahead = found[at + 1 : at + 3]
    return any(_continues(document, one) and (small or one.text[:1].isupper()) for one in ahead)


def _bracket(document: Document, found: list[Token], at: int) -> int | None:
    """The token after a bracket that holds a short form: «(Imipas)», «(PWNI-BHI)»."""
    if at + 2 < len(found) and found[at + 2].text == ")" and found[at + 1].text[:1].isupper():
        return at + 3
    return None


def _name_after(document: Document, found: list[Token], at: int, after: int) -> tuple[Named, int] | None:
    comma = after < len(found) and found[after].text == ","
    first = after + comma
    if first >= len(found) or not near(document, found[first - 1], found[first]):
        return None
    if not near(document, found[after - 1], found[after]):
        return None
    after = _without_honorifics(found, at, after)
    run = name_from(document, found, first)
    if run is None or not _sure(found, at, after, run, comma):
        return None
    title = document.text[found[at].start : found[after - 1].end]
    weak = run.words == 1
    start = found[at].start
    return Named(start, run.end, run.start, run.end, title, "person_title_name", 0.7 if weak else 0.9), run.last


def _without_honorifics(found: list[Token], at: int, after: int) -> int:
    """The end of the office before words such as "Datuk Seri"; ranks that are the whole office stay."""
    end = after
    while end > at + 1 and found[end - 1].low in honorifics():
        end -= 1
    return after if end == at + 1 and found[at].low in _weak() else end


def _sure(found: list[Token], at: int, after: int, run: Run, comma: bool) -> bool:
    """A single word is a name only after an office written with a capital; after a comma it never is."""
    head = found[at]
    if run.words >= 2:
        return head.text[0].isupper() or head.low not in _weak() or after - at > 1
    if comma or not head.text[0].isupper():
        return False
    return head.low not in _weak() or after - at > 1


def _named_before(document: Document, found: list[Token], at: int, after: int) -> tuple[Named, int] | None:
    # «Benedikt Hofmann, UNODC Regional Representative»: a body before the office belongs to it.
    while at > 2 and near(document, found[at - 1], found[at]) and _is_body(document, found[at - 1]):
        at -= 1
    if at < 2 or found[at - 1].text not in (",", "，") or not near(document, found[at - 1], found[at]):
        return None
    run = name_before(document, found, at - 1)
    if run is None or run.end != found[at - 1].start:
        return None
    title = document.text[found[at].start : found[after - 1].end]
    end = found[after - 1].end
    return Named(run.start, end, run.start, run.end, title, "person_name_title", 0.85), after


def _is_body(document: Document, token: Token) -> bool:
    known = any(hit.kind != "place" for hit in document.hits_over(token.start, token.end))
    return known or (token.text.isupper() and len(token.text) > 1)


def is_title_word(token: Token) -> bool:
    """Whether an office can begin with this word or go on with it."""
    return token.low in _heads() or token.low in _inside()


@cache
def _heads() -> frozenset[str]:
    return words("people", "heads")


@cache
def _weak() -> frozenset[str]:
    return words("people", "weak_heads")


@cache
def _inside() -> frozenset[str]:
    return words("people", "inside")


@cache
def _join_words() -> frozenset[str]:
    return words("people", "joins")
