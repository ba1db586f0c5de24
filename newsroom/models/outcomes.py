"""What came of an event: documents, promises, numbers."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.actors import Actor
from newsroom.models.facts import Fact, FactKind
from newsroom.models.wording import Translated
from newsroom.models.world import Country


class Instrument(models.Model):
    """A document of agreement: memorandum, declaration, convention ..."""

    class Type(models.TextChoices):
        MOU = "mou", _("memorandum of understanding")
        DECLARATION = "declaration", _("declaration")
        JOINT_STATEMENT = "joint_statement", _("joint statement")
        CONVENTION = "convention", _("convention")
        TREATY = "treaty", _("treaty")
        LAW = "law", _("law")
        OTHER = "other", _("other document")

    name_id = models.CharField(_("name (Indonesian)"), max_length=250, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=250, blank=True)
    type = models.CharField(_("type"), max_length=20, choices=Type, default=Type.OTHER)
    name = Translated()

    class Meta:
        verbose_name = _("instrument")
        verbose_name_plural = _("instruments")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name_id="") | ~Q(name_en=""), name="instrument_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Outcome(Fact):
    """What became of an instrument at the event: planned, signed, adopted ... and between whom."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        NEGOTIATED = "negotiated", _("under negotiation")
        ADOPTED = "adopted", _("adopted")
        SIGNED = "signed", _("signed")
        IN_FORCE = "in_force", _("in force")
        MENTIONED = "mentioned", _("mentioned")

    KIND = FactKind.OUTCOME
    instrument = models.ForeignKey(
        Instrument, verbose_name=_("instrument"), on_delete=models.PROTECT, related_name="outcomes"
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.MENTIONED)
    parties = models.ManyToManyField(Country, verbose_name=_("parties"), blank=True, related_name="outcomes")


class Commitment(Fact):
    """Who promised or proposed what, due when."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        PLANNED = "planned", _("planned")
        PLEDGED = "pledged", _("pledged")

    KIND = FactKind.COMMITMENT
    what_id = models.CharField(_("what (Indonesian)"), max_length=600, blank=True)
    what_en = models.CharField(_("what (English)"), max_length=600, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PLEDGED)
    promisor_country = models.ForeignKey(
        Country, verbose_name=_("promised by (country)"), null=True, blank=True, on_delete=models.PROTECT
    )
    promisor_actor = models.ForeignKey(
        Actor, verbose_name=_("promised by (actor)"), null=True, blank=True, on_delete=models.PROTECT
    )
    what = Translated()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.CheckConstraint(condition=~Q(what_id="") | ~Q(what_en=""), name="commitment_says_what"),
            models.CheckConstraint(
                condition=Q(promisor_country__isnull=True) | Q(promisor_actor__isnull=True),
                name="commitment_one_promisor",
            ),
        ]

    @property
    def promisor(self) -> Country | Actor | None:
        return self.promisor_country or self.promisor_actor


class Figure(Fact):
    """A number of something [schema:Observation], as somebody gives it."""

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exactly")
        MORE_THAN = "more_than", _("more than")
        ALMOST = "almost", _("almost")
        ABOUT = "about", _("about")
        AT_LEAST = "at_least", _("at least")

    KIND = FactKind.FIGURE
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=40, help_text=_("people, countries, ... or a currency: usd, idr"))
    qualifier = models.CharField(_("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    what_id = models.CharField(_("of what (Indonesian)"), max_length=250, blank=True)
    what_en = models.CharField(_("of what (English)"), max_length=250, blank=True)
    what = Translated()
