"""Error reports: the queue of what readers say is wrong, and a page for each with what it is about beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from newsroom.admin.base import ReadOnlyAdmin, has, refusals_in_words, titled, visible_or_404
from newsroom.admin.facts import described
from newsroom.admin.words import describe_fact
from newsroom.desk.errors import LONGEST_REASON
from newsroom.desk.reports import OUTCOMES, settle_as_spam, settle_report
from newsroom.models import ErrorReport, Fact
from newsroom.models.reports import ABOUT, ReportState


class SettleForm(forms.Form):
    """What became of a report, and why. For showing: the verb checks."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("outcome"),
        choices=[(outcome.value, outcome.label) for outcome in OUTCOMES],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(ReportState.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet[ErrorReport]) -> QuerySet[ErrorReport]:
        return queryset.filter(state=self.value()) if self.value() in ReportState.values else queryset


@admin.register(ErrorReport)
class ErrorReportAdmin(ReadOnlyAdmin):
    """What readers wrote is shown as text, never as links: nobody follows the address of a stranger by a slip."""

    change_form_template = "admin/newsroom/errorreport/change_form.html"
    list_display = ("said", "kind", "page", "at", "state")
    list_display_links = ("said",)
    list_filter = (StateFilter, "language")
    list_select_related = (*ABOUT, "fact__event")
    search_fields = ("words", "should_be", "event__title_id", "event__title_en", "article__title")
    date_hierarchy = "at"
    actions = ("as_spam",)
    fields = ()

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """For showing the action; the verb asks again."""
        return has(request, "decide_report")

    @titled(gettext_lazy("what is wrong"))
    def said(self, row: ErrorReport) -> str:
        return Truncator(row.words).chars(140)

    @titled(gettext_lazy("kind of page"))
    def kind(self, row: ErrorReport) -> str:
        return str(row.about._meta.verbose_name)

    @titled(gettext_lazy("page"))
    def page(self, row: ErrorReport) -> str:
        about = row.about
        return Truncator(str(about.event if isinstance(about, Fact) else about)).chars(80)

    @admin.action(description=gettext_lazy("Settle as spam"), permissions=["decide"])
    def as_spam(self, request: HttpRequest, queryset: QuerySet[ErrorReport]) -> None:
        with refusals_in_words(request):
            count = len(settle_as_spam(queryset, request.user))
            messages.success(
                request,
                ngettext("%(n)d report settled as spam.", "%(n)d reports settled as spam.", count) % {"n": count},
            )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The reader's words, the page that they are about, and what can be done."""
        report = admin.ModelAdmin.get_object(self, request, object_id)
        context = dict(extra_context or {})
        if report is not None and self.has_view_permission(request, report):
            context |= _shown(report) | {
                "may_settle": has(request, "decide_report") and report.state == ReportState.OPEN,
                "form": SettleForm(),
            }
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.settle_view)
        return [path("<int:pk>/settle/", view, name="newsroom_errorreport_settle"), *super().get_urls()]

    @method_decorator(require_POST)
    def settle_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Settles one report, and goes on to the queue."""
        report = visible_or_404(self, request, pk)
        said = request.POST
        with refusals_in_words(request):
            settle_report(report, request.user, outcome=said.get("outcome", ""), reason=said.get("reason", ""))
            messages.success(request, _("Settled, and kept on record."))
            return HttpResponseRedirect(reverse("admin:newsroom_errorreport_changelist"))
        return HttpResponseRedirect(reverse("admin:newsroom_errorreport_change", args=[report.pk]))


def _shown(report: ErrorReport) -> dict[str, Any]:
    """What stands beside a report: the page as readers find it, if they still do, and where to put it right."""
    about = report.about
    published = type(about)._default_manager.published()  # type: ignore[attr-defined]
    shown: dict[str, Any] = {"report": report, "kind": about._meta.verbose_name, "name": str(about)}
    shown["public_url"] = about.get_absolute_url() if published.filter(pk=about.pk).exists() else ""
    if isinstance(about, Fact):
        shown["name"] = describe_fact(described(Fact.objects.filter(pk=about.pk)).get())
        shown["event"] = about.event
    shown["admin_url"] = reverse(f"admin:newsroom_{about._meta.model_name}_change", args=[about.pk])
    others = ErrorReport.objects.open().exclude(pk=report.pk)
    own = next(name for name in ABOUT if getattr(report, f"{name}_id"))
    shown["others"] = others.filter(**{own: about.pk})[:20]
    return shown
