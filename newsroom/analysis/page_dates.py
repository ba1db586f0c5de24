"""The page's own date line: «Rabu, 26 Maret 2025 | 10:20 WIB», «Reuters | Beijing | Updated: 08-01-2026 14:29».

Part of `zones`: such a line is furniture, and gives the day of the article (see `own_day`).
"""

from __future__ import annotations

import re
from functools import cache

from .calendar_words import month_names, weekday_names
from .date_grammar import Written, find_dates
from .datelines import is_outlet
from .folding import UNSPACED, UNSPACED_LETTER, fold
from .tables import any_of, table

LONGEST = 160  # no longer line is a page's date
_DATE_LIKE = re.compile(r"\d{4}|\d{1,2}[:./]\d{2}|\d{1,2}\s{1,20}\w+")
# A year, or a short Thai one after its month: without it the line is not looked at more closely.
_YEAR = re.compile(r"(?:19|20|25)\d\d|[.ก-๙]\s?[67]\d(?!\d)")
_SEPARATED = re.compile(r"(?:[|,:：·•/／>»(（\[【〖-]|\s\s)\s{0,20}$")
_SEPARATED_AFTER = re.compile(r"\s{0,20}[|,:：·•/／–—-]|\s{2,}")
_TIME_AFTER = re.compile(r"\s{0,20}+[,|·•.@-]?\s{0,20}+(?:(?:เวลา|pukul|jam|lúc|at|t)\s?)?\d{1,2}[:.]\d{2}")
_TIME_BEFORE = re.compile(r"\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?[,|-]?\s?$")
_WORD = re.compile(rf"[{UNSPACED}]+|[^\W\d_][\w.'’-]*")
_SENTENCE_END = re.compile(r"[^\d\s.น][.!?。！？]['\"”’)\]]*$")
_OF_A_REPORT = re.compile(r"\s?(?:专|專|综合|綜合)?[电電讯訊]")
# «第7版», «Page A3», «Hal. 5»: where a printed paper had it.
_EDITION = re.compile(
    r"[\s|,，·(（]{0,4}(?:第\s?\w{1,4}\s?版|[A-Z]?\d{1,3}版"
    r"|(?:page|pg\.?|hal\.?|halaman|muka surat|trang|หน้า)\s?[A-Z]?\d{1,3})[)）]?\s?$",
    re.I,
)
_DIGIT = re.compile(r"\d")
_BRACKETS = ("(", "（", "[", "［")
_AROUND = " \n\t|,.:：;/·•()（）[]［］–—-　"
_TITLE = re.compile("[《「『][^》」』]{2,14}[》」』]")
_LONGEST_SIGNATURE = 70
_FEW_WORDS, _FEW_LETTERS, _SOME_WORDS = 4, 14, 12


def is_page_date(text: str, folded: str, *, outer: bool) -> bool:
    """Whether the line is the page's date, its time of reading or, among the `outer` lines, a byline with a date."""
    if len(folded) > LONGEST or not _DIGIT.search(folded):
        return False
    if len(folded) < 30 and _reading_time().match(folded):
        return True
    if len(folded) <= 70 and _DATE_LIKE.search(folded) and not _date_words().sub("", folded).strip(" .'\""):
        return True
    return outer and _YEAR.search(folded) is not None and _is_byline(text, folded)


def is_update(folded: str, start: int) -> bool:
    """Whether the date at `start` is said to be that of a later version."""
    return _updated().search(folded, max(0, start - 24), start) is not None


def _is_byline(text: str, folded: str) -> bool:
    is_sentence = _SENTENCE_END.search(text) is not None
    if is_sentence and not any(label in folded for label in _labels()):
        return False
    dates = [one for one in find_dates(text, folded) if one.full and one.last is None]
    if not dates:
        return False
    first, last = dates[0], dates[-1]
    if _OF_A_REPORT.match(folded, last.end):
        return False
    if any(_label().search(folded, max(0, one.start - 24), one.start) for one in dates):
        return True
    if is_sentence:
        return False
    before, after = text[: first.start], text[last.end :]
    if _TIME_AFTER.match(folded, last.end) or _TIME_BEFORE.search(folded, max(0, first.start - 14), first.start):
        return _is_short(before) or (_separated(before) and len(before.split()) <= _SOME_WORDS)
    return _stands_at_an_edge(first, last, before, after)


def _stands_at_an_edge(first: Written, last: Written, before: str, after: str) -> bool:
    """«VNA Tuesday, July 09, 2019», «2025年10月25日 | 越通社»: beside the date only who printed it."""
    after = _EDITION.sub("", after)
    ahead = not after.strip(" |,.-")
    rest = before if ahead else after if not before.strip(" |,.-(") else None
    if rest is None or first is not last:
        return False
    bare = rest.strip(" |,.-–—·•")
    if _source().match(fold(bare)) or is_outlet(bare):
        return True
    if "|" in rest or "·" in rest or "•" in rest:
        return len(bare.split()) <= _FEW_WORDS
    separated = _SEPARATED.search(rest) if ahead else _SEPARATED_AFTER.match(rest)
    return separated is not None and _is_short(bare)


def is_signature(text: str, start: int, end: int, one: Written) -> bool:
    """«-- BERNAMA, 12 Mac 2025», «（2025年3月12日）»: a last line that holds only the outlet and the date."""
    line = text[start:end]
    if len(line) > _LONGEST_SIGNATURE or not one.full or one.last is not None:
        return False
    named = text[start : one.start].strip(_AROUND)
    if _EDITION.sub("", text[one.end : end]).strip(_AROUND) or _source().match(fold(named)):
        return False  # the day of a source is not that of the article
    if not named:
        return line.strip().startswith(_BRACKETS)
    return is_outlet(named) or _TITLE.fullmatch(named) is not None


def _is_short(words: str) -> bool:
    """Whether these are a few names, as of an outlet or a writer: no words of a sentence."""
    found = [word for word in _WORD.findall(words) if word.lower() not in _clock_words()]
    unspaced = sum(len(word) for word in found if UNSPACED_LETTER.match(word))
    latin = [word for word in found if not UNSPACED_LETTER.match(word)]
    few = len(latin) <= _FEW_WORDS and unspaced <= _FEW_LETTERS
    return few and all(word[0].isupper() or "." in word for word in latin)


def _separated(before: str) -> bool:
    return not before.strip() or _SEPARATED.search(before) is not None


@cache
def _reading_time() -> re.Pattern[str]:
    return re.compile(any_of(map(fold, table("zones")["reading_time"])))


@cache
def _clock_words() -> frozenset[str]:
    return frozenset(map(fold, table("zones")["clock"]))


@cache
def _date_words() -> re.Pattern[str]:
    named = any_of(map(fold, [*month_names(), *weekday_names(), *table("zones")["clock"]]))
    return re.compile(
        rf"(?:{named}|ngày|tháng|năm|年|月|日|星期\w|周\w|พ\.ศ\.|(?<=\d)(?:st|nd|rd|th)\b|[\d:.,|/()+ -])"
    )


@cache
def _label() -> re.Pattern[str]:
    return _before_date(list(_labels()))


@cache
def _labels() -> tuple[str, ...]:
    return tuple(map(fold, [*table("zones")["published_labels"], *table("zones")["updated_labels"]]))


@cache
def _updated() -> re.Pattern[str]:
    return _before_date(table("zones")["updated_labels"])


def _before_date(labels: list[str]) -> re.Pattern[str]:
    """One of these labels right before a date; a time may stand between them: «Updated: 5:49pm 03/11/2022»."""
    time = r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]m)?,?\s{0,20})?"
    return re.compile(
        rf"(?:{any_of(map(fold, labels))})\s{{0,20}}+(?:on|at|pada)?\s{{0,20}}+[:：|-]?\s{{0,20}}+{time}[(（]?$"
    )


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(map(fold, table('zones')['source_labels']))})")
