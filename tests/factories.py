"""What tests of the outlets need, quickly: rows as the desk would have left them, straight through the models.

`make_event("...")` is a published event with its proof; everything else about it can be named.
"""

from __future__ import annotations

import datetime as dt
import itertools
from decimal import Decimal
from typing import Any

from django.utils import timezone

from newsroom.desk.dates import set_date, timeline_key
from newsroom.desk.record import decide
from newsroom.models import (
    Actor,
    Article,
    ArticleText,
    Correction,
    Country,
    Decision,
    Event,
    Evidence,
    Fact,
    Figure,
    Forum,
    Instrument,
    Occurrence,
    Outcome,
    Outlet,
    Participation,
    Proof,
    User,
)
from newsroom.models.dates import Basis
from newsroom.models.events import EventStatus, EventType
from newsroom.models.facts import FactKind, FactState
from newsroom.models.record import Verb
from newsroom.models.review import Stance, Zone
from newsroom.models.visibility import State

TEXT = (
    "Para menteri bertemu di Bangkok. Thailand menjadi tuan rumah pertemuan itu. "
    "Kamboja tidak mengirimkan perwakilan ke pertemuan tersebut. Lebih dari 300 peserta hadir dari 58 negara. "
    "Pertemuan ditutup dengan pernyataan bersama yang disepakati semua peserta."
)
HELD = "Para menteri bertemu di Bangkok"
NOW = dt.datetime(2025, 12, 20, 3, tzinfo=dt.UTC)
numbers = itertools.count(1)


def make_user(name: str = "sari.editor") -> User:
    return User.objects.filter(username=name).first() or User.objects.create_user(name)


def make_decision(verb: Verb = Verb.ACCEPT, **fields: Any) -> Decision:
    return decide(verb, make_user(), **fields)


def make_country(iso2: str = "TH") -> Country:
    return Country.objects.get_or_create(iso2=iso2)[0]


def make_forum(slug: str = "adgmin", **fields: Any) -> Forum:
    words = {"name_id": f"Forum {slug}", "acronym": slug.upper()} | fields
    return Forum.objects.get_or_create(slug=slug, defaults=words)[0]


def make_actor(slug: str = "sihasak", **fields: Any) -> Actor:
    words = {"kind": Actor.Kind.PERSON, "name_id": f"Aktor {slug}"} | fields
    return Actor.objects.get_or_create(slug=slug, defaults=words)[0]


def make_outlet(name: str = "Suara Thailand", **fields: Any) -> Outlet:
    return Outlet.objects.get_or_create(name=name, defaults=fields)[0]


def make_article(text: str = TEXT, outlet: Outlet | None = None, **fields: Any) -> Article:
    """A public article with one version of its text."""
    number = next(numbers)
    words = {
        "import_ref": f"test:{number}",
        "title": f"Laporan nomor {number}",
        "language": "id",
        "state": State.PUBLISHED,
        "received_on": dt.date(2025, 12, 20),
        **times(fields.get("state"), unseen=False),
    } | fields
    article = Article.objects.create(outlet=outlet or make_outlet(), **words)
    ArticleText.objects.create(article=article, version=1, text=text)
    return article


def make_evidence(article: Article, quote: str) -> Evidence:
    """The first place of a quote, with the sentence around it."""
    text = article.current_text
    assert text is not None
    start = text.text.index(quote)
    end = start + len(quote)
    stop = text.text.find(". ", end)
    where = {
        "exact": quote,
        "zone": Zone.BODY,
        "sentence_start": text.text.rfind(". ", 0, start) + 2 if ". " in text.text[:start] else 0,
        "sentence_end": len(text.text) if stop < 0 else stop + 1,
    }
    return Evidence.objects.get_or_create(text=text, start=start, end=end, defaults=where)[0]


def prove(fact: Fact, evidence: Evidence | None = None, **fields: Any) -> Proof:
    """Public proof: a passage, or with `statement_id="..."` an editor's statement."""
    words = {"stance": Stance.SUPPORTS, "is_published": True, "decision": make_decision()} | fields
    return Proof.objects.create(fact=Fact.objects.get(pk=fact.pk), evidence=evidence, **words)


def make_fact(model: type, event: Event, evidence: Evidence | None = None, **fields: Any) -> Any:
    """A published fact of any kind, proved by the evidence, else by a passage of an article of its own."""
    edtf, reason = fields.pop("edtf", ""), fields.pop("reason", "")
    fact = model(event=event, **({"state": FactState.PUBLISHED} | fields))
    set_date(fact, edtf, Basis.WEEKDAY if reason else Basis.EXPLICIT, reason, "")
    fact.save()
    prove(fact, evidence or make_evidence(make_article(), HELD))
    return fact


def times(state: str | None, *, unseen: bool = True) -> dict[str, Any]:
    """What a state brings with it: a time for what is scheduled, and none for an event that no reader ever saw."""
    if state == State.SCHEDULED:
        return {"publish_at": timezone.now() + dt.timedelta(days=1)}
    return {"published_at": None} if unseen and state == State.SPIKED else {}


def make_event(
    title: str = "Pertemuan", edtf: str = "2025-12-17", evidence: Evidence | None = None, **fields: Any
) -> Event:
    """An event that readers may see: its head, the fact that it happened, and if dated the fact of its date."""
    reason = fields.pop("reason", "")
    words = {"state": State.PUBLISHED, "type": EventType.CONFERENCE, "status": EventStatus.HELD, "published_at": NOW}
    event = Event(title_id=title, **(words | times(fields.get("state")) | fields))
    set_date(event, edtf, Basis.WEEKDAY if reason else Basis.EXPLICIT, reason, "")
    event.save()
    event.timeline_key = timeline_key(event, event.pk)
    event.save()
    evidence = evidence or make_evidence(make_article(), HELD)
    cover = {name: getattr(event, name) for name in ("type", "status", "place", "country", "forum", "ordinal")}
    make_fact(Occurrence, event, evidence, **cover)
    if edtf:
        make_fact(Fact, event, evidence, kind=FactKind.DATING, edtf=edtf, reason=reason)
    return event


def make_part(event: Event, evidence: Evidence | None = None, **fields: Any) -> Participation:
    """Somebody's part: `country=`, `forum=` or `actor=`, a participant unless `role` says otherwise."""
    words = {"role": Participation.Role.PARTICIPANT, "presence": Participation.Presence.PRESENT} | fields
    return make_fact(Participation, event, evidence, **words)


def make_absence(event: Event, country: Country) -> Participation:
    """An absence with the sentence that says so."""
    evidence = make_evidence(make_article(), "Kamboja tidak mengirimkan perwakilan")
    return make_part(event, evidence, country=country, presence=Participation.Presence.ABSENT)


def make_outcome(event: Event, name: str = "Pernyataan Bersama Bangkok", **fields: Any) -> Outcome:
    instrument = Instrument.objects.create(name_id=name, type=Instrument.Type.JOINT_STATEMENT)
    return make_fact(Outcome, event, instrument=instrument, status=Outcome.Status.ADOPTED, **fields)


def make_figure(event: Event, value: int = 300, unit: str = "people", **fields: Any) -> Figure:
    return make_fact(Figure, event, value=Decimal(value), unit=unit, **fields)


def make_correction(event: Event, after: dict[str, str], **fields: Any) -> Correction:
    """A correction of an event's words; it waits unless `state` says otherwise."""
    decision = make_decision(Verb.CORRECT, event=event)
    return Correction.objects.create(event=event, decision=decision, before={}, after=after, **fields)


def fill_event(event: Event) -> None:
    """One fact of every kind, so that a page has all that it can have."""
    from newsroom.models import Commitment, Subject

    make_part(event, country=make_country("LA"))
    make_part(event, actor=make_actor(), role=Participation.Role.SPEAKER, on_behalf_of=make_country("TH"))
    make_absence(event, make_country("KH"))
    make_outcome(event).parties.set([make_country("TH"), make_country("VN")])
    make_figure(event, qualifier=Figure.Qualifier.MORE_THAN, what_id="peserta")
    make_fact(Commitment, event, what_id="membuka pusat komunikasi", promisor_country=make_country("TH"))
    make_fact(Subject, event, topic="online_scam")
