"""Approval: who may give it, and of what: exactly what was shown, so that it falls when that changes.

What waits for publication has a token: one short digest for each of its parts. The publish form carries it, and the
publication is refused where the parts are no longer those that it names.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.desk.errors import SelfApproval, Unseen
from newsroom.desk.reword import Words
from newsroom.models import Correction, Decision, Event, Fact, Proof, User
from newsroom.models.corrections import CorrectionState
from newsroom.models.facts import FactKind, FactState
from newsroom.models.record import Verb
from newsroom.models.visibility import SETTLED_STATES

# Whoever did one of these has decided on what becomes public.
CONTENT_VERBS = (
    Verb.ACCEPT,
    Verb.EDIT,
    Verb.SAME_AS,
    Verb.STATE,
    Verb.ACCEPT_SPAN,
    Verb.PROVE,
    Verb.STATUS,
    Verb.CORRECT,
)
TABLES = tuple(kind.value for kind in FactKind if kind != FactKind.DATING)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the next publication of an event would make public, beside what is public already.

    `again`: facts that were public with it before it was unpublished, and would be once more.
    """

    event: Event
    words: Words
    correction: Correction | None
    facts: tuple[Fact, ...]
    proofs: tuple[Proof, ...]
    again: tuple[Fact, ...]
    token: str

    @property
    def digest(self) -> str:
        """One hash of all of it, for the record."""
        return hashlib.sha256(self.token.encode()).hexdigest()

    def __bool__(self) -> bool:
        return bool(self.correction or self.facts or self.proofs)


def waiting(event: Event) -> Waiting:
    """What waits for the next publication of an event, as it is now."""
    correction = Correction.objects.waiting().filter(event=event).first()
    words = Words(**correction.after) if correction else Words.of(event)
    is_up = event.state in SETTLED_STATES
    states = (FactState.ACCEPTED,) if is_up else (FactState.ACCEPTED, FactState.PUBLISHED)
    facts = Fact.objects.filter(event=event, state__in=states).order_by("pk")
    found = list(facts.select_related(*TABLES).prefetch_related("outcome__parties"))
    said = Proof.objects.filter(Q(is_published=False) | Q(fact__in=found), fact__event=event).exclude(
        fact__state=FactState.WITHDRAWN
    )
    proofs = list(said.select_related("evidence", "fact").order_by("pk"))
    parts = {"words": _short([asdict(words), correction and [correction.note_id, correction.note_en]])}
    parts |= {f"fact.{fact.kind}.{fact.pk}": _short(_said(fact)) for fact in found}
    parts |= {f"proof.{proof.fact.kind}.{proof.pk}": _short(_quoted(proof)) for proof in proofs}
    token = " ".join(f"{name}:{digest}" for name, digest in parts.items())
    return Waiting(
        event,
        words,
        correction,
        tuple(fact for fact in found if fact.state == FactState.ACCEPTED),
        tuple(proof for proof in proofs if not proof.is_published),
        tuple(fact for fact in found if fact.state == FactState.PUBLISHED),
        token,
    )


def check_seen(seen: str | None, now: Waiting) -> None:
    """Unseen where what waits is not what was shown, with what changed in words; None does not ask."""
    if seen is None or seen == now.token:
        return
    if not seen:
        raise Unseen(_("Look at what would become public first: open the event's page and publish from there."))
    before, after = _parts(seen), _parts(now.token)
    changes = [
        (_("new: %(parts)s"), [name for name in after if name not in before]),
        (_("gone: %(parts)s"), [name for name in before if name not in after]),
        (_("changed: %(parts)s"), [name for name in after if name in before and before[name] != after[name]]),
    ]
    what = "; ".join(pattern % {"parts": _named(names)} for pattern, names in changes if names)
    raise Unseen(
        _("What would become public has changed since you looked (%(what)s). Look again, then publish.")
        % {"what": what}
    )


def check_another(event: Event, by: User) -> None:
    """SelfApproval where `by` decided anything that the last publication has not approved yet."""
    if _own_work(event, by).filter(pk__gt=last_approval(event)).exists():
        raise SelfApproval(_("You decided on this event yourself: somebody else must publish it."))


def check_another_than_forced(event: Event, by: User) -> None:
    """SelfApproval where `by` forced what is to be approved, or decided on it."""
    published = Decision.objects.filter(event=event, verb__in=(Verb.PUBLISH, Verb.APPROVE)).order_by("pk")
    good = 0
    forced: list[Decision] = []
    for decision in published.only("pk", "verb", "by_id", "after"):
        if decision.verb == Verb.APPROVE:
            good, forced = decision.pk, []
        elif (decision.after or {}).get("forced"):
            forced.append(decision)
        elif not forced:
            good = decision.pk
    own = _own_work(event, by).filter(pk__gt=good, pk__lt=forced[-1].pk if forced else 0)
    if any(decision.by_id == by.pk for decision in forced) or own.exists():
        raise SelfApproval(_("You forced this publication, or decided on it yourself: somebody else must approve."))


def _own_work(event: Event, by: User) -> QuerySet[Decision]:
    """What somebody decided on an event and did not take back: neither undone, nor a correction that was dropped."""
    taken_back = Decision.objects.filter(event=event, by=by, verb=Verb.UNDO).values_list("before", flat=True)
    undone = [(before or {}).get("decision", 0) for before in taken_back]
    dropped = Correction.objects.filter(event=event, state=CorrectionState.DROPPED).values("decision")
    own = Decision.objects.filter(event=event, verb__in=CONTENT_VERBS, by=by)
    return own.exclude(pk__in=undone).exclude(pk__in=dropped)


def last_approval(event: Event) -> int:
    """The number of the last decision that approved what there was: a publication, or a schedule that stands.

    What was forced counts once somebody has approved it.
    """
    approvals, forced = [0], 0
    verbs = (Verb.PUBLISH, Verb.SCHEDULE, Verb.UNSCHEDULE, Verb.APPROVE)
    for act in Decision.objects.filter(event=event, verb__in=verbs).order_by("pk").only("pk", "verb", "after"):
        if act.verb == Verb.UNSCHEDULE:
            approvals = approvals[:-1] if len(approvals) > 1 else approvals
        elif act.verb == Verb.APPROVE:
            approvals.append(forced)
        elif (act.after or {}).get("forced"):
            forced = act.pk
        else:
            approvals.append(act.pk)
    return max(approvals)


def _said(fact: Fact) -> list[Any]:
    """All that a fact says, whatever its kind."""
    own: Any = fact if fact.kind == FactKind.DATING else getattr(fact, fact.kind)
    values = [(field.attname, getattr(own, field.attname)) for field in own._meta.concrete_fields]
    parties = sorted(country.pk for country in own.parties.all()) if fact.kind == FactKind.OUTCOME else []
    return [values, parties]


def _quoted(proof: Proof) -> list[Any]:
    place = proof.evidence_id and [proof.evidence_id, proof.evidence.exact if proof.evidence else ""]
    return [proof.fact_id, proof.stance, place, proof.statement_id, proof.statement_en, proof.link]


def _short(value: Any) -> str:
    held = json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(held.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _parts(token: str) -> dict[str, str]:
    return dict(part.split(":", 1) for part in token.split() if ":" in part)


def _named(names: list[str]) -> str:
    """Parts in words: «the words, 2 facts (figure, topic)»."""
    facts = _kinds(names, "fact")
    proofs = _kinds(names, "proof")
    said = [_("the words")] if "words" in names else []
    if facts:
        said.append(ngettext("%(n)d fact (%(kinds)s)", "%(n)d facts (%(kinds)s)", len(facts)) % _count(facts))
    if proofs:
        said.append(ngettext("%(n)d proof (%(kinds)s)", "%(n)d proofs (%(kinds)s)", len(proofs)) % _count(proofs))
    return ", ".join(said)


def _kinds(names: list[str], sort: str) -> list[str]:
    """The kind of fact that each part of one sort is about, in words."""
    labels = {str(value): str(label) for value, label in FactKind.choices}
    split = (name.split(".") for name in names if name.startswith(f"{sort}."))
    return [labels.get(part[1], part[1]) for part in split]


def _count(kinds: list[str]) -> dict[str, Any]:
    return {"n": len(kinds), "kinds": ", ".join(dict.fromkeys(kinds))}
