"""Laws by their number or by what they are about, and names of documents in Chinese without brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .document import Document
from .folding import HAN, LATIN
from .names import UPPER
from .phrases import Beginnings
from .tables import any_of, table

_CAPITAL = rf"(?:[{UPPER}][\w’'/-]{{0,40}}[\w]|[{UPPER}])"
_JOIN = r"(?:of|on|for|and|the|against|to|with|in|from|by)"
# A day may follow the name of a document, and in headlines the sentence goes on with capitals.
NOT_INSIDE = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    "|Segera|Akan|Sudah|Telah|Resmi|Bakal|Belum|Mulai|Jadi|Agar|Demi|Usai|Saat|Ketika|Setelah|Selepas|Kini"
)
_LONGEST_ZH = 16
# In Brunei a law is an order with its year: «Perintah Pembanterasan Pemerdagangan Orang, 2019».
_ORDER = re.compile(rf"(?<![\w-])(?P<head>Perintah)(?:[ ](?:dan[ ])?{_CAPITAL}){{1,9}},?[ ](?:19|20)\d\d(?!\d)")


class LawForm(NamedTuple):
    """Where such a phrase stands, the word that gave it away, and the name of its type."""

    start: int
    end: int
    head: str
    type: str


def law_forms(document: Document) -> Iterator[LawForm]:
    """Every law by number, by subject in capitals, by subject in small letters; Chinese documents by their parts."""
    if document.language == "en":
        for pattern in (_by_number(), _about()):
            for match in pattern.finditer(document.text):
                yield LawForm(match.start(), match.end(), match["head"], "law")
    if document.language == "ms":
        for match in _ORDER.finditer(document.text):
            yield LawForm(match.start(), match.end(), match["head"], "law")
    if document.language in ("en", "id", "ms"):
        for match in _subjects().matches(_small(), document.folded):
            yield LawForm(match.start(), match.end(), match["head"], "law")
    if document.language == "zh":
        yield from _chinese(document)


@cache
def _by_number() -> re.Pattern[str]:
    """«Republic Act No. 12010», «Executive Order 74», «Directive No. 01»."""
    data = table("instruments")["laws"]
    number = r"(?:[A-Z]{1,4}/){0,3}\d{1,5}(?:[/-][\w/-]{1,14})?(?!\w)"
    return re.compile(
        rf"(?<![\w.-])(?P<head>(?:{any_of(data['numbered'])})(?=[ ](?:No|\d))|(?:{any_of(data['with_no'])})(?=[ ]No))"
        rf"[ ](?:Nos?\.?[ ])?{number}(?:[ ]of[ ]\d{{4}})?"
    )


@cache
def _about() -> re.Pattern[str]:
    """«Law on Combating Technology-Based Fraud», «Act to Prevent Money Laundering»."""
    heads = any_of(table("instruments")["laws"]["about"])
    return re.compile(
        rf"(?<![\w-])(?P<head>{heads})[ ](?:on|against|to|concerning|for)[ ](?:the[ ])?{_CAPITAL}"
        rf"(?:[ ](?:{_JOIN}[ ]){{0,2}}(?!(?:{NOT_INSIDE})(?!\w)){_CAPITAL}){{0,14}}(?:[ ]\d{{4}}(?!\d))?"
    )


@cache
def _small() -> re.Pattern[str]:
    data = table("instruments")["laws"]
    heads, joins, subjects = (any_of(data[f"small_{name}"]) for name in ("heads", "joins", "subjects"))
    edge = rf"[{LATIN}\d]"
    return re.compile(rf"(?<!{edge})(?P<head>{heads})\s(?:(?:{joins})[\s-](?:the\s)?){{0,2}}(?:{subjects})(?!{edge})")


@cache
def _subjects() -> Beginnings:
    return Beginnings(table("instruments")["laws"]["small_heads"])


# ------------------------------------------------------------------ Chinese


def _chinese(document: Document) -> Iterator[LawForm]:
    """«河内公约», «中泰引渡条约», «反电信网络诈骗法»: no brackets show where they begin."""
    heads = table("instruments")["zh"]["heads"]
    places = {hit.start for hit in document.hits if hit.kind in ("country", "place", "organisation", "forum")}
    for match in _tail_zh().finditer(document.text):
        first = _first_zh(document.text, match.start(), places)
        if first is not None:
            yield LawForm(first, match.end(), match.group(), heads[match.group()])
    for match in _law_zh().finditer(document.text):
        yield LawForm(match.start(), match.end(), match["head"], "law")


def _first_zh(text: str, end: int, places: set[int]) -> int | None:
    """Where the name of which the last word stands at `end` begins: at the furthest place or body before it."""
    at, first = end, None
    while at > 0 and end - at < _LONGEST_ZH:
        at -= 1
        stopped = text[at] in table("instruments")["zh"]["stops"] or not "\u3400" <= text[at] <= "\u9fff"
        # «联合国» and «中国» hold signs at which other words end.
        if stopped and not any(text.startswith(name, at - len(name) + 1) for name in _whole_zh()):
            break
        if at in places or _begins_zh().match(text, at):
            first = at
    return first


@cache
def _whole_zh() -> tuple[str, ...]:
    """Names of bodies and countries that end with a stopping sign."""
    return ("联合国", "聯合國", "中国", "中國", "美国", "美國", "泰国", "泰國", "韩国", "韓國", "英国", "英國")


@cache
def _begins_zh() -> re.Pattern[str]:
    one = "[中泰柬缅緬老寮越马馬新菲印韩韓日美英澳俄]"
    return re.compile(rf"(?:{any_of(table('instruments')['zh']['first'])}|{one}{{2}}(?![{HAN}]{{0,1}}[国國]))")


@cache
def _tail_zh() -> re.Pattern[str]:
    return re.compile(any_of(table("instruments")["zh"]["heads"]))


@cache
def _law_zh() -> re.Pattern[str]:
    data = table("instruments")["zh"]
    return re.compile(
        # «2012年安全罪行（特别措施）法令»: behind its year a law may have any name.
        rf"(?:(?:{any_of(data['law_parts'])}){{1,8}}|(?:19|20)\d\d(?:/\d\d)?年(?:(?![{data['stops']}])[{HAN}]){{2,12}}?"
        rf"(?:[（(][{HAN}]{{2,8}}[）)])?(?=法[令案]))(?P<head>{any_of(data['law_tails'])})(?![{data['law_never']}])"
    )
