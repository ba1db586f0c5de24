"""Bodies that no list knows: by the form of their name, and by short forms that the text explains."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from .body_forms import Form, forms
from .body_names import one_name_each, short_forms
from .claims import Claims, Placed
from .document import Document
from .names import honorifics
from .reading import Because, Mention, OrganisationMention, PersonMention, Span
from .tables import any_of, table, words

_FIRST_WORD = re.compile(r"(?:The|A|An|And|But|In|On|At|Its|Their|His|Her|While|When|After|For|From|With|By)[ ]")
_OFFICIAL = re.compile(r"(?:Pejabat|Perusahaan|Jaringan)[ ](?=\w)")


def read_organisations(
    document: Document, known: list[OrganisationMention], others: Sequence[Mention]
) -> list[OrganisationMention]:
    """All bodies in the text: known by name, or found by their form; `others` are names already spoken for."""
    # In Chinese the form of a body is surer than that of a name of two or three signs.
    sure = [one for one in others if document.language != "zh" or not isinstance(one, PersonMention)]
    spoken_for = sorted((one.span.start, one.span.end) for one in sure)
    taken, by_place = Claims(len(document.text), spoken_for), Placed(known)
    ends = sorted([*(first for first, _last in spoken_for), *_joined(document, known)])
    people = frozenset(one.span.quote for one in others if isinstance(one, PersonMention))
    trimmed = [
        _trimmed(document, _cut(document, _before_known(form, by_place), ends))
        for form in forms(document)
        if not _is_of_a_person(document, form, people)
    ]
    found: list[OrganisationMention] = []
    for start, end, head in sorted(trimmed, key=lambda one: (one[0], -one[1])):
        later = not found or start >= found[-1].span.end
        # «Pusat Respons Penipuan Nasional (National Scam Response Center)»: the same in another language.
        gloss = bool(found) and head in _heads_en() and document.text[found[-1].span.end : start] == " ("
        gloss = gloss and document.language in ("id", "ms")
        if later and not gloss and taken.free(start, end) and _is_body(document, start, end, head, by_place):
            found.append(_mention(document, start, end, head, by_place.over(start, end)))
    new = Placed(found)
    kept = [one for one in known if not new.over(one.span.start, one.span.end)]
    everything = sorted([*kept, *found], key=lambda one: one.span.start)
    return one_name_each([*everything, *short_forms(document, everything)])


def _is_of_a_person(document: Document, form: Form, people: frozenset[str]) -> bool:
    """«佘智江集团»: the gang of a man, by his name."""
    start, end, head = form
    return document.language == "zh" and document.text[start : end - len(head)] in people


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
    return not document.in_capitalised_headline(start) and not _is_none(document, (start, end, head), known)


def _before_known(found: Form, known: Placed[OrganisationMention]) -> Form:
    """Up to a known name into which the form runs without holding it whole."""
    start, end, head = found
    into = [one.span.start for one in known.over(start, end) if start < one.span.start < end < one.span.end]
    return start, min([end, *into]), head


def _cut(document: Document, found: Form, ends: list[int]) -> Form:
    """Up to the name of a person or of another body that follows, without the honorifics before it."""
    start, end, head = found
    first = bisect_right(ends, start)
    if first < len(ends) and ends[first] < end:
        before = document.text[start : ends[first]].split(" ")
        while before and (not before[-1] or before[-1].lower().rstrip(".") in _before_names()):
            before.pop()
        end = start + len(" ".join(before))
    return start, max(end, start + len(head)), head


@cache
def _before_names() -> frozenset[str]:
    """«Divisi Humas Polri Komisaris Besar Martinus Sitompul»: ranks and honorifics are no part of the body."""
    return honorifics() | words("people", "ranks") | {"dan", "and", "besar", "tinggi"}


def _mention(
    document: Document, start: int, end: int, head: str, covers: list[OrganisationMention]
) -> OrganisationMention:
    span = Span.of(document.text, start, end)
    same = [one for one in covers if _is_the_same(document, start, end, one)]
    entity = document.gazetteer.by_key.get(same[0].key or "") if same else None
    countries = [hit.key for hit in document.hits_in(start, end) if hit.kind in ("country", "people")]
    return OrganisationMention(
        span=span,
        because=Because("organisation_head", {"head": head.strip(" ,") or span.quote}),
        confidence=0.7,
        name=entity.name if entity else " ".join(span.quote.split()),
        key=entity.key if entity else None,
        iso2=countries[-1] if len(set(countries)) == 1 else None,
    )


def _is_the_same(document: Document, start: int, end: int, known: OrganisationMention) -> bool:
    """Whether [start, end) is no more than this known name with its short form or its country."""
    text, first, last = document.text, known.span.start, known.span.end
    if first == start:  # «United Nations Office on Drugs and Crime (UNODC)»
        return text.startswith((" (", " of the Republic", " of the Kingdom"), last, end)
    if text[first - 1] == "(" and text[last : last + 1] == ")":  # «Badan Reserse Kriminal (Bareskrim) Polri»
        return True
    before = text[start:first].rstrip().removesuffix("'s").removesuffix("’s")
    named = (text[hit.start : hit.end] for hit in document.hits_in(start, first) if hit.kind in ("country", "people"))
    return last == end and before in named  # «US Office of Foreign Assets Control»


def _is_none(document: Document, form: Form, known: Placed[OrganisationMention]) -> bool:
    """A phrase that only looks like a body, or that explains in brackets a body just named."""
    start, end, head = form
    text, data = document.text, table("organisations")
    quote = text[start:end]
    if any(phrase in quote for phrase in data["not_bodies"]) or quote in _not_alone():
        return True
    if quote.endswith("ฯ") and len(quote) < len(head) + 3:
        return True  # «กระทรวงฯ»: the ministry
    if document.language in ("th", "vi") and text.startswith(_beginnings(document.language), start):
        return True
    if _is_any_of_a_country(document, form) or _is_cut_out(document, form):
        return True
    opened = text.rfind("(", max(0, start - 24), start)
    if opened > 1 and text.find(")", opened, start) >= 0:
        return False
    return opened > 1 and any(one.span.end in (opened, opened - 1) for one in known.over(opened - 2, opened))


def _is_any_of_a_country(document: Document, form: Form) -> bool:
    """«Otoritas Kamboja», «Batam Centre»: nothing but such a word with a country or a place."""
    start, end, head = form
    if head not in _of_any_country():
        return False
    rest = document.text[start:end].replace(head, "", 1).strip()
    return any(document.text[hit.start : hit.end] == rest for hit in document.hits_in(start, end))


def _is_cut_out(document: Document, form: Form) -> bool:
    """A part of something longer: of a country's name, of a chief's title, of a body whose short form precedes."""
    start, _end, head = form
    text = document.text
    if any(hit.start < start and hit.kind in ("country", "people") for hit in document.hits_over(start, start + 1)):
        return True
    if head == "Polis" and text.endswith("Ketua ", 0, start):
        return True
    # «Ministry of Home Affairs (KDN) International Division»
    return (
        text.endswith(") ", 0, start)
        and text.find(head, start) > start
        and " " not in text[start : text.find(head, start)].strip()
    )


@cache
def _not_alone() -> frozenset[str]:
    return words("organisations", "not_alone")


@cache
def _of_any_country() -> frozenset[str]:
    return words("organisations", "any_of_country")


@cache
def _beginnings(language: str) -> tuple[str, ...]:
    """What phrases that are no bodies begin with."""
    return tuple(table("organisations")[language]["not_bodies"])


# ------------------------------------------------------------------ where a name begins and ends


def _trimmed(document: Document, found: Form) -> Form:
    """Without words before the name that are no part of it, and without joining words or a comma at the end."""
    start, end, head = found
    text = document.text
    first = _FIRST_WORD.match(text, start, end)
    if first and head != text[start : start + len(head)]:
        start = first.end()
    official = _OFFICIAL.match(text, start, end)
    if official and text.startswith(_heads_id(), official.end()):
        start = official.end()  # «Pejabat Kementerian Luar Negeri ...»: an official of the ministry
    start = _after_office(text, start, end, head)
    if document.language == "vi":  # «Cảnh sát Hàn Quốc và Philippines»: the police of the first
        joined = (hit.start for hit in document.hits_in(start, end) if hit.kind == "country")
        end = next((at - len(" và ") for at in joined if text.endswith(" và ", start, at)), end)
    end = _at_a_country(document, end)
    while text[end - 1].isspace():
        end -= 1
    while (blank := text.rfind(" ", start, end)) > 0 and text[blank + 1 : end].lower() in honorifics():
        end = blank  # «Jabatan Siasatan Jenayah Komersial (JSJK) Datuk»
    while (last := _joined_on().search(text, start, end)) is not None:
        end = last.start()
    return start, end, head


def _at_a_country(document: Document, end: int) -> int:
    """«Bộ An ninh nước Cộng hòa dân chủ nhân dân Lào»: not inside the name of a country."""
    over = [hit.end for hit in document.hits_over(end - 1, end) if hit.kind == "country" and hit.end > end]
    return over[0] if over else end


def _after_office(text: str, start: int, end: int, head: str) -> int:
    """Behind the office of a person: «Kepala Royal Thai Police» heads the Royal Thai Police."""
    at = text.find(head, start, end)
    words_before = text[start:at].split(" ") if at > start else []
    for place in range(len(words_before) - 1, -1, -1):
        if words_before[place].rstrip(".") in _offices():
            return start + len(" ".join(words_before[: place + 1])) + 1
    return start


@cache
def _heads_id() -> tuple[str, ...]:
    return tuple(f"{head} " for head in table("organisations")["heads_id"])


@cache
def _heads_en() -> frozenset[str]:
    return words("organisations", "heads_en")


@cache
def _offices() -> frozenset[str]:
    return words("organisations", "offices")


@cache
def _joined_on() -> re.Pattern[str]:
    data = table("organisations")
    # «Cục Phòng» goes on, «Bộ đội Biên phòng» is whole.
    room = r"(?<!Biên)(?<!biên)(?<!Quốc)(?<!quốc)(?<!Văn)(?<!Hải)[ ]phòng"
    return re.compile(rf"(?:,|(?:[ ](?:{any_of([*data['joins'], *data['vi']['never_last']])})|{room}),?)\Z")
