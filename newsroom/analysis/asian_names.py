"""People in Vietnamese and Thai, where names and titles follow other rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .document import Document
from .folding import LATIN
from .names import UPPER
from .tables import WORD, any_of, standing, table
from .titles import Named

_VI_WORD = re.compile(r"[ ]([^\W\d_][\w’'-]*)")
_VI_WORDS = rf"[{UPPER}](?:\.|[\w’'-]{{0,30}})"
_VI_NAME = re.compile(rf"(?:[ ]{{1,3}}{_VI_WORDS}){{2,5}}")
_VI_PART = rf"[{UPPER}][{LATIN}]*(?![\w-])"
_VI_CALLED = re.compile(rf"(?:[ ]là)?[ ]({_VI_WORDS}(?:[ ]{_VI_WORDS}){{1,4}})")
_VI_TITLE = 90
_MARKED = re.compile(r"[ăđĩũơưàâãèêìòôõùýĂĐĨŨƠƯÀÂÃÈÊÌÒÔÕÙÝ\u1ea0-\u1ef9]")
_MAN = "นาย"
_SHORT_MARKS = ("ศ.", "ดร.", "รศ.", "ผศ.", "นพ.", "พญ.", "มร.", "มล.")
_THAI = r"\u0e01-\u0e4e"
_THAI_LETTER = re.compile(f"[{_THAI}]")


def vietnamese(document: Document) -> Iterator[Named]:
    """«Bộ trưởng Bộ Công an Lương Tam Quang», «bà Delphine Schantz», «bị cáo Võ Văn Cưng»."""
    for match in _vi_titles().finditer(document.text):
        end = _vi_title_end(document, match)
        name = _VI_NAME.match(document.text, end)
        if name is not None and _is_vi_name(name.group().split()) and not _vi_other(document, end + 1, name.end()):
            last = _without_dot(name)
            title = document.text[match.start() : end]
            yield Named(match.start(), last, end + 1, last, title, "person_title_name", 0.85)
    for match in _vi_addressed().finditer(document.text):
        name = _VI_CALLED.match(document.text, match.end())
        if name is not None:
            first, last, title = name.start(1), name.start(1) + len(name[1].rstrip(".")), match.group()
            yield Named(match.start(), last, first, last, title, "person_cue", 0.8, title)
    for match in _vi_families().finditer(document.text):
        rare = match.group() in table("people")["vi"]["rare_surnames"]
        name = (_vi_rare() if rare else _vi_given()).match(document.text, match.end())
        if name is not None and not _vi_other(document, match.start(), name.end()):
            start, end = match.start(), name.end()
            yield Named(start, end, start, end, None, "person_form", 0.75, match.group())


def _is_vi_name(words: list[str]) -> bool:
    """A Vietnamese name begins with a family name; one without Vietnamese marks is foreign."""
    if words[0] in _vi_words()[2] or any("-" in word[1:-1] for word in words):  # «Vi-lay Lạ-khăm-phong»
        return True
    return all(word.isascii() for word in words) or not _MARKED.search("".join(words))


def _without_dot(name: re.Match[str]) -> int:
    return name.start() + len(name.group().rstrip("."))


def _vi_title_end(document: Document, title: re.Match[str]) -> int:
    """Where the office ends: it goes on with portfolios, known names, and small words that are no verbs."""
    data, end = _vi_words(), title.end()
    while end - title.start() < _VI_TITLE:
        known = document.hits_over(end + 1, end + 2)
        if known and known[0].start == end + 1 and known[0].kind != "place" and document.text[end] == " ":
            end = known[0].end
            continue
        word = _VI_WORD.match(document.text, end)
        if word is None or not (word[1] in data[0] or word[1].isupper() or word[1].islower()) or word[1] in data[1]:
            break
        if word[1] in data[2] and _vi_given().match(document.text, word.end()):
            break
        end = word.end()
    return end


def _vi_other(document: Document, start: int, end: int) -> bool:
    """A street, a district, a province: «đường Nguyễn Huệ», «tỉnh Lâm Đồng»."""
    data = table("people")["vi"]
    if document.text[max(0, start - 14) : start].rstrip().endswith(tuple(data["places_before"])):
        return True
    return document.text.startswith(tuple(data["not_names"]), start)


@cache
def _vi_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = table("people")["vi"]
    return frozenset(data["inside"]), frozenset(data["stops"]), frozenset(data["surnames"])


@cache
def _vi_titles() -> re.Pattern[str]:
    return re.compile(standing(table("people")["vi"]["titles"], WORD, r"(?!\w)"))


@cache
def _vi_addressed() -> re.Pattern[str]:
    return re.compile(standing(table("people")["vi"]["address"], WORD, r"(?!\w)"))


@cache
def _vi_families() -> re.Pattern[str]:
    return re.compile(standing(table("people")["vi"]["surnames"], r"\w-", r"(?= )"))


@cache
def _vi_given() -> re.Pattern[str]:
    """What follows a family name: a word that stands in names only, and one to three more; else two words."""
    return re.compile(
        rf"{_vi_rare().pattern}|[ ]{_VI_PART}[ ]{_VI_PART}(?:[ ]{_VI_PART})?|[ ]{_VI_PART}(?=[ ]\(\d\d[ ]tuổi)"
    )


@cache
def _vi_rare() -> re.Pattern[str]:
    """What follows a family name that is a common word too."""
    middle = any_of(table("people")["vi"]["middle"])
    return re.compile(rf"[ ](?:{middle})(?:[ ]{_VI_PART}){{1,3}}")


# ------------------------------------------------------------------ Thai


def thai(document: Document) -> Iterator[Named]:
    """«นายนิกรเดช พลางกูร อธิบดีกรมสารนิเทศ»: an honorific or a rank, the given name, a blank, the family name."""
    text, names = document.text, [*_thai_marked(document.text)]
    given = {name["given"] for _start, name in names if name["family"]}
    for start, name in names:
        title = _thai_title().match(text, name.end())
        first, end = name.start("given"), name.end()
        # «นายแสโต้แย้ง»: a given name that stands apart elsewhere, here with the next word glued to it.
        end = next((cut for cut in range(first + 2, name.end("given")) if text[first:cut] in given), end)
        office = title["title"] if title else text[start:first].strip()
        yield Named(start, end, first, end, office, "person_title_name", 0.85)
    for match in _thai_chinese().finditer(text):
        name_end = _thai_word().match(text, match.end())
        if name_end is not None and not _thai_glued(text, match.start()):
            start, end = match.start(), name_end.end()
            yield Named(start, end, start, end, None, "person_form", 0.7, match.group())


def _thai_marked(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Names behind a rank or an honorific, with the place where that begins."""
    last = 0
    for mark in _thai_marks().finditer(text):
        if mark.start() < last or ("." not in mark[0] and _thai_glued(text, mark.start())):
            continue
        if mark[0] in _SHORT_MARKS and _THAI_LETTER.match(text[mark.start() - 1 : mark.start()]):
            continue  # «ดศ. เสนอ»: the short form of a ministry
        if mark[0] == _MAN and text[max(0, mark.start() - 2) : mark.start()].rstrip()[-1:].isdigit():
            continue  # «เชลยศึก 18 นาย»: the word that counts men
        name = (_thai_name_of_rank() if "." in mark[0] else _thai_name()).match(text, mark.end())
        if name is not None:
            last = name.end()
            yield mark.start(), name


def _thai_glued(text: str, start: int) -> bool:
    """Whether letters stand right before that are no word to which a name is often glued."""
    before = text[max(0, start - 12) : start]
    return bool(_THAI_LETTER.match(before[-1:])) and not before.endswith(tuple(table("people")["th"]["before"]))


@cache
def _thai_marks() -> re.Pattern[str]:
    data = table("people")["th"]
    return re.compile(any_of([*data["honorifics"], *data["ranks"]]))


@cache
def _thai_name() -> re.Pattern[str]:
    return _thai_name_but("not_after")


@cache
def _thai_name_of_rank() -> re.Pattern[str]:
    """«พล.ต.ต.เอกรักษ์»: after a rank a name may begin like another word."""
    return _thai_name_but("not_after_rank")


def _thai_name_but(never: str) -> re.Pattern[str]:
    """`never`: the list of what does not follow the mark."""
    data = table("people")["th"]
    marks = any_of([*data["honorifics"], "หญิง"])
    apart = any_of([*data["stops"], *data["stops_apart"], *data["titles"], *data["honorifics"], *data["ranks"]])
    part = rf"[{_THAI}]{{2,20}}?(?=[^{_THAI}]|$|(?:{any_of(data['stops'])}))"
    return re.compile(
        rf"\s?(?:(?:{marks})\s?)?(?!{any_of(data[never])})(?P<given>{part})"
        rf"(?P<family>[ ]{{1,2}}(?!{apart}){part}(?:[ ](?!{apart})[{_THAI}]{{2,5}}(?=[ ]))?)?"
    )


@cache
def _thai_title() -> re.Pattern[str]:
    return re.compile(rf"\s{{1,20}}(?P<title>(?:{any_of(table('people')['th']['titles'])})[{_THAI}.]{{0,40}})")


@cache
def _thai_chinese() -> re.Pattern[str]:
    """«ไป๋ซั่วเฉิง», «เฉิน จื้อ»: Chinese family names in Thai letters."""
    return re.compile(any_of(table("people")["th"]["chinese"]))


@cache
def _thai_word() -> re.Pattern[str]:
    stops = any_of(table("people")["th"]["stops"])
    return re.compile(rf"[ ]?(?!{stops})[{_THAI}]{{2,12}}?(?=[^{_THAI}]|$|(?:{stops}))")
