"""Bodies that no list knows: by the form of their name, and by short forms that the text explains."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from .claims import Claims, Placed
from .document import Document
from .folding import HAN
from .names import UPPER, honorifics
from .reading import Because, Mention, OrganisationMention, Span
from .tables import any_of, table

_CAPITAL = rf"(?:[{UPPER}][\w’'&./-]*[\w]|[{UPPER}])"
_SHORT_FORM = re.compile(r"\s*[(（]\s*(?P<short>[A-Z][\w&/-]{1,14}(?:\s[A-Z]{2,5})?)\s*[)）]")
_SHORT_INSIDE = re.compile(r"\((?P<short>[A-Z][\w&/-]{1,14})\)$")


def read_organisations(
    document: Document, known: list[OrganisationMention], others: Iterable[Mention]
) -> list[OrganisationMention]:
    """All bodies in the text: known by name, or found by their form; `others` are names already spoken for."""
    spoken_for = [(one.span.start, one.span.end) for one in others]
    taken, by_place = Claims(len(document.text), spoken_for), Placed(known)
    ends = sorted([*(first for first, _last in spoken_for), *_joined(document, known)])
    forms = [_trimmed(document, _cut(document, _before_known(form, by_place), ends)) for form in _spans(document)]
    found: list[OrganisationMention] = []
    for start, end, head in sorted(forms, key=lambda one: (one[0], -one[1])):
        later = not found or start >= found[-1].span.end
        if later and taken.free(start, end) and _is_body(document, start, end, head, by_place):
            found.append(_mention(document, start, end, head, by_place.over(start, end)))
    new = Placed(found)
    kept = [one for one in known if not new.over(one.span.start, one.span.end)]
    everything = sorted([*kept, *found], key=lambda one: one.span.start)
    return _one_name_each([*everything, *_short_forms(document, everything)])


def _joined(document: Document, known: list[OrganisationMention]) -> Iterator[int]:
    """Where a known name follows an "and": there the name before it ends."""
    for one in known:
        if document.folded.endswith((" dan ", " and "), 0, one.span.start):
            yield one.span.start


def _is_body(document: Document, start: int, end: int, head: str, known: Placed[OrganisationMention]) -> bool:
    """Whether the form is a name of its own: more than its head, and not just a name that is known."""
    over = known.over(start, end)
    whole = all(start <= one.span.start and one.span.end <= end for one in over)
    only = any(one.span.start == start and one.span.end == end for one in over)
    if not whole or only or end - start <= len(head) or not document.proves(start, end):
        return False
    return not document.in_capitalised_headline(start) and not _is_none(document, start, end, known)


def outlet(document: Document) -> list[OrganisationMention]:
    """The outlet that stands after the place in a dateline: it sent the report from there."""
    dateline = document.layout.dateline
    if dateline is None or dateline.outlet is None or dateline.place is None:
        return []
    at = document.text.find(dateline.outlet, dateline.span.start, dateline.span.end)
    if at < document.text.find(dateline.place, dateline.span.start):
        return []
    span = Span.of(document.text, at, at + len(dateline.outlet))
    because = Because("organisation_outlet", {})
    return [OrganisationMention(span=span, because=because, confidence=0.8, name=span.quote)]


def _before_known(found: tuple[int, int, str], known: Placed[OrganisationMention]) -> tuple[int, int, str]:
    """Up to a known name into which the form runs without holding it whole."""
    start, end, head = found
    into = [one.span.start for one in known.over(start, end) if start < one.span.start < end < one.span.end]
    return start, min([end, *into]), head


def _cut(document: Document, found: tuple[int, int, str], ends: list[int]) -> tuple[int, int, str]:
    """Up to the name of a person or of another body that follows, without the honorifics before it."""
    start, end, head = found
    first = bisect_right(ends, start)
    if first < len(ends) and ends[first] < end:
        words = document.text[start : ends[first]].split(" ")
        while words and (not words[-1] or words[-1].lower().rstrip(".") in {*honorifics(), "dan", "and"}):
            words.pop()
        end = start + len(" ".join(words))
    return start, max(end, start + len(head)), head


def _mention(
    document: Document, start: int, end: int, head: str, covers: list[OrganisationMention]
) -> OrganisationMention:
    span = Span.of(document.text, start, end)
    # «United Nations Office on Drugs and Crime (UNODC)»: a known name and its short form.
    same = [one for one in covers if one.span.start == start and document.text[one.span.end : end].startswith(" (")]
    entity = document.gazetteer.by_key.get(same[0].key or "") if same else None
    countries = [hit.key for hit in document.hits_in(start, end) if hit.kind in ("country", "people")]
    return OrganisationMention(
        span=span,
        because=Because("organisation_head", {"head": head}),
        confidence=0.7,
        name=entity.name if entity else " ".join(span.quote.split()),
        key=entity.key if entity else None,
        iso2=countries[-1] if len(set(countries)) == 1 else None,
    )


def _is_none(document: Document, start: int, end: int, known: Placed[OrganisationMention]) -> bool:
    """A phrase that only looks like a body, or that explains in brackets a body just named."""
    if any(phrase in document.text[start:end] for phrase in table("organisations")["not_bodies"]):
        return True
    opened = document.text.rfind("(", max(0, start - 24), start)
    return opened > 1 and any(one.span.end in (opened, opened - 1) for one in known.over(opened - 2, opened))


# ------------------------------------------------------------------ forms of names


def _spans(document: Document) -> Iterator[tuple[int, int, str]]:
    """Phrases that have the form of a body's name, with the word that gave it away."""
    for pattern in _latin_patterns():
        for match in pattern.finditer(document.text):
            yield match.start(), match.end(), match["head"]
    pattern_of = {"vi": _vietnamese, "th": _thai, "zh": _chinese}.get(document.language)
    if pattern_of is not None:
        for match in pattern_of().finditer(document.text):
            yield match.start(), match.end(), match["head"]


@cache
def _latin_patterns() -> tuple[re.Pattern[str], ...]:
    data = table("organisations")
    join = any_of(data["joins"])
    more = rf"(?:[ ](?:(?:{join})[ ]){{0,2}}{_CAPITAL})"
    bracket = r"(?:[ ]\([A-Z][\w-]{1,10}\))?"
    return (
        re.compile(rf"(?<![\w-])(?P<head>{any_of(data['heads_id'])}){more}{{1,9}}{bracket}(?:[ ](?:RI|{_CAPITAL}))?"),
        re.compile(
            rf"(?<![\w-])(?:{_CAPITAL}[ ](?:and[ ])?){{1,5}}(?P<head>{any_of(data['heads_en'])})(?!\w)"
            rf"(?:[ ](?:of|for|on|against)[ ](?:the[ ])?{_CAPITAL}"
            rf"(?:[ ](?:and[ ]|of[ ](?:the[ ])?)?{_CAPITAL}){{0,4}})?"
        ),
        re.compile(
            rf"(?<![\w-])(?P<head>{any_of(data['heads_en'])})[ ](?:of|for|on)[ ](?:the[ ])?"
            rf"{_CAPITAL}(?:[ ](?:and[ ]|of[ ](?:the[ ])?)?{_CAPITAL}){{0,7}}"
        ),
        re.compile(rf"(?<![\w-])(?P<head>{any_of(data['named'])})(?![\w-])"),
    )


@cache
def _vietnamese() -> re.Pattern[str]:
    data = table("organisations")["vi"]
    word = rf"(?:[ ](?:{any_of(data['inside'])}|{_CAPITAL}),?(?!\w))"
    return re.compile(
        rf"(?<!\w)(?P<head>{any_of(data['heads'])})(?=[ ](?:{_CAPITAL}|{any_of(data['inside'])})){word}{{1,12}}"
    )


@cache
def _thai() -> re.Pattern[str]:
    """From the head to a word that cannot be part of a name, or to the blank that ends the phrase."""
    data = table("organisations")["th"]
    stops = any_of(data["stops"])
    letter = r"[\u0e01-\u0e4e]"
    return re.compile(rf"(?P<head>{any_of(data['heads'])})(?:(?!{stops}){letter}){{2,40}}(?={stops}|(?!{letter}))")


@cache
def _chinese() -> re.Pattern[str]:
    data = table("organisations")["zh"]
    return re.compile(rf"(?:(?![{data['stops']}])[{HAN}]){{0,6}}?(?P<head>{any_of(data['tails'])})")


def _trimmed(document: Document, found: tuple[int, int, str]) -> tuple[int, int, str]:
    """Without a first word that only begins the sentence, and without joining words or a comma at the end."""
    start, end, head = found
    text = document.text
    first = re.match(
        r"(?:The|A|An|And|But|In|On|At|Its|Their|His|Her|While|When|After|For|From|With|By)[ ]", text[start:end]
    )
    if first and head != text[start : start + len(head)]:
        start += first.end()
    official = re.match(r"(?:Pejabat|Perusahaan|Jaringan)[ ](?=\w)", text[start:end])
    if official and text[start + official.end() :].startswith(tuple(table("organisations")["heads_id"])):
        start += official.end()  # «Pejabat Kementerian Luar Negeri ...»: an official of the ministry
    while text[end - 1].isspace():
        end -= 1
    while (
        last := re.search(rf"(?:[ ](?:{any_of(table('organisations')['joins'])})|,)$", text[start:end])
    ) is not None:
        end = start + last.start()
    return start, end, head


# ------------------------------------------------------------------ one body, one name


def _short_forms(document: Document, found: list[OrganisationMention]) -> list[OrganisationMention]:
    """«Satuan Tugas Siber Kepolisian (PCT)»: where PCT stands later, it is that body."""
    shorts: dict[str, OrganisationMention] = {}
    for one in found:
        match = _SHORT_FORM.match(document.text, one.span.end) or _SHORT_INSIDE.search(one.span.quote)
        if match and one.because.rule != "organisation_outlet":
            shorts.setdefault(match["short"], one)
    if not shorts:
        return []
    pattern = re.compile(rf"(?<![\w-])(?:{any_of(shorts)})(?![\w-])")
    covered = Claims(len(document.text), ((one.span.start, one.span.end) for one in found))
    again = []
    for match in pattern.finditer(document.text):
        body = shorts[match.group()]
        if covered.free(*match.span()) and document.proves(*match.span()):
            because = Because("organisation_acronym", {"acronym": match.group(), "name": body.name})
            again.append(replace(body, span=Span.of(document.text, *match.span()), because=because))
    return again


def _one_name_each(found: list[OrganisationMention]) -> list[OrganisationMention]:
    """A name that begins a longer one in the same text is the same body: «Kementerian Luar Negeri»."""
    fuller: dict[str, OrganisationMention] = {}
    for one in sorted(found, key=lambda one: (one.key is None, -len(one.name), one.span.start)):
        for words in {one.name, one.span.quote}:
            for blank in re.finditer(r" |$", words):
                fuller.setdefault(words[: blank.start()], one)
    same = []
    for one in found:
        full = fuller.get(one.span.quote, one) if one.key is None else one
        full = full if full is not one else fuller.get(one.name, one)
        if one.key is None and full is not one:
            one = replace(one, name=full.name, key=full.key, iso2=full.iso2)
        same.append(one)
    return same
