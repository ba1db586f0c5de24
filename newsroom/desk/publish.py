"""Publishing: at once, by force, or at a time. What becomes public is what was shown, and stays on record so."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.approval import Waiting, check_another, check_another_than_forced, check_seen, waiting
from newsroom.desk.correcting import apply_waiting
from newsroom.desk.errors import BadPayload, MissingProof, WrongState
from newsroom.desk.names import check_names
from newsroom.desk.record import acting, decide
from newsroom.desk.settle import settle
from newsroom.desk.withdrawing import withdraw
from newsroom.desk.workflow import ARTICLES, EVENTS, Transition, check_version, locked
from newsroom.models import Article, Decision, Event, Fact, Occurrence, Proof, User
from newsroom.models.facts import FactState
from newsroom.models.record import Verb
from newsroom.models.visibility import GONE_STATES, State

__all__ = ["approve", "publish", "schedule", "unschedule", "withdraw"]


def publish(
    event: Event,
    by: User,
    *,
    embargo_until: dt.datetime | None = None,
    seen: str | None = None,
    force: bool = False,
    reason: str = "",
    batch: str = "",
) -> Decision:
    """Makes an event public with all its accepted facts, the passages that prove them, and its waiting correction.

    On a public event: what waited. Without `embargo_until` at once. `seen` is the token of what was shown (see
    `approval`). `force` does without another person, for a `reason`, and flags the event until somebody approves.
    NotAllowed, SelfApproval (the publisher decided on what waits), Unseen, MissingReason, WrongState (not
    publishable; nothing waits; an embargo on what readers see already), MissingProof, GuardedName: nothing written.
    """
    line = EVENTS["force" if force else "publish"]
    reason = line.ask(by, reason)
    with acting():
        row = locked(event)
        line.start(row)
        now = waiting(row)
        if row.state == State.PUBLISHED and not now:
            raise WrongState(_("Nothing of “%(event)s” waits for publication.") % {"event": row})
        if embargo_until and Event.objects.published().filter(pk=row.pk).exists():
            raise WrongState(
                _("“%(event)s” is public already: an embargo would take its page down.") % {"event": row}
            )
        fields: dict[str, Any] = {"embargo_until": embargo_until}
        # What was to come first at its time comes first now.
        first = row.published_at if row.state != State.SCHEDULED else None
        fields["published_at"] = first or timezone.now()
        if force:
            fields["is_unapproved"] = True
        return _release(line, now, by, seen, fields, reason, batch)


def schedule(event: Event, by: User, *, at: dt.datetime, seen: str | None = None, batch: str = "") -> Decision:
    """Approves an event as it is now, to be public from a time on: the rule of visibility needs nobody then.

    What is accepted after that waits for another publication. NotAllowed, SelfApproval, Unseen, BadPayload (`at` has
    passed, or lies before the embargo), WrongState, MissingProof: nothing written.
    """
    line = EVENTS["schedule"]
    line.ask(by)
    with acting():
        row = locked(event)
        line.start(row)
        if at <= timezone.now():
            raise BadPayload("at", _("this time has passed: publish it at once instead."))
        if row.embargo_until and at < row.embargo_until:
            raise BadPayload("at", _("the embargo ends later than that."))
        fields = {"publish_at": at, "published_at": row.published_at or at}
        return _release(line, waiting(row), by, seen, fields, "", batch)


def unschedule(event: Event, by: User, *, batch: str = "") -> Decision:
    """Takes an event off the schedule before its time: what was approved with it waits again.

    NotAllowed, WrongState (not scheduled; its time has come, so that readers see it): nothing written.
    """
    line = EVENTS["unschedule"]
    line.ask(by)
    with acting():
        row = locked(event)
        line.start(row)
        last = Decision.objects.filter(event=row, verb=Verb.SCHEDULE).latest("pk")
        was = last.after or {}
        unseen = {"published_at": None} if row.published_at == row.publish_at else {}
        before = {"state": line.move(row, **unseen), "publish_at": was.get("publish_at")}
        Fact.objects.filter(pk__in=was.get("facts", ()), state=FactState.PUBLISHED).update(state=FactState.ACCEPTED)
        Proof.objects.filter(pk__in=was.get("proofs", ())).update(is_published=False)
        settle(row)
        return decide(Verb.UNSCHEDULE, by, batch=batch, before=before, after={"state": row.state}, event=row)


def approve(event: Event, by: User, *, seen: int | None = None, reason: str = "", batch: str = "") -> Decision:
    """Approves afterwards what was published by force, as it was in the version `seen` of the event.

    NotAllowed, SelfApproval, WrongState, Overtaken (it has changed since): nothing written.
    """
    line = EVENTS["approve"]
    reason = line.ask(by, reason)
    with acting():
        row = locked(event)
        line.start(row)
        if not row.is_unapproved:
            raise WrongState(_("“%(event)s” needs no approval: nothing of it was forced.") % {"event": row})
        check_version(row, seen)
        check_another_than_forced(row, by)
        line.move(row, is_unapproved=False)
        return decide(Verb.APPROVE, by, reason=reason, batch=batch, after={"state": row.state}, event=row)


def _release(
    line: Transition, now: Waiting, by: User, seen: str | None, fields: dict[str, Any], reason: str, batch: str
) -> Decision:
    """Writes what waits as public, and what it was on record."""
    event = now.event
    check_seen(seen, now)
    if line.another:
        check_another(event, by)
    _all_proved(event)
    notes = [now.correction.note_id, now.correction.note_en] if now.correction else []
    check_names(event, [*asdict(now.words).values(), *notes])
    if now.correction is not None:
        fields |= asdict(now.words)
        apply_waiting(now.correction)
    before = line.move(event, **fields)
    facts, proofs = [fact.pk for fact in now.facts], [proof.pk for proof in now.proofs]
    Fact.objects.filter(pk__in=facts).update(state=FactState.PUBLISHED)
    Proof.objects.filter(pk__in=proofs).update(is_published=True)
    _publish_sources(event, by, batch)
    settle(event)
    shown: dict[str, Any] = {"state": line.target, "facts": facts, "proofs": proofs, "words": asdict(now.words)}
    shown |= {"shown": now.digest} | ({"forced": True} if line.name == "force" else {})
    shown |= {"correction": now.correction.pk} if now.correction else {}
    shown |= {"publish_at": event.publish_at.isoformat()} if event.publish_at else {}
    return decide(line.verb, by, reason=reason, batch=batch, before={"state": before}, after=shown, event=event)


def _all_proved(event: Event) -> None:
    """MissingProof where a fact that waits, or the event itself, has no proof that counts."""
    lost = Q(evidence__text__article__state__in=(*GONE_STATES, State.SPIKED))
    proof = Proof.objects.supporting().exclude(lost).filter(fact=OuterRef("pk"))
    unproved = Fact.objects.filter(~Exists(proof), event=event, state=FactState.ACCEPTED).first()
    if unproved is not None:
        raise MissingProof(_("“%(fact)s” of “%(event)s” has no proof.") % {"fact": unproved, "event": event})
    if not Occurrence.objects.live().filter(Exists(proof), event=event).exists():
        raise MissingProof(_("Nothing proves yet that “%(event)s” happened or is announced.") % {"event": event})


def _publish_sources(event: Event, by: User, batch: str) -> None:
    """The articles whose passages prove this event may now be quoted."""
    line = ARTICLES["publish"]
    cited = Article.objects.filter(texts__evidence__proofs__fact__event=event, state__in=line.sources).distinct()
    for article in cited.order_by("pk"):
        before = line.move(article)
        after = {"state": State.PUBLISHED}
        decide(Verb.PUBLISH, by, batch=batch, before={"state": before}, after=after, article=article)
