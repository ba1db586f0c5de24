"""Facts: one by one, with their proof, and the button that withdraws one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom import desk
from newsroom.admin.base import ReadOnlyAdmin, has, refusals_in_words, titled, visible_or_404
from newsroom.admin.event_acts import back_to_event
from newsroom.admin.words import FACT_TABLES, describe_fact
from newsroom.models import Fact, Proof
from newsroom.models.facts import FactState


def described(facts: QuerySet[Fact]) -> QuerySet[Fact]:
    """Facts with all that their words and proofs need, in a fixed number of queries."""
    proofs = Proof.objects.select_related("evidence__text__article__outlet", "decision__by")
    return facts.select_related(*FACT_TABLES).prefetch_related(
        "outcome__parties", Prefetch("proofs", proofs.defer("evidence__text__text"))
    )


@admin.register(Fact)
class FactAdmin(ReadOnlyAdmin):
    change_form_template = "admin/newsroom/fact/change_form.html"
    list_display = ("what", "kind", "event", "edtf", "state", "rank")
    list_filter = ("state", "kind", "rank")
    search_fields = ("event__title_id", "event__title_en")
    ordering = ("-id",)
    fields = ("what", "event", "kind", "edtf", "basis", "state", "rank", "rank_reason")
    readonly_fields = ("what",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Fact]:
        return (
            super().get_queryset(request).select_related("event", *FACT_TABLES).prefetch_related("outcome__parties")
        )

    @titled(gettext_lazy("what it says"))
    def what(self, fact: Fact) -> str:
        return describe_fact(fact)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        fact = admin.ModelAdmin.get_object(self, request, object_id)
        context = dict(extra_context or {})
        if fact is not None and self.has_view_permission(request, fact):
            shown = described(Fact.objects.filter(pk=fact.pk)).get()
            may = has(request, "withdraw_fact") and fact.state != FactState.WITHDRAWN
            context |= {"fact": shown, "may_withdraw_fact": may}
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<int:pk>/withdraw/", view, name="newsroom_fact_withdraw"), *super().get_urls()]

    @method_decorator(require_POST)
    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes one fact out of its event, for a reason."""
        fact = visible_or_404(self, request, pk)
        with refusals_in_words(request):
            desk.withdraw(fact, request.user, reason=request.POST.get("reason", ""))
            messages.success(request, _("Withdrawn: this fact no longer counts."))
        return back_to_event(fact.event)
