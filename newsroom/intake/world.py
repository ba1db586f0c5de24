"""The world as reference data: countries from CLDR, forums and bodies from the analysis' own tables."""

from __future__ import annotations

from babel import Locale
from django.db import transaction
from django.db.models import Model

from newsroom.analysis import Gazetteer
from newsroom.analysis.entities import Entity
from newsroom.models import Actor, Country, Forum, Name

# Codes in CLDR that are no countries: unions, islands of another code, pseudo-locales.
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}


def country_codes() -> list[str]:
    """The ISO 3166-1 alpha-2 codes that CLDR names, and XK."""
    codes = map(str, Locale("en").territories)
    return sorted(code for code in codes if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES)


def load_world() -> dict[str, int]:
    """Adds the countries, forums, bodies and names that are missing; changes nothing that is there.

    So an editor's correction stays. Gives the number of rows added, by kind.
    """
    with transaction.atomic():
        before = _counts()
        Country.objects.bulk_create([Country(iso2=code) for code in country_codes()], ignore_conflicts=True)
        entities = Gazetteer.load().entities
        # Bodies first: a forum names the one that runs it.
        for entity in sorted(entities, key=lambda entity: entity.kind == "forum"):
            _add(entity)
        return {kind: count - before[kind] for kind, count in _counts().items()}


def _add(entity: Entity) -> None:
    words = {
        "acronym": _first(entity, "acronym")[:40],
        "name_id": (_first(entity, "official", "id") or _first(entity, "translation", "id"))[:200],
        "name_en": (_first(entity, "official", "en") or _first(entity, "translation", "en"))[:200],
    }
    if not (words["name_id"] or words["name_en"]):
        words["name_id"] = words["name_en"] = entity.name[:200]
    row: Actor | Forum
    if entity.kind == "organisation":
        kind = Actor.Kind.GOVERNMENT if entity.iso2 else Actor.Kind.ORGANISATION
        own = {"kind": kind, "country_id": entity.iso2}
        row, made = Actor.objects.get_or_create(slug=entity.key, defaults={**own, **words})
    else:
        run_by = Actor.objects.filter(slug=entity.parent or "").first()
        rest = {"kind": entity.forum_kind or Forum.Kind.SERIES, "parent": run_by}
        row, made = Forum.objects.get_or_create(slug=entity.key, defaults={**rest, **words})
    if made:
        owner = {"actor" if isinstance(row, Actor) else "forum": row}
        known = {(name.text, name.language or ""): name.kind for name in entity.names}
        Name.objects.bulk_create(
            Name(text=text, language=language, kind=kind, **owner) for (text, language), kind in known.items()
        )


def _first(entity: Entity, kind: str, language: str | None = None) -> str:
    """The first name of a kind (and language), "" if there is none."""
    return next((n.text for n in entity.names if n.kind == kind and language in (None, n.language)), "")


def _counts() -> dict[str, int]:
    models: dict[str, type[Model]] = {"countries": Country, "forums": Forum, "actors": Actor, "names": Name}
    return {kind: model._default_manager.count() for kind, model in models.items()}
