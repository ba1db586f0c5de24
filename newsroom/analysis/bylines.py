"""Names of those who only wrote, edited or photographed a report: no rule about people may count these."""

from __future__ import annotations

import re
from functools import cache

from .document import Document
from .tables import any_of, table

_LONGEST_LINE, _MOST_WORDS = 90, 9


def is_byline(document: Document, start: int, end: int) -> bool:
    """Whether the name at [start, end) stands behind a label such as "Editor:", or on a line of names only."""
    text = document.text
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    before = document.folded[max(first, start - 24) : start]
    if _label().search(before):
        return True
    if first >= start - 24 and _opening().fullmatch(before):
        return True
    if last - first > _LONGEST_LINE or document.zone_at(start, end) == "headline":
        return False
    return _is_names_only(text[first:last])


def _is_names_only(line: str) -> bool:
    """«Hadi Maulana,», «Reni Susanti dan Budi»: no word of a sentence, no full stop."""
    words = line.strip(" ,|-–").split()
    if not 1 < len(words) <= _MOST_WORDS or line.rstrip().endswith((".", "。", ":", "?", "!")):
        return False
    # «Rahmat Fauzi - detikSumut»: the name of a paper has its capital anywhere.
    return all(_is_name(word) or word in ("dan", "and", "/", "-", "|", "&") for word in words)


def _is_name(word: str) -> bool:
    return word[0].isupper() or (word.isascii() and word != word.lower())


@cache
def _label() -> re.Pattern[str]:
    """A label with a colon right before the name; in Chinese the word alone."""
    data = table("people")
    labels = any_of([word for word in data["bylines"] if word.endswith(":")])
    return re.compile(rf"(?:(?<!\w)(?:{labels})|(?:{any_of(data['zh']['bylines'])})[:：]?)[ \u3000]?$")


@cache
def _opening() -> re.Pattern[str]:
    """The label with which a line begins."""
    return re.compile(rf"[ (—–-]{{0,20}}(?:{any_of(table('people')['bylines'])})[ ]{{1,20}}")
