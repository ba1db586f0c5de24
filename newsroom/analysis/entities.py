"""Forums, treaties and bodies that the built-in gazetteer knows, read from `data/entities.toml`.

Other parts of the application load these into the database; the analysis finds their names in texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from .tables import table

EntityKind = Literal["forum", "organisation"]
ForumKind = Literal["series", "process", "treaty"]
NameKind = Literal["official", "acronym", "translation", "alias"]


@dataclass(frozen=True, slots=True)
class EntityName:
    """One name of an entity; `language` is "" where the name is the same in every language."""

    text: str
    language: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Entity:
    """A forum or an organisation; `beat` says that its mere mention makes a text part of this beat."""

    key: str
    kind: EntityKind
    forum_kind: ForumKind | None
    parent: str | None
    names: tuple[EntityName, ...]
    iso2: str | None = None
    beat: bool = False
    # The name to show: the official one, in English where there is one.
    name: str = field(init=False)

    def __post_init__(self) -> None:
        official = [name for name in self.names if name.kind == "official"]
        shown = next((name.text for name in official if name.language == "en"), official[0].text)
        object.__setattr__(self, "name", shown)


@cache
def built_in() -> tuple[Entity, ...]:
    """Every entity of the data file, in its order."""
    return tuple(_entity(row) for row in table("entities")["entity"])


def _entity(row: dict[str, Any]) -> Entity:
    return Entity(
        key=row["key"],
        kind=row["kind"],
        forum_kind=row.get("forum_kind"),
        parent=row.get("parent"),
        names=tuple(_names(row)),
        iso2=row.get("iso2"),
        beat=row.get("beat", False),
    )


def _names(row: dict[str, Any]) -> Iterator[EntityName]:
    for language, text in row["official"].items():
        yield EntityName(text, language, "official")
    for text in row.get("acronym", []):
        yield EntityName(text, "", "acronym")
    for language, text in row.get("translation", {}).items():
        yield EntityName(text, language, "translation")
    for language, texts in row.get("alias", {}).items():
        for text in texts:
            yield EntityName(text, language, "alias")
