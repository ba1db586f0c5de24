"""Names of countries and places in every language we read: CLDR, cleaned, with what the press writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from .folding import UNSPACED_LETTER
from .tables import table

_BRACKETS = re.compile(r"\s{0,20}[(（]([^)）]{0,80})[)）]")
# Thai and Lao names shorter than this are syllables of other words, unless the press list has them.
_SHORTEST_UNSPACED = 4


@dataclass(frozen=True, slots=True)
class CountryName:
    """A name that means a country; `language` None means that it holds in every language."""

    text: str
    iso2: str
    language: str | None = None
    people: bool = False


@cache
def country_names() -> tuple[CountryName, ...]:
    """All names of countries and of their people, press names first."""
    return (*_press(), *_people(), *_cldr())


@cache
def places() -> dict[str, tuple[str, str]]:
    """Every name of a place, to the country in which it lies and its name in English."""
    found: dict[str, tuple[str, str]] = {}
    for iso2, listed in table("places").items():
        if iso2 != "version":
            for names in listed:
                found.update((name, (iso2, names[0])) for name in names)
    return found


@cache
def english_name(iso2: str) -> str:
    """The country's name in English."""
    return str(Locale("en").territories.get(iso2, iso2))


def _press() -> Iterator[CountryName]:
    for iso2, by_language in table("countries")["press"].items():
        for language, names in by_language.items():
            for name in names:
                yield CountryName(name, iso2, None if language == "any" else language)


def _people() -> Iterator[CountryName]:
    for iso2, names in table("countries")["demonym"].items():
        for name in names:
            yield CountryName(name, iso2, people=True)


def _cldr() -> Iterator[CountryName]:
    data = table("countries")
    skipped = set(data["not_countries"])
    for tag in data["locales"]:
        locale = Locale.parse(tag)
        dropped = set(data["drop"].get(locale.language, []))
        for iso2, listed in locale.territories.items():
            if len(iso2) == 2 and iso2.isalpha() and iso2 not in skipped:
                for name in _cleaned(str(listed), data["suffixes"]):
                    if name not in dropped and _sure(name, locale.language):
                        yield CountryName(name, iso2, locale.language if len(name) <= 4 else None)


def _cleaned(name: str, suffixes: list[str]) -> Iterator[str]:
    """CLDR writes "Myanmar (Burma)", "Hong Kong DAK Tiongkok": each part that a text would use."""
    for suffix in suffixes:
        name = name.removesuffix(suffix)
    bare = _BRACKETS.sub("", name).strip()
    yield bare
    if " & " in bare:
        yield bare.replace(" & ", " and ")


def _sure(name: str, language: str) -> bool:
    if language in ("th", "lo", "km", "my") and UNSPACED_LETTER.match(name):
        return len(name) >= _SHORTEST_UNSPACED
    return len(name) > 1 and not (language == "vi" and " " not in name and len(name) <= 4)
