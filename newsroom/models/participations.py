"""Who was there, in what role, and who stayed away."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.actors import Actor
from newsroom.models.facts import Fact, FactKind, FactQuerySet
from newsroom.models.names import unallowed
from newsroom.models.visibility import one_of
from newsroom.models.world import Country, Forum


class Standing(models.TextChoices):
    """Why a suspect or accused may be named without more: a person says so, never the machine."""

    NOT_STATED = "", _("not stated")
    IN_OFFICE = "in_office", _("an official in office")
    CONVICTED = "convicted", _("convicted")


# Whoever has one of these roles is named to readers only for a reason on record; see `models/names.py`.
GUARDED = ("victim", "suspect", "accused")


class ParticipationQuerySet(FactQuerySet):
    def having_a_part(self) -> Self:
        """Those who had a part in the event, the absent included; not those only mentioned or invited."""
        return self.filter(role__in=Participation.PART)

    def guarding(self) -> Self:
        """Those by which a person's name is kept from readers in all that is said of the event.

        A victim, suspect or accused, unless convicted, in office, or allowed by a publisher for this event.
        """
        return self.filter(
            unallowed(),
            role__in=GUARDED,
            standing=Standing.NOT_STATED,
            actor__kind=Actor.Kind.PERSON,
        )

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
        VICTIM = "victim", _("victim")
        SUSPECT = "suspect", _("suspect")
        ACCUSED = "accused", _("accused")
        MENTIONED = "mentioned", _("mentioned")

    class Presence(models.TextChoices):
        PRESENT = "present", _("present")
        ABSENT = "absent", _("absent")
        UNKNOWN = "unknown", _("unknown")

    KIND = FactKind.PARTICIPATION
    NAMING = ("actor",)
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
    standing = models.CharField(
        _("may be named as"),
        max_length=12,
        choices=Standing,
        default=Standing.NOT_STATED,
        blank=True,
        help_text=_("For a victim, suspect or accused only: convicted by a court, or an official in office."),
    )
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
            ),
            one_of("standing", Standing, "participation_standing_known"),
            models.CheckConstraint(
                condition=~Q(role__in=GUARDED) | Q(actor__isnull=False), name="participation_guarded_is_an_actor"
            ),
            # An office that nobody names is none.
            models.CheckConstraint(
                condition=~Q(standing="in_office") | ~Q(capacity=""), name="participation_in_office_says_which"
            ),
        ]
        indexes = [models.Index(fields=["role", "actor"], name="participation_role_actor")]

    @property
    def party(self) -> Country | Forum | Actor | None:
        """Whose part this is; the database holds it to exactly one."""
        return self.country or self.forum or self.actor

    @property
    def is_guarded(self) -> bool:
        """Whether it keeps a person's name from readers, as far as the fact itself says: a publisher may allow it."""
        is_person = self.actor is not None and self.actor.is_person
        return is_person and self.role in GUARDED and self.standing == Standing.NOT_STATED

    @property
    def is_absence(self) -> bool:
        return self.presence == self.Presence.ABSENT
