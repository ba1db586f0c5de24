"""People in Chinese: after an office, in a row of names, before a verb of speech, with dots between foreign names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .document import Document
from .folding import HAN
from .tables import any_of, table
from .titles import Named

_DOT = "·•・‧"
_DOTTED = re.compile(rf"[{HAN}]{{1,7}}(?:[{_DOT}][{HAN}]{{1,8}}){{1,3}}")
_LATIN = re.compile(r"[ 　]?(?P<name>[A-Z][\w'’-]{1,40}(?:[ ][A-Z][\w.'’-]{0,40}){1,4})")
# «蔡西纳烈（Chhay Sinarith）»: whatever stands before a name in Latin letters is that name.
_IN_LATIN = re.compile(r"[（(][A-Z][\w'’-]+[ ][A-Z][\w .'’-]{1,40}[）)]")
_ROW = re.compile(rf"(?:、[{HAN}]{{2,10}}){{2,}}")


def chinese(document: Document) -> Iterator[Named]:
    """«泰国总理阿努廷表示», «外交部长王毅», «安东尼奥·古特雷斯», «明国平、明珍珍、周卫昌»."""
    text = simplified(document.text)
    for match in _titles().finditer(text):
        end, title = match.end(), document.text[match.start() : match.start("end")]
        name = _name_at(text, end) or (_honoured(text, end) if match["honour"] else None)
        latin = None if name else _LATIN.match(text, end)
        if name is not None:
            yield _named(match.start(), end, name, title, 0.85)
        elif latin is not None:
            yield _named(match.start(), latin.start("name"), latin.end(), title, 0.85)
    yield from _rows(text)
    yield from _alone(text)


def simplified(text: str) -> str:
    """The text in simplified characters as far as names and titles need it: as long as `text`."""
    return text.translate(_pairs())


def _named(start: int, first: int, last: int, title: str | None, sure: float, cue: str = "") -> Named:
    rule = "person_title_name" if title else "person_form"
    return Named(start, last, first, last, title, rule, sure, cue)


# ------------------------------------------------------------------ the form of a name


def _name_at(text: str, start: int) -> int | None:
    """Where the name ends that begins here, or None where none does."""
    if _no_name().match(text, start):
        return start + 3 if _is_of_zhou(text, start) else None
    dotted = _DOTTED.match(text, start)
    if dotted is not None:
        return _dotted_end(text, dotted)
    end = _stop(text, start)
    if end is not None and (is_name(text[start:end]) or _IN_LATIN.match(text, end)):
        return end
    sounds = _sounds().match(text, start)
    if sounds is not None and sounds.end() - start > 3 and not text.startswith(_not_names(), start):
        return sounds.end()
    return None


def _honoured(text: str, start: int) -> int | None:
    """«拿督斯里三苏安努亚在»: behind an honorific anything up to the next verb is a name."""
    end = _stop(text, start)
    named = end is not None and 2 <= end - start <= 7 and not _no_name().match(text, start)
    return end if named and not text.startswith(_not_names(), start) else None


def _is_of_zhou(text: str, start: int) -> bool:
    """«处长周一鸣、»: a name that begins like the word for Monday, as long as a name and no longer."""
    if text[start] != "周" or len(text) < start + 3 or _no_name().match(text, start + 2):
        return False
    stop = _stops().search(text, start + 2, start + 4)
    return is_name(text[start : start + 3]) and stop is not None and stop.start() == start + 3


def _dotted_end(text: str, dotted: re.Match[str]) -> int:
    """After the last part of a foreign name: up to the next verb or sign, or as far as its sounds go."""
    last = max(dotted.group().rfind(dot) for dot in _DOT) + dotted.start() + 1
    end, sounds = _stop(text, last), _sounds().match(text, last)
    if end is not None and end <= dotted.end() and (sounds is None or end - last <= 4):
        return end
    return sounds.end() if sounds is not None else min(dotted.end(), last + 3)


def _stop(text: str, start: int) -> int | None:
    """Where the next verb or sign stands, two to ten characters on."""
    found = _stops().search(text, start + 2, start + 14)
    if found is None:
        return len(text) if 2 <= len(text) - start <= 10 else None
    return found.start() if found.start() - start <= 10 else None


def is_name(word: str) -> bool:
    """Whether these characters can be a whole name: a family name and one or two more, or foreign sounds."""
    if word.startswith(_not_names()):
        return False
    if _is_native(word):
        return True
    return 2 <= len(word) <= 9 and _sounds().fullmatch(word) is not None


def _is_native(word: str) -> bool:
    if word[:2] in table("people")["zh"]["double_surnames"]:
        return 3 <= len(word) <= 4
    return 2 <= len(word) <= 3 and word[0] in _surnames() and "某" not in word


# ------------------------------------------------------------------ names without an office


def _rows(text: str) -> Iterator[Named]:
    """«对明国平、明珍珍、周卫昌等11人»: three or more names with commas for lists between them."""
    for row in _ROW.finditer(text):
        places, at = [(max(0, row.start() - 4), row.start())], row.start() + 1
        for item in row.group()[1:].split("、"):
            places.append((at, at + len(item)))
            at += len(item) + 1
        middle = [(start, end) for start, end in places[1:-1]]
        if not all(_is_native(text[start:end]) and is_name(text[start:end]) for start, end in middle):
            continue
        if not any(end - start == 3 for start, end in middle) and len(middle) < 3:
            continue
        first, last = _tail_name(text, *places[0]), _head_name(text, *places[-1])
        for start, end in [*([first] if first else []), *middle, *([last] if last else [])]:
            yield _named(start, start, end, None, 0.75, text[start:end])


def _tail_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name with which the first item of a row ends."""
    for length in (3, 2, 4):
        word = text[end - length : end]
        if end - length >= start and _is_native(word) and is_name(word):
            return end - length, end
    return None


def _head_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name with which the last item of a row begins."""
    stop = _stops().search(text, start + 2, end)
    last = stop.start() if stop else end
    return (start, last) if is_name(text[start:last]) and _is_native(text[start:last]) else None


def _alone(text: str) -> Iterator[Named]:
    """«王毅表示» after a sign; «陈志（38岁）»; people whom every paper names without an office."""
    for match in _said().finditer(text):
        if is_name(match["name"]):
            yield _named(match.start("name"), match.start("name"), match.end("name"), None, 0.7, match["name"])
    for match in _known().finditer(text):
        yield _named(match.start(), match.start(), match.end(), None, 0.8, match.group())


# ------------------------------------------------------------------ patterns


@cache
def _pairs() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in table("people")["zh"]["pairs"].split()}


@cache
def _titles() -> re.Pattern[str]:
    data = table("people")["zh"]
    titles, honorifics = any_of(data["titles"]), any_of(data["honorifics"])
    return re.compile(rf"(?:{titles})(?P<end>)(?:[（(][{HAN}]{{1,6}}[）)])?[ ]?(?P<honour>(?:{honorifics}){{0,2}})")


@cache
def _no_name() -> re.Pattern[str]:
    data = table("people")["zh"]
    return re.compile(rf"(?:{any_of(data['no_name'])}|{any_of(data['verbs'])})")


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(table('people')['zh']['verbs'])})|[^{HAN}]")


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(f"[{table('people')['zh']['sounds']}]{{2,9}}")


@cache
def _said() -> re.Pattern[str]:
    data = table("people")["zh"]
    return re.compile(
        rf"(?<![{HAN}])(?P<name>[{data['surnames']}][{HAN}]{{1,2}}?)"
        rf"(?=表示|指出|强调|认为|介绍说|透露|说[，,：:]|称[，,：:]|[（(](?:男|女|\d\d岁))"
    )


@cache
def _known() -> re.Pattern[str]:
    return re.compile(any_of(table("people")["zh"]["known"]))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(table("people")["zh"]["surnames"])


@cache
def _not_names() -> tuple[str, ...]:
    return tuple(table("people")["zh"]["not_names"])
