"""Actors: people and organisations, and the names by which anything of the world is known."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.models.wording import Translated
from newsroom.models.world import Country, Forum


class ActorQuerySet(models.QuerySet["Actor"]):
    def published(self) -> ActorQuerySet:
        """Actors on whose timeline at least one event stands."""
        from newsroom.models.events import Event

        return self.filter(Exists(Event.objects.published().on_timeline_of_actor(OuterRef("pk"))))


class Actor(models.Model):
    """A person, an organisation or a body of a state [schema:Person, Organization, GovernmentOrganization]."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")
        GOVERNMENT = "government", _("government body")

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    name_id = models.CharField(_("name (Indonesian)"), max_length=200, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actors",
    )
    name = Translated()

    objects = ActorQuerySet.as_manager()

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(condition=~Q(name_id="") | ~Q(name_en=""), name="actor_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name or self.slug

    @property
    def is_person(self) -> bool:
        return self.kind == self.Kind.PERSON

    def get_absolute_url(self) -> str:
        return reverse("actor", kwargs={"slug": self.slug})


class Name(models.Model):
    """One name of a country, a forum or an actor. The analysis finds what stands here, so editors teach it here."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("official")
        ACRONYM = "acronym", _("acronym")
        TRANSLATION = "translation", _("translation")
        ALIAS = "alias", _("alias")
        MISSPELLING = "misspelling", _("misspelling")
        MISTRANSLATION = "mistranslation", _("mistranslation")

    text = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=12, blank=True, help_text=_("BCP 47; empty for any"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.ALIAS)
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="names",
    )
    forum = models.ForeignKey(
        Forum, verbose_name=_("forum"), null=True, blank=True, on_delete=models.CASCADE, related_name="names"
    )
    actor = models.ForeignKey(
        Actor, verbose_name=_("actor"), null=True, blank=True, on_delete=models.CASCADE, related_name="names"
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["text"]
        constraints = [
            models.CheckConstraint(
                condition=Q(country__isnull=False, forum__isnull=True, actor__isnull=True)
                | Q(country__isnull=True, forum__isnull=False, actor__isnull=True)
                | Q(country__isnull=True, forum__isnull=True, actor__isnull=False),
                name="name_of_exactly_one",
            ),
            *(
                models.UniqueConstraint(
                    fields=["text", "language", owner],
                    name=f"name_once_per_{owner}",
                    violation_error_message=_("This name is there already."),
                )
                for owner in ("country", "forum", "actor")
            ),
        ]

    def __str__(self) -> str:
        return self.text
