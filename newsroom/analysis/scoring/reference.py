"""Reference readings: what people found in texts, as a file of JSON gives it, checked while it is read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

# The layers whose things are found by their place in the text, and the kind of mention that belongs to each.
SPAN_LAYERS = {
    "forums": "forum",
    "people": "person",
    "organisations": "organisation",
    "instruments": "instrument",
    "figures": "figure",
    "commitments": "commitment",
}
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class BadReference(ValueError):
    """The reference cannot be used; the text names the place and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that stands in the text at `quote`. What is optional may be found or not. `value`: of a figure."""

    quote: str
    optional: bool
    value: float | None = None


@dataclass(frozen=True, slots=True)
class WantedEvent:
    """An event, where the text tells of it, and when it was: truncated ISO 8601, None where the text is silent."""

    quote: str
    optional: bool
    title: str
    start: str | None
    end: str | None
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReferenceDocument:
    """What people read in one text.

    `layers` has no entry for a layer that nobody read; `boilerplate` is None likewise. `countries` maps ISO codes
    to roles; what is in `neutral_countries` or `neutral_topics` may be found or not. `quotes` are all passages that
    the reference rests on: each must stand in the text.
    """

    file: str
    language: str | None
    received: date | None
    published: str | None
    published_optional: bool
    countries: dict[str, str | None]
    neutral_countries: frozenset[str]
    layers: dict[str, tuple[Thing, ...]]
    topics: frozenset[str]
    neutral_topics: frozenset[str]
    events: tuple[WantedEvent, ...]
    boilerplate: tuple[str, ...] | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """All documents of a reference. A partial layer lists a sample: what else is found there is not wrong."""

    documents: tuple[ReferenceDocument, ...]
    partial: frozenset[str]


def load_reference(path: Path) -> Reference:
    """The reference of a file. BadReference where it cannot be read, is no JSON, or has another shape."""
    try:
        data = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise BadReference(f"{path}: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise BadReference(f"{path} is no JSON: {error}") from error
    whole = _Fields(data, str(path))
    documents = tuple(_document(fields) for fields in whole.list("documents") or ())
    if not documents:
        raise BadReference(f"{path}: “documents” lists nothing")
    names = [document.file for document in documents]
    if twice := sorted({name for name in names if names.count(name) > 1}) if len(set(names)) < len(names) else []:
        raise BadReference(f"{path}: {twice[0]} stands twice")
    return Reference(documents, frozenset(whole.words("partial") or ()))


class _Fields:
    """One JSON object of the file, and its place in it for messages."""

    def __init__(self, data: Any, place: str) -> None:
        if not isinstance(data, dict):
            raise BadReference(f"{place}: must be an object")
        self.data, self.place = data, place

    def text(self, name: str) -> str | None:
        """A text, None where there is none."""
        value = self.data.get(name)
        if value is not None and not isinstance(value, str):
            raise self.wrong(name, "must be text")
        return value

    def need(self, name: str) -> str:
        """A text that must be there."""
        value = self.text(name)
        if not value:
            raise self.wrong(name, "is missing")
        return value

    def day(self, name: str) -> str | None:
        """A date with as much of it as is known."""
        value = self.text(name)
        if value is not None and not _DAY.fullmatch(value):
            raise self.wrong(name, f"is no date: “{value}”; write 2025-12-17, 2025-12 or 2025")
        return value

    def flag(self, name: str) -> bool:
        return bool(self.data.get(name))

    def list(self, name: str) -> list[_Fields] | None:
        """A list of objects, None where there is none."""
        return None if (found := self._list(name)) is None else [
            _Fields(one, f"{self.place}, {name} {number}") for number, one in enumerate(found, 1)
        ]  # fmt: skip

    def words(self, name: str) -> tuple[str, ...] | None:
        """A list of texts, None where there is none."""
        found = self._list(name)
        if found is not None and not all(isinstance(one, str) and one for one in found):
            raise self.wrong(name, "must list texts")
        return None if found is None else tuple(found)

    def wrong(self, name: str, why: str) -> BadReference:
        return BadReference(f"{self.place}: “{name}” {why}")

    def _list(self, name: str) -> Any:
        value = self.data.get(name)
        if value is not None and not isinstance(value, list):
            raise self.wrong(name, "must be a list")
        return value


def _document(fields: _Fields) -> ReferenceDocument:
    name = fields.need("file")
    if Path(name).name != name or "\\" in name or "\x00" in name:
        raise fields.wrong("file", "must be the name of a file, without a folder")
    fields.place = name
    countries = fields.list("countries") or []
    territories = fields.list("territories") or []
    published = _Fields(fields.data.get("published") or {}, f"{name}, published")
    layers = {layer: fields.list(layer) for layer in SPAN_LAYERS}
    return ReferenceDocument(
        file=name,
        language=fields.text("language"),
        received=_received(fields),
        published=published.day("date"),
        published_optional=published.flag("optional"),
        countries={one.need("iso2"): one.text("role") for one in countries if not one.flag("optional")},
        neutral_countries=frozenset(one.need("iso2") for one in countries if one.flag("optional"))
        | {one.need("code") for one in territories},
        layers={
            layer: tuple(_thing(one, layer) for one in found) for layer, found in layers.items() if found is not None
        },
        topics=frozenset(fields.words("topics") or ()),
        neutral_topics=frozenset(fields.words("optional_topics") or ()),
        events=tuple(_event(one) for one in fields.list("events") or ()),
        boilerplate=fields.words("boilerplate"),
        quotes=tuple(_quotes(fields.data)),
    )


def _received(fields: _Fields) -> date | None:
    value = fields.text("received")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise fields.wrong("received", f"is no day: “{value}”; write 2026-02-01") from error


def _thing(fields: _Fields, layer: str) -> Thing:
    if layer != "figures":
        return Thing(fields.need("quote"), fields.flag("optional"))
    value = fields.data.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise fields.wrong("value", "must be a number")
    return Thing(fields.need("quote"), fields.flag("optional"), float(value))


def _event(fields: _Fields) -> WantedEvent:
    quote, kind = fields.need("quote"), fields.text("type")
    also = fields.words("type_also") or ()
    return WantedEvent(
        quote=quote,
        optional=fields.flag("optional"),
        title=fields.text("title") or quote,
        start=fields.day("start"),
        end=fields.day("end"),
        types=(kind, *also) if kind else (),
    )


def _quotes(data: Any) -> Iterator[str]:
    """Every passage that a document of the reference names, whatever it proves."""
    for name, value in data.items():
        if name == "boilerplate":
            yield from value or ()
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and isinstance(one.get("quote"), str):
                yield one["quote"]
