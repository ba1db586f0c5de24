"""Extraction: what was read out of a text, and the passages of it that prove what people decided."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Length
from django.utils.translation import gettext_lazy as _

from newsroom.models.articles import Article, ArticleText
from newsroom.models.facts import Fact, FactState, Rank
from newsroom.models.record import Decision
from newsroom.models.visibility import State, one_of, public_now
from newsroom.models.wording import Translated


class ExtractionRun(models.Model):
    """One reading of one text by one version of the rules [prov:Activity]. Disposable."""

    text = models.ForeignKey(ArticleText, on_delete=models.CASCADE, related_name="runs")
    rules_version = models.CharField(_("version of the rules"), max_length=64)
    relevance = models.FloatField(_("relevance"), default=1.0)
    zones = models.JSONField(_("zones"), default=list, help_text=_("[start, end, zone] of every line"))
    created_at = models.DateTimeField(_("read at"), auto_now_add=True)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [models.UniqueConstraint(fields=["text", "rules_version"], name="run_once")]

    def __str__(self) -> str:
        return f"{self.text} / {self.rules_version}"


class Zone(models.TextChoices):
    """The zones of a text that can prove anything; captions, links, credits and page furniture cannot."""

    HEADLINE = "headline", _("headline")
    DATELINE = "dateline", _("dateline")
    BODY = "body", _("body")


class Evidence(models.Model):
    """Characters [start, end) of one text version [oa:TextPositionSelector + oa:TextQuoteSelector].

    Offsets count Unicode code points. The sentence around them is what a reader is shown.
    """

    text = models.ForeignKey(ArticleText, verbose_name=_("text"), on_delete=models.PROTECT, related_name="evidence")
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("quote"))
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    zone = models.CharField(_("zone"), max_length=12, choices=Zone)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["text_id", "start"]
        constraints = [
            models.UniqueConstraint(fields=["text", "start", "end"], name="evidence_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_not_empty"),
            models.CheckConstraint(condition=Q(end=F("start") + Length("exact")), name="evidence_length_of_quote"),
            models.CheckConstraint(
                condition=Q(sentence_start__lte=F("start"), sentence_end__gte=F("end")),
                name="evidence_inside_its_sentence",
            ),
            one_of("zone", Zone, "evidence_zone_proves"),
        ]

    def __str__(self) -> str:
        return self.exact[:80]


class ProofQuerySet(models.QuerySet["Proof"]):
    def published(self) -> ProofQuerySet:
        """Proof that readers may see: a statement of an editor, or a passage of a public article."""
        return self.filter(
            Q(evidence__isnull=True) | public_now("evidence__text__article__"),
            is_published=True,
        )

    def supporting(self) -> ProofQuerySet:
        return self.filter(stance=Stance.SUPPORTS)

    def with_newest(self) -> ProofQuerySet:
        """Each proof with `newest`: the number of the newest version of the text that its passage stands in."""
        texts = ArticleText.objects.filter(article=OuterRef("evidence__text__article")).order_by("-version")
        return self.annotate(newest=Subquery(texts.values("version")[:1]))

    def to_recheck(self) -> ProofQuerySet:
        """Passages that prove live facts and were not found again when their source changed.

        Not where a newer text of that source proves the fact, or an editor has stated since why it holds.
        """
        # Few articles ever change: only those of the others are compared.
        changed = ArticleText.objects.filter(version__gt=1).values("article")
        same = Proof.objects.filter(fact=OuterRef("fact"))
        newer = same.filter(
            evidence__text__article=OuterRef("evidence__text__article"),
            evidence__text__version__gt=OuterRef("evidence__text__version"),
        )
        return (
            self.filter(evidence__text__article__in=changed)
            .exclude(fact__state=FactState.WITHDRAWN)
            .exclude(fact__rank=Rank.DEPRECATED)
            .exclude(fact__event__state__in=(State.SPIKED, State.KILLED))
            .with_newest()
            .filter(evidence__text__version__lt=F("newest"))
            .exclude(Exists(newer) | Exists(same.filter(evidence__isnull=True, pk__gt=OuterRef("pk"))))
        )

    def origins(self) -> ProofQuerySet:
        """Proof by a passage, with `origin`: the outlet in which its words first came in, as far as is known.

        Copies of one wire story have one origin, and so have two reports of one outlet. Where the first report
        has no outlet, the report itself is the origin, below zero.
        """
        article = "evidence__text__article__"
        alone = F(f"{article}outlet"), -F(f"{article}pk")
        first = F(f"{article}syndicated_from__outlet"), -F(f"{article}syndicated_from")
        origin = Case(
            When(**{f"{article}syndicated_from__isnull": True}, then=Coalesce(*alone)), default=Coalesce(*first)
        )
        return self.filter(evidence__isnull=False).annotate(origin=origin)


class Stance(models.TextChoices):
    SUPPORTS = "supports", _("supports")
    DISPUTES = "disputes", _("disputes")


class Proof(models.Model):
    """Why a fact is held to be true: a passage of a source, or an editor's own statement with a reason."""

    fact = models.ForeignKey(Fact, verbose_name=_("fact"), on_delete=models.PROTECT, related_name="proofs")
    stance = models.CharField(_("stance"), max_length=8, choices=Stance, default=Stance.SUPPORTS)
    evidence = models.ForeignKey(
        Evidence,
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="proofs",
    )
    statement_id = models.TextField(_("the editor's statement (Indonesian)"), blank=True)
    statement_en = models.TextField(_("the editor's statement (English)"), blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    is_published = models.BooleanField(
        _("published"), default=False, help_text=_("Set by the next publication of the event.")
    )
    decision = models.ForeignKey(
        Decision, verbose_name=_("decision"), on_delete=models.PROTECT, related_name="proofs"
    )
    statement = Translated()

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(evidence__isnull=False) | ~Q(statement_id="") | ~Q(statement_en=""),
                name="proof_by_passage_or_statement",
            ),
            models.UniqueConstraint(fields=["fact", "evidence"], name="proof_once_per_passage"),
        ]

    def __str__(self) -> str:
        return str(self.evidence) if self.evidence else (self.statement_id or self.statement_en)[:80]


class SuggestionKind(models.TextChoices):
    EVENT = "event", _("event")
    COUNTRY = "country", _("country")
    FORUM = "forum", _("forum")
    PERSON = "person", _("person")
    ORGANISATION = "organisation", _("organisation")
    INSTRUMENT = "instrument", _("instrument")
    COMMITMENT = "commitment", _("commitment")
    FIGURE = "figure", _("figure")
    TOPIC = "topic", _("topic")


class SuggestionState(models.TextChoices):
    PENDING = "pending", _("to decide")
    ACCEPTED = "accepted", _("accepted")
    EDITED = "edited", _("accepted, edited")
    REJECTED = "rejected", _("rejected")


class Modality(models.TextChoices):
    ASSERTED = "asserted", _("asserted")
    PLANNED = "planned", _("planned")
    HOPED = "hoped", _("hoped for")
    DENIED = "denied", _("denied")
    REPORTED = "reported", _("reported")


class Suggestion(models.Model):
    """What the analysis proposes. Disposable: the fingerprint ties it to decisions, which are not."""

    run = models.ForeignKey(
        ExtractionRun, verbose_name=_("reading"), on_delete=models.CASCADE, related_name="suggestions"
    )
    article = models.ForeignKey(
        Article, verbose_name=_("article"), on_delete=models.CASCADE, related_name="suggestions"
    )
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=16, choices=SuggestionKind)
    payload = models.JSONField(_("what it would write"), encoder=DjangoJSONEncoder)
    evidence = models.ForeignKey(
        Evidence, verbose_name=_("evidence"), on_delete=models.PROTECT, related_name="suggestions"
    )
    date_evidence = models.ForeignKey(
        Evidence,
        verbose_name=_("evidence of the date"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    rule = models.CharField(_("rule"), max_length=80)
    why_id = models.TextField(_("explanation (Indonesian)"))
    why_en = models.TextField(_("explanation (English)"))
    confidence = models.FloatField(_("confidence"))
    modality = models.CharField(_("modality"), max_length=8, choices=Modality, default=Modality.ASSERTED)
    is_main = models.BooleanField(_("main event"), default=False)
    state = models.CharField(_("state"), max_length=8, choices=SuggestionState, default=SuggestionState.PENDING)
    content = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        db_index=True,
        help_text=_("The same for all suggestions that say the same, whatever the article and the words."),
    )

    worth = models.FloatField(
        default=0.0,
        editable=False,
        help_text=_("How soon it is worth deciding; above 0 for events only. See desk/worth.py."),
    )

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["article_id", "id"]
        permissions = [("decide_suggestion", "Can accept, edit, reject and state")]
        constraints = [one_of("state", SuggestionState, "suggestion_state_known")]
        indexes = [
            models.Index(fields=["article", "state"], name="suggestion_article_state"),
            models.Index(fields=["state", "-worth", "-article"], name="suggestion_waits"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.evidence.exact[:60]}"
