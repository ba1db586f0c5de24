"""Names that are kept from readers: of victims, suspects and accused. Asked at publication, lifted by publishers.

A quote is exact or it is none, so no name is ever shortened or blacked out in one: what would show such a name is not
published at all. What facts name is held back by `proved()`; what is only words (titles, descriptions, passages) is
looked through here before it becomes public. A name that was on record so stays kept in words after the fact is
withdrawn: leaving out the fact is how editors keep a name, and must not set its passages free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from newsroom.desk.errors import DeskError, WrongState, need_reason
from newsroom.desk.record import acting, decide, need_permission
from newsroom.models import Actor, Article, Decision, Event, Fact, NameAllowance, Participation, Proof, User
from newsroom.models.articles import Rights
from newsroom.models.facts import FactKind, FactState
from newsroom.models.names import holds_name, names_of
from newsroom.models.record import Verb

# As much of a text as a page shows on either side of the sentence that proves something (`public/proofs.py`).
SHOWN_AROUND = 160
KINDS = tuple(kind.value for kind in FactKind if kind != FactKind.DATING)


class GuardedName(DeskError):
    """What is to be published names a victim, suspect or accused without a reason on record."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody whose name is kept in an event: in what roles, by whose decision it is allowed, where it stands."""

    actor: Actor
    roles: tuple[str, ...]
    allowed: Decision | None
    places: tuple[str, ...] = ()


def check_names(event: Event, words: Iterable[str] | None = None) -> None:
    """GuardedName where publishing an event would name somebody whose name is kept, in facts, words or passages.

    `words` are the title and summary that readers will see, where they are not those of the event itself. Costs one
    query or two where nobody is guarded.
    """
    accepted = Fact.objects.live().filter(event=event, state=FactState.ACCEPTED)
    free = Fact.objects.naming_nobody_guarded().filter(event=event)
    named = accepted.exclude(pk__in=free.values("pk")).select_related(*KINDS, "participation__actor").first()
    if named is not None:
        raise GuardedName(
            _(
                "“%(name)s” is a victim, suspect or accused here, and is not named to readers. Withdraw the fact, or "
                "accept it with the conviction or the office that the source gives; else a publisher may allow the "
                "name, for a reason."
            )
            % {"name": _who(named)}
        )
    for actor in _guarded(event):
        places = tuple(_places(event, actor, words))
        if places:
            raise GuardedName(
                _(
                    "The name “%(name)s” is kept from readers, and would be read in: %(places)s. Reword it, choose "
                    "another passage or leave the fact out; else a publisher may allow the name, for a reason."
                )
                % {"name": actor, "places": "; ".join(places)}
            )


def kept_names(event: Event) -> list[Kept]:
    """Everybody whose name is kept in an event, or would be without a publisher's reason. For showing."""
    allowed = {
        row.actor_id: row for row in NameAllowance.objects.filter(event=event).select_related("decision__by", "actor")
    }
    parts = _guarded_parts(event).select_related("actor").prefetch_related("actor__names")
    people: dict[int, Actor] = {}
    roles: dict[int, list[str]] = {}
    for part in parts:
        if part.actor is None or part.actor.pk in allowed:
            continue
        people[part.actor.pk] = part.actor
        label = part.get_role_display()
        if part.event_id == event.pk and label not in roles.setdefault(part.actor.pk, []):
            roles[part.actor.pk].append(label)
    kept = [Kept(one, tuple(roles.get(pk, ())), None, tuple(_places(event, one))) for pk, one in people.items()]
    return [*kept, *(Kept(row.actor, (), row.decision) for row in allowed.values())]


def allow_name(event: Event, actor: Actor, by: User, *, reason: str, batch: str = "") -> Decision:
    """Lets a person be named in what is said of one event, for a reason that stays on record.

    What was published and only held back for the name is read again at once; what waits still waits for publication.
    NotAllowed, MissingReason, WrongState (the name is not kept; it is allowed already): nothing written.
    """
    need_permission(by, "allow_name")
    reason = need_reason(reason)
    with acting():
        Event.objects.select_for_update().get(pk=event.pk)
        if NameAllowance.objects.filter(event=event, actor=actor).exists():
            raise WrongState(_("The name “%(name)s” is allowed already.") % {"name": actor})
        if actor not in _guarded(event):
            raise WrongState(_("Nothing keeps the name “%(name)s” from the readers of this event.") % {"name": actor})
        after = {"actor": actor.slug, "named": True}
        decision = decide(Verb.ALLOW_NAME, by, reason=reason, batch=batch, after=after, event=event)
        NameAllowance.objects.create(event=event, actor=actor, decision=decision)
        return decision


def protect_name(event: Event, actor: Actor, by: User, *, reason: str, batch: str = "") -> Decision:
    """Takes the allowance back: facts that name the person are held back at once, wherever readers would see them.

    NotAllowed, MissingReason, WrongState (the name is not allowed): nothing written.
    """
    need_permission(by, "allow_name")
    reason = need_reason(reason)
    with acting():
        Event.objects.select_for_update().get(pk=event.pk)
        row = NameAllowance.objects.filter(event=event, actor=actor).first()
        if row is None:
            raise WrongState(
                _("The name “%(name)s” is not allowed: there is nothing to take back.") % {"name": actor}
            )
        before, after = {"decision": row.decision_id, "named": True}, {"actor": actor.slug, "named": False}
        row.delete()
        return decide(Verb.PROTECT_NAME, by, reason=reason, batch=batch, before=before, after=after, event=event)


def _guarded_parts(event: Event) -> QuerySet[Participation]:
    """Parts by which names are kept in the words of an event: its own, and those of events with the same sources."""
    cited = Article.objects.filter(texts__evidence__proofs__fact__event=event)
    beside = Fact.objects.filter(proofs__evidence__text__article__in=cited.values("pk")).values("event")
    return Participation.objects.guarding().filter(Q(event=event) | Q(event__in=beside)).order_by("pk")


def _guarded(event: Event) -> list[Actor]:
    """The people whose names are kept in the words of an event, as things are."""
    allowed = NameAllowance.objects.filter(event=event).values("actor")
    parts = _guarded_parts(event)
    people = Actor.objects.filter(pk__in=parts.values("actor")).exclude(pk__in=allowed)
    return list(people.prefetch_related("names").order_by("pk"))


def _places(event: Event, actor: Actor, words: Iterable[str] | None = None) -> Iterator[str]:
    """Where readers of an event's next publication would read a name, in words for an editor."""
    names = names_of(actor)
    said = (event.title_id, event.title_en, event.summary_id, event.summary_en) if words is None else words
    if any(holds_name(text, names) for text in said):
        yield _("the title or the summary")
    facts = Fact.objects.live().naming_nobody_guarded().filter(event=event)
    shown = list(facts.select_related(*KINDS, "outcome__instrument"))
    for fact in shown:
        if holds_name("\n".join(_words_of(fact)), names):
            yield _("the words of fact %(number)d (%(kind)s)") % {"number": fact.pk, "kind": fact.get_kind_display()}
    proofs = Proof.objects.filter(fact__in=[fact.pk for fact in shown])
    for title in proofs.order_by().values_list("evidence__text__article__title", flat=True).distinct():
        if title and holds_name(title, names):
            yield _("the headline of a source (%(title)s)") % {"title": title}
    for proof in proofs.select_related("fact", "evidence__text__article__outlet").order_by("pk"):
        if holds_name(_shown_of(proof), names):
            said_of = {"number": proof.fact_id, "kind": proof.fact.get_kind_display()}
            yield _("a passage that proves fact %(number)d (%(kind)s)") % said_of


def _words_of(fact: Fact) -> Iterator[str]:
    """All texts of a fact, whatever its kind."""
    own: Any = fact if fact.kind == FactKind.DATING else getattr(fact, fact.kind)
    rows = [own, own.instrument] if fact.kind == FactKind.OUTCOME else [own]
    for row in rows:
        values = (getattr(row, field.attname) for field in row._meta.concrete_fields)
        yield from (value for value in values if isinstance(value, str) and value)


def _shown_of(proof: Proof) -> str:
    """What a page shows of a proof at the most: the sentence with what stands around it, or an editor's statement."""
    evidence = proof.evidence
    if evidence is None:
        return f"{proof.statement_id}\n{proof.statement_en}\n{proof.link}"
    outlet = evidence.text.article.outlet
    if outlet is not None and outlet.rights == Rights.LINK_ONLY:
        return ""
    first = max(0, evidence.sentence_start - SHOWN_AROUND)
    return str(evidence.text.text[first : evidence.sentence_end + SHOWN_AROUND])


def _who(fact: Fact) -> str:
    own = getattr(fact, fact.kind)
    return str(own.actor if isinstance(own, Participation) else own.promisor)
