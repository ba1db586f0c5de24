"""Turning suggestions down, for good: these words, or what says the same in the article, the outlet, anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from newsroom.desk.errors import BadPayload, WrongState, need_reason
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.suggestions import move
from newsroom.models import Article, Decision, Rejection, Suggestion, User
from newsroom.models.record import Scope, Verb
from newsroom.models.review import SuggestionState

STATE_AFTER = {
    Verb.ACCEPT: SuggestionState.ACCEPTED,
    Verb.SAME_AS: SuggestionState.ACCEPTED,
    Verb.ACCEPT_SPAN: SuggestionState.ACCEPTED,
    Verb.EDIT: SuggestionState.EDITED,
    Verb.REJECT: SuggestionState.REJECTED,
    Verb.UNDO: SuggestionState.PENDING,
}


def reject(suggestion: Suggestion, by: User, *, reason: str, scope: str = Scope.SPAN, batch: str = "") -> Decision:
    """Turns a suggestion down for good: dropped and made again, it is still rejected.

    Beyond these words (`scope`), all that says the same there goes with it, what waits now and what will be read.
    NotAllowed, MissingReason, BadPayload (no such scope), WrongState (decided already; the article has no outlet).
    """
    need_permission(by, "decide_suggestion")
    reason = need_reason(reason)
    if scope not in Scope.values:
        raise BadPayload("scope", _("“%(scope)s” is no scope of a rejection.") % {"scope": scope[:40]})
    article = suggestion.article
    if scope == Scope.OUTLET and article.outlet_id is None:
        raise WrongState(_("This article has no outlet: reject for this article, or everywhere."))
    if scope != Scope.SPAN and not suggestion.content:
        raise WrongState(_("This was read by older rules, which cannot tell what says the same: read it again."))
    with acting():
        move(suggestion, SuggestionState.REJECTED)
        decision = decide(
            Verb.REJECT,
            by,
            reason=reason,
            batch=batch,
            before=suggestion.payload,
            after={"scope": scope, "kind": suggestion.kind, "quote": suggestion.evidence.exact},
            fingerprint=suggestion.fingerprint,
            article=article,
        )
        if scope != Scope.SPAN:
            rejection = Rejection.objects.create(
                decision=decision,
                scope=scope,
                content=suggestion.content,
                article=article if scope == Scope.ARTICLE else None,
                outlet_id=article.outlet_id if scope == Scope.OUTLET else None,
            )
            reached(rejection).filter(state=SuggestionState.PENDING).update(state=SuggestionState.REJECTED)
        return decision


def reached(rejection: Rejection) -> QuerySet[Suggestion]:
    """The stored suggestions that a rejection reaches, whatever their state."""
    rows = Suggestion.objects.filter(content=rejection.content)
    if rejection.scope == Scope.ARTICLE:
        return rows.filter(article=rejection.article_id)
    return rows.filter(article__outlet=rejection.outlet_id) if rejection.scope == Scope.OUTLET else rows


def states_on_record(rows: Iterable[Suggestion]) -> dict[str, str]:
    """For each fingerprint of `rows` that is decided: its state, by its own last decision, else by a rejection
    that reaches it. Rows need not be stored. Two queries.
    """
    rows = list(rows)
    own = Decision.objects.filter(fingerprint__in=[row.fingerprint for row in rows], verb__in=STATE_AFTER)
    states: dict[str, str] = {one.fingerprint: STATE_AFTER[Verb(one.verb)] for one in own.order_by("pk")}
    decided = {print_ for print_, state in states.items() if state != SuggestionState.PENDING}
    for row, _rejection in turned_down(row for row in rows if row.fingerprint not in decided):
        states[row.fingerprint] = SuggestionState.REJECTED
    return states


def turned_down(rows: Iterable[Suggestion]) -> list[tuple[Suggestion, Rejection]]:
    """Which of the rows, all of one article, a rejection beyond its own words reaches; and which one."""
    found = [row for row in rows if row.content]
    if not found:
        return []
    article: Article = found[0].article
    here = Q(scope=Scope.EVERYWHERE) | Q(scope=Scope.ARTICLE, article=article)
    if article.outlet_id is not None:
        here |= Q(scope=Scope.OUTLET, outlet=article.outlet_id)
    said = Rejection.objects.filter(here, content__in={row.content for row in found})
    by_content = {one.content: one for one in said.select_related("decision__by", "decision__article")}
    return [(row, by_content[row.content]) for row in found if row.content in by_content]
