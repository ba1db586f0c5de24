"""Phrases that have the form of a body's name, in each language that we read; whether one is a name is for later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .chinese_bodies import chinese_forms
from .document import Document
from .folding import fold
from .names import UPPER, capitals_before
from .phrases import Beginnings, matches_at
from .tables import any_of, standing, table

# Where the form begins and ends, and the word that gave it away.
Form = tuple[int, int, str]
_CAPITAL = rf"(?:[{UPPER}][\w’'&./-]{{0,40}}[\w]|[{UPPER}])"
_EDGE = r"\w-"
# The same at the begin of a name: what comes before is looked at after the first letter (see `standing`).
_FIRST = rf"[{UPPER}](?<![{_EDGE}][{UPPER}])(?:[\w’'&./-]{{0,40}}[\w])?"
_THAI = r"[\u0e01-\u0e4e]"
# Longer than any name of a ministry in small letters.
_REACH = 32


def forms(document: Document) -> Iterator[Form]:
    """Every phrase of such a form, by the kind of form, then in the order of the text."""
    for match in _latin_forms(document):
        yield match.start(), match.end(), match["head"]
    yield from _small_letters(document)
    if document.language == "zh":
        yield from chinese_forms(document)
    if document.language == "vi":
        for match in _vietnamese().finditer(document.text):
            yield match.start(), match.end(), match["head"]
    if document.language == "th":
        for pattern in _thai_patterns():
            for match in pattern.finditer(document.text):
                yield match.start(), match.end(), match["head"]
        yield from _thai_places(document)


def _latin_forms(document: Document) -> Iterator[re.Match[str]]:
    """Each pattern is tried only where one of its words begins, or capitals lead to its last word."""
    text, folded = document.text, document.folded
    first_id, last, named = (words.starts(folded) for words in _beginnings())
    ends = [end for end in last if text[end - 1 : end] == " " and _last_word().match(text, end)]
    before = {at for end in ends for at in capitals_before(text, end - (text[end - 2] == ",") - 1, ("and ",))}
    for pattern, starts in zip(_latin_patterns(), (first_id, before, last, before, named), strict=True):
        yield from matches_at(starts, pattern, text)


@cache
def _beginnings() -> tuple[Beginnings, Beginnings, Beginnings]:
    data = table("organisations")
    lists = data["heads_id"], [*data["heads_en"], *data["companies"]], data["named"]
    first_id, last, named = (Beginnings(map(fold, listed)) for listed in lists)
    return first_id, last, named


@cache
def _last_word() -> re.Pattern[str]:
    data = table("organisations")
    return re.compile(rf"(?:{any_of([*data['heads_en'], *data['companies']])})(?!\w)")


@cache
def _latin_patterns() -> tuple[re.Pattern[str], ...]:
    data = table("organisations")
    join = any_of(data["joins"])
    more = rf"(?:[ ](?:(?:{join})[ ]){{0,2}}{_CAPITAL})"
    # After "dan" another body may begin: «Kepolisian X dan Kepolisian Y».
    begins = any_of([*data["heads_id"], *data["offices"]])
    more_id = rf"(?![ ](?:dan|serta)[ ](?:{begins})(?!\w)){more}"
    bracket = r"(?:[ ]\([A-Z][\w-]{1,10}\))?"
    company = rf"(?:,?[ ](?:{any_of(data['companies'])})(?!\w)\.?){{1,3}}"
    chief = rf"(?![ ](?:{any_of(data['chiefs'])})(?!\w))"
    return (
        re.compile(
            rf"(?P<head>{standing(data['heads_id'], _EDGE)})(?:{more_id}){{1,9}}{bracket}(?:[ ](?:RI|{_CAPITAL}))?"
        ),
        re.compile(
            rf"{_FIRST}[ ](?:and[ ])?(?:{_CAPITAL}[ ](?:and[ ])?){{0,4}}(?P<head>{any_of(data['heads_en'])})(?!\w)"
            rf"{chief}(?:{company}|[ ](?:of|for|on|against|in)[ ](?:the[ ])?{_CAPITAL}"
            rf"(?:[ ](?:and[ ]|of[ ](?:the[ ])?)?{_CAPITAL}){{0,4}})?"
        ),
        re.compile(
            rf"(?P<head>{standing(data['heads_en'], _EDGE)})[ ](?:of|for|on)[ ](?:the[ ])?"
            rf"{_CAPITAL}(?:[ ](?:and[ ]|of[ ](?:the[ ])?|in[ ])?{_CAPITAL}){{0,7}}"
        ),
        re.compile(rf"{_FIRST}(?:[ ]{_CAPITAL}){{1,4}}(?P<head>{company})"),
        re.compile(rf"(?:{standing(data['named'], _EDGE)})(?![\w-])(?P<head>)"),
    )


def _small_letters(document: Document) -> Iterator[Form]:
    """«Chinese foreign ministry», «kementerian luar negeri Thailand»: a country and its ministry in small letters."""
    if document.language not in ("en", "id", "ms"):
        return
    pattern = _small(document.language)
    for hit in document.hits:
        if hit.kind not in ("country", "people", "place"):
            continue
        if document.language == "en" and hit.kind != "place":
            match = pattern.match(document.folded, hit.end, hit.end + _REACH)
            if match is not None:
                yield hit.start, match.end(), match["head"]
        elif document.language != "en":
            first = max(0, hit.start - _REACH)
            for match in pattern.finditer(document.folded, first, hit.start):
                if match.end() == hit.start and document.text[match.start()].islower():
                    yield match.start(), hit.end, match["head"]


@cache
def _small(language: str) -> re.Pattern[str]:
    data = table("organisations")
    if language == "en":
        return re.compile(rf"(?:'s|')?[ ](?P<head>{any_of(data['ministries_en'])})(?!\w)")
    return re.compile(rf"(?P<head>{standing(data['ministries_id'], _EDGE)})[ ]")


# ------------------------------------------------------------------ Vietnamese


@cache
def _vietnamese() -> re.Pattern[str]:
    data = table("organisations")["vi"]
    small, heads = any_of(data["inside"]), any_of(data["heads"])
    # After a comma or "và" another body may begin; that one is not part of this name.
    word = (
        rf"(?!,?[ ](?:và[ ])?(?<=[,à][ ])(?:{heads})(?!\w))"
        rf"(?:[ ](?:(?:{small})(?:,(?=[ ][a-zđ]))?(?!\w)|Phòng,(?=[ ]chống)|{_CAPITAL}))"
    )
    # «Đại sứ quán Việt Nam tại Campuchia»
    abroad = rf"(?:(?<=[ ]Việt[ ]Nam)[ ]tại[ ]{_CAPITAL}(?:[ ]{_CAPITAL}){{0,2}})?"
    return re.compile(rf"(?<!\w)(?P<head>{heads})(?!\w)(?:{word}){{1,12}}{abroad}(?:[ ]\([A-Z]\w{{1,8}}\))?")


# ------------------------------------------------------------------ Thai


@cache
def _thai_patterns() -> tuple[re.Pattern[str], ...]:
    """From the head to a word that cannot be part of a name, or to the blank that ends the phrase."""
    data = table("organisations")["th"]
    stops, safe = any_of(data["stops"]), any_of(data["safe"])
    bracket = r"(?:[ ]ณ[ ][\u0e01-\u0e4e]{2,24})?(?:[ ]?\([ก-ฮ.]{2,12}\))?"
    return (
        re.compile(
            rf"(?P<head>{any_of(data['heads'])})(?:{safe}|(?!{stops}){_THAI}){{0,48}}"
            rf"(?:(?<=ที่)[ ]?\d{{1,2}})?{bracket}"
        ),
        re.compile(rf"(?P<head>)(?:{any_of(data['courts'])})(?:{safe}|(?!{stops}){_THAI}){{0,20}}{bracket}"),
        re.compile(rf"(?P<head>ตำรวจ)(?:{any_of(data['provinces'])})"),
        re.compile(r"(?P<head>สำนักงาน|สำนัก|กรม|สนง\.)[ ]?(?:[ก-ฮ]{1,3}\.){2,5}(?![ก-ฮ])"),  # «สำนักงาน ป.ป.ท.»
        re.compile(r"(?P<head>บริษัท)[ ]?[\u0e01-\u0e4eA-Za-z .]{2,48}?[ ]?จำกัด(?:[ ]?\(มหาชน\))?"),
        re.compile(
            rf"(?<![\u0e01-\u0e4e.])(?P<head>{any_of(data['short'])})\.[ ]?"
            rf"(?:(?!{stops})[\u0e01-\u0e4e.]){{1,14}}\d?"
        ),
    )


def _thai_places(document: Document) -> Iterator[Form]:
    """«ตำรวจกัมพูชา», «สถานทูตอินเดีย»: a country or a place at once behind the word."""
    for hit in document.hits:
        if hit.kind in ("country", "place"):
            for head in table("organisations")["th"]["before_places"]:
                if document.text.endswith(head, 0, hit.start):
                    yield hit.start - len(head), hit.end, head
