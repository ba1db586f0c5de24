"""The desk: suggestions and the record of decisions to look through; events and facts are in their own module."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from newsroom.admin import events
from newsroom.admin.base import ReadOnlyAdmin, titled
from newsroom.admin.refusals import article_url
from newsroom.admin.words import Named, describe
from newsroom.models import Decision, Suggestion

__all__ = ["DecisionAdmin", "SuggestionAdmin", "events"]


class ConfidenceFilter(admin.SimpleListFilter):
    title = _("confidence")
    parameter_name = "sure"
    BANDS = {"high": (0.9, 2.0), "good": (0.7, 0.9), "fair": (0.5, 0.7), "low": (-1.0, 0.5)}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("high", _("0.9 and more")),
            ("good", _("0.7 to 0.9")),
            ("fair", _("0.5 to 0.7")),
            ("low", _("below 0.5")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        if self.value() not in self.BANDS:
            return queryset
        low, high = self.BANDS[self.value()]
        return queryset.filter(confidence__gte=low, confidence__lt=high)


class RuleFilter(admin.SimpleListFilter):
    """The one rule that a link asks for, so that it can be taken away again; the record of the rules lists all."""

    title = _("rule")
    parameter_name = "rule__exact"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rule = self.value()
        return [(rule, rule)] if rule else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        return queryset.filter(rule=self.value()) if self.value() else queryset


@admin.register(Suggestion)
class SuggestionAdmin(ReadOnlyAdmin):
    list_display = ("what", "kind", "on_article", "sure", "modality", "state")
    list_filter = ("state", "kind", "modality", ConfidenceFilter, "is_main", RuleFilter)
    list_select_related = ("article", "evidence")
    search_fields = ("article__title", "evidence__exact", "rule")
    ordering = ("-article_id", "id")
    fields = (
        "what", "on_article", "kind", "state", "quote", "why_id", "why_en",
        "rule", "confidence", "modality", "is_main", "payload",
    )  # fmt: skip
    readonly_fields = ("what", "on_article", "quote")

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list, with the names of forums and actors looked up once for the page."""
        changelist = super().get_changelist_instance(request)
        rows = list(changelist.result_list)
        named = Named.of(row.payload for row in rows)
        for row in rows:
            row.named = named
        changelist.result_list = rows
        return changelist

    @titled(_("what it says"))
    def what(self, row: Any) -> str:
        return Truncator(describe(row.kind, row.payload, getattr(row, "named", None))).chars(120)

    @titled(_("article"), order="article")
    def on_article(self, row: Suggestion) -> SafeString:
        """The card on which it is decided."""
        title = Truncator(row.article.title).chars(60)
        return format_html('<a href="{}#s{}">{}</a>', article_url(row.article), row.pk, title)

    @titled(_("confidence"), order="confidence")
    def sure(self, row: Suggestion) -> str:
        return f"{row.confidence:.2f}"

    @titled(_("quote"))
    def quote(self, row: Suggestion) -> str:
        return row.evidence.exact


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ("at", "verb", "by", "event", "on_article", "why", "batch")
    list_filter = ("verb", ("by", admin.RelatedOnlyFieldListFilter), "batch")
    list_select_related = ("by", "event", "article")
    date_hierarchy = "at"
    search_fields = ("reason", "article__title", "event__title_id", "event__title_en", "by__username")
    fields = ("at", "verb", "by", "reason", "before", "after", "article", "event", "fact", "batch", "fingerprint")
    readonly_fields = fields

    @titled(_("article"), order="article")
    def on_article(self, row: Decision) -> str:
        return Truncator(row.article.title).chars(60) if row.article else ""

    @titled(_("reason"))
    def why(self, row: Decision) -> str:
        return Truncator(row.reason).chars(80)
