"""The world: countries and forums. Reference data (`manage.py load_world`), in public only where events stand."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.models.wording import Translated, reader_language


@cache
def country_name(iso2: str, language: str) -> str:
    """The name of a country in a language, from CLDR without its brackets; else the code itself."""
    name = Locale(language).territories.get(iso2.upper(), iso2.upper())
    return re.sub(r"\s*\([^)]*\)", "", name)


class CountryQuerySet(models.QuerySet["Country"]):
    def published(self) -> CountryQuerySet:
        """Countries that stand on their own timeline with at least one event."""
        from newsroom.models.events import Event

        return self.filter(Exists(Event.objects.published().on_timeline_of(OuterRef("pk"))))


class Country(models.Model):
    """A country [ISO 3166-1 alpha-2]."""

    iso2 = models.CharField(_("ISO code"), max_length=2, primary_key=True)

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["iso2"]
        constraints = [
            models.CheckConstraint(condition=models.Q(iso2__regex=r"^[A-Z]{2}$"), name="country_iso2_upper")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return country_name(self.iso2, reader_language())

    def get_absolute_url(self) -> str:
        return reverse("country", kwargs={"iso2": self.iso2.lower()})


class ForumQuerySet(models.QuerySet["Forum"]):
    def published(self) -> ForumQuerySet:
        """Forums on whose timeline at least one event stands."""
        from newsroom.models.events import Event

        return self.filter(Exists(Event.objects.published().on_timeline_of_forum(OuterRef("pk"))))


class Forum(models.Model):
    """A series of meetings, a process, or a treaty with meetings [schema:EventSeries]."""

    class Kind(models.TextChoices):
        SERIES = "series", _("series of meetings")
        PROCESS = "process", _("process")
        TREATY = "treaty", _("treaty")

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name_id = models.CharField(_("name (Indonesian)"), max_length=200, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.SERIES)
    parent = models.ForeignKey(
        "newsroom.Actor",
        verbose_name=_("run by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="forums",
    )
    name = Translated()

    objects = ForumQuerySet.as_manager()

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name or self.slug

    @property
    def short(self) -> str:
        return self.acronym or str(self)

    def get_absolute_url(self) -> str:
        return reverse("forum", kwargs={"slug": self.slug})
