"""Deciding on suggestions: accept, edit, take as proof. Only here does a suggestion become knowledge."""

from __future__ import annotations

from django.utils.translation import gettext as _

from newsroom.desk.errors import BadPayload, WrongState
from newsroom.desk.payloads import PAYLOADS, EventPayload, Payload, read_payload
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.settle import settle
from newsroom.desk.write import make_event, write_dating, write_fact
from newsroom.models import Article, Decision, Event, Evidence, Fact, Proof, Suggestion, User
from newsroom.models.dates import Basis
from newsroom.models.facts import FactKind, FactState
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState
from newsroom.models.visibility import State

# An event in one of these takes new facts; the facts wait for its next publication.
OPEN_STATES = (
    State.DRAFT,
    State.IN_REVIEW,
    State.NEEDS_CHANGES,
    State.SCHEDULED,
    State.PUBLISHED,
    State.BEING_CORRECTED,
    State.UNPUBLISHED,
)


def accept(
    suggestion: Suggestion, by: User, *, event: Event | None = None, reason: str = "", batch: str = ""
) -> Decision:
    """Makes of a suggestion the fact that it proposes, with its evidence as proof.

    `event` is the event that the fact belongs to; without it, the one that the article's main event became.
    An event suggestion with `event` is recognised as the same event, and adds its proof to it.
    NotAllowed, WrongState (already decided; no event yet; the source has changed), BadPayload: nothing written.
    """
    payload = read_payload(suggestion.kind, suggestion.payload)
    same_event = suggestion.kind == "event" and event is not None
    return _take(suggestion, payload, by, Verb.SAME_AS if same_event else Verb.ACCEPT, event, reason, batch)


def edit(
    suggestion: Suggestion,
    payload: Payload,
    by: User,
    *,
    event: Event | None = None,
    evidence: Evidence | None = None,
    reason: str = "",
    batch: str = "",
) -> Decision:
    """Accepts a suggestion with `payload` in the place of its own; the record keeps both.

    `evidence` takes the place of the passage that the analysis chose.
    """
    return _take(suggestion, payload, by, Verb.EDIT, event, reason, batch, evidence)


def take_as_proof(suggestion: Suggestion, fact: Fact, by: User, *, reason: str = "", batch: str = "") -> Decision:
    """Takes the passage of a suggestion as proof of a fact that we hold, and nothing of what it proposes.

    NotAllowed; WrongState (already decided; the source has changed; the event takes no facts; the fact is withdrawn
    or of another kind): nothing written.
    """
    need_permission(by, "decide_suggestion")
    with acting():
        _of_the_newest_text(suggestion)
        home = open_event(fact.event)
        check_takes_proof(fact, PAYLOADS[suggestion.kind].KIND)
        move(suggestion, SuggestionState.ACCEPTED)
        decision = decide(
            Verb.ACCEPT_SPAN,
            by,
            reason=reason,
            batch=batch,
            before=suggestion.payload,
            after={"proves": fact.pk},
            fingerprint=suggestion.fingerprint,
            article=suggestion.article,
            event=home,
            fact=fact,
        )
        add_proof(fact, decision, suggestion.evidence)
        settle(home)
        return decision


def check_takes_proof(fact: Fact, kind: FactKind | None = None) -> None:
    """WrongState where a fact takes no proof: withdrawn, or not of the `kind` that the proof is about."""
    now = Fact.objects.get(pk=fact.pk)
    if now.state == FactState.WITHDRAWN:
        raise WrongState(_("This fact is withdrawn and takes no proof: state it anew."))
    dates = kind == FactKind.OCCURRENCE and now.kind == FactKind.DATING
    if kind is not None and now.kind != kind and not dates:
        raise WrongState(_("The passage was read as another kind of fact (%(kind)s).") % {"kind": kind.label})


def event_of(article: Article) -> Event | None:
    """The event that the article's main event suggestion became, else the first that any of them became."""
    decided = Decision.objects.filter(
        fingerprint__in=article.suggestions.filter(kind="event").order_by("-is_main", "id").values("fingerprint"),
        event__isnull=False,
    ).select_related("event")
    main = set(article.suggestions.filter(kind="event", is_main=True).values_list("fingerprint", flat=True))
    found = sorted(decided, key=lambda decision: (decision.fingerprint not in main, decision.pk))
    return found[0].event if found else None


def open_event(event: Event) -> Event:
    """The event, locked for this transaction. WrongState where it takes no facts."""
    locked = Event.objects.select_for_update().get(pk=event.pk)
    if locked.state not in OPEN_STATES:
        raise WrongState(
            _("“%(event)s” is %(state)s and takes no new facts.")
            % {
                "event": locked,
                "state": locked.get_state_display(),
            }
        )
    return locked


def add_proof(fact: Fact, decision: Decision, evidence: Evidence | None) -> None:
    """Evidence of a fact, once."""
    if evidence is not None:
        Proof.objects.get_or_create(fact_id=fact.pk, evidence=evidence, defaults={"decision": decision})


def _take(
    suggestion: Suggestion,
    payload: Payload,
    by: User,
    verb: Verb,
    event: Event | None,
    reason: str,
    batch: str,
    evidence: Evidence | None = None,
) -> Decision:
    need_permission(by, "decide_suggestion")
    with acting():
        _of_the_newest_text(suggestion)
        move(suggestion, SuggestionState.EDITED if verb == Verb.EDIT else SuggestionState.ACCEPTED)
        home = _home(suggestion, payload, event)
        fact = write_fact(home, payload)
        dating = write_dating(home, payload) if isinstance(payload, EventPayload) else None
        decision = decide(
            verb,
            by,
            reason=reason,
            batch=batch,
            before=suggestion.payload,
            after=payload.dump(),
            fingerprint=suggestion.fingerprint,
            article=suggestion.article,
            event=home,
            fact=fact,
        )
        add_proof(fact, decision, evidence or suggestion.evidence)
        if dating is not None:
            add_proof(dating, decision, _words_of_date(suggestion, payload, evidence))
        settle(home)
        return decision


def _of_the_newest_text(suggestion: Suggestion) -> None:
    """WrongState where the source has changed since: what it said then may be corrected now."""
    newest = suggestion.article.current_text
    if newest is not None and suggestion.evidence.text_id != newest.pk:
        raise WrongState(_("The source has changed since this was suggested: read the article again."))


def _words_of_date(suggestion: Suggestion, payload: Payload, evidence: Evidence | None) -> Evidence:
    """The passage that proves a date: that of the analysis only as long as the date is the one that it read.

    BadPayload where a changed date is called explicit, or left without a reason, and no passage is given for it.
    """
    if payload.edtf == suggestion.payload.get("edtf"):
        return suggestion.date_evidence or evidence or suggestion.evidence
    if evidence is not None:
        return evidence
    if payload.basis == Basis.EXPLICIT or not (payload.date_reason_id or payload.date_reason_en):
        raise BadPayload("edtf", _("The passage does not give this date: choose what it rests on, and say why."))
    return suggestion.evidence


def _home(suggestion: Suggestion, payload: Payload, event: Event | None) -> Event:
    """The event to which the fact will belong, locked."""
    if isinstance(payload, EventPayload):
        return open_event(event) if event is not None else make_event(payload)
    event = event or event_of(suggestion.article)
    if event is None:
        raise WrongState(_("Accept the article's event first, or choose an event: a fact belongs to one."))
    return open_event(event)


def move(suggestion: Suggestion, state: SuggestionState) -> None:
    """From pending to `state`. WrongState if somebody else was faster."""
    moved = Suggestion.objects.filter(pk=suggestion.pk, state=SuggestionState.PENDING).update(state=state)
    if not moved:
        raise WrongState(_("This suggestion has been decided already; reload the page."))
    suggestion.state = state
