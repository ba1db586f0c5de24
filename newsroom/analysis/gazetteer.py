"""All names that are known beforehand, found in one pass over a text.

First step of a reading: countries, forums, bodies and places. What the names do in the text is for later steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from .automata import automaton
from .countries import country_names, places
from .entities import Entity, built_in
from .folding import fold, is_word, stands_alone
from .tables import table

HitKind = Literal["country", "people", "forum", "organisation", "place", "blocker"]
# An acronym this short is also a common word when it is not in capitals.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that an editor added: `key` is an ISO code for a country, else the key of a forum."""

    text: str
    kind: Literal["country", "forum"]
    key: str
    language: str | None = None
    case_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in the gazetteer."""

    text: str
    kind: HitKind
    key: str
    language: str | None = None
    case_sensitive: bool = False
    added: bool = False


class Hit(NamedTuple):
    """A known name in a text. A tuple: a text has hundreds of candidates."""

    start: int
    end: int
    entry: Entry

    @property
    def kind(self) -> HitKind:
        """What the name names."""
        return self.entry.kind

    @property
    def key(self) -> str:
        """ISO code, key of the entity, or English name of the place."""
        return self.entry.key


class Gazetteer:
    """Known names, ready to be found. Build it with `load`; it never changes afterwards."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_text: dict[str, list[Entry]] = {}
        for entry in entries:
            by_text.setdefault(fold(entry.text), []).append(entry)
        self._automaton = automaton({folded: (len(folded), tuple(same)) for folded, same in by_text.items()})
        self._inside = lru_cache(maxsize=2_000)(self._countries_in)  # the same names again and again
        self.exact = {folded: same[0] for folded, same in by_text.items()}

    @classmethod
    def load(cls, extra: Iterable[Alias] = ()) -> Gazetteer:
        """The built-in names and those that editors added; the same object for the same additions."""
        return _loaded(tuple(extra))

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Every forum and organisation of the built-in data."""
        return built_in()

    @cached_property
    def by_key(self) -> dict[str, Entity]:
        """Entities by their key."""
        return {entity.key: entity for entity in built_in()}

    def find(self, text: str, language: str, folded: str | None = None) -> list[Hit]:
        """The longest known names from left to right, without overlap, in the order of the text.

        `folded` is the text as `fold` gives it, where the caller has it already.
        """
        folded = fold(text) if folded is None else folded
        candidates = sorted(self._candidates(text, folded, language), key=lambda hit: (hit.start, -hit.end))
        hits: list[Hit] = []
        for hit in candidates:
            if not hits or hit.start >= hits[-1].end:
                hits.append(hit)
        return hits

    def within(self, text: str, outer: Hit, language: str) -> Iterator[Hit]:
        """Countries named inside a longer known name: «Kepolisian Thailand»."""
        for hit in self._inside(text[outer.start : outer.end], language):
            yield Hit(hit.start + outer.start, hit.end + outer.start, hit.entry)

    def _countries_in(self, name: str, language: str) -> tuple[Hit, ...]:
        found: list[Hit] = []
        for hit in sorted(self._candidates(name, fold(name), language), key=lambda hit: (hit.start, -hit.end)):
            if hit.kind in ("country", "people") and (not found or hit.start >= found[-1].end):
                found.append(hit)
        return tuple(found)

    def _candidates(self, text: str, folded: str, language: str) -> Iterator[Hit]:
        for last, (length, entries) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if not stands_alone(folded, start, end) or folded[end : end + 1] == "$":
                continue
            for entry in entries:
                if _fits(entry, text, start, end, language):
                    yield Hit(start, end, entry)
                    break


def _fits(entry: Entry, text: str, start: int, end: int, language: str) -> bool:
    surface = text[start:end]
    if entry.language and entry.language != language:
        return False
    if not entry.case_sensitive or surface == entry.text:
        return True
    # In a headline set in capitals every name is: only longer names are then sure.
    return len(surface) > _SHORT and surface == entry.text.upper()


@lru_cache(maxsize=8)
def _loaded(extra: tuple[Alias, ...]) -> Gazetteer:
    added = (
        Entry(alias.text, alias.kind, alias.key, alias.language, alias.case_sensitive, added=True) for alias in extra
    )
    return Gazetteer([*added, *_entity_entries(), *_country_entries(), *_place_entries()])


def _entity_entries() -> Iterator[Entry]:
    for entity in built_in():
        for name in entity.names:
            cased = name.kind == "acronym" or _is_short_or_common(name.text)
            yield Entry(name.text, entity.kind, entity.key, case_sensitive=cased)
            if cased and name.text.upper() != name.text and len(name.text) > _SHORT:
                yield Entry(name.text.upper(), entity.kind, entity.key, case_sensitive=True)
                if name.kind == "acronym":
                    yield Entry(name.text.lower(), entity.kind, entity.key, case_sensitive=True)
            elif cased and len(name.text) > _SHORT:
                yield Entry(name.text.capitalize(), entity.kind, entity.key, case_sensitive=True)


def _is_short_or_common(text: str) -> bool:
    return " " not in text and all(is_word(letter) or letter in ".-+'" for letter in text)


def _country_entries() -> Iterator[Entry]:
    data = table("countries")
    cased = set(data["case_sensitive"])
    for text in data["blockers"]:
        yield Entry(text, "blocker", "")
    for name in country_names():
        sensitive = name.text in cased or len(name.text) <= 3
        yield Entry(name.text, "people" if name.people else "country", name.iso2, name.language, sensitive)


def _place_entries() -> Iterator[Entry]:
    for text, (_iso2, english) in places().items():
        yield Entry(text, "place", english, case_sensitive=True)
