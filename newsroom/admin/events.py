"""Events and their facts: what is held to be true, with its proof, and the buttons that publish and withdraw."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Model, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom import desk
from newsroom.admin.base import (
    AdminBase,
    ReadOnlyAdmin,
    UnseenChangeForm,
    has,
    refusals_in_words,
    titled,
    visible_or_404,
)
from newsroom.admin.forms import PublishForm
from newsroom.admin.words import FACT_TABLES, describe_fact
from newsroom.desk.errors import DeskError
from newsroom.desk.publish import PUBLISHABLE
from newsroom.desk.reword import Words, reword
from newsroom.models import Decision, Event, Fact, Proof
from newsroom.models.facts import FactState
from newsroom.models.visibility import PUBLIC_STATES, State


def described(facts: QuerySet[Fact]) -> QuerySet[Fact]:
    """Facts with all that their words and proofs need, in a fixed number of queries."""
    proofs = Proof.objects.select_related("evidence__text__article__outlet", "decision__by")
    return facts.select_related(*FACT_TABLES).prefetch_related(
        "outcome__parties", Prefetch("proofs", proofs.defer("evidence__text__text"))
    )


class EventForm(UnseenChangeForm):
    """The wording of an event that is not public."""

    class Meta:
        widgets = {
            "title_id": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "title_en": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "summary_id": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
            "summary_en": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        }

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not (self.cleaned_data.get("title_id") or self.cleaned_data.get("title_en")) and not self.errors:
            self.add_error("title_id", _("An event needs a title in one language at least."))
        return cleaned


@admin.register(Event)
class EventAdmin(AdminBase):
    form = EventForm
    change_form_template = "admin/newsroom/event/change_form.html"
    list_display = ("called", "edtf", "type", "country", "forum", "status", "state", "facts_", "waiting_")
    list_filter = (
        "state", "type", "status",
        ("forum", admin.RelatedOnlyFieldListFilter), ("country", admin.RelatedOnlyFieldListFilter),
    )  # fmt: skip
    list_select_related = ("country", "forum")
    date_hierarchy = "start_earliest"
    search_fields = ("title_id", "title_en", "place", "forum__acronym")
    WORDING = ("title_id", "title_en", "summary_id", "summary_en")
    COVER = (
        "type", "status", "edtf", "basis", "place", "country", "forum", "ordinal",
        "state", "embargo_until", "published_at",
    )  # fmt: skip
    fieldsets = (
        (gettext_lazy("Wording"), {"fields": WORDING}),
        (gettext_lazy("Made of its facts"), {"fields": COVER}),
    )
    readonly_fields = COVER

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Events are made by accepting or stating one."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever decides may word an event while no reader sees it."""
        is_public = isinstance(obj, Event) and obj.state in PUBLIC_STATES
        return has(request, "decide_suggestion") and not is_public

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        rows = Fact.objects.live().filter(event=OuterRef("pk")).order_by().values("event")
        waiting = Count("pk", filter=Q(state=FactState.ACCEPTED))
        return (
            super()
            .get_queryset(request)
            .annotate(
                fact_count=Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0),
                waiting_count=Coalesce(Subquery(rows.annotate(n=waiting).values("n")), 0),
            )
        )

    @titled(gettext_lazy("event"), order="title_id")
    def called(self, event: Event) -> str:
        return event.title

    @titled(gettext_lazy("facts"), order=F("fact_count").desc())
    def facts_(self, event: Any) -> int:
        return event.fact_count

    @titled(gettext_lazy("to publish"), order=F("waiting_count").desc())
    def waiting_(self, event: Any) -> int:
        return event.waiting_count

    def save_model(self, request: HttpRequest, obj: Event, form: forms.ModelForm, change: bool) -> None:
        """New wording, on record as its author's own decision, so that somebody else must publish it."""
        if not form.changed_data:
            return
        try:
            reword(obj, Words(**{name: getattr(obj, name) for name in self.WORDING}), request.user)
        except DeskError as refused:
            raise PermissionDenied(str(refused)) from refused

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The event's wording, its facts with their proof, and what was decided about it."""
        event = admin.ModelAdmin.get_object(self, request, object_id)
        context = dict(extra_context or {})
        if event is not None and self.has_view_permission(request, event):
            facts = [(fact, describe_fact(fact)) for fact in described(Fact.objects.filter(event=event))]
            decisions = Decision.objects.filter(event=event).select_related("by", "article").order_by("-pk")
            context |= {
                "facts": facts,
                "decisions": decisions,
                "is_public": event.state in PUBLIC_STATES,
                "may_publish": has(request, "publish_event") and waits(event),
                "may_withdraw": has(request, "withdraw_event") and event.state in PUBLIC_STATES,
                "may_withdraw_fact": has(request, "withdraw_fact"),
                "publish_form": PublishForm(initial={"embargo_until": event.embargo_until}),
            }
        return super().change_view(request, object_id, form_url, context)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/publish/", view(self.publish_view), name="newsroom_event_publish"),
            path("<int:pk>/withdraw/", view(self.withdraw_view), name="newsroom_event_withdraw"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publishes the event with all that waits."""
        event = visible_or_404(self, request, pk)
        form = PublishForm(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(words for found in form.errors.values() for words in found))
            return back_to_event(event)
        with refusals_in_words(request):
            desk.publish(event, request.user, embargo_until=form.cleaned_data["embargo_until"])
            messages.success(request, _("Published."))
        return back_to_event(event)

    @method_decorator(require_POST)
    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes the event out of the public's sight, for a reason."""
        event = visible_or_404(self, request, pk)
        with refusals_in_words(request):
            desk.withdraw(event, request.user, reason=request.POST.get("reason", ""))
            messages.success(request, _("Withdrawn: its address now says that it is gone."))
        return back_to_event(event)


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


def waits(event: Event) -> bool:
    """Whether publishing would change anything. For showing the button: the verb looks again."""
    if event.state != State.PUBLISHED:
        return event.state in PUBLISHABLE
    if Fact.objects.filter(event=event, state=FactState.ACCEPTED).exists():
        return True
    return Proof.objects.filter(fact__event=event, is_published=False).exists()


def back_to_event(event: Event) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:newsroom_event_change", args=[event.pk]))
