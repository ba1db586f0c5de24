"""People without an office before them: by what stands beside the name, or by a name that is known as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from .name_runs import Page, has_listed_name
from .names import Run
from .tables import any_of, table, words
from .titles import Named, is_of_town

_TITLE_REACH = 14
_ARTICLES = frozenset(
    ("the", "a", "an", "seorang", "juga", "selaku", "sebagai", "yang", "then", "now", "who", "kini")
)
_APPOSITION = 5
_AGE_ALONE = re.compile(r"[ ]?\([1-9]\d\)")  # «Ibu korban, Nurhayati (51)»
# Languages in which capitals and verbs beside them tell names; in others only known names in Latin letters do.
_LATIN = ("id", "ms", "en")


def cued(page: Page) -> Iterator[Named]:
    """Every run of capitalised words beside which something shows that it names a person."""
    for run in page.runs:
        named = (
            _marked(page, run)
            or _aged(page, run)
            or (_alone(page, run) if run.words == 1 else _followed(page, run) or _introduced(page, run))
        )
        if named is not None:
            yield named


def in_a_row(page: Page, named: list[Named]) -> Iterator[Named]:
    """Names of two words or more that stand in one row with a person: «X, Y and Z were found guilty»."""
    people = {(one.name_start, one.name_end) for one in named}
    taken = {start: one for one in named for start in (one.name_start,)}
    runs = [run for run in page.runs if run.words > 1 or run.start in taken]
    for order in (1, -1):
        steps = runs[::order]
        for one, other in pairwise(steps):
            left, right = (one, other) if order > 0 else (other, one)
            if other.start in taken or one.start not in taken or not _joined(page, left, right):
                continue
            if page.document.language not in _LATIN and has_listed_name(page, other) is None:
                continue
            name = page.document.text[one.start : one.end]
            row = Named(other.start, other.end, other.start, other.end, None, "person_listed", 0.75, name)
            if (row.name_start, row.name_end) not in people:
                taken[other.start] = row
                yield row


def _joined(page: Page, left: Run, right: Run) -> bool:
    return right.start - left.end < 40 and bool(_row().fullmatch(page.document.text, left.end, right.start))


@cache
def _row() -> re.Pattern[str]:
    age = rf"(?:,?\s\(?\d{{2}}(?:\s(?:{any_of(table('people')['age_words'])}))?\)?)?"
    return re.compile(rf"{age}\s?(?:[,;]\s?(?:(?:and|dan|serta|và|และ)\s)?|(?:and|dan|serta|và|และ|&)\s)")


# ------------------------------------------------------------------ before the name


def _marked(page: Page, run: Run) -> Named | None:
    """«Kombes Pol Nasriadi», «Dr Andrew Forrest», «Pak Garibaldi Thohir»: a rank or a form of address."""
    before = page.found[run.first - 1] if run.first and page.near(run.first) else None
    if before is None or before.low not in words("people", "marks") or not before.text[:1].isupper():
        return None
    first = run.first - 1
    while page.near(first) and page.found[first - 1].low in _addresses() and page.found[first - 1].text[:1].isupper():
        first -= 1
    if run.words == 1 and before.low in words("people", "weak_marks") and first == run.first - 1:
        return None
    title = _title_before(page, first)
    cue = page.document.text[page.found[first].start : before.end]
    return _named(page, run, "person_cue", 0.9 if run.words > 1 else 0.8, cue, title)


def _introduced(page: Page, run: Run) -> Named | None:
    """«tersangka Budi Santoso», «his wife, Jane Doe», «director of ..., NAME»: a role or a whole office before."""
    at = run.first - 1
    comma = at >= 0 and page.found[at].text == ","
    at -= comma
    if page.capital(run.last) and page.found[run.last].low in words("people", "ranks"):
        return None  # «Ketua Polis Daerah Dang Wangi ACP Sulizmie Affendy»: still the office
    if is_of_town(page, run):
        return None
    at -= at > 0 and page.is_country(at) and page.near(at)  # «warga Nigeria, Emeka Okafor»
    if at >= 0 and page.found[at].low in words("people", "roles") and _beside(page, run.first - 1 - comma, run):
        return _named(page, run, "person_cue", 0.8, page.found[at].text, page.found[at].text)
    if page.document.language in _LATIN:
        title = _title_before(page, run.first)
        if title:
            return _named(page, run, "person_title_name", 0.8, title, title)
        if _says_before(page, run.first):
            return _named(page, run, "person_speech", 0.75, "")
    listed = has_listed_name(page, run)
    return _named(page, run, "person_form", 0.75, listed) if listed else None


def _beside(page: Page, at: int, run: Run) -> bool:
    return run.start - page.found[at].end <= 2 and "\n" not in page.document.text[page.found[at].end : run.start]


def _title_before(page: Page, at: int) -> str | None:
    """The office in capitals, up to a comma or not, that ends right before token `at`."""
    end = at - 1 if at and page.found[at - 1].text == "," else at
    first, head = end, None
    while first > 0 and end - first < _TITLE_REACH:
        token = page.found[first - 1]
        run = page.run_to.get(first)
        if (first < end and not page.near(first)) or (run is not None and has_listed_name(page, run)):
            break
        if not (token.text[:1].isupper() or token.text in ("(", ")", "/", "&") or token.low in _inside_title()):
            break
        first -= 1
        if token.low in words("people", "heads"):
            head = first
    if (
        head is None
        or head >= end
        or page.document.text[page.found[end - 1].end : page.found[at].start] not in (" ", ", ")
    ):
        return None
    return page.document.text[page.found[head].start : page.found[end - 1].end]


def _says_before(page: Page, at: int) -> bool:
    """«kata NAME», «according to NAME»."""
    if not page.near(at):
        return False
    before = page.found[at - 1].low
    two = f"{page.found[at - 2].low} {before}" if at > 1 else ""
    return before in words("people", "say_before") or two in words("people", "say_before")


# ------------------------------------------------------------------ after the name


def _aged(page: Page, run: Run) -> Named | None:
    """«NAME, 27 tahun», «NAME (34)»: an age after the name."""
    age = _age().match(page.document.text, run.end)
    if age is None or (run.words == 1 and has_listed_name(page, run) is None):
        return None
    return _named(page, run, "person_cue", 0.85, age.group().strip(" ,(;"))


def _followed(page: Page, run: Run) -> Named | None:
    """«NAME, the founder of ...», «NAME said», «NAME was arrested»."""
    found, at = page.found, run.last
    if at >= len(found) or found[at].start - run.end > 3:
        return None
    if page.document.language not in _LATIN:
        return None
    if found[at].text == ",":
        cue = _apposition(page, at + 1)
        if cue:
            return _named(page, run, "person_name_title", 0.8, cue, cue)
        at += 1
    verb = _after().match(page.document.folded, run.end)
    if verb is not None:
        rule = "person_cue" if verb["act"] else "person_speech"
        return _named(page, run, rule, 0.75, verb.group().strip(" ,"))
    return None


def _apposition(page: Page, at: int) -> str | None:
    """The office or role with which the words after a comma begin."""
    found, first, article = page.found, at, False
    while at < len(found) and at - first < _APPOSITION and found[at].text[:1].isalpha():
        low = found[at].low
        if low in _strong_heads():
            near = article or at == first or found[at - 1].text[:1].isupper()
            return page.document.text[found[first].start : found[at].end] if near else None
        article = article or low in _ARTICLES
        if not (article or low in words("people", "inside") or found[at].text[:1].isupper()):
            return None
        at += 1
    return None


def _alone(page: Page, run: Run) -> Named | None:
    """«adiknya, Shiela, ...»: a single word only right after a kinship or a role, set off by commas."""
    at = run.first - 1
    found = page.found
    if run.last >= len(found) or at < 1:
        return None
    if found[run.last].text not in (",", "") and _AGE_ALONE.match(page.document.text, run.end) is None:
        return None
    comma = found[at].text == ","
    role = found[at - comma]
    if not (comma and role.low in words("people", "roles") and _beside(page, at - comma, run)):
        return None
    return _named(page, run, "person_cue", 0.7, role.text, role.text)


def _named(page: Page, run: Run, rule: str, sure: float, cue: str, title: str | None = None) -> Named:
    return Named(run.start, run.end, run.start, run.end, title, rule, sure, cue)


@cache
def _addresses() -> frozenset[str]:
    return words("people", "marks") | words("people", "honorifics")


@cache
def _strong_heads() -> frozenset[str]:
    return (words("people", "heads") - words("people", "weak_heads")) | words("people", "roles")


@cache
def _inside_title() -> frozenset[str]:
    return words("people", "inside") | words("people", "joins") | words("people", "heads")


@cache
def _age() -> re.Pattern[str]:
    unit = any_of(table("people")["age_words"])
    return re.compile(
        rf"\s?(?:[,(]\s?(?:both |aged |masing-masing |berusia |berumur |kini |sinh năm )?[1-9]\d"
        rf"(?:[\s-](?:{unit})|[),;]|\s(?:and|dan)\s)|\s\([1-9]\d\))"
    )


@cache
def _after() -> re.Pattern[str]:
    data = table("people")
    adverbs, say, act = (any_of(data[name]) for name in ("speech_adverbs", "say_after", "acts_after"))
    return re.compile(rf",?\s(?:(?:{adverbs})\s)?(?:(?P<act>{act})|(?:{say}))(?!\w)")
