"""Who among the people of a text is called a victim, a suspect or an accused: flagged, so that editors keep the name.

Rather one too many than one too few: an editor who sees the flag decides; nobody sees a flag that is missing. That a
person was convicted, or is in office, is never read here: no machine lifts a protection.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from .document import Document
from .reading import PersonMention, PersonRole
from .tables import any_of, table

# Whoever is called two of these has the first: an accused was a suspect before.
ROLES: tuple[PersonRole, ...] = ("victim", "accused", "suspect")
# How far the words may stand from the name, in characters.
REACH = 90


def with_protected_roles(document: Document, mentions: Sequence[PersonMention]) -> list[PersonMention]:
    """The mentions, in their order; all of a person who is called so somewhere have that role."""
    found = []
    for number, one in enumerate(mentions):
        before = mentions[number - 1].span.end if number else 0
        after = mentions[number + 1].span.start if number + 1 < len(mentions) else len(document.text)
        found.append(_called(document, one, before, after))
    _along_lists(document, mentions, found)
    called: dict[str, set[PersonRole]] = {}
    for one, said in zip(mentions, found, strict=True):
        called.setdefault(one.name, set()).update(said)
    roles = {name: next((role for role in ROLES if role in said), None) for name, said in called.items()}
    return [replace(one, role=role) if (role := roles[one.name]) else one for one in mentions]


def _along_lists(document: Document, mentions: Sequence[PersonMention], found: list[set[PersonRole]]) -> None:
    """What the first or the last of a list is called, all of it are: «nghi phạm A, B và C»."""
    pairs = list(pairwise(range(len(mentions))))
    joined = [
        (one, other)
        for one, other in pairs
        if _joins().fullmatch(document.folded, mentions[one].span.end, mentions[other].span.start)
    ]
    for one, other in [*joined, *reversed(joined)]:
        both = found[one] | found[other]
        found[one], found[other] = both, both


@cache
def _joins() -> re.Pattern[str]:
    words = any_of(table("person_roles")["links"]["list"])
    return re.compile(rf"\s?(?:[,、，]\s?(?:{words})?|{words})\s?")


def _called(document: Document, one: PersonMention, earliest: int, latest: int) -> set[PersonRole]:
    """What the words around one mention call it, within its sentence and up to the next person on either side."""
    sentence = document.sentence_at(one.span.start)
    if sentence is None:
        return set()
    first = max(sentence.start, earliest, one.span.start - REACH)
    last = min(sentence.end, latest, one.span.end + REACH)
    before = document.folded[first : one.span.start]
    after = document.folded[one.span.end : last]
    return {
        role for role in ROLES if (before and _before(role).search(before)) or (after and _after(role).match(after))
    }


@cache
def _before(role: str) -> re.Pattern[str]:
    """The words that end before a name: «tersangka utama berinisial », «ผู้ต้องหาชื่อ»."""
    words, links = table("person_roles")[role], table("person_roles")["links"]
    linked = rf"(?:(?:\s[^\s,.;:!?\"()]+){{0,4}}?,?\s(?:{any_of(links['before'])})\.?)?"
    glued = rf"\s?(?:(?:{any_of(links['before_glued'])})\s?){{0,2}}"
    spaced = rf"(?<!\w)(?:{any_of(words['before'])})(?!\w){linked},?\s"
    return re.compile(rf"(?:{spaced}|(?:{any_of(words['before_glued'])}){glued})$")


@cache
def _after(role: str) -> re.Pattern[str]:
    """The words that begin after a name: «, one of the victims», « ditetapkan sebagai tersangka»."""
    words, links = table("person_roles")[role], table("person_roles")["links"]
    age = r"(?:,?\s\(?\d{1,3}(?:\s(?:tahun|tuổi|years old))?\)?)?"
    spaced = rf"{age},?\s(?:(?:{any_of(links['after'])})\s){{0,2}}(?:{any_of(words['after'])})(?!\w)"
    glued = rf"[\s,，、]?(?:{any_of(links['after_glued'])})?(?:{any_of(words['after_glued'])})"
    return re.compile(rf"{spaced}|{glued}")
