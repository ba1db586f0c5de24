"""People by their office: «Menteri Luar Negeri Sihasak Phuangketkeow», «Liu Zhongyi, Asisten Menteri ...»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .document import Document
from .name_runs import Page
from .names import Run, Token, honorifics, near
from .tables import table, words

_VERB = re.compile(r"(?:[ ][A-Z]{2})?,[ ][a-z]")


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
    cue: str = ""


def titled(page: Page) -> Iterator[Named]:
    """Every name with a title before or after it."""
    document, found, heads = page.document, page.found, _heads()
    last = 0
    for at in [at for at, token in enumerate(found) if token.low in heads]:
        if at < last:
            continue
        after = _title_end(document, found, at)
        named = _name_after(page, at, after) or _named_before(page, at, after)
        if named is not None:
            yield named[0]
        last = max(after, named[1] if named else 0, at + 1)


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
    low = token.low.removesuffix("nya")  # «Pesuruhjaya Polisnya»
    if low in _inside() or low in _heads():
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
        # «Hukum, dan Keamanan»
        at += token.text == "," and at + 2 < len(found) and found[at + 1].low in _join_words()
        return at + 1 < len(found) and found[at + 1].low in _inside() and found[at + 1].text[0].isupper()
    ahead = found[at + 1 : at + 3]
    return any(_continues(document, one) and (small or one.text[:1].isupper()) for one in ahead)


def _bracket(document: Document, found: list[Token], at: int) -> int | None:
    """The token after a bracket that holds a short form: «(Imipas)», «(PWNI-BHI)»."""
    if at + 2 < len(found) and found[at + 2].text == ")" and found[at + 1].text[:1].isupper():
        return at + 3
    return None


def _name_after(page: Page, at: int, after: int) -> tuple[Named, int] | None:
    document, found = page.document, page.found
    comma = after < len(found) and found[after].text == ","
    first = after + comma
    if first >= len(found) or not page.near(first) or not page.near(after):
        return None
    if found[after - 1].low in _join_words():
        return None  # «di Juru dan Prai»: two towns
    after = _without_honorifics(found, at, after)
    while first + 1 < len(found) and first not in page.run_at and found[first].low in honorifics():
        if not page.capital(first + 1) or not found[first].text[:1].isupper():
            return None
        first += 1
    run = page.run_at.get(first)
    if run is None or not _sure(page, at, after, run, comma) or _goes_on(page, run):
        return None
    # «Kapolres Sidoarjo X», «pengamat Universitas Trisakti X»: the first word names a town or a school.
    local = found[at].low in words("people", "local_heads") or found[after - 1].low in words("names", "phrase_heads")
    if local and run.words > 2 and not page.is_listed(run.first):
        run = Run(run.first + 1, run.last, found[run.first + 1].start, run.end, run.words - 1)
    title = document.text[found[at].start : found[after - 1].end]
    weak = run.words == 1
    start = found[at].start
    return Named(start, run.end, run.start, run.end, title, "person_title_name", 0.7 if weak else 0.9), run.last


def _goes_on(page: Page, run: Run) -> bool:
    """«Kapolres Manggarai AKBP Ari Satmoko»: a rank follows, so that these words belong to the office."""
    if is_of_town(page, run):
        return True
    at, marks = run.last, words("people", "marks")
    if run.words == 1 and at < len(page.found) and page.found[at].text == ",":
        at += 1
    return page.capital(at) and page.found[at].low in marks and page.found[at].low not in words("people", "degrees")


def is_of_town(page: Page, run: Run) -> bool:
    """«Ketua Polis Wangsa Maju, Lazim Ismail»: the head of the police of a town, then a comma and the name.

    Or the house of that police: «Ibu Pejabat Polis Daerah Dang Wangi».
    """
    before = " ".join(token.low for token in page.found[max(0, run.first - 4) : run.first])
    if before.endswith(tuple(table("people")["stations"])):
        return True
    behind = page.found[run.last : run.last + 2]
    if len(behind) < 2 or behind[0].text != "," or not behind[1].text[:1].isupper():
        return False
    return before.endswith(tuple(table("people")["town_offices"]))


def _without_honorifics(found: list[Token], at: int, after: int) -> int:
    """The end of the office before words such as "Datuk Seri"; ranks that are the whole office stay."""
    end = after
    while end > at + 1 and found[end - 1].low in honorifics():
        end -= 1
    return after if end == at + 1 and found[at].low in _weak() else end


def _sure(page: Page, at: int, after: int, run: Run, comma: bool) -> bool:
    """A single word is a name only after an office written with a capital; after a comma it never is."""
    found, head = page.found, page.found[at]
    if run.words >= 2:
        return head.text[0].isupper() or head.low not in _weak() or after - at > 1
    if not head.text[0].isupper() or _one_of_many(page, run.last):
        return False
    if comma:  # «Deputi Komisioner Hukum dan Penyidikan OJK, Yuliana, berterima kasih»
        if page.document.language != "id" or page.document.hits_over(run.start, run.end):
            return False
        return after - at > 2 and _VERB.match(page.document.text, run.end) is not None
    if page.document.language == "en" and found[after - 1].low not in _heads():
        return False
    return head.low not in _weak() or after - at > 1


def _one_of_many(page: Page, at: int) -> bool:
    """«Perancangan» of «Perancangan dan Program»: portfolios in a row."""
    return page.near(at) and page.found[at].low in ("dan", "and", "serta", "&") and page.capital(at + 1)


def _named_before(page: Page, at: int, after: int) -> tuple[Named, int] | None:
    document, found = page.document, page.found
    # «Benedikt Hofmann, UNODC Regional Representative»: a body before the office belongs to it.
    while at > 2 and near(document, found[at - 1], found[at]) and _is_body(document, found[at - 1]):
        at -= 1
    if at < 2 or found[at - 1].text not in (",", "，") or not near(document, found[at - 1], found[at]):
        return None
    run = page.run_to.get(at - 1)
    if run is None or run.words < 2 or run.end != found[at - 1].start:
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
