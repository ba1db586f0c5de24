"""One part of a list of numbers: how many, and of what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .document import Document
from .folding import HAN, UNSPACED_LETTER
from .numbers import NUMERAL, number_words, read_numeral, read_words
from .tables import any_of, table

_SOME = ("多", "余", "餘", "几", "กว่า", "+")  # after a number: and some more
_NEVER = re.compile(r"(?!)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a list; `kind` is what it counts: a unit, "men", "women", "ages" or "country".

    `joined` where a word such as "and" stands before it, as before the last of a list.
    """

    start: int
    end: int
    value: Decimal
    kind: str
    joined: bool


def read_part(document: Document, piece: str, at: int, joined: bool, unit: str) -> Part | None:
    """«109 warga Thailand», «50 Pakistan», «柬埔寨220人»: the part at `at`, None where it is none of this unit."""
    match = _item().match(piece)
    if match is None:
        return None
    value = _value(match, document.language)
    label, noun = match["label"].strip(), match["noun"].strip()
    more = any(letter.isdigit() for letter in piece[match.end("number") :])
    if value is None or more or not (label or noun) or _hedged().search(label) or noun.startswith(_SOME):
        return None
    kind = _kind(document, label, noun, (at, at + len(piece)), unit)
    return Part(at, at + len(piece), value, kind, joined) if kind is not None else None


@cache
def _item() -> re.Pattern[str]:
    leads = any_of(table("questions")["cues"]["leads"])
    chinese = any_of(table("figures")["chinese_numbers"])
    return re.compile(
        rf"\A(?:(?:{leads})\s{{0,20}}+)?(?P<label>(?:[^\d\s:][^\d:]{{0,29}}?)?)\s{{0,20}}+(?P<number>(?P<digits>(?<!\d){NUMERAL})"
        rf"|(?<![^\W\d_])(?P<words>{number_words()})(?!\w)|(?<![{HAN}])(?P<chinese>{chinese})(?=[{HAN}]))"
        rf"(?P<noun>[^\d]{{0,60}}).*",
        re.DOTALL,
    )


@cache
def _hedged() -> re.Pattern[str]:
    """Words after which a number is no exact one."""
    listed = [word for group in table("figures")["qualifiers"].values() for word in group]
    return re.compile(rf"(?<!\w)(?:{latin(listed)})(?!\w)|{others(listed)}")


def _value(match: re.Match[str], language: str) -> Decimal | None:
    if match["digits"]:
        return read_numeral(match["digits"], language, scaled=False)
    if match["words"]:
        number = read_words(match["words"])
        return Decimal(number) if number else None
    return Decimal(table("figures")["chinese_numbers"][match["chinese"]]) or None


def _kind(document: Document, label: str, noun: str, place: tuple[int, int], unit: str) -> str | None:
    """What a part counts, where that can be a part of the whole; None where it cannot, or is not known."""
    said = f"{label} {noun}"
    first = _WORD.match(noun)
    if first and (first.group() in _measures() or first.group() in table("figures")["scales"]):
        return None
    if noun and (UNSPACED_LETTER.match(noun) and (_unspaced_measures().match(noun) or _scaled().match(noun))):
        return None
    if noun.startswith(("%", "-")):
        return None
    for name in ("men", "women", "ages"):
        if _persons()[name].search(said):
            return name if unit == "people" else None
    known = _units_in(noun)
    if known and unit not in known:
        return None
    if any(hit.kind in ("country", "people", "place") for hit in document.hits_in(*place)):
        return "country"
    return unit if known else None


def _units_in(noun: str) -> set[str]:
    """The units that the first words after the number may mean."""
    if UNSPACED_LETTER.match(noun):
        return {unit for unit, pattern in _unspaced_units() if pattern.match(noun)}
    seen = [match.group() for match in _WORD.finditer(noun)][:3]
    phrases = {" ".join(seen[at : at + size]) for at in range(len(seen)) for size in (1, 2)}
    return {unit for unit, listed in _units().items() if not phrases.isdisjoint(listed)}


@cache
def _unspaced_units() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for unit, listed in _units().items():
        words = [word for word in listed if UNSPACED_LETTER.match(word)]
        found.append((unit, re.compile(rf"(?:个|個)?(?:{any_of(words)})") if words else _NEVER))
    return tuple(found)


def is_persons(words: str) -> bool:
    """Whether folded words count men, women or people of an age."""
    return any(pattern.search(words) for pattern in _persons().values())


def _units() -> dict[str, list[str]]:
    listed: dict[str, list[str]] = table("figures")["units"]
    return listed


@cache
def _persons() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?<!\w)(?:{latin(listed)})(?!\w)|{others(listed)}")
        for name, listed in table("questions")["persons"].items()
    }


@cache
def _measures() -> frozenset[str]:
    return frozenset(table("questions")["cues"]["measures"])


@cache
def _unspaced_measures() -> re.Pattern[str]:
    return re.compile(rf"(?:{others(_measures())})")


@cache
def _scaled() -> re.Pattern[str]:
    return re.compile(rf"(?:{others(table('figures')['scales'])})")


def latin(phrases: Iterable[str]) -> str:
    """A regular expression for those of the phrases that are written with blanks between words."""
    return any_of(one for one in phrases if one[0].isalpha() and not UNSPACED_LETTER.match(one))


def others(phrases: Iterable[str]) -> str:
    """A regular expression for the rest of them: signs, and words of scripts without blanks."""
    return any_of(one for one in phrases if not one[0].isalpha() or UNSPACED_LETTER.match(one))
