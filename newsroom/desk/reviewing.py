"""Reviewing: an event is submitted, sent back, put on the spike or taken off it. Nothing of it is public yet."""

from __future__ import annotations

from newsroom.desk.record import acting, decide
from newsroom.desk.workflow import ARTICLES, EVENTS, Transition, locked
from newsroom.models import Article, Decision, Event, User


def submit(event: Event, by: User, *, reason: str = "", batch: str = "") -> Decision:
    """Hands a draft over for review, with a word to the reviewer perhaps. NotAllowed, WrongState: nothing written."""
    return _move(event, EVENTS["submit"], by, reason, batch)


def send_back(event: Event, by: User, *, reason: str, batch: str = "") -> Decision:
    """Sends an event back to those who drafted it. NotAllowed, MissingReason, WrongState: nothing written."""
    return _move(event, EVENTS["send_back"], by, reason, batch)


def spike(subject: Event | Article, by: User, *, reason: str, batch: str = "") -> Decision:
    """Puts aside what no reader ever saw. NotAllowed, MissingReason, WrongState: nothing written."""
    lines = EVENTS if isinstance(subject, Event) else ARTICLES
    return _move(subject, lines["spike"], by, reason, batch)


def unspike(subject: Event | Article, by: User, *, reason: str = "", batch: str = "") -> Decision:
    """Takes up again what was put aside. NotAllowed, WrongState: nothing written."""
    lines = EVENTS if isinstance(subject, Event) else ARTICLES
    return _move(subject, lines["unspike"], by, reason, batch)


def _move(subject: Event | Article, line: Transition, by: User, reason: str, batch: str) -> Decision:
    reason = line.ask(by, reason)
    with acting():
        if isinstance(subject, Event):
            event = locked(subject)
            before = line.move(event)
            after = {"state": event.state}
            return decide(
                line.verb, by, reason=reason, batch=batch, before={"state": before}, after=after, event=event
            )
        article = Article.objects.select_for_update().get(pk=subject.pk)
        before = line.move(article)
        after = {"state": article.state}
        return decide(
            line.verb, by, reason=reason, batch=batch, before={"state": before}, after=after, article=article
        )
