"""Who was there, in what role, and who stayed away."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.actors import Actor
from newsroom.models.facts import Fact, FactKind, FactQuerySet
from newsroom.models.world import Country, Forum


class ParticipationQuerySet(FactQuerySet):
    def having_a_part(self) -> Self:
        """Those who had a part in the event, the absent included; not those only mentioned or invited."""
        return self.filter(role__in=Participation.PART)

    def of_country(self, country: Any) -> Self:
        return self.filter(Q(country=country) | Q(on_behalf_of=country))


class Participation(Fact):
    """Who, in what role, was there or stayed away [cpev:Participation]."""

    class Role(models.TextChoices):
        HOST = "host", _("host")
        ORGANISER = "organiser", _("organiser")
        CHAIR = "chair", _("chair")
        SPEAKER = "speaker", _("speaker")
        PARTICIPANT = "participant", _("participant")
        OBSERVER = "observer", _("observer")
        SIGNATORY = "signatory", _("signatory")
        INVITED = "invited", _("invited")
        ORIGIN_OF_VICTIMS = "origin_of_victims", _("origin of victims")
        MENTIONED = "mentioned", _("mentioned")

    class Presence(models.TextChoices):
        PRESENT = "present", _("present")
        ABSENT = "absent", _("absent")
        UNKNOWN = "unknown", _("unknown")

    KIND = FactKind.PARTICIPATION
    PART = (
        Role.HOST,
        Role.ORGANISER,
        Role.CHAIR,
        Role.SPEAKER,
        Role.PARTICIPANT,
        Role.OBSERVER,
        Role.SIGNATORY,
    )

    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    forum = models.ForeignKey(
        Forum, verbose_name=_("forum"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("actor"), null=True, blank=True, on_delete=models.PROTECT, related_name="parts"
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    presence = models.CharField(_("presence"), max_length=8, choices=Presence, default=Presence.UNKNOWN)
    capacity = models.CharField(_("office, as the source words it"), max_length=200, blank=True)
    on_behalf_of = models.ForeignKey(
        Country,
        verbose_name=_("on behalf of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ParticipationQuerySet.as_manager()  # type: ignore[misc]  # a richer manager than the parent's

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.CheckConstraint(
                condition=Q(country__isnull=False, forum__isnull=True, actor__isnull=True)
                | Q(country__isnull=True, forum__isnull=False, actor__isnull=True)
                | Q(country__isnull=True, forum__isnull=True, actor__isnull=False),
                name="participation_of_exactly_one",
            )
        ]

    @property
    def party(self) -> Country | Forum | Actor | None:
        """Whose part this is; the database holds it to exactly one."""
        return self.country or self.forum or self.actor

    @property
    def is_absence(self) -> bool:
        return self.presence == self.Presence.ABSENT
