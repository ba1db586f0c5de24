"""Memoranda, declarations, statements, treaties and laws, with how far they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from .claims import Claims, Placed
from .document import Document
from .folding import fold
from .instrument_forms import DocumentForm, document_forms, rules, status_near
from .reading import Because, ForumMention, InstrumentMention, InstrumentType, Span
from .tables import any_of, table

_PLAIN = "instrument_plain"
_IN_BRACKETS = re.compile(r"(?:\s(?:of|tahun|năm)\s\d{4})?\s?[(（](?:the\s)?")
_SHORT = re.compile(r"\s?[(（]([A-Z][A-Za-z-]{1,9})[)）]")
_BRACKET = re.compile(r"\s?[(（][^()（）]{1,12}[)）]")


def read_instruments(document: Document, forums: list[ForumMention]) -> list[InstrumentMention]:
    """Every document named in the text, in order; treaties that the gazetteer knows are among them."""
    found = [*_treaties(document, forums)]
    taken = Claims(len(document.text), ((one.span.start, one.span.end) for one in found))
    named = Placed(forums)
    for form in sorted(document_forms(document), key=lambda one: (one.plain, one.start, -one.end)):
        whole = taken.free(form.start, form.end) and not _in_forum(form, named) and not _is_none(document, form)
        if whole and document.proves(form.start, form.end):
            found.append(_mention(document, form))
            taken.take(form.start, form.end)
    found.sort(key=lambda one: one.span.start)
    return _one_name_each(document, found)


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
                status=status_near(document, forum.span.start, forum.span.end),
            )


def _in_forum(form: DocumentForm, forums: Placed[ForumMention]) -> bool:
    """Whether the phrase is no more than the name of a forum, or a part of one."""
    over = forums.over(form.start, form.end)
    return any(one.span.start <= form.start and form.end <= one.span.end for one in over)


def _is_none(document: Document, form: DocumentForm) -> bool:
    """What only has the form: «Perjanjian Internasional» of an office, a treaty in the name of a department."""
    quote = document.text[form.start : form.end]
    if any(phrase in quote for phrase in rules("not_instruments") if not quote.endswith((" Bill", " Act"))):
        return True
    if form.type == "law" and quote.startswith(form.head) and _of_office(document.text, form.start):
        return True
    return document.language == "th" and document.text.endswith(("กรม", "สำนัก", "กอง"), 0, form.start)


def _of_office(text: str, start: int) -> bool:
    """«Menteri Undang-undang dan Reformasi Institusi», «Minister for Home Affairs and Law»: the law of an office."""
    return _offices().search(text, max(0, start - 60), start) is not None


@cache
def _offices() -> re.Pattern[str]:
    joined = r"(?:(?:[ ][A-Z][\w,-]{1,20}|[ ](?:of|for|the)){1,5}[ ](?:dan|and|&))?"
    return re.compile(rf"(?:{any_of(rules('offices_before'))}){joined}[ ]\Z")


def _mention(document: Document, form: DocumentForm) -> InstrumentMention:
    span = Span.of(document.text, form.start, form.end)
    # A head alone is no more than the word for a document, also where it is written with a capital.
    plain = form.plain or (form.type != "law" and form.end - form.start == len(form.head))
    rule = "law_name" if form.type == "law" else "instrument_plain" if plain else "instrument_name"
    status = status_near(document, form.start, form.end)
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


def _one_name_each(document: Document, found: list[InstrumentMention]) -> list[InstrumentMention]:
    """One name for each document: plain words, short forms and headlines take the name given in full."""
    names: dict[InstrumentType, str] = {}
    spelt: dict[str, str] = {}
    for one in sorted(found, key=lambda one: (one.because.rule == _PLAIN, _in_headline(document, one))):
        names.setdefault(one.type, one.name)
        spelt.setdefault(_spelling(one.name), one.name)
        if (short := _SHORT.match(document.text, one.span.end) or _SHORT.search(one.span.quote)) is not None:
            spelt.setdefault(fold(short[1]), one.name)
    in_full = {_spelling(one.name): one.type for one in found if _has_name(document, one)}
    told = Counter(in_full.values())
    for one, other in pairwise(found):  # «Expanded Anti-Trafficking in Persons Act of 2012 (RA 10364)»
        if _IN_BRACKETS.fullmatch(document.text, one.span.end, other.span.start):
            spelt[_spelling(other.name)] = spelt[_spelling(one.name)]
    same = []
    for one in found:
        name = spelt[_spelling(one.name)]
        # A headline shortens the name of the one document of its kind.
        headline = _in_headline(document, one) and told[one.type] == 1
        if headline or (one.because.rule == _PLAIN and not one.parties and _may_be(one, names[one.type])):
            name = names[one.type]
        elif one.name.endswith("ฯ"):
            whole = (full for full in spelt.values() if full.startswith(one.name[:-1]) and full != one.name)
            name = next(whole, name)
        same.append(replace(one, name=name) if name != one.name else one)
    return same


def _may_be(one: InstrumentMention, name: str) -> bool:
    """Whether a plain word can mean the document of that name: «the deal» an agreement, but no plan of action."""
    return one.type != "other" or _is_plan(fold(one.because.details["head"])) == _is_plan(fold(name))


def _is_plan(name: str) -> bool:
    return any(plan in name for plan in rules("plans"))


def _has_name(document: Document, one: InstrumentMention) -> bool:
    return one.because.rule != _PLAIN and not _in_headline(document, one)


def _in_headline(document: Document, one: InstrumentMention) -> bool:
    return document.zone_at(one.span.start, one.span.end) == "headline"


def _spelling(name: str) -> str:
    """The same for every way to write one name: without short forms in brackets, with short words written out."""
    plain = _BRACKET.sub("", fold(name)).strip(' 《》“”"')
    for short, full in table("instruments")["short_words"].items():
        if plain.startswith(short):
            plain = full + plain[len(short) :]
    return plain
