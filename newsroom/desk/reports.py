"""Settling what readers reported: with an outcome, a reason, and a Decision. Other verbs correct what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from newsroom.desk.errors import BadPayload, WrongState, need_reason
from newsroom.desk.record import acting, decide, need_permission
from newsroom.models import Decision, ErrorReport, User
from newsroom.models.record import Verb
from newsroom.models.reports import ReportState

OUTCOMES = (ReportState.CORRECTED, ReportState.NOTHING_WRONG, ReportState.SPAM)


def settle_report(report: ErrorReport, by: User, *, outcome: str, reason: str, batch: str = "") -> Decision:
    """Settles an error report: corrected, nothing wrong, or spam. The page itself is changed by the verbs for that.

    The record keeps the outcome, the page and the report's digest, not the reader's words: those are no decision of
    ours, and may be personal. What is spam loses its e-mail address.
    NotAllowed, BadPayload (no such outcome), MissingReason, WrongState (settled already): nothing written.
    """
    need_permission(by, "decide_report")
    if outcome not in OUTCOMES:
        raise BadPayload("outcome", _("Choose what became of it: corrected, nothing was wrong, or spam."))
    reason = need_reason(reason)
    with acting():
        row = ErrorReport.objects.select_for_update().get(pk=report.pk)
        if row.state != ReportState.OPEN:
            raise WrongState(_("This report has been settled already; reload the page."))
        decision = decide(
            Verb.SETTLE,
            by,
            reason=reason,
            batch=batch,
            before={"report": row.pk, "page": row.about.get_absolute_url(), "state": ReportState.OPEN},
            after={"state": outcome},
            fingerprint=row.digest,
            article=row.article,
            event=row.event or (row.fact.event if row.fact else None),
            fact=row.fact,
        )
        row.state, row.decision = outcome, decision
        if outcome == ReportState.SPAM:
            row.email = ""
        row.save(update_fields=["state", "decision", "email"])
        report.state = outcome
        return decision


def settle_as_spam(reports: Iterable[ErrorReport], by: User) -> list[Decision]:
    """Settles all of these as spam, or none: WrongState where one is settled already; NotAllowed."""
    need_permission(by, "decide_report")
    with acting():
        rows = sorted(reports, key=lambda row: row.pk)
        batch = f"spam:{rows[0].pk}-{rows[-1].pk}" if rows else ""
        reason = _("Marked as spam in the list.")
        return [settle_report(row, by, outcome=ReportState.SPAM, reason=reason, batch=batch) for row in rows]
