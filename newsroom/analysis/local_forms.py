"""Names of documents in Vietnamese and Thai, where they go on in small letters: see `instrument_forms`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .document import Document
from .folding import LATIN
from .names import UPPER
from .tables import any_of, table

_CAPITAL = rf"(?:[{UPPER}][\w’'/-]{{0,40}}[\w]|[{UPPER}])"


def local_forms(document: Document) -> Iterator[tuple[int, int, str]]:
    """Where each name stands, and the word with which it begins. In Vietnamese that word alone is no name."""
    for match in _local(document.language).finditer(document.text):
        end = _vi_end(match) if document.language == "vi" else match.end()
        if end - match.start() > len(match["head"]) or document.language == "th":
            yield match.start(), end, match["head"]


def _vi_end(match: re.Match[str]) -> int:
    """Before small words that never end a name."""
    text, never = match.group(), _never_last()
    while " " in text and text.rsplit(" ", 1)[1].rstrip(",") in never:
        text = text.rsplit(" ", 1)[0]
    return match.start() + len(text.rstrip(","))


@cache
def _never_last() -> frozenset[str]:
    return frozenset(table("instruments")["small_vi"]["never_last"])


@cache
def _local(language: str) -> re.Pattern[str]:
    heads = any_of(table("instruments")[language])
    if language == "th":
        data = table("organisations")["th"]
        stops, safe = any_of(data["stops"]), any_of([*data["safe"], "กรุง", "ฮานอย", "อาเซียน"])
        name = rf"(?:{safe}|(?!{stops})[\u0e01-\u0e4e]){{0,60}}"
        return re.compile(rf"(?P<head>{heads}){name}(?:[ ]พ\.ศ\.[ ]?[\d\u0e50-\u0e59]{{4}})?")
    small = any_of(table("instruments")["small_vi"]["words"])
    # What a document is about may be any words, up to one that goes on with the sentence.
    stop = any_of(table("instruments")["small_vi"]["stops"])
    word = rf"(?!(?:{stop})(?!\w))[{LATIN}][\w-]{{0,12}}(?:,(?=[ ]chống))?"
    about = rf"(?:[ ]về(?:[ ]{word}){{1,14}})"
    one = rf"(?:{small})(?:,(?=[ ][{LATIN}]))?(?!\w)|Phòng,(?=[ ]chống)|{_CAPITAL}(?!\w)"
    words = rf"(?:[ ](?!(?:{heads})(?!\w))(?:{one})){{1,16}}"
    return re.compile(
        rf"(?<!\w)(?P<head>{heads})"
        rf"(?:[ ](?:số[ ]\d{{1,4}}|\d{{1,4}}/\d{{4}}/)[\w/-]{{0,20}}(?:{about}|{words})?|{about}|{words}(?:{about})?"
        rf"|[ ][“\"][^”\"\n]{{3,120}}[”\"])"
        r"(?:[ ](?:năm[ ])?\d{4}(?:[ ]?[-–][ ]?\d{4})?(?![\d/]))?(?:[ ]\((?:sửa[ ]đổi|[A-Z]\w{1,8})\))?"
    )
