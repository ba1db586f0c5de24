"""Dates as sources give them: never finer than known, yet sortable and searchable."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.models.wording import Translated


class Precision(models.TextChoices):
    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")
    UNKNOWN = "unknown", _("unknown")


class Basis(models.TextChoices):
    """What a date rests on."""

    EXPLICIT = "explicit", _("the text says so")
    WEEKDAY = "weekday", _("the weekday fits only this year")
    COPYRIGHT = "copyright", _("the copyright line gives the year")
    RELATIVE = "relative", _("counted from another date")
    RECEIVED = "received", _("the year before the article came in")
    LINKED = "linked", _("another report of the same event")
    STATED = "stated", _("an editor states it")
    UNKNOWN = "unknown", _("not known")


class Dated(models.Model):
    """A date or interval. `edtf` is the truth [Extended Date/Time Format]; the four bounds serve the database."""

    edtf = models.CharField(
        _("date"),
        max_length=40,
        blank=True,
        help_text=_("EDTF: 2025-12-17, 2025-12, 2025, 2025-12-17/2025-12-18, with ? where it is inferred."),
    )
    start_earliest = models.DateField(null=True, blank=True, editable=False)
    start_latest = models.DateField(null=True, blank=True, editable=False)
    end_earliest = models.DateField(null=True, blank=True, editable=False)
    end_latest = models.DateField(null=True, blank=True, editable=False)
    precision = models.CharField(
        _("precision"), max_length=8, choices=Precision, default=Precision.UNKNOWN, editable=False
    )
    basis = models.CharField(_("basis"), max_length=16, choices=Basis, default=Basis.UNKNOWN)
    date_reason_id = models.CharField(_("reason of the date (Indonesian)"), max_length=400, blank=True)
    date_reason_en = models.CharField(_("reason of the date (English)"), max_length=400, blank=True)
    date_reason = Translated()

    DATE_FIELDS = (
        "edtf",
        "start_earliest",
        "start_latest",
        "end_earliest",
        "end_latest",
        "precision",
        "basis",
        "date_reason_id",
        "date_reason_en",
    )

    class Meta:
        abstract = True

    @property
    def is_inferred(self) -> bool:
        """Whether the date is worked out rather than read."""
        return "?" in self.edtf or "~" in self.edtf

    @property
    def year(self) -> int | None:
        return self.start_earliest.year if self.start_earliest else None

    def copy_date_from(self, other: Dated) -> None:
        """Takes over all fields of another date."""
        for field in self.DATE_FIELDS:
            setattr(self, field, getattr(other, field))
