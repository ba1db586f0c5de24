"""Questions: where a text contradicts itself. Raised by the machine, settled by people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.models.articles import Article
from newsroom.models.review import Evidence, ExtractionRun
from newsroom.models.visibility import one_of
from newsroom.models.wording import Translated


class QuestionKind(models.TextChoices):
    WEEKDAY_DATE = "weekday_date", _("weekday against date")
    HEADLINE_BODY = "headline_body", _("headline against body")
    SUM_PARTS = "sum_parts", _("sum against parts")


class QuestionState(models.TextChoices):
    OPEN = "open", _("open")
    ANSWERED = "answered", _("answered")


class Question(models.Model):
    """A contradiction that only a person can settle. Disposable: the fingerprint ties it to its answer, a Decision.

    `options` are the answers that come to mind: dates as EDTF, else words of the text or a number.
    """

    run = models.ForeignKey(
        ExtractionRun, verbose_name=_("reading"), on_delete=models.CASCADE, related_name="questions"
    )
    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="questions"
    )
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=QuestionKind)
    evidence = models.ForeignKey(
        Evidence, verbose_name=_("evidence"), on_delete=models.PROTECT, related_name="questions"
    )
    other_evidence = models.ForeignKey(
        Evidence,
        verbose_name=_("the other passage"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty where a passage contradicts itself."),
    )
    options = models.JSONField(_("answers to choose from"), default=list)
    why_id = models.TextField(_("explanation (Indonesian)"))
    why_en = models.TextField(_("explanation (English)"))
    state = models.CharField(_("state"), max_length=8, choices=QuestionState, default=QuestionState.OPEN)
    why = Translated()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["article_id", "id"]
        default_permissions = ("view",)
        constraints = [
            one_of("kind", QuestionKind, "question_kind_known"),
            one_of("state", QuestionState, "question_state_known"),
        ]
        indexes = [
            models.Index(fields=["article", "state"], name="question_article_state"),
            models.Index(fields=["state", "-article"], name="question_waits"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.evidence.exact[:60]}"
