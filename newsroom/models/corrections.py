"""Corrections: new words for a public event, waiting for its next publication, and then told to readers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.events import Event
from newsroom.models.record import Decision
from newsroom.models.visibility import one_of
from newsroom.models.wording import Translated


class CorrectionState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    APPLIED = "applied", _("applied")
    DROPPED = "dropped", _("dropped")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def waiting(self) -> CorrectionQuerySet:
        """Corrections that the next publication of their event applies."""
        return self.filter(state=CorrectionState.WAITING)

    def published(self) -> CorrectionQuerySet:
        """Corrections that readers may see: applied, more than a slip of the pen, of an event that they may see."""
        return self.filter(state=CorrectionState.APPLIED, is_minor=False, event__in=Event.objects.published())


class Correction(models.Model):
    """What an event's words were and what they become, and the note by which readers learn of it.

    The live version stays as it is while the correction waits. Minor: a slip of the pen, of which no note is needed.
    """

    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="corrections")
    decision = models.OneToOneField(
        Decision, verbose_name=_("decision"), on_delete=models.PROTECT, related_name="correction"
    )
    before = models.JSONField(_("before"))
    after = models.JSONField(_("after"))
    note_id = models.CharField(_("note to readers (Indonesian)"), max_length=600, blank=True)
    note_en = models.CharField(_("note to readers (English)"), max_length=600, blank=True)
    is_minor = models.BooleanField(_("minor"), default=False)
    state = models.CharField(_("state"), max_length=8, choices=CorrectionState, default=CorrectionState.WAITING)
    applied_at = models.DateTimeField(_("applied at"), null=True, editable=False)
    note = Translated()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            one_of("state", CorrectionState, "correction_state_known"),
            models.UniqueConstraint(
                fields=["event"], condition=Q(state=CorrectionState.WAITING), name="correction_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(is_minor=True) | ~Q(note_id="") | ~Q(note_en=""), name="correction_has_a_note"
            ),
            models.CheckConstraint(
                condition=Q(state=CorrectionState.APPLIED, applied_at__isnull=False)
                | (~Q(state=CorrectionState.APPLIED) & Q(applied_at__isnull=True)),
                name="correction_applied_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.note or self.get_state_display()}"
