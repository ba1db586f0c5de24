"""Memoranda, declarations, statements, treaties and laws, with how far they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .claims import Claims, Placed
from .document import Document
from .instrument_forms import DocumentForm, document_forms, rules, status_near
from .reading import Because, ForumMention, InstrumentMention, InstrumentType, Span


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
                status=status_near(document, forum.span.start, forum.span.end),
            )


def _in_forum(form: DocumentForm, forums: Placed[ForumMention]) -> bool:
    """Whether the phrase is no more than the name of a forum, or a part of one."""
    over = forums.over(form.start, form.end)
    return any(one.span.start <= form.start and form.end <= one.span.end for one in over)


def _is_none(document: Document, form: DocumentForm) -> bool:
    """What only has the form: «Perjanjian Internasional» of an office, a treaty in the name of a department."""
    quote = document.text[form.start : form.end]
    if any(phrase in quote for phrase in rules("not_instruments")):
        return True
    return document.language == "th" and document.text.endswith(("กรม", "สำนัก", "กอง"), 0, form.start)


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


def _one_name_each(found: list[InstrumentMention]) -> list[InstrumentMention]:
    """Plain words for a document take the name of the first document of their type that has one."""
    names: dict[InstrumentType, str] = {}
    for one in sorted(found, key=lambda one: one.because.rule == "instrument_plain"):
        names.setdefault(one.type, one.name)
    plain = "instrument_plain"
    return [
        replace(one, name=names[one.type]) if one.because.rule == plain and not one.parties else one for one in found
    ]
