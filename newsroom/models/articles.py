"""Sources: outlets, their articles, and every version of an article's text, never changed."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.models.visibility import GONE_STATES, Editorial, State, one_of, public_now, scheduled_with_time
from newsroom.models.world import Country


class Rights(models.TextChoices):
    """How much of an outlet's articles a public page may show."""

    FULL_TEXT = "full_text", _("full text")
    EXCERPT = "excerpt", _("excerpts")
    LINK_ONLY = "link_only", _("link only")


class Reliability(models.TextChoices):
    """The source scale of the Admiralty code (NATO AJP-2.1)."""

    A = "A", _("A, completely reliable")
    B = "B", _("B, usually reliable")
    C = "C", _("C, fairly reliable")
    D = "D", _("D, not usually reliable")
    E = "E", _("E, unreliable")
    F = "F", _("F, cannot be judged")


class Outlet(models.Model):
    """Who publishes articles [schema:NewsMediaOrganization]."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    homepage = models.URLField(_("home page"), blank=True)
    country = models.ForeignKey(Country, verbose_name=_("country"), null=True, blank=True, on_delete=models.PROTECT)
    language = models.CharField(_("language"), max_length=12, blank=True)
    reliability = models.CharField(_("reliability"), max_length=1, choices=Reliability, default=Reliability.F)
    rights = models.CharField(_("rights"), max_length=16, choices=Rights, default=Rights.EXCERPT)

    class Meta:
        verbose_name = _("outlet")
        verbose_name_plural = _("outlets")
        ordering = ["name"]
        constraints = [one_of("rights", Rights, "outlet_rights_known")]

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> ArticleQuerySet:
        """Articles that have not been withdrawn and whose passages prove something that readers may see."""
        from newsroom.models.facts import Fact

        cited = Fact.objects.published().filter(
            proofs__evidence__text__article=OuterRef("pk"), proofs__is_published=True
        )
        return self.filter(public_now(), Exists(cited))

    def in_triage(self) -> ArticleQuerySet:
        """Articles that were read and seem not to be of the beat, and that nobody has taken up."""
        return self.filter(in_triage=True)

    def gone(self) -> ArticleQuerySet:
        """What readers saw once and no longer may."""
        return self.filter(state__in=GONE_STATES)


class Article(Editorial):
    """One report [schema:NewsArticle]. Its words are in its texts; nothing here is cut out of them."""

    outlet = models.ForeignKey(
        Outlet,
        verbose_name=_("outlet"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
    )
    import_ref = models.CharField(
        _("import reference"),
        max_length=200,
        unique=True,
        help_text=_("What the origin calls this article; the same reference is the same article."),
    )
    title = models.CharField(_("title"), max_length=400)
    title_from_text = models.BooleanField(
        _("title taken from the first sentence"), default=False, help_text=_("The source has no headline.")
    )
    url = models.URLField(_("address"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=12, help_text=_("BCP 47"))
    dateline = models.CharField(_("dateline"), max_length=120, blank=True)
    published_edtf = models.CharField(_("published on"), max_length=40, blank=True, help_text=_("EDTF"))
    published_basis = models.CharField(_("basis of that date"), max_length=16, blank=True)
    received_on = models.DateField(_("received on"))
    syndicated_from = models.ForeignKey(
        "self",
        verbose_name=_("copy of"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="copies",
        help_text=_("The first article with these words: both count as one source."),
    )
    relevance = models.FloatField(
        _("relevance"),
        null=True,
        editable=False,
        help_text=_("How much it is of this beat, from 0 to 1; empty until it has been read."),
    )
    in_triage = models.BooleanField(
        _("in triage"),
        default=False,
        editable=False,
        help_text=_("It seems not to be of the beat; nothing is suggested until somebody takes it up."),
    )
    created_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-id"]
        permissions = [
            ("import_article", "Can import articles"),
            ("export_article", "Can export articles"),
            ("withdraw_article", "Can withdraw articles"),
            ("kill_article", "Can kill articles"),
            ("spike_article", "Can spike articles"),
        ]
        indexes = [models.Index(fields=["id"], name="article_triage", condition=Q(in_triage=True))]
        constraints = [
            one_of("state", State, "article_state_known"),
            scheduled_with_time("article_scheduled_with_time"),
            models.CheckConstraint(condition=~Q(import_ref=""), name="article_has_a_reference"),
            models.CheckConstraint(condition=~Q(syndicated_from=F("pk")), name="article_no_copy_of_itself"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def current_text(self) -> ArticleText | None:
        return self.texts.order_by("-version").first()

    def get_absolute_url(self) -> str:
        return reverse("article", kwargs={"pk": self.pk})


def digest(text: str) -> str:
    """The sha256 of a text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


class ArticleText(models.Model):
    """One version of an article's text, exactly as it came in. A changed source adds a version."""

    article = models.ForeignKey(Article, verbose_name=_("article"), on_delete=models.PROTECT, related_name="texts")
    version = models.PositiveIntegerField(_("version"))
    text = models.TextField(_("text"))
    sha256 = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(_("kept at"), auto_now_add=True)

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")
        ordering = ["article_id", "version"]
        # The few that have changed, for whatever asks what became of their proofs.
        indexes = [models.Index(fields=["article"], name="text_changed", condition=Q(version__gt=1))]
        constraints = [
            models.UniqueConstraint(fields=["article", "version"], name="text_version_once"),
            models.CheckConstraint(condition=~Q(text=""), name="text_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps a new text; an old one never changes."""
        if self.pk is not None and not kwargs.get("force_insert"):
            raise TypeError("A text that came in is never changed; keep() adds a version.")
        self.sha256 = digest(self.text)
        super().save(*args, **kwargs)
