"""Figures: a number of something, with its unit and what the words before it say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from .claims import Claims
from .document import Document
from .figure_numbers import find_numbers, looks_like_year, number_pattern, qualifier_of, value_of
from .figure_words import (
    among,
    and_more,
    are_people,
    comes_from,
    is_verb,
    more,
    not_units,
    numbered,
    others,
    passed_over,
    people_verbs,
    percent,
    percent_before,
    plain_dollar,
    subject,
    units,
    units_of_money,
    unspaced_units,
    words_after,
)
from .folding import UNSPACED_LETTER
from .reading import Because, FigureMention, Span
from .tables import table

# «512 daripada 602 mangsa»: the first number counts what the second does.
_PART_OF = re.compile(r"\s{1,20}(?:daripada|dari|out of|of|trong số|trong)\s{1,20}(?:total\s{1,20})?(?=\d)")
_RATE = re.compile(r"\s?(?:malaysia|singapura|as|australia)?\s?=\s?")  # «1 ringgit Malaysia = Rp3.962»
_GLUED = re.compile(r"kgs?(?!\w)")  # «45kg»
_GOES_ON = re.compile(r"[/:.-]\d")
_NAME_AFTER = re.compile(r"\s{1,20}(?:negara\s{1,20}|migran\s{1,20})?[A-ZĐ][^\W\d_]+")
_NEXT_WORD = re.compile(r"\s{1,20}([^\W\d_][\w'’/-]*)")
_BRACKET_CLOSES = re.compile(r"\s?[)）]")
_BRACKET_OPENS = re.compile(r"\s?[(（]$")
_ONE = ("one", "satu", "một")
_SAME_SUBJECT = 300  # characters from one number to a next one that counts the same without saying so


@dataclass(frozen=True, slots=True)
class _Counted:
    unit: str
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class _Before:
    """What was counted before: the last unit, the last one of things, and where people were counted."""

    unit: str | None = None
    countable: str | None = None
    people_end: int | None = None
    dollar: str = "usd"

    def counts_people(self, position: int) -> bool:
        """Whether people were counted a sentence or two before this place."""
        return self.people_end is not None and position - self.people_end <= _SAME_SUBJECT

    def and_then(self, figure: FigureMention) -> _Before:
        """The same, once this figure was read."""
        things = figure.unit != "percent" and figure.unit not in units_of_money()
        return replace(
            self,
            unit=figure.unit,
            countable=figure.unit if things else self.countable,
            people_end=figure.span.end if figure.unit == "people" else self.people_end,
        )


def read_figures(document: Document) -> list[FigureMention]:
    """Every figure in a proving zone, in order."""
    spoken_for = ((one.start, one.end) for one in document.dates if one.shape != "weekday")
    dates = Claims(len(document.text), spoken_for)
    found: list[FigureMention] = []
    before = _Before(dollar=plain_dollar(document.folded))
    for match in find_numbers(document.folded):
        if not dates.free(match.start("number"), match.end()):
            continue
        figure = _figure(document, match, before)
        if figure is not None:
            found.append(figure)
            before = before.and_then(figure)
    return found


def _figure(document: Document, match: re.Match[str], before: _Before) -> FigureMention | None:
    value = value_of(match, document.text, document.language)
    # «14K Triad»: a letter that is no scale makes a name of the number.
    if value is None or _is_a_name(document.folded, match) or (match["letter"] and not match["sign"]):
        return None
    counted = _counted(document, match, before)
    if counted is None or _says_nothing(match, counted.unit, value):
        return None
    if not document.proves(match.start(), counted.end):
        return None
    span = Span.of(document.text, match.start(), counted.end)
    return FigureMention(
        span=span,
        because=Because("figure", {"words": span.quote, "unit": counted.unit}),
        confidence=0.9 if counted.sure else 0.5,
        value=value,
        unit=counted.unit,
        qualifier=qualifier_of(match),
        what=f"{span.quote}{words_after(document.text, counted.end)}",
    )


def _is_a_name(folded: str, match: re.Match[str]) -> bool:
    """«Pasal 27», «Act 670», 24/7, 79/243, 09.00: a number that counts nothing."""
    if _GOES_ON.match(folded, match.end("number")) or _RATE.match(folded, match.end()):
        return True
    lead = folded[max(0, match.start() - 16) : match.start()].rstrip(" -(")
    return bool(numbered().search(lead)) and not match["q"]


def _says_nothing(match: re.Match[str], unit: str, value: Decimal) -> bool:
    """«one of them», «一起», «một nhóm», «两国», «hai nước»: words that point at things more than they count them."""
    if match["digits"] or match["scale"]:
        return False
    if value == 1:
        return unit != "people" or not match["words"] or match["words"] in ("một", "hai")
    return unit == "countries" and value <= (3 if match["chinese"] else 2)


# ------------------------------------------------------------------ what it counts


def _counted(document: Document, match: re.Match[str], before: _Before) -> _Counted | None:
    end = match.end()
    data = table("figures")
    if (share := percent().match(document.folded, end)) is not None:
        return _Counted("percent", share.end(), True)
    if percent_before().search(document.folded, max(0, match.start() - 12), match.start()):
        return _Counted("percent", end, True)
    if match["sign"] or match["currency"]:
        money = data["signs"].get(match["sign"]) or data["currencies"].get(match["currency"])
        if match["sign"] == "$":
            money = before.dollar
        # A sign that says more than a word: "US$ 5 million dollars".
        return _Counted(money, end, True)
    like_before = _like_before(document, match, before)
    if like_before is not None:
        return like_before
    of_range = _of_range(document, match)
    if of_range is not None:
        return of_range
    if match["chinese"] or match["thai"] or UNSPACED_LETTER.match(document.folded[end : end + 2].strip()[:1] or " "):
        return _unspaced_unit(document.folded, end) or _scaled_unit(document.folded, match)
    return _spaced_unit(document, match)


def _like_before(document: Document, match: re.Match[str], before: _Before) -> _Counted | None:
    """A number that counts what the one before it does: «14 others», «Laos (27)», «29 are still held»."""
    folded, end = document.folded, match.end()
    if before.unit is not None and (same := among().match(folded, end)) is not None:
        return _Counted(before.unit, same.end(), True)
    if (rest := others().match(folded, end)) is not None:
        return _Counted(before.countable or "people", rest.end(), True)
    if not before.counts_people(match.start()) or looks_like_year(match):
        return None
    if _of_country(document, match):
        return _Counted("people", end, True)
    if match["scale"]:
        return None
    if (rest := more().match(folded, end)) is not None and not _is_unit(document, rest.end()):
        return _Counted("people", rest.end(), True)
    sentence = subject().match(folded, end)
    return _Counted("people", sentence.end(), True) if sentence is not None else None


def _is_unit(document: Document, position: int) -> bool:
    """Whether the next word is a unit of its own: «five more houses», «five more Malaysians»."""
    following = _NEXT_WORD.match(document.folded, position)
    if following is None:
        return False
    hits = document.hits_over(following.start(1), following.end())
    return following[1] in units() or (bool(hits) and hits[0].kind == "people")


def _of_country(document: Document, match: re.Match[str]) -> bool:
    """«Laos (27)», «12 from Vietnam», «tujuh Vietnam, lima Myanmar»: so many of a country's people."""
    folded, start, end = document.folded, match.start(), match.end()
    if _BRACKET_CLOSES.match(folded, end) and (bracket := _BRACKET_OPENS.search(folded, max(0, start - 2), start)):
        hits = document.hits_over(bracket.start() - 1, bracket.start())
        return bool(hits) and hits[-1].kind in ("country", "people") and hits[-1].end == bracket.start()
    comes = comes_from().match(folded, end)
    if comes is None:
        hits = document.hits_over(end + 1, end + 2)
        beside = bool(hits) and hits[0].kind == "country" and hits[0].start == end + 1
        return beside and are_people(folded, hits[0].end)
    hits = document.hits_over(comes.end(), comes.end() + 1)
    return bool(hits) and hits[0].kind == "country"


def _of_range(document: Document, match: re.Match[str]) -> _Counted | None:
    """The first of two numbers with one unit, which stands behind the second."""
    joined = and_more().match(document.folded, match.end())
    if joined is None or not match["digits"] or looks_like_year(match):
        return None
    whole = number_pattern().match(document.folded, joined.end())
    if whole is None or not whole["digits"]:
        return None
    if value_of(whole, document.text, document.language) is None or (whole["scale"] and not match["scale"]):
        return None
    counted = _counted(document, whole, _Before())
    return replace(counted, end=match.end()) if counted is not None and counted.sure else None


def _spaced_unit(document: Document, match: re.Match[str]) -> _Counted | None:
    folded, position = document.folded, match.end()
    part = _PART_OF.match(folded, match.end())
    if part is not None and (whole := number_pattern().match(folded, part.end())) is not None and whole["digits"]:
        counted = _spaced_unit(document, whole) if match["words"] not in _ONE else None
        return replace(counted, end=match.end()) if counted else None
    if (glued := _GLUED.match(folded, position)) is not None:
        return _Counted("kilograms", glued.end(), True)
    seen: list[tuple[str, int]] = []
    while len(seen) < 4:
        following = _NEXT_WORD.match(folded, position)
        if following is None or "\n" in document.text[position : following.end()]:
            break
        position = following.end()
        if seen or following[1] not in passed_over():
            seen.append((following[1], position))
    if not seen or looks_like_year(match):
        return None
    found = _known_unit(seen, document.language)
    if found is not None:
        unit, count = found
        return _Counted(unit, _with_name(document, seen[count - 1][1]), True)
    word, end = seen[0]
    if word in not_units() or (document.language in ("id", "ms") and word not in people_verbs() and is_verb(word)):
        return None
    if word in people_verbs():
        return _Counted("people", end, True)
    hits = document.hits_over(end - 1, end)  # «54 Malaysians», «sixty-four South Koreans»
    if hits and hits[0].kind == "people" and (match["digits"] or are_people(folded, hits[0].end)):
        return _Counted("people", hits[0].end, True)
    if match["words"] or len(word) < 3 or not match["digits"] or _follows_a_name(document.text, match.start()):
        return None
    return _Counted(word, end, False)


def _follows_a_name(text: str, start: int) -> bool:
    """«ASEANAPOL 39 …»: the number belongs to the abbreviation before it."""
    before = text[max(0, start - 12) : start].rsplit(None, 1)
    return bool(before) and len(before[-1]) > 2 and before[-1].isupper() and text[start - 1 : start] == " "


def _known_unit(seen: list[tuple[str, int]], language: str) -> tuple[str, int] | None:
    """The unit among the first words, and how many words go with it: «electronic devices», «Singaporean men»."""
    known = units()
    for count in range(min(3, len(seen)), 0, -1):
        phrase = " ".join(word for word, _end in seen[:count])
        if phrase in known or (phrase := phrase.removesuffix("s")) in known:
            return known[phrase], count
    for at in range(1, min(4, len(seen))):
        word = seen[at - 1][0]
        if word in not_units() or (language in ("id", "ms") and is_verb(word)):
            return None
        for word in (seen[at][0], seen[at][0].removesuffix("s")):
            if word in known:
                return known[word], at + 1
    return None


def _with_name(document: Document, end: int) -> int:
    """«12.000 warga Indonesia», «500 pekerja migran Indonesia»: the people's country belongs to the words."""
    following = _NAME_AFTER.match(document.text, end)
    if following is None:
        return end
    hits = document.hits_in(end, following.end())
    known = hits and hits[0].kind in ("country", "people") and hits[0].end == following.end()
    return following.end() if known else end


def _unspaced_unit(folded: str, end: int) -> _Counted | None:
    found = unspaced_units().match(folded, end)
    if found is None:
        return None
    return _Counted(units().get(found["unit"] or found["noun"], "items"), found.end(), True)


def _scaled_unit(folded: str, match: re.Match[str]) -> _Counted | None:
    """«36亿次»: so often, which is a figure only in large numbers."""
    for word, unit in table("figures")["grammar"]["scaled"].items() if match["scale"] else ():
        if folded.startswith(word, match.end()):
            return _Counted(unit, match.end() + len(word), True)
    return None
