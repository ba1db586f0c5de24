"""What a fact would say, before it is one: typed, checked, and the same for machine, form and replay.

A payload knows its fields, reads itself from JSON (BadPayload names the field that is wrong) and gives its
`identity`: what makes two payloads the same suggestion, whatever words explain them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import asdict, dataclass, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, ClassVar, Self

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, TextChoices
from django.utils.translation import gettext as _

from newsroom.desk.dates import bounds
from newsroom.desk.errors import BadPayload, check_words
from newsroom.models.actors import Actor
from newsroom.models.dates import Basis
from newsroom.models.events import Event, EventStatus, EventType
from newsroom.models.facts import Fact, FactKind, Occurrence, Topic
from newsroom.models.outcomes import Commitment, Figure, Instrument, Outcome
from newsroom.models.participations import GUARDED, Participation, Standing

# For texts whose column has no limit of its own, and for codes and slugs that are looked up.
LONGEST_TEXT, LONGEST_KEY = 2000, 120
# Fields of payloads that fill a column of another name.
COLUMNS = {"actor_name": "name_id"}


@cache
def longest(tables: tuple[type[Model], ...], field: str) -> int:
    """How many characters a field of a payload may have, by the columns that it fills."""
    limits = []
    for table in tables:
        try:
            column = table._meta.get_field(COLUMNS.get(field, field))
        except FieldDoesNotExist:
            continue
        if not column.is_relation:
            limits.append(getattr(column, "max_length", None) or LONGEST_TEXT)
    return min(limits, default=LONGEST_KEY)


def same(text: str) -> str:
    """A text as far as identity goes: blanks collapsed, no difference between upper and lower case."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload(ABC):
    """What all payloads have in common: a date of their own, perhaps."""

    KIND: ClassVar[FactKind]
    # The tables that it fills: no field may be longer than its column in any of them.
    TABLES: ClassVar[tuple[type[Model], ...]] = (Fact,)
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
            if isinstance(value, str):
                check_words(field.name, value, longest(self.TABLES, field.name))
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
            if wanted.startswith("tuple") and not (
                isinstance(value, list | tuple) and all(isinstance(part, str) for part in value)
            ):
                raise BadPayload(name, _("must be a list of texts."))
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

    @abstractmethod
    def identity(self) -> tuple[Any, ...]:
        """What makes two payloads the same suggestion, whatever words explain them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPayload(Payload):
    """An event: its cover in words, what and where it was, and when."""

    KIND = FactKind.OCCURRENCE
    TABLES = (Fact, Event, Occurrence)
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
    TABLES = (Fact, Participation, Actor)
    CHOICES = {"role": Participation.Role, "presence": Participation.Presence, "standing": Standing}

    role: str
    presence: str = Participation.Presence.UNKNOWN
    country: str = ""
    forum: str = ""
    actor: str = ""
    actor_name: str = ""
    actor_kind: str = Actor.Kind.ORGANISATION
    capacity: str = ""
    standing: str = Standing.NOT_STATED
    on_behalf_of: str = ""

    def __post_init__(self) -> None:
        Payload.__post_init__(self)
        if self.actor_kind not in Actor.Kind.values:
            raise BadPayload("actor_kind", _("unknown kind of actor."))
        if sum(bool(party) for party in (self.country, self.forum, self.actor or self.actor_name.strip())) != 1:
            raise BadPayload("country", _("Name exactly one: a country, a forum or an actor."))
        if self.role in GUARDED and (self.country or self.forum):
            raise BadPayload("role", _("Only people and organisations are victims, suspects or accused."))
        if self.standing and self.role not in GUARDED:
            raise BadPayload("standing", _("Only for a victim, suspect or accused: others are named anyway."))
        if self.standing == Standing.IN_OFFICE and not self.capacity.strip():
            raise BadPayload("standing", _("Say which office, as the source words it."))

    def identity(self) -> tuple[Any, ...]:
        return (self.country, self.forum, self.actor or same(self.actor_name), self.role, self.presence)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePayload(Payload):
    """A document, by name in one language or both, and what became of it."""

    KIND = FactKind.OUTCOME
    TABLES = (Fact, Instrument, Outcome)
    CHOICES = {"type": Instrument.Type, "status": Outcome.Status}

    type: str
    status: str = Outcome.Status.MENTIONED
    name_id: str = ""
    name_en: str = ""
    parties: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Payload.__post_init__(self)
        if not (self.name_id.strip() or self.name_en.strip()):
            raise BadPayload("name_id", _("The document needs a name in one language at least."))

    def identity(self) -> tuple[Any, ...]:
        return (same(self.name_id or self.name_en), self.type, self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentPayload(Payload):
    """A promise in words, who made it, and by when [EDTF] it is to be kept."""

    KIND = FactKind.COMMITMENT
    TABLES = (Fact, Commitment)
    CHOICES = {"status": Commitment.Status}

    status: str = Commitment.Status.PLEDGED
    what_id: str = ""
    what_en: str = ""
    promisor_country: str = ""
    promisor_actor: str = ""
    due: str = ""

    def __post_init__(self) -> None:
        Payload.__post_init__(self)
        bounds(self.due, "due")
        if not (self.what_id.strip() or self.what_en.strip()):
            raise BadPayload("what_id", _("Say what was promised, in one language at least."))
        if self.promisor_country and self.promisor_actor:
            raise BadPayload("promisor_country", _("Name one promisor: a country or an actor."))

    def identity(self) -> tuple[Any, ...]:
        return (same(self.what_id or self.what_en), self.status, self.promisor_country or self.promisor_actor)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePayload(Payload):
    """A number, kept as text so that no digit is lost on its way through JSON."""

    KIND = FactKind.FIGURE
    TABLES = (Fact, Figure)
    CHOICES = {"qualifier": Figure.Qualifier}

    value: str
    unit: str
    qualifier: str = Figure.Qualifier.EXACT
    what_id: str = ""
    what_en: str = ""

    def __post_init__(self) -> None:
        Payload.__post_init__(self)
        self.number()
        if not self.unit.strip():
            raise BadPayload("unit", _("A figure needs a unit."))

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
        return (str(self.number().normalize()), self.unit, self.qualifier, same(self.what_id or self.what_en))


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
