"""Events: what is held to be true, what would become public, and the buttons of the workflow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin.base import AdminBase, Difference, has, titled
from newsroom.admin.event_acts import ACTS, EventActs
from newsroom.admin.event_forms import WORDING, EventForm, GoneForm, PublishForm, ScheduleForm, WithdrawForm
from newsroom.admin.facts import FactAdmin, described
from newsroom.admin.forms import LABELS
from newsroom.admin.names import NameActs, names_of
from newsroom.admin.presence import PresenceActs
from newsroom.admin.words import describe_fact
from newsroom.desk.approval import Waiting, waiting
from newsroom.desk.errors import DeskError, Overtaken
from newsroom.desk.reword import Words, reword
from newsroom.desk.workflow import EVENTS, possible
from newsroom.models import Correction, Decision, Event, Fact, Proof
from newsroom.models.facts import FactState
from newsroom.models.visibility import SETTLED_STATES, State

__all__ = ["EventAdmin", "FactAdmin"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the next publication would make public: its words, its facts in words, and passages for older facts."""

    waiting: Waiting
    facts: list[tuple[Fact, str]]
    proofs: list[tuple[Proof, str]]
    changes: list[Difference]

    @property
    def correction(self) -> Correction | None:
        return self.waiting.correction


def preview(event: Event, facts: list[tuple[Fact, str]]) -> Preview:
    """The preview of an event whose facts are there already, in words."""
    now = waiting(event)
    words = {fact.pk: said for fact, said in facts}
    new = {fact.pk for fact in (*now.facts, *now.again)}
    after = {name: getattr(now.words, name) for name in WORDING}
    before = {name: getattr(event, name) for name in WORDING}
    return Preview(
        now,
        [(fact, said) for fact, said in facts if fact.pk in new],
        [(proof, words.get(proof.fact_id, "")) for proof in now.proofs if proof.fact_id not in new],
        [
            Difference(str(LABELS[name]), before[name], after[name])
            for name in WORDING
            if now.correction and before[name] != after[name]
        ],
    )


@admin.register(Event)
class EventAdmin(EventActs, PresenceActs, NameActs, AdminBase):
    form = EventForm
    change_form_template = "admin/newsroom/event/change_form.html"
    list_display = ("called", "state_", "waiting_", "facts_", "edtf", "status", "type", "country", "forum_")
    list_filter = (
        "state", "is_unapproved", "type", "status",
        ("forum", admin.RelatedOnlyFieldListFilter), ("country", admin.RelatedOnlyFieldListFilter),
    )  # fmt: skip
    list_select_related = ("country", "forum")
    date_hierarchy = "start_earliest"
    search_fields = ("title_id", "title_en", "place", "forum__acronym")
    COVER = (
        "type", "status", "edtf", "basis", "place", "country", "forum", "ordinal",
        "state", "publish_at", "embargo_until", "published_at", "redirect_to", "notice_id", "notice_en",
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
        """Whoever drafts or decides may word an event while no reader sees it."""
        lines = [line for line in (EVENTS["draft"], EVENTS["reword"]) if has(request, line.permission)]
        return any(obj.state in line.sources for line in lines) if isinstance(obj, Event) else bool(lines)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The row, not locked: the verb locks it in its turn, and compares the version that the form carries."""
        return admin.ModelAdmin.get_object(self, request, object_id, from_field)

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

    @titled(gettext_lazy("forum"), order="forum")
    def forum_(self, event: Event) -> str:
        return event.forum.short if event.forum else ""

    @titled(gettext_lazy("facts"), order=F("fact_count").desc())
    def facts_(self, event: Any) -> int:
        return event.fact_count

    @titled(gettext_lazy("to publish"), order=F("waiting_count").desc())
    def waiting_(self, event: Any) -> int:
        return event.waiting_count

    @titled(gettext_lazy("state"), order="state")
    def state_(self, event: Event) -> str:
        """The state, with the time that it waits for, and the flag of what was forced."""
        said = [str(event.get_state_display())]
        if event.publish_at:
            said.append(date_format(timezone.localtime(event.publish_at), "j M Y H:i"))
        return " · ".join([*said, _("not approved")] if event.is_unapproved else said)

    def save_model(self, request: HttpRequest, obj: Event, form: forms.ModelForm, change: bool) -> None:
        """New wording, on record as its author's own decision, so that somebody else must publish it."""
        if not form.changed_data:
            return
        words = Words(**{name: getattr(obj, name) for name in WORDING})
        try:
            reword(obj, words, request.user, seen=int(form.cleaned_data["seen"]))
        except Overtaken:
            raise
        except DeskError as refused:
            raise PermissionDenied(str(refused)) from refused

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; where somebody saved between its check and the verb, it is checked, and shown, once more."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Overtaken:
            return super().changeform_view(request, *args, **kwargs)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The event's wording, its facts with their proof, and what was decided about it."""
        event = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if event is not None and self.has_view_permission(request, event):
            facts = [(fact, describe_fact(fact)) for fact in described(Fact.objects.filter(event=event))]
            decisions = Decision.objects.filter(event=event).select_related("by", "article").order_by("-pk")
            context |= {
                "called": event.title,  # what is saved, whatever a refused form holds
                "facts": facts,
                "decisions": decisions,
                "is_public": event.state in SETTLED_STATES,
                "may_withdraw_fact": has(request, "withdraw_fact"),
                **acts_of(event, request, facts),
                **names_of(request, event),
            }
        return super().change_view(request, object_id, form_url, context)


def acts_of(event: Event, request: HttpRequest, facts: list[tuple[Fact, str]]) -> dict[str, Any]:
    """What this user may do with the event, for the buttons of its page, and the preview of its publication."""
    may = possible(event, request.user)  # type: ignore[arg-type]
    shown = preview(event, facts)
    if (event.state == State.PUBLISHED or event.is_due) and not shown.waiting:
        may -= {"publish", "force"}
    seen = {"seen": shown.waiting.token}
    return {
        "may": may,
        "preview": shown,
        "acts": [act for act in ACTS if act.name in may],
        "publish_form": PublishForm(initial=seen | {"embargo_until": event.embargo_until}, auto_id="id_publish_%s"),
        "schedule_form": ScheduleForm(initial=seen, auto_id="id_schedule_%s"),
        "withdraw_form": WithdrawForm(auto_id="id_withdraw_%s"),
        "kill_form": GoneForm(auto_id="id_kill_%s"),
    }
