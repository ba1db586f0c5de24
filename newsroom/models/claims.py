"""Who works on what: an article that somebody took, and the pages that people have open. Neither is a decision."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.models.articles import Article
from newsroom.models.events import Event

# Without a sign of its owner for so long a claim lapses: anybody may take the article.
CLAIM_LASTS = dt.timedelta(hours=4)
# A page reports every 30 seconds while it is looked at; after three of them unheard somebody has left.
PRESENCE_LASTS = dt.timedelta(seconds=90)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def live(self) -> Self:
        """Claims that have not lapsed."""
        return self.filter(active_at__gt=timezone.now() - CLAIM_LASTS)

    def lapsed(self) -> Self:
        return self.filter(active_at__lte=timezone.now() - CLAIM_LASTS)


class Claim(models.Model):
    """An article that somebody has taken on. The key holds it to one owner at a time."""

    article = models.OneToOneField(
        Article, verbose_name=_("article"), primary_key=True, on_delete=models.CASCADE, related_name="claim"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.CASCADE, related_name="claims"
    )
    since = models.DateTimeField(_("since"), default=timezone.now)
    active_at = models.DateTimeField(_("last active"), default=timezone.now)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["since", "article_id"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(active_at__gte=models.F("since")), name="claim_active_after_its_start")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.by}"

    @property
    def is_live(self) -> bool:
        return self.active_at > timezone.now() - CLAIM_LASTS


class Presence(models.Model):
    """Somebody who has the page of an article or of an event open, and when that page was last heard of."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, null=True, on_delete=models.CASCADE, related_name="+")
    event = models.ForeignKey(Event, null=True, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "article"], name="presence_once_per_article"),
            models.UniqueConstraint(fields=["user", "event"], name="presence_once_per_event"),
            models.CheckConstraint(
                condition=Q(article__isnull=False, event__isnull=True) | Q(article__isnull=True, event__isnull=False),
                name="presence_on_exactly_one_page",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.article_id or self.event_id}"
