"""Copies: which articles say the same in the same words. Made by the machine, corrected by people."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.models.articles import Article
from newsroom.models.visibility import one_of

# A number that more articles share is a slogan, or a story copied everywhere: the first holders are enough to
# find it again, and the cost of looking stays the same however many more come.
MOST_HOLDERS = 32


class TextPrint(models.Model):
    """One sentence, or one band of a signature, of an article's newest text as a number. Disposable."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="prints")
    value = models.BigIntegerField()
    is_sentence = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["value", "article"], name="print_value")]
        constraints = [models.UniqueConstraint(fields=["article", "value"], name="print_once")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.value}"


class Likeness(models.TextChoices):
    COPY = "copy", _("copy")
    PART = "part", _("shares passages")


class Resemblance(models.Model):
    """Two articles with much of their wording in common, measured on their newest texts. Disposable.

    `containment`: the part of the shorter one's wording that the other has too, from 0 to 1. `shared`: the places
    of whole sentences in both, [start, end, start in the other, end in the other].
    """

    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="resemblances"
    )
    other = models.ForeignKey(Article, verbose_name=_("earlier article"), on_delete=models.CASCADE, related_name="+")
    likeness = models.CharField(_("likeness"), max_length=8, choices=Likeness)
    containment = models.FloatField(_("wording in common"))
    shared = models.JSONField(_("sentences in common"), default=list)

    class Meta:
        verbose_name = _("resemblance")
        verbose_name_plural = _("resemblances")
        ordering = ["-containment", "other_id"]
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="resemblance_once"),
            models.CheckConstraint(condition=Q(article__gt=F("other")), name="resemblance_to_an_earlier_article"),
            one_of("likeness", Likeness, "resemblance_likeness_known"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} ~ {self.other_id}"
