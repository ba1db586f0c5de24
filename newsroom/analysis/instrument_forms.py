"""The forms in which documents are named, and the words near them that say how far they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from .document import Document
from .folding import LATIN, fold
from .names import UPPER
from .numbers import number_words
from .phrases import Beginnings
from .reading import InstrumentStatus, InstrumentType
from .tables import any_of, standing, table

_CAPITAL = rf"(?:[{UPPER}][\w’'/-]{{0,40}}[\w]|[{UPPER}])"
_EDGE = r"\w-"
# The same at the begin of a name: what comes before is looked at after the first letter (see `standing`).
_FIRST = rf"[{UPPER}](?<![{_EDGE}][{UPPER}])(?:[\w’'/-]{{0,40}}[\w])?"
_JOIN = (
    r"(?:untuk|tentang|mengenai|melawan|menentang|bagi|dan|terhadap|atas|bidang"
    r"|of|on|for|and|the|against|to|with|in|between)"
)
_MORE = rf"(?:[ ](?:{_JOIN}[ ]){{0,2}}(?:{_CAPITAL}|\d{{4}}(?:[-–]\d{{4}})?))"
_PARTY = rf"(?:the[ ])?{_CAPITAL}(?:[ ]{_CAPITAL}){{0,3}}"
_PARTIES = rf"(?:[ ](?:dengan|antara|bersama|between|with)[ ]{_PARTY}(?:[ ](?:dan|and)[ ]{_PARTY})?)"
_STATUS_REACH = 90
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
    for pattern, needed in ((_by_head_first(), None), (_by_head_last(), "other"), (_acts(), "law")):
        if needed is None or _heads_en(needed).search(document.text):
            for match in pattern.finditer(document.text):
                yield _form(document, match, types[match["head"]])
    yield from _plain_forms(document)
    counted = table("instruments")["counted"]["declaration"]
    for match in _counted().finditer(document.folded) if any(head in document.folded for head in counted) else ():
        yield _form(document, match, "declaration")
    if document.language == "zh":
        for match in _in_brackets().finditer(document.text):
            yield _form(document, match, _type(table("instruments")["brackets_zh"][match["head"]]))
    if document.language in ("vi", "th"):
        for match in _local(document.language).finditer(document.text):
            yield _form(document, match, _type(table("instruments")[document.language][match["head"]]))


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
    if _numbered().search(document.folded, max(0, match.start() - 14), match.start()) is not None:
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
    return DocumentForm(start, end, match["head"] or match.group(), kind, plain)


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?:\d|{number_words()})\s\Z")


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
        rf"(?P<head>{standing(heads, _EDGE)})(?:[ ]\(\w{{2,5}}\))?"
        rf"(?:{_PARTIES}|(?:[ ](?:No\.?[ ]|Nomor[ ])?\d{{1,3}}(?![\w.,])|{_MORE}){{1,12}}"
        rf"(?:[ ]\([A-Z][\w-]{{1,8}}\))?)"
    )


@cache
def _heads_en(kind: str) -> re.Pattern[str]:
    """The last words of names in English, of laws or of all else: without one of them no name is sought."""
    data = table("instruments")["heads_en"]
    return re.compile(any_of(h for one, listed in data.items() if (one == "law") == (kind == "law") for h in listed))


@cache
def _by_head_last() -> re.Pattern[str]:
    heads = [h for kind, listed in table("instruments")["heads_en"].items() if kind != "law" for h in listed]
    lead = rf"(?:{_CAPITAL}[’']?[ ](?:(?:and|on|of)[ ])?){{0,5}}"
    return re.compile(
        rf"(?<![\w-]){lead}(?P<head>{any_of(heads)})(?!\w)(?:[ ]\([A-Z][\w-]{{1,8}}\))?"
        rf"(?:[ ](?:of|on|for|against|between|to|with)[ ](?:the[ ])?{_CAPITAL}{_MORE}{{0,40}})?"
    )


@cache
def _acts() -> re.Pattern[str]:
    """«Computer Crimes Act 1997», «Penal Code»: the name of a law needs a word before its last."""
    heads = any_of(table("instruments")["heads_en"]["law"])
    joined = r"(?:(?:and|on|of|\(\w+\))[ ])?"
    return re.compile(
        rf"{_FIRST}[ ]{joined}(?:{_CAPITAL}[ ]{joined}){{0,6}}?(?P<head>{heads})(?!\w)"
        rf"(?:[ ]\d{{4}}|[ ]No\.?[ ]\d{{1,6}}(?![\w.]))?"
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
    return re.compile(rf"《[^《》]{{2,40}}?(?P<head>{tails})》")


@cache
def _local(language: str) -> re.Pattern[str]:
    heads = any_of(table("instruments")[language])
    if language == "th":
        data = table("organisations")["th"]
        stops, safe = any_of(data["stops"]), any_of([*data["safe"], "กรุง", "ฮานอย", "อาเซียน"])
        name = rf"(?:{safe}|(?!{stops})[\u0e01-\u0e4e]){{0,60}}"
        return re.compile(rf"(?P<head>{heads}){name}(?:[ ]พ\.ศ\.[ ]?[\d\u0e50-\u0e59]{{4}})?")
    small = any_of(table("instruments")["small_vi"]["words"])
    words = rf"(?:[ ](?:(?:{small})(?:,(?=[ ][{LATIN}]))?(?!\w)|{_CAPITAL}(?!\w))){{1,16}}"
    return re.compile(
        rf"(?<!\w)(?P<head>{heads})(?:{words}|[ ]số[ ]\d{{1,4}}[\w/-]{{0,20}}|[ ][“\"][^”\"\n]{{3,120}}[”\"])"
    )


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
