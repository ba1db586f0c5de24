"""Why a rule fired, in words that an editor understands; the sentences are in `data/rules.toml`."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import Literal

from babel import Locale
from babel.dates import format_date

from .reading import Because
from .tables import table

_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_CODES = re.compile(r"[A-Z]{2}(?:, [A-Z]{2})*")
# Details that hold dates or ISO codes of countries, not words of the text.
_DATES, _COUNTRIES = (
    frozenset({"one", "other", "written", "date"}),
    frozenset({"one", "other", "country", "countries"}),
)


def explain(because: Because, language: Literal["id", "en"]) -> str:
    """One sentence in that language; details that are missing show as "…"."""
    spoken = {name: _spoken(name, value, language) for name, value in because.details.items()}
    filled: defaultdict[str, str] = defaultdict(lambda: "…", spoken)
    sentence: str = table("rules")[because.rule][language]
    return sentence.format_map(filled)


def _spoken(name: str, value: str, language: str) -> str:
    """A detail for people: dates and codes of countries in the words of the language."""
    if name in _DATES:
        value = _ISO.sub(lambda iso: _day(iso.group(), language), value).replace("/", " – ")
    if name in _COUNTRIES and _CODES.fullmatch(value):
        territories = Locale(language).territories
        value = ", ".join(str(territories.get(code, code)) for code in value.split(", "))
    return value


def _day(iso: str, language: str) -> str:
    whole = len(iso) == 10
    return format_date(date.fromisoformat(iso if whole else f"{iso}-01"), "d MMMM y" if whole else "MMMM y", language)
