"""The editor's own facts: what the analysis did not see, proved by a quote or by a statement with a link."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from newsroom.desk.errors import LONGEST_REASON, BadPayload, MissingReason, WrongState, check_words
from newsroom.desk.evidence import find_quote
from newsroom.desk.payloads import EventPayload, Payload
from newsroom.desk.record import acting, decide, need_permission
from newsroom.desk.settle import settle
from newsroom.desk.suggestions import open_event
from newsroom.desk.write import make_event, write_dating, write_fact
from newsroom.models import ArticleText, Decision, Event, Fact, Proof, User
from newsroom.models.record import Verb

WEB = URLValidator(schemes=["http", "https"])
LONGEST_LINK = 500


@dataclass(frozen=True, slots=True)
class Passage:
    """Proof by quotation: words that stand in a text that came in."""

    text: ArticleText
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Proof by an editor's word: why it is held to be true, in one language at least, and where to check it."""

    reason_id: str = ""
    reason_en: str = ""
    link: str = ""


def state(
    payload: Payload, proof: Passage | Statement, by: User, *, event: Event | None = None, batch: str = ""
) -> Decision:
    """States a fact of `event`, or a new event where the payload is one and `event` is None.

    NotAllowed, NotQuoted (the quote is not in the text), MissingReason (a statement without one), BadPayload,
    WrongState: nothing written. A statement's link must be http or https.
    """
    need_permission(by, "decide_suggestion")
    _check(proof)
    with acting():
        if event is not None:
            home = open_event(event)
        elif isinstance(payload, EventPayload):
            home = make_event(payload)
        else:
            raise WrongState(_("Choose the event to which this fact belongs."))
        facts = [write_fact(home, payload)]
        dating = write_dating(home, payload) if isinstance(payload, EventPayload) else None
        decision = decide(
            Verb.STATE,
            by,
            reason=proof.reason_en or proof.reason_id if isinstance(proof, Statement) else "",
            batch=batch,
            after=payload.dump(),
            article=proof.text.article if isinstance(proof, Passage) else None,
            event=home,
            fact=facts[0],
        )
        for fact in (*facts, *([dating] if dating else [])):
            _prove(fact, proof, decision)
        settle(home)
        return decision


def _check(proof: Passage | Statement) -> None:
    if isinstance(proof, Passage):
        return
    if not (proof.reason_id.strip() or proof.reason_en.strip()):
        raise MissingReason(_("A fact without a quote needs your reason for holding it true."))
    for field in ("reason_id", "reason_en"):
        check_words(field, getattr(proof, field), LONGEST_REASON)
    if proof.link:
        check_words("link", proof.link, LONGEST_LINK)
        try:
            WEB(proof.link)
        except ValidationError as error:
            raise BadPayload("link", _("must be an address that starts with http:// or https://.")) from error


def _prove(fact: Fact, proof: Passage | Statement, decision: Decision) -> None:
    if isinstance(proof, Passage):
        evidence = find_quote(proof.text, proof.quote)
        Proof.objects.get_or_create(fact_id=fact.pk, evidence=evidence, defaults={"decision": decision})
        return
    said = {"statement_id": proof.reason_id, "statement_en": proof.reason_en, "link": proof.link}
    if not Proof.objects.filter(fact_id=fact.pk, **said).exists():
        Proof.objects.create(fact_id=fact.pk, decision=decision, **said)
