"""Reports of errors: what readers say is wrong with a page, in their words, until somebody has settled it."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.actors import Actor
from newsroom.models.articles import Article
from newsroom.models.events import Event
from newsroom.models.facts import Fact
from newsroom.models.record import Decision
from newsroom.models.visibility import one_of
from newsroom.models.world import Country, Forum

# What a report may be about: the names of its keys.
ABOUT = ("event", "fact", "country", "forum", "actor", "article")


class ReportState(models.TextChoices):
    OPEN = "open", _("open")
    CORRECTED = "corrected", _("corrected")
    NOTHING_WRONG = "nothing_wrong", _("nothing was wrong")
    SPAM = "spam", _("spam")


class ErrorReportQuerySet(models.QuerySet["ErrorReport"]):
    def open(self) -> ErrorReportQuerySet:
        """Those that nobody has settled."""
        return self.filter(state=ReportState.OPEN)


class ErrorReport(models.Model):
    """One reader's words about one page. Nothing of it is ever shown in public, nor believed without proof.

    `digest` holds the same words about the same page together. `sender` is a keyed hash of the address that it came
    from, different every day, and forgotten after a day: enough to count, too little to find anybody again.
    """

    event = models.ForeignKey(
        Event, verbose_name=_("event"), null=True, on_delete=models.PROTECT, related_name="error_reports"
    )
    fact = models.ForeignKey(
        Fact, verbose_name=_("fact"), null=True, on_delete=models.PROTECT, related_name="error_reports"
    )
    country = models.ForeignKey(
        Country, verbose_name=_("country"), null=True, on_delete=models.PROTECT, related_name="error_reports"
    )
    forum = models.ForeignKey(
        Forum, verbose_name=_("forum"), null=True, on_delete=models.PROTECT, related_name="error_reports"
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("actor"), null=True, on_delete=models.PROTECT, related_name="error_reports"
    )
    article = models.ForeignKey(
        Article, verbose_name=_("article"), null=True, on_delete=models.PROTECT, related_name="error_reports"
    )
    words = models.TextField(_("what is wrong"), max_length=2000)
    should_be = models.TextField(_("what it should be"), max_length=1000, blank=True)
    source = models.URLField(_("a source for it"), max_length=500, blank=True)
    email = models.EmailField(_("e-mail for an answer"), blank=True)
    language = models.CharField(_("language of the page"), max_length=12)
    at = models.DateTimeField(_("reported"), db_index=True)
    sender = models.CharField(max_length=32, blank=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=16, choices=ReportState, default=ReportState.OPEN)
    decision = models.OneToOneField(
        Decision, verbose_name=_("settled by"), null=True, on_delete=models.PROTECT, related_name="error_report"
    )

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("error report")
        verbose_name_plural = _("error reports")
        # A queue: what is open first, the newest first of each.
        ordering = [F("decision").desc(nulls_first=True), "-pk"]
        default_permissions = ("view",)
        permissions = [("decide_report", "Can settle error reports")]
        constraints = [
            one_of("state", ReportState, "report_state_known"),
            models.CheckConstraint(
                condition=Q(state=ReportState.OPEN, decision__isnull=True)
                | (~Q(state=ReportState.OPEN) & Q(decision__isnull=False)),
                name="report_settled_by_decision",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="report_says_something"),
            models.CheckConstraint(
                condition=reduce(or_, (Q(**{f"{name}__isnull": name != one for name in ABOUT}) for one in ABOUT)),
                name="report_about_exactly_one",
            ),
        ]
        indexes = [
            models.Index(fields=["sender", "at"], name="report_sender"),
            # The queue, and how long it is.
            models.Index(fields=["state"], name="report_state"),
        ]

    def __str__(self) -> str:
        return self.words[:80]

    @property
    def about(self) -> Event | Fact | Country | Forum | Actor | Article:
        """The row whose page it is about; the database holds it to exactly one."""
        return next(row for name in ABOUT if getattr(self, f"{name}_id") and (row := getattr(self, name)))
