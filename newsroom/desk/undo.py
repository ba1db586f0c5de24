"""Taking back what one decided oneself, as long as nobody has published it. The record keeps both."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from newsroom.desk.errors import WrongState
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.rejections import reached, states_on_record
from newsroom.desk.settle import settle
from newsroom.desk.together import TOGETHER
from newsroom.models import Article, Decision, Event, Fact, Proof, Rejection, Suggestion, User
from newsroom.models.facts import FactState
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState
from newsroom.models.visibility import State

UNDOABLE = (Verb.ACCEPT, Verb.EDIT, Verb.SAME_AS, Verb.ACCEPT_SPAN, Verb.PROVE, Verb.STATE, Verb.REJECT)
# How far back one can go, step by step.
MOST_STEPS = 100


def undo(article: Article, by: User) -> list[Decision]:
    """Takes back the last thing that `by` decided on an article; of what was accepted together, all of it.

    Its suggestions wait again, its proofs go, and with them the facts and events that nothing else proves: those are
    withdrawn and spiked, not deleted. NotAllowed; WrongState (nothing to take back; published already; decided on
    again since; something else rests on it): nothing written. Gives the decisions that record it.
    """
    need_permission(by, "decide_suggestion")
    with acting():
        taken = _last_step(article, by)
        if not taken:
            raise WrongState(_("There is nothing of yours to take back here."))
        return [_take_back(decision, by) for decision in taken]


def can_undo(article: Article, by: User) -> Decision | None:
    """The decision that `undo` would take back next; None where there is none."""
    return next(iter(_last_step(article, by)), None)


def _last_step(article: Article, by: User) -> list[Decision]:
    """The newest decision of this person on this article that still stands, with those made with it; newest first."""
    own = Decision.objects.filter(article=article, by=by, verb__in=(*UNDOABLE, Verb.UNDO)).order_by("-pk")
    undone: set[int] = set()
    step: list[Decision] = []
    for decision in own.select_related("event", "article")[:MOST_STEPS]:
        if decision.verb == Verb.UNDO:
            undone.add((decision.before or {}).get("decision", 0))
        elif decision.pk in undone or (decision.verb == Verb.EDIT and not decision.fingerprint):
            continue
        elif not step or (decision.batch == step[0].batch and decision.batch.startswith(TOGETHER)):
            step.append(decision)
        else:
            break
    return step


def _take_back(decision: Decision, by: User) -> Decision:
    if decision.fingerprint:
        last = Decision.objects.filter(fingerprint=decision.fingerprint, verb__in=UNDOABLE).order_by("-pk").first()
        if last is not None and last.pk != decision.pk:
            raise WrongState(_("Somebody has decided on this again since: it cannot be taken back."))
    proofs = Proof.objects.filter(decision=decision)
    if proofs.filter(is_published=True).exists():
        raise WrongState(_("This is published: withdraw it, with a reason, instead of taking it back."))
    facts = list(Fact.objects.filter(proofs__in=proofs).distinct())
    proofs.delete()
    withdrawn = _withdraw_unproved(facts)
    if decision.event is not None:
        _settle(decision.event)
    undone = decide(
        Verb.UNDO,
        by,
        before={"decision": decision.pk, "verb": decision.verb, "facts": withdrawn},
        fingerprint=decision.fingerprint,
        article=decision.article,
        event=decision.event,
        fact=decision.fact,
    )
    _reopen(decision)
    return undone


def _withdraw_unproved(facts: Iterable[Fact]) -> list[int]:
    unproved = Fact.objects.filter(pk__in=[fact.pk for fact in facts], proofs__isnull=True, state=FactState.ACCEPTED)
    keys = list(unproved.values_list("pk", flat=True))
    Fact.objects.filter(pk__in=keys).update(state=FactState.WITHDRAWN)
    return keys


def _settle(event: Event) -> None:
    """The event as its remaining facts make it; one that was never public and of which nothing is left is spiked."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    kinds = set(Fact.objects.live().filter(event=event).values_list("kind", flat=True))
    if kinds and "occurrence" not in kinds:
        raise WrongState(_("Other facts stand on “%(event)s”: take those back first.") % {"event": event})
    if not kinds and event.published_at is None:
        Event.objects.filter(pk=event.pk, state=State.DRAFT).update(state=State.SPIKED)
        return
    settle(event)


def _reopen(decision: Decision) -> None:
    """The suggestions that the decision had settled wait again, but for those that another decision settles."""
    rows = Q(fingerprint=decision.fingerprint) if decision.fingerprint else Q(pk__in=())
    rejection = Rejection.objects.filter(decision=decision).first()
    if rejection is not None:
        rows |= Q(pk__in=reached(rejection).filter(state=SuggestionState.REJECTED).values("pk"))
        rejection.delete()
    by_article: dict[int, list[Suggestion]] = {}
    for row in Suggestion.objects.filter(rows).select_related("article"):
        by_article.setdefault(row.article_id, []).append(row)
    for found in by_article.values():
        states = states_on_record(found)
        for row in found:
            row.state = states.get(row.fingerprint, SuggestionState.PENDING)
        Suggestion.objects.bulk_update(found, ["state"])
