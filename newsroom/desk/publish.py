"""Publishing and withdrawing: the only verbs that change what the public sees."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.desk.errors import MissingProof, SelfApproval, WrongState, need_reason
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.settle import settle
from newsroom.models import Article, Decision, Event, Fact, Occurrence, Proof, User
from newsroom.models.facts import FactKind, FactState
from newsroom.models.record import Verb
from newsroom.models.visibility import GONE_STATES, PUBLIC_STATES, State

# The states in which articles and events wait, are public, and are public no more, as far as these verbs go.
PUBLISHABLE = (State.DRAFT, State.IN_REVIEW, State.PUBLISHED, State.UNPUBLISHED)
CONTENT_VERBS = (Verb.ACCEPT, Verb.EDIT, Verb.SAME_AS, Verb.STATE)


def publish(event: Event, by: User, *, embargo_until: dt.datetime | None = None, batch: str = "") -> Decision:
    """Makes an event public with all its accepted facts and the passages that prove them.

    On a public event: its facts that waited. Without `embargo_until` at once. NotAllowed, SelfApproval (the
    publisher decided on what waits), WrongState (not publishable; nothing waits; an embargo on what readers see
    already), MissingProof (a fact without any that may be shown): nothing written.
    """
    need_permission(by, "publish_event")
    with acting():
        event = Event.objects.select_for_update().get(pk=event.pk)
        before = State(event.state)
        waiting = Fact.objects.filter(event=event, state=FactState.ACCEPTED)
        proofs = Proof.objects.filter(fact__event=event, is_published=False)
        if before not in PUBLISHABLE:
            raise WrongState(
                _("“%(event)s” is %(state)s and cannot be published.")
                % {
                    "event": event,
                    "state": event.get_state_display(),
                }
            )
        if before == State.PUBLISHED and not (waiting.exists() or proofs.exists()):
            raise WrongState(_("Nothing of “%(event)s” waits for publication.") % {"event": event})
        if embargo_until and Event.objects.published().filter(pk=event.pk).exists():
            raise WrongState(
                _("“%(event)s” is public already: an embargo would take its page down.") % {"event": event}
            )
        _another_person(event, by)
        _all_proved(event, waiting)
        published_at = event.published_at or timezone.now()
        moved = Event.objects.filter(pk=event.pk, state=before).update(
            state=State.PUBLISHED, published_at=published_at, embargo_until=embargo_until
        )
        if not moved:
            raise WrongState(_("Somebody else changed this event; reload the page."))
        facts = list(waiting.values_list("pk", flat=True))
        waiting.update(state=FactState.PUBLISHED)
        proofs.update(is_published=True)
        event.refresh_from_db()
        _publish_sources(event, by, batch)
        settle(event)
        return decide(
            Verb.PUBLISH,
            by,
            batch=batch,
            before={"state": before},
            after={"state": State.PUBLISHED, "facts": facts},
            event=event,
        )


def withdraw(subject: Event | Fact | Article, by: User, *, reason: str, batch: str = "") -> Decision:
    """Takes an event, one fact or an article out of the public's sight, for a reason that is kept.

    With an article go the passages that prove facts; facts with no other proof go with them.
    """
    reason = need_reason(reason)
    with acting():
        if isinstance(subject, Event):
            return _withdraw_event(subject, by, reason, batch)
        if isinstance(subject, Article):
            return _withdraw_article(subject, by, reason, batch)
        return _withdraw_fact(subject, by, reason, batch)


def _another_person(event: Event, by: User) -> None:
    """SelfApproval where `by` decided anything that the last publication has not approved yet."""
    own = Decision.objects.filter(event=event, verb__in=CONTENT_VERBS, by=by)
    last = Decision.objects.filter(event=event, verb=Verb.PUBLISH).order_by("-id").first()
    if own.filter(pk__gt=last.pk if last else 0).exists():
        raise SelfApproval(_("You decided on this event yourself: somebody else must publish it."))


def _all_proved(event: Event, waiting: Any) -> None:
    lost = Q(evidence__text__article__state__in=(*GONE_STATES, State.SPIKED))
    proof = Proof.objects.supporting().exclude(lost).filter(fact=OuterRef("pk"))
    unproved = waiting.filter(~Exists(proof)).first()
    if unproved is not None:
        raise MissingProof(_("“%(fact)s” of “%(event)s” has no proof.") % {"fact": unproved, "event": event})
    if not Occurrence.objects.live().filter(Exists(proof), event=event).exists():
        raise MissingProof(_("Nothing proves yet that “%(event)s” happened or is announced.") % {"event": event})


def _publish_sources(event: Event, by: User, batch: str) -> None:
    """The articles whose passages prove this event may now be quoted."""
    cited = Article.objects.filter(texts__evidence__proofs__fact__event=event).distinct()
    for article in cited.filter(state__in=(State.INGESTED, State.DRAFT, State.IN_REVIEW)).order_by("pk"):
        before = State(article.state)
        if Article.objects.filter(pk=article.pk, state=before).update(state=State.PUBLISHED):
            after = {"state": State.PUBLISHED}
            decide(Verb.PUBLISH, by, batch=batch, before={"state": before}, after=after, article=article)


def _withdraw_event(event: Event, by: User, reason: str, batch: str) -> Decision:
    need_permission(by, "withdraw_event")
    event = Event.objects.select_for_update().get(pk=event.pk)
    before = State(event.state)
    if not Event.objects.filter(pk=event.pk, state__in=PUBLIC_STATES).update(state=State.UNPUBLISHED):
        raise WrongState(_("“%(event)s” is not public.") % {"event": event})
    after = {"state": State.UNPUBLISHED}
    return decide(Verb.WITHDRAW, by, reason=reason, batch=batch, before={"state": before}, after=after, event=event)


def _withdraw_article(article: Article, by: User, reason: str, batch: str) -> Decision:
    need_permission(by, "withdraw_article")
    before = State(article.state)
    if not Article.objects.filter(pk=article.pk, state__in=PUBLIC_STATES).update(state=State.UNPUBLISHED):
        raise WrongState(_("“%(article)s” is not public.") % {"article": article})
    cited_by = Event.objects.filter(facts__proofs__evidence__text__article=article).values("pk")
    for event in Event.objects.select_for_update().filter(pk__in=cited_by).order_by("pk"):
        settle(event)
        _withdraw_unproved(event, by, reason, batch)
    after = {"state": State.UNPUBLISHED}
    return decide(
        Verb.WITHDRAW, by, reason=reason, batch=batch, before={"state": before}, after=after, article=article
    )


def _withdraw_unproved(event: Event, by: User, reason: str, batch: str) -> None:
    """A public event of which nothing proves any more that it happened is withdrawn with its source."""
    before = State(event.state)
    if before not in PUBLIC_STATES or Occurrence.objects.proved().filter(event=event).exists():
        return
    Event.objects.filter(pk=event.pk).update(state=State.UNPUBLISHED)
    after = {"state": State.UNPUBLISHED}
    decide(Verb.WITHDRAW, by, reason=reason, batch=batch, before={"state": before}, after=after, event=event)


def _withdraw_fact(fact: Fact, by: User, reason: str, batch: str) -> Decision:
    need_permission(by, "withdraw_fact")
    event = Event.objects.select_for_update().get(pk=fact.event_id)
    before = Fact.objects.get(pk=fact.pk).state
    others = Occurrence.objects.proved().filter(event=event).exclude(pk=fact.pk)
    if fact.kind == FactKind.OCCURRENCE and event.state in PUBLIC_STATES and not others.exists():
        raise WrongState(_("Without this fact nothing is left of the event: withdraw the event instead."))
    if not Fact.objects.filter(pk=fact.pk).exclude(state=FactState.WITHDRAWN).update(state=FactState.WITHDRAWN):
        raise WrongState(_("This fact is withdrawn already."))
    settle(event)
    return decide(
        Verb.WITHDRAW,
        by,
        reason=reason,
        batch=batch,
        before={"state": before},
        after={"state": FactState.WITHDRAWN},
        event=event,
        fact=fact,
    )
