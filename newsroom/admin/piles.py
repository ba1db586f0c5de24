"""What waits at the desk besides articles: one pile for each kind of work, each found by a bounded query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin.refusals import article_url
from newsroom.admin.words import FACT_TABLES, describe_fact
from newsroom.models import Commitment, Contradiction, Decision, ErrorReport, Event, Fact, Proof, Question
from newsroom.models.facts import FactState, Rank
from newsroom.models.questions import QuestionState
from newsroom.models.record import Verb
from newsroom.models.reports import ABOUT
from newsroom.models.visibility import GONE_STATES, State

# Verbs after which readers find something else than before, and how long that is news at the desk.
CORRECTING = (Verb.CORRECT, Verb.WITHDRAW, Verb.KILL, Verb.STATUS)
RECENT = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that waits: where it leads, what it is, what is the matter with it. `key` is its row's."""

    key: int
    url: str
    title: str
    about: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pile:
    """One kind of work. `find` gives its rows, the most urgent first; `line` says one of them without a query."""

    key: str
    title: Any
    hint: Any
    permission: str
    find: Callable[[], QuerySet[Any]]
    line: Callable[[Any], Line]


def _events(*states: State) -> Callable[[], QuerySet[Event]]:
    return lambda: Event.objects.filter(state__in=states).order_by("pk")


def _event(event: Event, note: str = "") -> Line:
    about = " · ".join(str(part) for part in (event.get_state_display(), event.edtf or _("no date")) if part)
    return Line(event.pk, event_url(event.pk), event.title, about, note)


def _scheduled() -> QuerySet[Event]:
    now = timezone.now()
    waits = Q(state=State.SCHEDULED) | Q(embargo_until__gt=now)
    return Event.objects.filter(waits).exclude(state__in=(*GONE_STATES, State.SPIKED)).order_by("publish_at", "pk")


def _scheduled_line(event: Event) -> Line:
    at = event.publish_at or event.embargo_until
    words = _("public from %(time)s") if event.publish_at else _("embargo until %(time)s")
    return _event(event, words % {"time": moment(at)} if at else "")


def _unreported() -> QuerySet[Event]:
    return Event.objects.unreported(timezone.localdate()).order_by("-end_latest", "pk")


def _unreported_line(event: Event) -> Line:
    days = (timezone.localdate() - event.end_latest).days if event.end_latest else 0
    about = f"{event.get_status_display()} · {event.edtf}"
    return Line(event.pk, event_url(event.pk), event.title, about, _("over for %(days)d days") % {"days": days})


def _past_due() -> QuerySet[Commitment]:
    rows = Commitment.objects.past_due(timezone.localdate()).exclude(event__state__in=(*GONE_STATES, State.SPIKED))
    return rows.select_related("event", "promisor_country", "promisor_actor").order_by("-due_latest", "pk")


def _past_due_line(promise: Commitment) -> Line:
    about = " · ".join(str(part) for part in (promise.promisor, promise.event.title) if part)
    note = _("due %(date)s") % {"date": promise.due}
    return Line(promise.pk, event_url(promise.event_id), promise.what, about, note)


def _contradictions() -> QuerySet[Contradiction]:
    gone = Q()
    for side in ("first", "second"):
        gone |= Q(**{f"{side}__state": FactState.WITHDRAWN}) | Q(**{f"{side}__rank": Rank.DEPRECATED})
    rows = Contradiction.objects.exclude(gone).exclude(event__state__in=(State.SPIKED, State.KILLED))
    # Apart: all the tables of two facts in one statement cost PostgreSQL more to plan than to read.
    facts = Fact.objects.select_related(*FACT_TABLES)
    sides = (Prefetch(side, facts) for side in ("first", "second"))
    return rows.select_related("event").prefetch_related(*sides).order_by("-pk")


def _contradiction_line(row: Contradiction) -> Line:
    one, other = (Truncator(describe_fact(fact)).chars(90) for fact in (row.first, row.second))
    words = _("%(one)s against %(other)s") % {"one": one, "other": other}
    return Line(row.pk, event_url(row.event_id), words, row.event.title, row.get_kind_display())


def _questions() -> QuerySet[Question]:
    rows = Question.objects.filter(state=QuestionState.OPEN).exclude(article__state__in=(*GONE_STATES, State.SPIKED))
    return rows.select_related("article", "evidence").order_by("-article", "pk")


def _question_line(row: Question) -> Line:
    url = f"{article_url(row.article)}#ask{row.pk}"
    return Line(row.pk, url, Truncator(row.evidence.exact).chars(110), row.article.title, row.get_kind_display())


def _reports() -> QuerySet[ErrorReport]:
    return ErrorReport.objects.open().select_related(*ABOUT, "fact__event").order_by("-pk")


def _report_line(row: ErrorReport) -> Line:
    url = reverse("admin:newsroom_errorreport_change", args=[row.pk])
    about = row.fact.event if row.fact else row.about
    return Line(row.pk, url, Truncator(row.words).chars(110), str(about), moment(row.at))


def _to_recheck() -> QuerySet[Proof]:
    rows = Proof.objects.to_recheck().select_related("fact__event", "evidence__text__article")
    # In no order: with one, each would be looked for in its text before the first is shown.
    return rows.defer("evidence__text__text").order_by()


def _to_recheck_line(row: Proof) -> Line:
    fact = row.fact
    article = row.evidence.text.article if row.evidence else None
    about = " · ".join(str(part) for part in (fact.get_kind_display(), fact.event.title, article) if part)
    quote = Truncator(row.evidence.exact if row.evidence else "").chars(110)
    return Line(row.pk, event_url(fact.event_id), f"“{quote}”", about, _("not in the newest text"))


def _corrections() -> QuerySet[Decision]:
    rows = Decision.objects.filter(verb__in=CORRECTING, at__gte=timezone.now() - RECENT)
    return rows.select_related("by", "event", "article").order_by("-at", "-pk")


def _correction_line(row: Decision) -> Line:
    about = " · ".join((row.get_verb_display(), row.by.get_username(), moment(row.at)))
    url = reverse("admin:newsroom_decision_change", args=[row.pk])
    return Line(row.pk, url, str(row.event or row.article or row), about, Truncator(row.reason).chars(120))


def event_url(pk: int) -> str:
    return reverse("admin:newsroom_event_change", args=[pk])


def moment(at: dt.datetime) -> str:
    """A time as the newsroom's clocks show it: 22 November 2026, 14:05."""
    local = timezone.localtime(at)
    return f"{date_format(local, 'j M Y')}, {local:%H:%M}"


CHECKS, PUBLICATION, RADAR = (
    gettext_lazy("To settle"),
    gettext_lazy("On the way to readers"),
    gettext_lazy("Radar"),
)
PILES: dict[Any, tuple[Pile, ...]] = {
    PUBLICATION: (
        Pile(
            "review", gettext_lazy("In review"), gettext_lazy("Submitted: somebody else looks and publishes."),
            "view_event", _events(State.IN_REVIEW, State.BEING_CORRECTED), _event,
        ),
        Pile(
            "sent-back", gettext_lazy("Sent back"), gettext_lazy("A reviewer asks for changes."),
            "view_event", _events(State.NEEDS_CHANGES), _event,
        ),
        Pile(
            "unapproved", gettext_lazy("Published by force"), gettext_lazy("Flagged until somebody else approves."),
            "view_event", lambda: Event.objects.filter(is_unapproved=True).order_by("pk"), _event,
        ),
        Pile(
            "scheduled", gettext_lazy("Scheduled"), gettext_lazy("Readers see these from their time on."),
            "view_event", _scheduled, _scheduled_line,
        ),
        Pile(
            "drafts", gettext_lazy("Drafts"), gettext_lazy("Accepted, and not submitted yet."),
            "view_event", _events(State.DRAFT), _event,
        ),
    ),
    CHECKS: (
        Pile(
            "contradictions", gettext_lazy("Contradictions"), gettext_lazy("Facts of one event that disagree."),
            "view_event", _contradictions, _contradiction_line,
        ),
        Pile(
            "questions", gettext_lazy("Questions"), gettext_lazy("Where a text contradicts itself."),
            "view_article", _questions, _question_line,
        ),
        Pile(
            "reports", gettext_lazy("Error reports"), gettext_lazy("What readers say is wrong."),
            "view_errorreport", _reports, _report_line,
        ),
        Pile(
            "recheck", gettext_lazy("Evidence to re-check"),
            gettext_lazy("The source changed, and the words are gone from it."),
            "view_event", _to_recheck, _to_recheck_line,
        ),
    ),
    RADAR: (
        Pile(
            "unreported", gettext_lazy("Announced, not reported"),
            gettext_lazy("The date is past, and no article says that it was held."),
            "view_event", _unreported, _unreported_line,
        ),
        Pile(
            "past-due", gettext_lazy("Commitments past due"), gettext_lazy("Nobody has said whether they were kept."),
            "view_event", _past_due, _past_due_line,
        ),
        Pile(
            "corrections", gettext_lazy("Recent corrections"), gettext_lazy("Of the last two weeks."),
            "view_decision", _corrections, _correction_line,
        ),
    ),
}  # fmt: skip
EVERY = {pile.key: pile for piles in PILES.values() for pile in piles}
