"""Withdrawing and killing: what takes an event, a fact or an article out of the public's sight, for a kept reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from newsroom.desk.correcting import drop_waiting
from newsroom.desk.errors import BadPayload, WrongState, check_words, need_reason
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.settle import settle
from newsroom.desk.workflow import ARTICLES, EVENTS, Transition, locked
from newsroom.models import Article, Decision, Event, Fact, Occurrence, Proof, User
from newsroom.models.facts import FactKind, FactState
from newsroom.models.record import Verb
from newsroom.models.visibility import GONE_STATES, PUBLIC_STATES, State

LONGEST_NOTICE = 600


@dataclass(frozen=True, slots=True)
class Notice:
    """What readers find at the address of an event that is gone: words of ours, or the way to another event."""

    notice_id: str = ""
    notice_en: str = ""
    redirect_to: Event | None = None

    def check(self, event: Event) -> None:
        """BadPayload for what is too long or no text, and for a way to where readers find nothing."""
        check_words("notice_id", self.notice_id, LONGEST_NOTICE)
        check_words("notice_en", self.notice_en, LONGEST_NOTICE)
        target = self.redirect_to
        if target is None:
            return
        if target.pk == event.pk or not Event.objects.published().filter(pk=target.pk).exists():
            raise BadPayload("redirect_to", _("choose another event that readers can see."))

    def fields(self) -> dict[str, Any]:
        return {"notice_id": self.notice_id.strip(), "notice_en": self.notice_en.strip()}


def withdraw(subject: Event | Fact | Article, by: User, *, reason: str, batch: str = "") -> Decision:
    """Takes an event, one fact or an article out of the public's sight, for a reason that is kept.

    With an article go the passages that prove facts; facts with no other proof go with them.
    NotAllowed, MissingReason, WrongState: nothing written.
    """
    reason = need_reason(reason)
    if isinstance(subject, Event):
        return unpublish(subject, by, reason=reason, batch=batch)
    with acting():
        if isinstance(subject, Article):
            return _article_goes(subject, by, ARTICLES["withdraw"], reason, batch)
        return _withdraw_fact(subject, by, reason, batch)


def unpublish(event: Event, by: User, *, reason: str, notice: Notice | None = None, batch: str = "") -> Decision:
    """Takes an event off the site. Its address answers 410 with the notice, or 301 to another event.

    NotAllowed, MissingReason, BadPayload (the other event is not public), WrongState: nothing written.
    """
    return _event_goes(event, by, EVENTS["withdraw"], reason, notice or Notice(), batch)


def kill(
    subject: Event | Article, by: User, *, reason: str, notice: Notice | None = None, batch: str = ""
) -> Decision:
    """Retracts an event or an article for good. Facts that only a killed article proved go back to review.

    NotAllowed, MissingReason, BadPayload (a killed event sends nobody on), WrongState: nothing written.
    """
    if isinstance(subject, Event):
        if notice is not None and notice.redirect_to is not None:
            raise BadPayload("redirect_to", _("what is killed is retracted: its page says so and sends nobody on."))
        return _event_goes(subject, by, EVENTS["kill"], reason, notice or Notice(), batch)
    reason = need_reason(reason)
    with acting():
        return _article_goes(subject, by, ARTICLES["kill"], reason, batch)


def _event_goes(event: Event, by: User, line: Transition, reason: str, notice: Notice, batch: str) -> Decision:
    reason = line.ask(by, reason)
    with acting():
        row = locked(event)
        line.start(row)
        notice.check(row)
        drop_waiting(row)
        said = notice.fields()
        way = {"redirect_to": notice.redirect_to} if notice.redirect_to else {}
        before = line.move(row, is_unapproved=False, **said, **way)
        after = {"state": row.state} | {name: text for name, text in said.items() if text}
        after |= {"redirect_to": row.redirect_to_id} if row.redirect_to_id else {}
        return decide(line.verb, by, reason=reason, batch=batch, before={"state": before}, after=after, event=row)


def _article_goes(article: Article, by: User, line: Transition, reason: str, batch: str) -> Decision:
    line.ask(by, reason)
    row = Article.objects.select_for_update().get(pk=article.pk)
    rested = _facts_resting_on(row)
    before = line.move(row)
    reviewed: list[int] = []
    for event in Event.objects.filter(facts__proofs__evidence__text__article=row).distinct().order_by("pk"):
        event = locked(event)
        if line.target == State.KILLED:
            reviewed += _back_to_review(event, rested, by, reason, batch)
        settle(event)
        _withdraw_unproved(event, by, reason, batch)
    after = {"state": row.state} | ({"facts": reviewed} if reviewed else {})
    return decide(line.verb, by, reason=reason, batch=batch, before={"state": before}, after=after, article=row)


def _facts_resting_on(article: Article) -> list[int]:
    """The published facts that nothing but this article supports any more."""
    lost = Proof.objects.filter(evidence__text__article__state__in=(*GONE_STATES, State.SPIKED))
    others = Proof.objects.supporting().exclude(pk__in=lost).exclude(evidence__text__article=article)
    here = Fact.objects.filter(state=FactState.PUBLISHED, proofs__evidence__text__article=article)
    return list(here.exclude(proofs__in=others).distinct().values_list("pk", flat=True))


def _back_to_review(event: Event, rested: list[int], by: User, reason: str, batch: str) -> list[int]:
    """Facts of an event that lost their last source wait again, until they are proved anew or withdrawn."""
    facts = Fact.objects.filter(event=event, pk__in=rested)
    keys = list(facts.values_list("pk", flat=True))
    if keys:
        facts.update(state=FactState.ACCEPTED)
        before, after = {"facts": keys, "state": FactState.PUBLISHED}, {"facts": keys, "state": FactState.ACCEPTED}
        decide(Verb.KILL, by, reason=reason, batch=batch, before=before, after=after, event=event)
    return keys


def _withdraw_unproved(event: Event, by: User, reason: str, batch: str) -> None:
    """A public event of which nothing proves any more that it happened is withdrawn with its source."""
    if event.state not in PUBLIC_STATES or Occurrence.objects.proved().filter(event=event).exists():
        return
    drop_waiting(event)
    before = EVENTS["withdraw"].move(event)
    after = {"state": event.state}
    decide(Verb.WITHDRAW, by, reason=reason, batch=batch, before={"state": before}, after=after, event=event)


def _withdraw_fact(fact: Fact, by: User, reason: str, batch: str) -> Decision:
    need_permission(by, "withdraw_fact")
    event = locked(Event(pk=fact.event_id))
    before = Fact.objects.get(pk=fact.pk).state
    others = Occurrence.objects.proved().filter(event=event).exclude(pk=fact.pk)
    if fact.kind == FactKind.OCCURRENCE and event.state in PUBLIC_STATES and not others.exists():
        raise WrongState(_("Without this fact nothing is left of the event: withdraw the event instead."))
    if not Fact.objects.filter(pk=fact.pk).exclude(state=FactState.WITHDRAWN).update(state=FactState.WITHDRAWN):
        raise WrongState(_("This fact is withdrawn already."))
    settle(event)
    Event.objects.filter(pk=event.pk).update(version=F("version") + 1)
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
