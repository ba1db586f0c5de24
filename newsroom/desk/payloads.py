"""What a fact would say, before it is one: typed, checked, and the same for machine, form and replay.

A payload knows its fields, reads itself from JSON (BadPayload names the field that is wrong) and gives its
`identity`: what makes two payloads the same suggestion, whatever words explain them.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, Self

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from newsroom.desk.dates import bounds
from newsroom.desk.errors import BadPayload
from newsroom.models.actors import Actor
from newsroom.models.dates import Basis
from newsroom.models.events import EventStatus, EventType
from newsroom.models.facts import FactKind, Topic
from newsroom.models.outcomes import Commitment, Figure, Instrument, Outcome
from newsroom.models.participations import Participation

MAX_TEXT = {"summary_id": 2000, "summary_en": 2000, "what_id": 600, "what_en": 600, "edtf": 40}
MAX_OTHER = 250


def same(text: str) -> str:
    """A text as far as identity goes: blanks collapsed, no difference between upper and lower case."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What all payloads have in common: a date of their own, perhaps."""

    KIND: ClassVar[FactKind]
    CHOICES: ClassVar[dict[str, type[TextChoices]]] = {}

    edtf: str = ""
    basis: str = Basis.UNKNOWN
    date_reason_id: str = ""
    date_reason_en: str = ""

    def __post_init__(self) -> None:
        closed: dict[str, type[TextChoices]] = {"basis": Basis, **self.CHOICES}
        for name, choices in closed.items():
            value = getattr(self, name)
            if value not in choices.values:
                raise BadPayload(
                    name,
                    _("“%(value)s” is none of: %(known)s.") % {"value": value, "known": ", ".join(choices.values)},
                )
        for field in fields(self):
            value = getattr(self, field.name)
            limit = MAX_TEXT.get(field.name, MAX_OTHER)
            if isinstance(value, str) and len(value) > limit:
                raise BadPayload(field.name, _("longer than %(limit)d characters.") % {"limit": limit})
        bounds(self.edtf)

    @classmethod
    def read(cls, data: dict[str, Any]) -> Self:
        """The payload of a JSON object. BadPayload for an unknown field or a value of the wrong shape."""
        known = {field.name: field for field in fields(cls)}
        for name, value in data.items():
            if name not in known:
                raise BadPayload(str(name), _("unknown field; known are: %(known)s.") % {"known": ", ".join(known)})
            wanted = str(known[name].type)
            if wanted == "str" and not isinstance(value, str):
                raise BadPayload(name, _("must be text."))
            if wanted.startswith("int") and not (value is None or (isinstance(value, int) and 0 < value < 10_000)):
                raise BadPayload(name, _("must be a whole number between 1 and 9999."))
        try:
            given: dict[str, Any] = {
                name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
            }
            return cls(**given)
        except TypeError as error:
            raise BadPayload(cls.KIND.value, str(error).rsplit(" missing ", 1)[-1]) from error

    def dump(self) -> dict[str, Any]:
        """The payload as JSON, without what is empty."""
        kept = {name: value for name, value in asdict(self).items() if value not in ("", None, ())}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in kept.items()}

    def identity(self) -> tuple[Any, ...]:
        raise NotImplementedError(self.KIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPayload(Payload):
    """An event: its cover in words, what and where it was, and when."""

    KIND = FactKind.OCCURRENCE
    CHOICES = {"type": EventType, "status": EventStatus}

    type: str
    status: str = EventStatus.HELD
    title_id: str = ""
    title_en: str = ""
    summary_id: str = ""
    summary_en: str = ""
    place: str = ""
    country: str = ""
    forum: str = ""
    ordinal: int | None = None

    def identity(self) -> tuple[Any, ...]:
        return (self.type, self.edtf, same(self.place), self.country, self.forum, self.ordinal)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPayload(Payload):
    """Who had what part: a country by code, a forum or actor by slug, or an actor by name and kind."""

    KIND = FactKind.PARTICIPATION
    CHOICES = {"role": Participation.Role, "presence": Participation.Presence}

    role: str
    presence: str = Participation.Presence.UNKNOWN
    country: str = ""
    forum: str = ""
    actor: str = ""
    actor_name: str = ""
    actor_kind: str = Actor.Kind.ORGANISATION
    capacity: str = ""
    on_behalf_of: str = ""

    def __post_init__(self) -> None:
        Payload.__post_init__(self)
        if self.actor_kind not in Actor.Kind.values:
            raise BadPayload("actor_kind", _("unknown kind of actor."))
        if sum(bool(party) for party in (self.country, self.forum, self.actor or self.actor_name)) != 1:
            raise BadPayload("country", _("Name exactly one: a country, a forum or an actor."))

    def identity(self) -> tuple[Any, ...]:
        return (self.country, self.forum, self.actor or same(self.actor_name), self.role, self.presence)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePayload(Payload):
    """A document, by name in one language or both, and what became of it."""

    KIND = FactKind.OUTCOME
    CHOICES = {"type": Instrument.Type, "status": Outcome.Status}

    type: str
    status: str = Outcome.Status.MENTIONED
    name_id: str = ""
    name_en: str = ""
    parties: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Payload.__post_init__(self)
        if not (self.name_id or self.name_en):
            raise BadPayload("name_id", _("The document needs a name in one language at least."))

    def identity(self) -> tuple[Any, ...]:
        return (same(self.name_id or self.name_en), self.type, self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentPayload(Payload):
    """A promise in words, and who made it."""

    KIND = FactKind.COMMITMENT
    CHOICES = {"status": Commitment.Status}

    status: str = Commitment.Status.PLEDGED
    what_id: str = ""
    what_en: str = ""
    promisor_country: str = ""
    promisor_actor: str = ""

    def __post_init__(self) -> None:
        Payload.__post_init__(self)
        if not (self.what_id or self.what_en):
            raise BadPayload("what_id", _("Say what was promised, in one language at least."))
        if self.promisor_country and self.promisor_actor:
            raise BadPayload("promisor_country", _("Name one promisor: a country or an actor."))

    def identity(self) -> tuple[Any, ...]:
        return (same(self.what_id or self.what_en), self.status, self.promisor_country)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePayload(Payload):
    """A number, kept as text so that no digit is lost on its way through JSON."""

    KIND = FactKind.FIGURE
    CHOICES = {"qualifier": Figure.Qualifier}

    value: str
    unit: str
    qualifier: str = Figure.Qualifier.EXACT
    what_id: str = ""
    what_en: str = ""

    def __post_init__(self) -> None:
        Payload.__post_init__(self)
        self.number()
        if not self.unit or len(self.unit) > 40:
            raise BadPayload("unit", _("A figure needs a unit of at most 40 characters."))

    def number(self) -> Decimal:
        """The value. BadPayload where it is no number, or not one that the database keeps whole."""
        try:
            number = Decimal(self.value)
        except (InvalidOperation, TypeError) as error:
            raise BadPayload("value", _("“%(value)s” is no number.") % {"value": str(self.value)[:40]}) from error
        if not number.is_finite() or abs(number) >= 10**20 or number != round(number, 4):
            raise BadPayload("value", _("must be below 10^20, with four decimals at most."))
        return number

    def identity(self) -> tuple[Any, ...]:
        return (str(self.number().normalize()), self.unit, self.qualifier)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPayload(Payload):
    """A topic."""

    KIND = FactKind.SUBJECT
    CHOICES = {"topic": Topic}

    topic: str

    def identity(self) -> tuple[Any, ...]:
        return (self.topic,)


PAYLOADS: dict[str, type[Payload]] = {
    "event": EventPayload,
    "country": PartPayload,
    "forum": PartPayload,
    "person": PartPayload,
    "organisation": PartPayload,
    "participation": PartPayload,
    "instrument": OutcomePayload,
    "commitment": CommitmentPayload,
    "figure": FigurePayload,
    "topic": SubjectPayload,
}


def read_payload(kind: str, data: dict[str, Any]) -> Payload:
    """The payload of a suggestion's kind from JSON. BadPayload for an unknown kind or a wrong field."""
    if kind not in PAYLOADS:
        raise BadPayload(
            "kind", _("“%(kind)s” is none of: %(known)s.") % {"kind": kind, "known": ", ".join(PAYLOADS)}
        )
    return PAYLOADS[kind].read(data)
