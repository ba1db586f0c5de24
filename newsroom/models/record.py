"""The record: what people decided, one act after the other, for good."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models.articles import Article, Outlet
from newsroom.models.events import Event
from newsroom.models.facts import Fact
from newsroom.models.visibility import one_of


class Verb(models.TextChoices):
    ACCEPT = "accept", _("accepted")
    EDIT = "edit", _("edited and accepted")
    SAME_AS = "same_as", _("recognised as the same")
    REJECT = "reject", _("rejected")
    STATE = "state", _("stated")
    PUBLISH = "publish", _("published")
    WITHDRAW = "withdraw", _("withdrawn")
    NOT_SAME = "not_same", _("told apart")
    COPY = "copy", _("called a copy")
    NOT_COPY = "not_copy", _("called independent")
    TAKE_UP = "take_up", _("taken up from triage")
    ANSWER = "answer", _("answered")
    ACCEPT_SPAN = "accept_span", _("taken as proof")
    PROVE = "prove", _("proved")
    UNDO = "undo", _("taken back")
    SUBMIT = "submit", _("submitted for review")
    SEND_BACK = "send_back", _("sent back")
    SCHEDULE = "schedule", _("scheduled")
    UNSCHEDULE = "unschedule", _("taken off the schedule")
    CORRECT = "correct", _("correction prepared")
    DROP = "drop", _("correction dropped")
    APPROVE = "approve", _("approved afterwards")
    KILL = "kill", _("killed")
    SPIKE = "spike", _("spiked")
    UNSPIKE = "unspike", _("taken off the spike")
    STATUS = "status", _("new date or status")
    HOLD_BOTH = "hold_both", _("both held to be true")
    SETTLE = "settle", _("error report settled")
    ALLOW_NAME = "allow_name", _("name allowed")
    PROTECT_NAME = "protect_name", _("name protected again")


class DecisionQuerySet(models.QuerySet["Decision"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Decisions are append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("Decisions are append-only.")


class Decision(models.Model):
    """One act of one person, for good: what it was about, what it changed, and why.

    Append-only here, and in the database itself (`newsroom/triggers.py`). `hash` chains it to the one before.
    """

    verb = models.CharField(_("decision"), max_length=12, choices=Verb)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="decisions"
    )
    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    reason = models.TextField(_("reason"), blank=True)
    before = models.JSONField(_("before"), null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("after"), null=True, encoder=DjangoJSONEncoder)
    batch = models.CharField(_("batch"), max_length=80, blank=True, help_text=_("e.g. the file that was replayed"))
    # What it was about. A suggestion is named by its fingerprint, since its row may be dropped and made again.
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    article = models.ForeignKey(
        Article, verbose_name=_("article"), null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    event = models.ForeignKey(
        Event, verbose_name=_("event"), null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    fact = models.ForeignKey(
        Fact, verbose_name=_("fact"), null=True, on_delete=models.PROTECT, related_name="decisions"
    )

    hash = models.CharField(_("hash"), max_length=64, unique=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-id"]
        default_permissions = ("view",)
        constraints = [one_of("verb", Verb, "decision_verb_known")]
        indexes = [models.Index(fields=["verb", "at"], name="decision_verb_at")]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} / {self.by}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("Decisions are append-only.")
        super().save(*args, **kwargs)

    def chained_to(self, previous: str) -> str:
        """The hash of this decision after the one whose hash is `previous` ("" for the first): 64 hexadecimal digits.

        SHA-256 over the previous hash and all that the decision says, as JSON with sorted keys and no blanks.
        """
        said = [
            previous,
            self.verb,
            self.by_id,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            self.reason,
            self.before,
            self.after,
            self.batch,
            self.fingerprint,
            self.article_id,
            self.event_id,
            self.fact_id,
        ]
        words = json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Decisions are append-only.")


class Scope(models.TextChoices):
    """How far a rejection reaches."""

    SPAN = "span", _("these words")
    ARTICLE = "article", _("this article")
    OUTLET = "outlet", _("this outlet")
    EVERYWHERE = "everywhere", _("everywhere")


class Rejection(models.Model):
    """A rejection that reaches beyond the words it was made on: what is said so is not suggested again there.

    An index over the record, which holds all that stands here; taken away when the decision is taken back.
    `content` identifies what was rejected (`Suggestion.content`).
    """

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, primary_key=True, related_name="rejection")
    scope = models.CharField(_("scope"), max_length=12, choices=Scope)
    content = models.CharField(max_length=64, db_index=True)
    article = models.ForeignKey(Article, null=True, on_delete=models.PROTECT, related_name="+")
    outlet = models.ForeignKey(Outlet, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("rejection")
        verbose_name_plural = _("rejections")
        default_permissions = ()
        constraints = [
            one_of("scope", Scope, "rejection_scope_known"),
            models.CheckConstraint(
                condition=models.Q(scope=Scope.ARTICLE, article__isnull=False, outlet__isnull=True)
                | models.Q(scope=Scope.OUTLET, article__isnull=True, outlet__isnull=False)
                | models.Q(scope=Scope.EVERYWHERE, article__isnull=True, outlet__isnull=True),
                name="rejection_reaches_what_it_names",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} ({self.get_scope_display()})"
