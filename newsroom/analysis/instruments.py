"""Memoranda, declarations, statements, treaties and laws, with how far they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import get_args

from .claims import Claims, Placed
from .document import Document
from .folding import LATIN, fold
from .names import UPPER
from .numbers import number_words
from .reading import (
    Because,
    ForumMention,
    InstrumentMention,
    InstrumentStatus,
    InstrumentType,
    Span,
)
from .tables import any_of, table

_CAPITAL = rf"(?:[{UPPER}][\w’'/-]*[\w]|[{UPPER}])"
_JOIN = (
    r"(?:untuk|tentang|mengenai|melawan|menentang|bagi|dan|terhadap|atas|bidang"
    r"|of|on|for|and|the|against|to|with|in|between)"
)
_MORE = rf"(?:[ ](?:{_JOIN}[ ]){{0,2}}(?:{_CAPITAL}|\d{{4}}(?:[-–]\d{{4}})?))"
_PARTY = rf"(?:the[ ])?{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}"
_PARTIES = rf"(?:[ ](?:dengan|antara|bersama|between|with)[ ]{_PARTY}(?:[ ](?:dan|and)[ ]{_PARTY})?)"
_STATUS_REACH = 90


@dataclass(frozen=True, slots=True)
class _Form:
    start: int
    end: int
    head: str
    type: InstrumentType
    plain: bool = False


def read_instruments(document: Document, forums: list[ForumMention]) -> list[InstrumentMention]:
    """Every document named in the text, in order; treaties that the gazetteer knows are among them."""
    found = [*_treaties(document, forums)]
    taken = Claims(len(document.text), ((one.span.start, one.span.end) for one in found))
    named = Placed(forums)
    for form in sorted(_forms(document), key=lambda one: (one.plain, one.start, -one.end)):
        whole = taken.free(form.start, form.end) and not _in_forum(form, named)
        if whole and document.proves(form.start, form.end):
            found.append(_mention(document, form))
            taken.take(form.start, form.end)
    found.sort(key=lambda one: one.span.start)
    return _one_name_each(found)


def _treaties(document: Document, forums: list[ForumMention]) -> Iterator[InstrumentMention]:
    for forum in forums:
        entity = document.gazetteer.by_key.get(forum.key)
        if entity is not None and entity.forum_kind == "treaty":
            yield InstrumentMention(
                span=forum.span,
                because=Because("instrument_treaty", {"name": forum.name}),
                confidence=0.9,
                name=forum.name,
                type="convention",
                status=_status(document, forum.span.start, forum.span.end),
            )


def _in_forum(form: _Form, forums: Placed[ForumMention]) -> bool:
    """Whether the phrase is no more than the name of a forum, or a part of one."""
    over = forums.over(form.start, form.end)
    return any(one.span.start <= form.start and form.end <= one.span.end for one in over)


def _mention(document: Document, form: _Form) -> InstrumentMention:
    span = Span.of(document.text, form.start, form.end)
    rule = "law_name" if form.type == "law" else "instrument_plain" if form.plain else "instrument_name"
    status = _status(document, form.start, form.end)
    hits = document.hits_in(form.start, form.end)
    parties = tuple(dict.fromkeys(hit.key for hit in hits if hit.kind == "country"))
    return InstrumentMention(
        span=span,
        because=Because(rule, {"head": form.head}),
        confidence=0.6 if form.plain else 0.8,
        modality="planned" if status == "planned" else "asserted",
        name=" ".join(span.quote.split()),
        type=form.type,
        status=status if form.type != "law" else None,
        parties=parties if form.type != "law" else (),
    )


# ------------------------------------------------------------------ forms of names


def _forms(document: Document) -> Iterator[_Form]:
    types = _type_of()
    for pattern in (_by_head_first(), _by_head_last(), _acts()):
        for match in pattern.finditer(document.text):
            yield _form(document, match, types[match["head"]])
    for match in _plain().finditer(document.folded):
        if match["head"] not in table("instruments")["rules"]["signed_only"] or _is_signed(document, match):
            yield _form(document, match, _plain_types()[match["head"]], plain=True)
    for match in _counted().finditer(document.folded):
        yield _form(document, match, "declaration")
    if document.language == "zh":
        for match in _in_brackets().finditer(document.text):
            yield _form(document, match, _type(table("instruments")["brackets_zh"][match["head"]]))
    if document.language in ("vi", "th"):
        for match in _local(document.language).finditer(document.text):
            yield _form(document, match, _type(table("instruments")[document.language][match["head"]]))


def _is_signed(document: Document, match: re.Match[str]) -> bool:
    """Whether somebody signs this one document: a number before it announces documents named elsewhere."""
    numbered = re.search(rf"(?:\d|{number_words()})\s$", document.folded[max(0, match.start() - 14) : match.start()])
    return numbered is None and _status(document, match.start(), match.end()) in ("signed", "planned")


def _form(document: Document, match: re.Match[str], kind: InstrumentType, plain: bool = False) -> _Form:
    start, end = match.span()
    first = re.match(
        r"(?:The|A|An|This|That|Its|Under|Through|With|In|On|And|Melalui|Dalam|Naskah)[ ]", document.text[start:end]
    )
    if first and match.start("head") > start:
        start += first.end()
    return _Form(start, end, match["head"], kind, plain)


@cache
def _type_of() -> dict[str, InstrumentType]:
    data = table("instruments")
    return {
        head: _type(kind)
        for group in ("heads_id", "heads_en")
        for kind, heads in data[group].items()
        for head in heads
    }


def _type(name: str) -> InstrumentType:
    return next(kind for kind in get_args(InstrumentType) if kind == name)


@cache
def _plain_types() -> dict[str, InstrumentType]:
    return {fold(head): _type(kind) for kind, heads in table("instruments")["plain"].items() for head in heads}


@cache
def _by_head_first() -> re.Pattern[str]:
    heads = [head for listed in table("instruments")["heads_id"].values() for head in listed]
    return re.compile(
        rf"(?<![\w-])(?P<head>{any_of(heads)})(?:[ ]\(\w{{2,5}}\))?"
        rf"(?:{_PARTIES}|{_MORE}{{1,12}}(?:[ ]\([A-Z][\w-]{{1,8}}\))?)"
    )


@cache
def _by_head_last() -> re.Pattern[str]:
    heads = [h for kind, listed in table("instruments")["heads_en"].items() if kind != "law" for h in listed]
    lead = rf"(?:{_CAPITAL}[ ](?:(?:and|on|of)[ ])?){{0,5}}"
    return re.compile(
        rf"(?<![\w-]){lead}(?P<head>{any_of(heads)})(?!\w)(?:[ ]\([A-Z][\w-]{{1,8}}\))?"
        rf"(?:[ ](?:of|on|for|against|between|to|with)[ ](?:the[ ])?{_CAPITAL}{_MORE}{{0,40}})?"
    )


@cache
def _acts() -> re.Pattern[str]:
    """«Computer Crimes Act 1997», «Penal Code»: the name of a law needs a word before its last."""
    heads = any_of(table("instruments")["heads_en"]["law"])
    return re.compile(
        rf"(?<![\w-])(?:{_CAPITAL}[ ](?:(?:and|on|of|\(\w+\))[ ])?){{1,7}}(?P<head>{heads})(?!\w)(?:[ ]\d{{4}})?"
    )


@cache
def _plain() -> re.Pattern[str]:
    heads = any_of(_plain_types())
    parties = r"(?:\s(?:dengan|antara|between|with|bersama)\s[\w-]+(?:\s(?:dan|and)\s[\w-]+(?:\s[\w-]+){0,3})?)?"
    edge = rf"[{LATIN}\d-]"
    return re.compile(rf"(?<!{edge})(?P<head>{heads})(?!{edge})(?:\s\((?:mou|mous|nota)\))?{parties}")


@cache
def _counted() -> re.Pattern[str]:
    heads = any_of(table("instruments")["counted"]["declaration"])
    return re.compile(rf"(?<![\w-])(?:\d{{1,2}}|{number_words()})\s(?P<head>{heads})(?!\w)")


@cache
def _in_brackets() -> re.Pattern[str]:
    tails = any_of(table("instruments")["brackets_zh"])
    return re.compile(rf"《[^《》]{{2,40}}?(?P<head>{tails})》")


@cache
def _local(language: str) -> re.Pattern[str]:
    heads = any_of(table("instruments")[language])
    if language == "th":
        return re.compile(rf"(?P<head>{heads})(?:ว่าด้วย|กรุง|ฮานอย|อาเซียน)?[\u0e01-\u0e4e]{{0,40}}")
    small = any_of(table("instruments")["small_vi"]["words"])
    return re.compile(rf"(?<!\w)(?P<head>{heads})(?:[ ](?:(?:{small})(?!\w)|{_CAPITAL}),?(?!\w)){{1,16}}")


# ------------------------------------------------------------------ status and names


def _status(document: Document, start: int, end: int) -> InstrumentStatus | None:
    """How far the document is, by the words around it in its sentence; what is planned wins."""
    sentence = document.sentence_at(start)
    first = max(sentence.start if sentence else 0, start - _STATUS_REACH)
    last = min(sentence.end if sentence else end, end + _STATUS_REACH)
    around = document.folded[first:last]
    for status in ("planned", "negotiated", "signed", "adopted", "in_force"):
        if _status_words(status).search(around):
            return next(one for one in get_args(InstrumentStatus) if one == status)
    return None


@cache
def _status_words(status: str) -> re.Pattern[str]:
    return re.compile(any_of(table("instruments")["status"][status]))


def _one_name_each(found: list[InstrumentMention]) -> list[InstrumentMention]:
    """Plain words for a document take the name of the first document of their type that has one."""
    names: dict[InstrumentType, str] = {}
    for one in sorted(found, key=lambda one: one.because.rule == "instrument_plain"):
        names.setdefault(one.type, one.name)
    plain = "instrument_plain"
    return [
        replace(one, name=names[one.type]) if one.because.rule == plain and not one.parties else one for one in found
    ]
