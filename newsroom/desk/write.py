"""From payload to knowledge: finds or makes the fact that a payload describes. Called by the verbs only."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from newsroom.desk.dates import bounds, set_date
from newsroom.desk.errors import BadPayload, WrongState
from newsroom.desk.payloads import (
    CommitmentPayload,
    EventPayload,
    FigurePayload,
    OutcomePayload,
    PartPayload,
    Payload,
    SubjectPayload,
    same,
)
from newsroom.models import (
    Actor,
    Commitment,
    Country,
    Event,
    Fact,
    Figure,
    Forum,
    Instrument,
    Name,
    Occurrence,
    Outcome,
    Participation,
    Subject,
)
from newsroom.models.facts import FactKind
from newsroom.models.visibility import State


def write_fact(event: Event, payload: Payload) -> Fact:
    """The fact of `event` that says what `payload` says: the one that is there, else a new one, accepted."""
    if isinstance(payload, EventPayload):
        return write_occurrence(event, payload)
    if isinstance(payload, PartPayload):
        return _write_part(event, payload)
    if isinstance(payload, OutcomePayload):
        return _write_outcome(event, payload)
    if isinstance(payload, CommitmentPayload):
        return _write_commitment(event, payload)
    if isinstance(payload, FigurePayload):
        return _write_figure(event, payload)
    if isinstance(payload, SubjectPayload):
        return _found_or_made(Subject, event, payload, {"topic": payload.topic}, {})
    raise BadPayload("kind", _("nothing is written for this kind."))


def make_event(payload: EventPayload) -> Event:
    """A new event, in draft: only its cover; its occurrence and date are facts of their own."""
    if not (payload.title_id.strip() or payload.title_en.strip()):
        raise BadPayload("title_id", _("An event needs a title in one language at least."))
    return Event.objects.create(state=State.DRAFT, **_words(payload, "title", "summary"))


def write_occurrence(event: Event, payload: EventPayload) -> Fact:
    """That the event happened so. Where what is known already agrees, that fact gains proof instead."""
    said = {
        "type": payload.type,
        "status": payload.status,
        "place": payload.place,
        "country": country(payload.country),
        "forum": forum(payload.forum),
        "ordinal": payload.ordinal,
    }
    for known in Occurrence.objects.live().filter(event=event):
        if all(value in ("", None) or getattr(known, name) == value for name, value in said.items()):
            return known
    return Occurrence.objects.create(event=event, **said)


def write_dating(event: Event, payload: Payload) -> Fact | None:
    """When the event was, where the payload knows it."""
    if not payload.edtf:
        return None
    known = Fact.objects.live().filter(event=event, kind=FactKind.DATING, edtf=payload.edtf)
    for fact in known:
        if _adds_nothing(fact, _reasons(payload)):
            return fact
    fact = Fact(event=event, kind=FactKind.DATING)
    set_date(fact, payload.edtf, payload.basis, payload.date_reason_id, payload.date_reason_en)
    fact.save()
    return fact


def _write_part(event: Event, payload: PartPayload) -> Fact:
    key = {
        "country": country(payload.country),
        "forum": forum(payload.forum),
        "actor": _actor(payload),
        "role": payload.role,
        "presence": payload.presence,
    }
    rest = {"capacity": payload.capacity, "standing": payload.standing, "on_behalf_of": country(payload.on_behalf_of)}
    return _found_or_made(Participation, event, payload, key, rest)


def _write_outcome(event: Event, payload: OutcomePayload) -> Fact:
    parties = {party for code in payload.parties if (party := country(code))}
    names = Q()
    for field, name in _words(payload, "name").items():
        names |= Q(**{f"{field}__iexact": name}) if name else Q()
    instrument = Instrument.objects.filter(names, type=payload.type).order_by("id").first()
    if instrument is None:
        instrument = Instrument.objects.create(type=payload.type, **_words(payload, "name"))
    # A party more is another fact, which waits for its own publication.
    known = Outcome.objects.live().filter(event=event, instrument=instrument, status=payload.status)
    for fact in known.prefetch_related("parties"):
        if parties <= set(fact.parties.all()) and _adds_nothing(fact, _reasons(payload)):
            return fact
    made = _made(Outcome, event, payload, {"instrument": instrument, "status": payload.status})
    made.parties.set(parties)
    return made


def _write_commitment(event: Event, payload: CommitmentPayload) -> Fact:
    key = {
        "status": payload.status,
        "promisor_country": country(payload.promisor_country),
        "promisor_actor": _actor_by_slug(payload.promisor_actor),
    }
    due = bounds(payload.due, "due")
    rest = {"due": payload.due, "due_earliest": due.start_earliest, "due_latest": due.end_latest}
    return _found_or_made(Commitment, event, payload, key, _words(payload, "what") | rest)


def _write_figure(event: Event, payload: FigurePayload) -> Fact:
    key = {"value": payload.number(), "unit": payload.unit, "qualifier": payload.qualifier}
    return _found_or_made(Figure, event, payload, key, _words(payload, "what"))


def _found_or_made(
    model: type[Fact], event: Event, payload: Payload, key: dict[str, Any], rest: dict[str, Any]
) -> Any:
    """The live fact of this event that has these key values and says all that `rest` says; else a new one."""
    nothing = {f"{name}__isnull": True for name, value in key.items() if value is None}
    something = {name: value for name, value in key.items() if value is not None}
    for known in model.objects.live().filter(event=event, edtf=payload.edtf, **something, **nothing):
        if _adds_nothing(known, rest | _reasons(payload)):
            return known
    return _made(model, event, payload, key | rest)


def _made(model: type[Fact], event: Event, payload: Payload, values: dict[str, Any]) -> Any:
    fact = model(event=event, **values)
    set_date(fact, payload.edtf, payload.basis, payload.date_reason_id, payload.date_reason_en)
    fact.save()
    return fact


def _adds_nothing(known: Fact, said: dict[str, Any]) -> bool:
    """Whether a fact says already all that is said now: what is empty says nothing."""
    return all(
        value in ("", None) or _comparable(getattr(known, name)) == _comparable(value) for name, value in said.items()
    )


def _comparable(value: Any) -> Any:
    return same(value) if isinstance(value, str) else value


def _reasons(payload: Payload) -> dict[str, str]:
    """What a payload says of its own date besides the date; nothing without one."""
    if not payload.edtf:
        return {}
    return {
        "basis": payload.basis,
        "date_reason_id": payload.date_reason_id,
        "date_reason_en": payload.date_reason_en,
    }


def country(code: str) -> Country | None:
    """The country of an ISO code, None for "". BadPayload where there is none."""
    if not code:
        return None
    found = Country.objects.filter(pk=code.upper()).first()
    if found is None:
        raise BadPayload("country", _("“%(code)s” is no ISO 3166-1 code of a country.") % {"code": code[:8]})
    return found


def forum(slug: str) -> Forum | None:
    """The forum of a slug, None for "". BadPayload where there is none."""
    if not slug:
        return None
    found = Forum.objects.filter(slug=slug).first()
    if found is None:
        raise BadPayload("forum", _("there is no forum “%(slug)s”.") % {"slug": slug[:80]})
    return found


def _actor_by_slug(slug: str) -> Actor | None:
    if not slug:
        return None
    found = Actor.objects.filter(slug=slug).first()
    if found is None:
        raise BadPayload("actor", _("there is no actor “%(slug)s”.") % {"slug": slug[:80]})
    return found


def _actor(payload: PartPayload) -> Actor | None:
    """The actor that a payload names: by slug, else by any of its names, else a new one."""
    if payload.actor:
        return _actor_by_slug(payload.actor)
    name = " ".join(payload.actor_name.split())
    if not name:
        return None
    people = Q(kind=Actor.Kind.PERSON)
    alike = people if payload.actor_kind == Actor.Kind.PERSON else ~people
    by_name = Q(name_id__iexact=name) | Q(name_en__iexact=name) | Q(names__text__iexact=name)
    known = Actor.objects.filter(alike, by_name).order_by("id").first()
    if known is not None:
        return known
    # A person's name needs no translation; an organisation's is known in the language it was read in.
    names = {"name_id": name, "name_en": name if payload.actor_kind == Actor.Kind.PERSON else ""}
    try:
        with transaction.atomic():
            made = Actor.objects.create(slug=_free_slug(name), kind=payload.actor_kind, **names)
            Name.objects.create(actor=made, text=name, kind=Name.Kind.OFFICIAL)
            return made
    except IntegrityError:
        # Somebody else made an actor of this name between our look and our write.
        raise WrongState(_("Somebody else is adding “%(name)s” right now: try again.") % {"name": name}) from None


def _free_slug(name: str) -> str:
    base = slugify(name)[:100].strip("-") or "actor"
    taken = set(Actor.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug
        for number in range(1, len(taken) + 2)
        if (slug := base if number == 1 else f"{base}-{number}") not in taken
    )


def _words(payload: Payload, *names: str) -> dict[str, str]:
    """The bilingual fields of a payload: {"title_id": ..., "title_en": ...}."""
    fields = [f"{name}_{language}" for name in names for language in ("id", "en")]
    return {field: getattr(payload, field) for field in fields}
