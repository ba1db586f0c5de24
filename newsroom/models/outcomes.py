"""What came of an event: documents, promises, numbers."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.actors import Actor
from newsroom.models.facts import Fact, FactKind, FactQuerySet
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
    NAMING = ()
    instrument = models.ForeignKey(
        Instrument, verbose_name=_("instrument"), on_delete=models.PROTECT, related_name="outcomes"
    )
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.MENTIONED)
    parties = models.ManyToManyField(Country, verbose_name=_("parties"), blank=True, related_name="outcomes")


class CommitmentQuerySet(FactQuerySet):
    def past_due(self, today: date) -> Self:
        """Live promises whose last possible day is over, and of which nobody has said whether they were kept.

        Said: by another fact of the same event, in the same words.
        """
        ended = Commitment.objects.live().filter(event=OuterRef("event"), status__in=Commitment.ENDED)
        indonesian = ~Q(what_id="") & Q(what_id=OuterRef("what_id"))
        english = ~Q(what_en="") & Q(what_en=OuterRef("what_en"))
        return self.live().filter(
            ~Exists(ended.filter(indonesian | english)),
            ~Q(status__in=Commitment.ENDED),
            due_latest__lt=today,
        )


class Commitment(Fact):
    """Who promised or proposed what, due when."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        PLANNED = "planned", _("planned")
        PLEDGED = "pledged", _("pledged")
        KEPT = "kept", _("kept")
        NOT_KEPT = "not_kept", _("not kept")

    KIND = FactKind.COMMITMENT
    # After one of these nothing is due any more.
    ENDED = (Status.KEPT, Status.NOT_KEPT)

    NAMING = ("promisor_actor",)
    what_id = models.CharField(_("what (Indonesian)"), max_length=600, blank=True)
    what_en = models.CharField(_("what (English)"), max_length=600, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.PLEDGED)
    promisor_country = models.ForeignKey(
        Country, verbose_name=_("promised by (country)"), null=True, blank=True, on_delete=models.PROTECT
    )
    promisor_actor = models.ForeignKey(
        Actor, verbose_name=_("promised by (actor)"), null=True, blank=True, on_delete=models.PROTECT
    )
    due = models.CharField(_("due"), max_length=40, blank=True, help_text=_("EDTF, as far as the source says it"))
    due_earliest = models.DateField(null=True, blank=True, editable=False)
    due_latest = models.DateField(null=True, blank=True, editable=False)
    what = Translated()

    objects = CommitmentQuerySet.as_manager()  # type: ignore[misc]  # a richer manager than the parent's

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.CheckConstraint(condition=~Q(what_id="") | ~Q(what_en=""), name="commitment_says_what"),
            models.CheckConstraint(
                condition=Q(promisor_country__isnull=True) | Q(promisor_actor__isnull=True),
                name="commitment_one_promisor",
            ),
            models.CheckConstraint(
                condition=Q(due="", due_earliest__isnull=True, due_latest__isnull=True)
                | ~Q(due="")
                & Q(due_earliest__isnull=False, due_latest__isnull=False, due_latest__gte=F("due_earliest")),
                name="commitment_due_with_its_bounds",
            ),
        ]
        indexes = [models.Index(fields=["due_latest"], name="commitment_due")]

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
    NAMING = ()
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=40, help_text=_("people, countries, ... or a currency: usd, idr"))
    qualifier = models.CharField(_("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.EXACT)
    what_id = models.CharField(_("of what (Indonesian)"), max_length=250, blank=True)
    what_en = models.CharField(_("of what (English)"), max_length=250, blank=True)
    what = Translated()
