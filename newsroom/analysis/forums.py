"""Forums and bodies that the gazetteer knows, with the number of the meeting where it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .document import Document
from .entities import Entity
from .folding import fold
from .gazetteer import Hit
from .ordinals import ordinal_around, ordinal_pattern, read_ordinal
from .phrases import Beginnings
from .reading import Because, ForumMention, OrganisationMention, Span
from .tables import WORD, any_of, standing, table, words

_WORD = re.compile(r"\S+")


def read_forums(document: Document) -> list[ForumMention]:
    """Every mention of a forum, in order."""
    mentions = [_mention(document, hit) for hit in document.hits if hit.kind == "forum"]
    mentions.extend(_with_ordinal_inside(document))
    mentions.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return [one for at, one in enumerate(mentions) if at == 0 or one.span.start >= mentions[at - 1].span.end]


def read_known_bodies(document: Document) -> list[OrganisationMention]:
    """Every mention of an organisation that the gazetteer knows, in order."""
    found = []
    for hit in document.hits:
        if hit.kind == "organisation" and not _is_common(document, hit) and not _is_channel(document, hit):
            entity = document.gazetteer.by_key[hit.key]
            found.append(
                OrganisationMention(
                    span=Span.of(document.text, hit.start, hit.end),
                    because=_because(hit, entity),
                    confidence=0.9,
                    name=entity.name,
                    key=entity.key,
                    iso2=entity.iso2,
                )
            )
    return found


def _is_common(document: Document, hit: Hit) -> bool:
    """«Thai police», «polisi Kamboja»: in small letters these are any policemen of the country."""
    said = document.text[hit.start : hit.end].split(" ")
    return len(said) < 4 and not _common().isdisjoint((said[0], said[-1]))


def _is_channel(document: Document, hit: Hit) -> bool:
    """«melalui TikTok», «a TikTok account»: a platform that only carried the words."""
    if hit.key not in _platforms():
        return False
    before = document.folded[max(0, hit.start - 20) : hit.start]
    after = document.folded[hit.end : hit.end + 12].split(" ", 2)[1:2]
    return _channel().search(before) is not None or not _after_channels().isdisjoint(after)


@cache
def _common() -> frozenset[str]:
    return words("organisations", "common")


@cache
def _platforms() -> frozenset[str]:
    return words("organisations", "platforms")


@cache
def _after_channels() -> frozenset[str]:
    return words("organisations", "channels_after")


@cache
def _channel() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table('organisations')['channels_before'])})\s?\Z")


def _mention(document: Document, hit: Hit) -> ForumMention:
    entity = document.gazetteer.by_key.get(hit.key)
    name = entity.name if entity else hit.entry.text
    numbered = ordinal_around(document.folded, hit.start, hit.end) if _meets(entity) else None
    start, end, ordinal = hit.start, hit.end, None
    if numbered is not None and document.proves(numbered[1], numbered[2]):
        ordinal, start, end = numbered
    span = Span.of(document.text, start, end)
    return ForumMention(
        span=span, because=_because(hit, entity), confidence=0.95, key=hit.key, name=name, ordinal=ordinal
    )


def _meets(entity: Entity | None) -> bool:
    return entity is None or entity.forum_kind == "series"


def _because(hit: Hit, entity: Entity | None) -> Because:
    name = entity.name if entity else hit.entry.text
    return Because("alias_added" if hit.entry.added else "known_name", {"alias": hit.entry.text, "name": name})


def _with_ordinal_inside(document: Document) -> Iterator[ForumMention]:
    """«Pertemuan ke-19 Menteri ASEAN untuk Kejahatan Lintas Batas»: a known name around its number."""
    for match in _heads().matches(_numbered_head(), document.folded):
        found = _longest_name(document, match["head"], match.end())
        ordinal = read_ordinal(match)
        if found is None or ordinal is None or not document.proves(match.start(), found[0]):
            continue
        end, key = found
        entity = document.gazetteer.by_key.get(key)
        yield ForumMention(
            span=Span.of(document.text, match.start(), end),
            because=Because("known_name_numbered", {"name": entity.name if entity else key}),
            confidence=0.95,
            key=key,
            name=entity.name if entity else key,
            ordinal=ordinal,
        )


def _longest_name(document: Document, head: str, start: int) -> tuple[int, str] | None:
    """The longest name that the gazetteer has for the head and what follows the number."""
    best = None
    for word in _WORD.finditer(document.folded[start : start + 90]):
        tail = document.folded[start : start + word.end()].rstrip(",.;:)")
        entry = document.gazetteer.exact.get(f"{head} {tail.lstrip()}")
        if entry is not None and entry.kind == "forum":
            best = (start + len(tail), entry.key)
    return best


@cache
def _heads() -> Beginnings:
    return Beginnings(map(fold, table("forums")["meeting_heads"]))


@cache
def _numbered_head() -> re.Pattern[str]:
    heads = standing(map(fold, table("forums")["meeting_heads"]), WORD)
    return re.compile(rf"(?P<head>{heads})\s{{1,20}}{ordinal_pattern()}\s{{1,20}}")
