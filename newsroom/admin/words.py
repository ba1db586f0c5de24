"""Payloads and facts in words, for editors: «Kamboja · participant · absent»."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from newsroom.models import Actor, Commitment, Fact, Figure, Forum, Instrument, Outcome, Participation
from newsroom.models.events import EventStatus, EventType
from newsroom.models.facts import FactKind, Topic
from newsroom.models.participations import Standing
from newsroom.models.wording import reader_language
from newsroom.models.world import country_name

JOIN = " · "
PARTS = ("country", "forum", "person", "organisation", "participation")
FACT_TABLES = (
    "occurrence__country",
    "occurrence__forum",
    "participation__country",
    "participation__forum",
    "participation__actor",
    "participation__on_behalf_of",
    "outcome__instrument",
    "commitment__promisor_country",
    "commitment__promisor_actor",
    "figure",
    "subject",
)


@dataclass(frozen=True, slots=True)
class Named:
    """The names of forums and actors by slug, looked up once for a whole page."""

    forums: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, payloads: Iterable[Mapping[str, Any]]) -> Named:
        slugs = {
            str(payload[key])
            for payload in payloads
            for key in ("forum", "actor", "promisor_actor")
            if payload.get(key)
        }
        if not slugs:
            return cls()
        return cls(
            {forum.slug: forum.short for forum in Forum.objects.filter(slug__in=slugs)},
            {actor.slug: str(actor) for actor in Actor.objects.filter(slug__in=slugs)},
        )


def describe(kind: str, data: Mapping[str, Any], named: Named | None = None) -> str:
    """What a payload of a suggestion's kind says. Never fails: what it does not know it prints as it is."""
    named = named or Named()
    if kind == "event":
        said = _event(data, named)
    elif kind in PARTS:
        said = _part(data, named)
    elif kind == "instrument":
        said = _instrument(data)
    elif kind == "commitment":
        said = _commitment(data, named)
    elif kind == "figure":
        said = [_amount(data), _either(data, "what")]
    elif kind == "topic":
        said = [_label(Topic, data.get("topic"))]
    else:
        said = [f"{name}: {value}" for name, value in data.items()]
    return JOIN.join(str(part) for part in said if part)


def describe_fact(fact: Fact) -> str:
    """What a fact says. Costs no query where FACT_TABLES were selected with it, but one for an outcome's parties."""
    if fact.kind == FactKind.DATING:
        return fact.edtf
    return describe(*_as_payload(fact))


def country(code: Any) -> str:
    """A country's name in the editor's language."""
    return country_name(str(code), reader_language()) if code else ""


def _event(data: Mapping[str, Any], named: Named) -> list[str]:
    ordinal = data.get("ordinal")
    return [
        _either(data, "title"),
        _label(EventType, data.get("type")),
        _label(EventStatus, data.get("status")),
        ", ".join(part for part in (str(data.get("place") or ""), country(data.get("country"))) if part),
        _forum(data, named),
        _("no. %(number)s of its series") % {"number": ordinal} if ordinal else "",
    ]


def _part(data: Mapping[str, Any], named: Named) -> list[str]:
    actor = data.get("actor")
    who = country(data.get("country")) or _forum(data, named) or named.actors.get(str(actor), actor)
    behalf = data.get("on_behalf_of")
    presence = data.get("presence") or Participation.Presence.UNKNOWN
    return [
        str(who or data.get("actor_name") or ""),
        str(data.get("capacity") or ""),
        _label(Participation.Role, data.get("role")),
        _label(Standing, data.get("standing")) if data.get("standing") else "",
        "" if presence == Participation.Presence.UNKNOWN else _label(Participation.Presence, presence),
        _("on behalf of %(country)s") % {"country": country(behalf)} if behalf else "",
    ]


def _instrument(data: Mapping[str, Any]) -> list[str]:
    return [
        _either(data, "name"),
        _label(Instrument.Type, data.get("type")),
        _label(Outcome.Status, data.get("status")),
        ", ".join(country(code) for code in data.get("parties") or ()),
    ]


def _commitment(data: Mapping[str, Any], named: Named) -> list[str]:
    actor = data.get("promisor_actor")
    who = country(data.get("promisor_country")) or named.actors.get(str(actor), actor)
    due = _("due %(date)s") % {"date": data["due"]} if data.get("due") else ""
    return [str(who or ""), _label(Commitment.Status, data.get("status")), _either(data, "what"), due]


def _amount(data: Mapping[str, Any]) -> str:
    qualifier = data.get("qualifier") or Figure.Qualifier.EXACT
    less = "" if qualifier == Figure.Qualifier.EXACT else _label(Figure.Qualifier, qualifier)
    return " ".join(str(part) for part in (less, data.get("value"), data.get("unit")) if part)


def _forum(data: Mapping[str, Any], named: Named) -> str:
    slug = str(data.get("forum") or "")
    return named.forums.get(slug, slug)


def _label(choices: Any, value: Any) -> str:
    return str(choices(value).label) if value in choices.values else str(value or "")


def _either(data: Mapping[str, Any], name: str) -> str:
    """The wording in the editor's language, else in the other."""
    mine, other = ("id", "en") if reader_language() == "id" else ("en", "id")
    return str(data.get(f"{name}_{mine}") or data.get(f"{name}_{other}") or "")


def _as_payload(fact: Fact) -> tuple[str, dict[str, Any]]:
    """The kind and the payload that would write this fact again, with names in the place of slugs."""
    if fact.kind == FactKind.OCCURRENCE:
        return "event", _occurrence(fact.occurrence)
    if fact.kind == FactKind.PARTICIPATION:
        return "participation", _participation(fact.participation)
    if fact.kind == FactKind.OUTCOME:
        outcome = fact.outcome
        said = {"status": outcome.status, "parties": [party.pk for party in outcome.parties.all()]}
        return "instrument", _fields(outcome.instrument, "type", "name_id", "name_en") | said
    if fact.kind == FactKind.COMMITMENT:
        promise = fact.commitment
        who = {"promisor_country": promise.promisor_country_id, "promisor_actor": str(promise.promisor_actor or "")}
        return "commitment", _fields(promise, "status", "what_id", "what_en", "due") | who
    if fact.kind == FactKind.FIGURE:
        figure = fact.figure
        return "figure", _fields(figure, "unit", "qualifier", "what_id", "what_en") | {
            "value": f"{figure.value.normalize():f}"
        }
    return "topic", {"topic": fact.subject.topic}


def _occurrence(row: Any) -> dict[str, Any]:
    where = {"country": row.country_id, "forum": row.forum.short if row.forum else ""}
    return _fields(row, "type", "status", "place", "ordinal") | where


def _participation(row: Any) -> dict[str, Any]:
    who = {"country": row.country_id, "actor_name": str(row.forum or row.actor or "")}
    return _fields(row, "role", "presence", "capacity", "standing") | who | {"on_behalf_of": row.on_behalf_of_id}


def _fields(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
