"""Whose name is kept from readers: victims, suspects and accused, unless there is a reason on record.

One rule for every outlet: `FactQuerySet.proved()` asks `naming_nobody_guarded()`, and everything public asks that.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.actors import Actor
from newsroom.models.events import Event
from newsroom.models.record import Decision


class NameAllowance(models.Model):
    """That a person may be named in what is said of one event, though a victim, suspect or accused in it.

    An index over the record, which holds the reason; taken away when the publisher's decision is withdrawn. Of one
    event only: whoever was named rightly in one case is a stranger again in the next.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="name_allowances")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="name_allowances")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="name_allowance")

    class Meta:
        verbose_name = _("name that may be published")
        verbose_name_plural = _("names that may be published")
        default_permissions = ()
        permissions = [("allow_name", "Can let protected names be published")]
        constraints = [models.UniqueConstraint(fields=["event", "actor"], name="name_allowed_once")]

    def __str__(self) -> str:
        return f"{self.actor} / {self.event}"


def names_nobody_guarded(person: str) -> Q:
    """For facts: that nobody is named by the key `person` whom a live fact of the same event guards."""
    from newsroom.models.participations import Participation

    guards = Participation.objects.live().guarding()
    return Q(~Exists(guards.filter(event=OuterRef("event"), actor=OuterRef(person))))


def unallowed() -> Any:
    """For participations: that no publisher has let this person be named in this event."""
    return ~Exists(NameAllowance.objects.filter(event=OuterRef("event"), actor=OuterRef("actor")))
