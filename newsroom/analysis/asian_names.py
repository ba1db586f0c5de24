"""People in Vietnamese, Thai and Chinese, where names and titles follow other rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .document import Document
from .folding import HAN
from .names import UPPER
from .tables import any_of, table
from .titles import Named

_VI_WORD = re.compile(r"\s+([^\W\d_][\w’'-]*|\()")
_VI_NAME = re.compile(rf"(?:\s+[{UPPER}][\w’'.-]*){{2,5}}")
_THAI = r"\u0e01-\u0e4e"


def vietnamese(document: Document) -> Iterator[Named]:
    """«Bộ trưởng Bộ Công an Lương Tam Quang», «bà Delphine Schantz»."""
    inside = frozenset(table("people")["vi"]["inside"])
    for match in _vi_titles().finditer(document.text):
        end = match.end()
        while (word := _VI_WORD.match(document.text, end)) and (word[1] in inside or word[1].islower()):
            if word.end() - match.start() > 90 or "\n" in word.group():
                break
            end = word.end()
        name = _VI_NAME.match(document.text, end)
        if name is None or "\n" in name.group():
            continue
        start = end + 1
        named = Named(
            match.start(),
            name.end(),
            start,
            name.end(),
            document.text[match.start() : end],
            "person_title_name",
            0.85,
        )
        yield named


@cache
def _vi_titles() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(table('people')['vi']['titles'])})(?!\w)")


def thai(document: Document) -> Iterator[Named]:
    """«นายนิกรเดช พลางกูร อธิบดีกรมสารนิเทศ»: an honorific, the given name, a blank, the family name."""
    for match in _thai_names().finditer(document.text):
        title = _thai_title().match(document.text, match.end())
        yield Named(
            match.start(),
            match.end(),
            match.start("name"),
            match.end("name"),
            title["title"] if title else None,
            "person_title_name",
            0.85,
        )


@cache
def _thai_names() -> re.Pattern[str]:
    data = table("people")["th"]
    honorifics = any_of(set(data["honorifics"]) - {"นายกรัฐมนตรี"})
    stops = any_of(data["stops"])
    return re.compile(
        rf"(?<![{_THAI}])(?:(?:{honorifics})\s?){{1,2}}(?!กรัฐมนตรี|กฯ|ก\s|ทหาร|จ้าง|ทุน)"
        rf"(?P<name>[{_THAI}]{{2,20}}(?:\s+(?!(?:{stops}))[{_THAI}]{{2,24}})?)"
    )


@cache
def _thai_title() -> re.Pattern[str]:
    return re.compile(rf"\s+(?P<title>(?:{any_of(table('people')['th']['titles'])})[{_THAI}.]{{0,40}})")


def chinese(document: Document) -> Iterator[Named]:
    """«泰国总理阿努廷表示», «外交部长王毅», «安东尼奥·古特雷斯»."""
    for match in _chinese_names().finditer(document.text):
        yield Named(
            match.start(),
            match.end(),
            match.start("name"),
            match.end("name"),
            match["title"],
            "person_title_name",
            0.8,
        )


@cache
def _chinese_names() -> re.Pattern[str]:
    data = table("people")["zh"]
    verbs = any_of(data["verbs"])
    no_name = "会议|会晤|府|国|级|等|们|及|办|团|人|的|是|将|已|曾|以|之|为|还|则|都|均"
    return re.compile(
        rf"(?P<title>(?:{any_of(data['titles'])}))(?:拿督斯里|丹斯里|拿督|敦)?"
        rf"(?!{no_name}|{verbs})(?P<name>[{HAN}]{{2,10}}?(?:·[{HAN}]{{1,8}}?){{0,3}})(?=(?:{verbs}|\s|$))"
    )
