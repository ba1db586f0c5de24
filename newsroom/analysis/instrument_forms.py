"""The forms in which documents are named, and the words near them that say how far they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import get_args

from .document import Document
from .folding import LATIN, fold
from .law_forms import NOT_INSIDE, law_forms
from .local_forms import local_forms
from .names import UPPER, capitals_before
from .numbers import number_words
from .phrases import Beginnings, matches_at
from .reading import InstrumentStatus, InstrumentType
from .tables import any_of, standing, table

_CAPITAL = rf"(?:[{UPPER}][\w’'/-]{{0,40}}[\w]|[{UPPER}])"
_EDGE = r"\w-"
# The same at the begin of a name: what comes before is looked at after the first letter (see `standing`).
_FIRST = rf"[{UPPER}](?<![{_EDGE}][{UPPER}])(?:[\w’'/-]{{0,40}}[\w])?"
_JOIN = (
    r"(?:untuk|tentang|mengenai|melawan|menentang|bagi|dan|terhadap|atas|bidang|akibat|terkait"
    r"|dalam(?=[ ](?:Perkara|Masalah|Hal|Talian|Bidang|Me[a-z]|Pe[mn][a-z]))|daripada(?=[ ]Aktiviti)"
    r"|of|on|for|and|the|against|to|with|in|between|by|from|through)"
)
# What follows "on" may be the day; after a year the name is over: «Plan of Action 2016-2025 and the ...».
_MORE = (
    rf"(?:(?:(?<!\d)|(?![ ](?:and|dan)))[ ](?:{_JOIN}[ ]){{0,2}}(?!(?:{NOT_INSIDE})(?!\w))"
    rf"(?:{_CAPITAL}|\d{{4}}(?:[-–]\d{{4}})?))"
)
_PARTY = rf"(?:the[ ])?{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}"
_PARTIES = rf"(?:[ ](?:dengan|antara|bersama|between|with)[ ]{_PARTY}(?:[ ](?:dan|and)[ ]{_PARTY})?)"
# After the word for a law these go on with the name of another law, or of a body: «Centre for Law Enforcement ...».
_GOES_ON = "Act|Bill|Code|Law|Enforcement|Review|Firm|School|Society|Commission|Council|Minister|Ministry|Reform"
# Small words inside the names that end in their head.
_JOINED = ("and ", "on ", "of ", "in ", "from ", "for ", "to ", "against ", "(")
_STATUS_REACH = 90
_ONE = ("one", "satu", "một")
_COUNTED_BEHIND = re.compile(r"\s?(?:จำนวน\s?)?\d{1,2}\s?ฉบับ")
_YEARS = re.compile(r"20\d\d\D{1,8}20\d\d")  # without two of them no plan of years is sought
_FIRST_WORD = re.compile(r"(?:The|A|An|This|That|Its|Under|Through|With|In|On|And|Melalui|Dalam|Naskah)[ ]")


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A phrase that names a document, and the word that gave it away."""

    start: int
    end: int
    head: str
    type: InstrumentType
    plain: bool = False


def document_forms(document: Document) -> Iterator[DocumentForm]:
    """Every phrase of such a form; a longer and a shorter one may overlap."""
    types = _type_of()
    for pattern, starts in _at_heads(document):
        for match in matches_at(starts, pattern, document.text):
            yield _form(document, match, types[match["head"]])
    yield from _plain_forms(document)
    for law in law_forms(document):
        yield DocumentForm(law.start, law.end, law.head, _type(law.type), plain=law.head.islower())
    counted = table("instruments")["counted"]["declaration"]
    for match in _counted().finditer(document.folded) if any(head in document.folded for head in counted) else ():
        yield _form(document, match, "declaration")
    if document.language == "zh":
        for match in _in_brackets().finditer(document.text):
            yield _form(document, match, _type(table("instruments")["brackets_zh"][match["head"]]))
    if document.language in ("vi", "th"):
        for start, end, head in local_forms(document):
            yield DocumentForm(start, end, head, _type(table("instruments")[document.language][head]))


def _at_heads(document: Document) -> Iterator[tuple[re.Pattern[str], set[int]]]:
    """The patterns of names with capitals, and where a match may begin: at a head, or at capitals that lead to it."""
    text, folded = document.text, document.folded
    yield _by_head_first(), _heads("id").starts(folded)
    for pattern, kind in ((_by_head_last(), "other"), (_acts(), "law")):
        # These heads all have a capital: words without are the business of `_plain_forms`.
        ends = [end for end in _heads(kind).starts(folded) if text[end].isupper()]
        led = (capitals_before(text, end - 1, _JOINED) for end in ends if text[end - 1 : end] == " ")
        yield pattern, {*ends, *chain.from_iterable(led)}


def _plain_forms(document: Document) -> Iterator[DocumentForm]:
    """Documents in words without capitals."""
    for match in _plain_heads().matches(_plain(), document.folded):
        if match["head"] not in rules("signed_only") or _is_signed(document, match):
            yield _form(document, match, _plain_types()[match["head"]], plain=True)
    for match in _law_kinds().matches(_law_in_small(), document.folded):
        yield _form(document, match, "law")
    truces = table("instruments")["rules"]["truces"]
    for match in _truce().finditer(document.folded) if any(one in document.folded for one in truces) else ():
        yield _form(document, match, "other")
    for match in _plan_of_years().finditer(document.folded) if _YEARS.search(document.folded) else ():
        yield _form(document, match, "other")


def _is_signed(document: Document, match: re.Match[str]) -> bool:
    """Whether somebody signs this one document: a number before it announces documents named elsewhere."""
    first = max(0, match.start() - 16)
    number = _numbered().search(document.folded, first, match.start())
    if _COUNTED_BEHIND.match(document.folded, match.end()):
        return False
    if (number and number[1] not in _ONE) or _absent().search(document.folded, first, match.start()):
        return False
    around = _around(document, match.start(), match.end())
    signed = any(_status_words(status).search(around) for status in ("signed", "planned"))
    return signed or (match["head"] in rules("plans") and _status_words("adopted").search(around) is not None)


@cache
def rules(key: str) -> frozenset[str]:
    """A list among the rules of the data file."""
    return frozenset(table("instruments")["rules"][key])


def _form(document: Document, match: re.Match[str], kind: InstrumentType, plain: bool = False) -> DocumentForm:
    start, end = match.span()
    first = _FIRST_WORD.match(document.text, start, end)
    if first and match.start("head") > start:
        start = first.end()
    for word in _verbs_en().finditer(document.text, start, match.start("head")):
        start = word.end()
    return DocumentForm(start, end, match["head"] or match.group(), kind, plain)


@cache
def _verbs_en() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(rules('verbs_en'))})[ ]")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?:(\d|{number_words()})\s|[\d两兩二三四五六七八九十]\s?[项項份个個])\Z")


@cache
def _absent() -> re.Pattern[str]:
    """«no such agreement», «belum memiliki perjanjian»."""
    return re.compile(rf"(?<!\w)(?:{any_of(rules('absent'))})\s?\Z")


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
    more = rf"(?![ ](?:dan|serta)[ ](?:{any_of(heads)})(?!\w)){_MORE}"  # after "dan" another document may begin
    return re.compile(
        rf"(?P<head>{standing(heads, _EDGE)})(?:[ ]\(\w{{2,5}}\))?"
        rf"(?:{_PARTIES}|(?:[ ](?:No\.?[ ]?|Nomor[ ])?\d{{1,3}}(?![\w.,])|{more}){{1,12}}"
        rf"(?:[ ]\([A-Z][\w-]{{1,8}}\))?)"
    )


@cache
def _heads(kind: str) -> Beginnings:
    """The first words of names in Indonesian and Malay ("id"), the last ones of those in English."""
    data = table("instruments")
    if kind == "id":
        return Beginnings(fold(head) for listed in data["heads_id"].values() for head in listed)
    of_kind = (listed for one, listed in data["heads_en"].items() if (one == "law") == (kind == "law"))
    return Beginnings(fold(head) for listed in of_kind for head in listed)


@cache
def _by_head_last() -> re.Pattern[str]:
    heads = [h for kind, listed in table("instruments")["heads_en"].items() if kind != "law" for h in listed]
    lead = rf"(?:{_CAPITAL}[’']?[ ](?:(?:and|on|of)[ ])?){{0,5}}"
    # «the Declaration on X and the Plan of Action to Y»: another document begins.
    more = rf"(?![ ]and[ ](?:the[ ])?(?:{_CAPITAL}[ ]){{0,4}}(?:{any_of(heads)})(?!\w)){_MORE}"
    return re.compile(
        rf"(?<![\w-]){lead}(?P<head>{any_of(heads)})(?!\w)(?:[ ]\([A-Z][\w-]{{1,8}}\))?"
        rf"(?:[ ](?:of|on|for|against|between|to|with)[ ](?:the[ ])?{_CAPITAL}(?:{more}){{0,40}})?"
    )


@cache
def _acts() -> re.Pattern[str]:
    """«Computer Crimes Act 1997», «Penal Code»: the name of a law needs a word before its last."""
    heads = any_of(table("instruments")["heads_en"]["law"])
    joined = r"(?:(?:and|on|of|in|from|for|to|against|\(\w+\))[ ])?"
    return re.compile(
        rf"{_FIRST}[ ]{joined}(?:{_CAPITAL}[ ]{joined}){{0,6}}?(?P<head>{heads})(?!\w)(?![ ](?:{_GOES_ON})(?!\w))"
        rf"(?:[ ]\([^()\n]{{3,40}}\)[ ](?:{heads})(?!\w))?(?:[ ]\d{{4}}|[ ]No\.?[ ]\d{{1,6}}(?![\w.]))?"
        rf"(?:[ ]\([A-Z][\w-]{{1,9}}\))?"
    )


@cache
def _plain() -> re.Pattern[str]:
    parties = r"(?:\s(?:dengan|antara|between|with|bersama)\s[\w-]+(?:\s(?:dan|and)\s[\w-]+(?:\s[\w-]+){0,3})?)?"
    heads = any_of(_plain_types())
    edge = rf"[{LATIN}\d-]"
    return re.compile(rf"(?<!{edge})(?P<head>{heads})(?!{edge})(?:\s\((?:mou|mous|nota)\))?{parties}")


@cache
def _plain_heads() -> Beginnings:
    return Beginnings(_plain_types())


@cache
def _law_in_small() -> re.Pattern[str]:
    """«the expanded antitrafficking law»."""
    data = table("instruments")["rules"]
    return re.compile(rf"(?<![\w-])(?:{any_of(data['law_kinds'])})\s(?P<head>{any_of(data['law_words'])})(?!\w)")


@cache
def _law_kinds() -> Beginnings:
    return Beginnings(table("instruments")["rules"]["law_kinds"])


@cache
def _truce() -> re.Pattern[str]:
    """«gencatan senjata 13 poin», «13-point ceasefire»."""
    data = table("instruments")["rules"]
    truces, points = any_of(data["truces"]), any_of(data["points"])
    return re.compile(
        rf"(?<!\w)(?:(?P<head>{truces})\s\d{{1,2}}\s(?:{points})(?!\w)|\d{{1,2}}[-\s](?:{points})\s(?:{truces})(?!\w))"
    )


@cache
def _plan_of_years() -> re.Pattern[str]:
    """«pelan tindakan baharu bagi tempoh 2026 hingga 2035»: a plan with its years."""
    plans = any_of(table("instruments")["rules"]["plans"])
    to = r"(?:\s?[-–—]\s?|\s(?:hingga|sampai|to|until|đến|ถึง)\s|至|到|ถึง)"
    return re.compile(rf"(?P<head>{plans})[^.;:\n]{{1,90}}?(?<!\d)20\d\d{to}20\d\d(?!\d)")


@cache
def _counted() -> re.Pattern[str]:
    heads = any_of(table("instruments")["counted"]["declaration"])
    return re.compile(rf"(?<![\w-])(?:\d{{1,2}}|{number_words()})\s(?P<head>{heads})(?!\w)")


@cache
def _in_brackets() -> re.Pattern[str]:
    tails = any_of(table("instruments")["brackets_zh"])
    return re.compile(rf"《[^《》]{{2,40}}?(?P<head>{tails})(?:[（(][^《》]{{1,20}}[）)])?》")


# ------------------------------------------------------------------ how far a document is


def status_near(document: Document, start: int, end: int) -> InstrumentStatus | None:
    """How far the document is, by the words around it in its sentence; what is planned wins."""
    around = _around(document, start, end)
    for status in ("planned", "negotiated", "signed", "adopted", "in_force"):
        if _status_words(status).search(around):
            return next(one for one in get_args(InstrumentStatus) if one == status)
    return None


def _around(document: Document, start: int, end: int) -> str:
    """What stands near [start, end) in its sentence; not the name itself: «rencana aksi» is no plan to sign."""
    sentence = document.sentence_at(start)
    first = max(sentence.start if sentence else 0, start - _STATUS_REACH)
    last = min(sentence.end if sentence else end, end + _STATUS_REACH)
    return f"{document.folded[first:start]} | {document.folded[end:last]}"


@cache
def _status_words(status: str) -> re.Pattern[str]:
    return re.compile(any_of(table("instruments")["status"][status]))
