"""Contradictions: two facts of one event that cannot both be true. Derived from the facts, settled by people."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.events import Event
from newsroom.models.facts import Fact
from newsroom.models.visibility import one_of


class ContradictionKind(models.TextChoices):
    FIGURE = "figure", _("figures disagree")
    DATE = "date", _("dates disagree")
    HOST = "host", _("hosts disagree")
    PLACE = "place", _("countries of the place disagree")


class Contradiction(models.Model):
    """Two live facts of an event that disagree; `first` is the older. Made and taken away by `desk.contradictions`.

    One that an editor lets stand ("both hold") is no row any more: the decision is on record.
    """

    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="contradictions")
    kind = models.CharField(_("kind"), max_length=8, choices=ContradictionKind)
    first = models.ForeignKey(Fact, verbose_name=_("fact"), on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Fact, verbose_name=_("the other fact"), on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        ordering = ["-id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="contradiction_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="contradiction_older_fact_first"),
            one_of("kind", ContradictionKind, "contradiction_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.first_id} / {self.second_id}"
