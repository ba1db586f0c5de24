"""What can be done with an event: each POST calls one verb of the workflow, and a GET changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom import desk
from newsroom.admin.base import has, refusals_in_words, visible_or_404
from newsroom.admin.event_forms import ChangeForm, CorrectForm, GoneForm, PublishForm, ScheduleForm, WithdrawForm
from newsroom.admin.refusals import is_key
from newsroom.desk.errors import BadPayload, DeskError, Overtaken
from newsroom.desk.reword import Words
from newsroom.desk.workflow import EVENTS
from newsroom.models import Correction, Event


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that needs no more than a reason: its button, what follows from it, and what is said afterwards."""

    name: str
    call: Callable[..., Any]
    label: Any
    consequence: Any
    done: Any
    is_danger: bool = False

    @property
    def needs_reason(self) -> bool:
        return EVENTS[self.name].reason

    @property
    def address(self) -> str:
        """The name of its address."""
        return f"admin:newsroom_event_{self.name}"


ACTS = (
    Act(
        "submit", desk.submit, gettext_lazy("Submit"),
        gettext_lazy("Whoever publishes is asked to look at it."), gettext_lazy("Submitted for review."),
    ),
    Act(
        "send_back", desk.send_back, gettext_lazy("Send back"),
        gettext_lazy("It goes back to whoever drafted it, with what is missing."), gettext_lazy("Sent back."),
    ),
    Act(
        "approve", desk.approve, gettext_lazy("Approve what was forced"),
        gettext_lazy("You have looked at what is public: the flag goes."), gettext_lazy("Approved."),
    ),
    Act(
        "unschedule", desk.unschedule, gettext_lazy("Take off the schedule"),
        gettext_lazy("It waits again, and needs another approval."), gettext_lazy("Taken off the schedule."),
    ),
    Act(
        "drop", desk.drop_correction, gettext_lazy("Drop the correction"),
        gettext_lazy("Readers keep what they see now."), gettext_lazy("Dropped: the live version stays."),
    ),
    Act(
        "spike", desk.spike, gettext_lazy("Spike"),
        gettext_lazy("It is put aside; no reader ever saw it."), gettext_lazy("Spiked."), is_danger=True,
    ),
    Act(
        "unspike", desk.unspike, gettext_lazy("Unspike"),
        gettext_lazy("It is a draft again."), gettext_lazy("Taken off the spike."),
    ),
)  # fmt: skip
BY_NAME = {act.name: act for act in ACTS}


class EventActs:
    """The addresses under an event's page; mixed into its ModelAdmin."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        views = {
            "publish": self.publish_view,
            "force": self.force_view,
            "schedule": self.schedule_view,
            "withdraw": self.withdraw_view,
            "kill": self.kill_view,
            "correct": self.correct_view,
            "status": self.status_view,
        }
        own = [self._address(name, view) for name, view in views.items()]
        own += [self._address(name, self.act_view, act=name) for name in BY_NAME]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def _address(self, name: str, view: Any, **given: Any) -> URLPattern:
        return path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), given, name=f"newsroom_event_{name}")

    @method_decorator(require_POST)
    def act_view(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        """Does one of ACTS."""
        event = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        given: dict[str, Any] = {}
        if act not in ("unschedule", "drop"):
            given["reason"] = request.POST.get("reason", "")
        if act in ("approve", "drop"):  # of what the page showed
            version = request.POST.get("version", "")
            given["seen"] = int(version) if is_key(version) else 0
        with refusals_in_words(request):
            BY_NAME[act].call(event, request.user, **given)
            messages.success(request, str(BY_NAME[act].done))
        return back_to_event(event)

    @method_decorator(require_POST)
    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publishes the event with all that waits, as it was shown."""
        event = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        form = PublishForm(request.POST)
        if form.is_valid():
            said = form.cleaned_data
            with refusals_in_words(request):
                desk.publish(event, request.user, embargo_until=said["embargo_until"], seen=said["seen"])  # type: ignore[arg-type]
                messages.success(request, _("Published."))
        else:
            tell_errors(request, form)
        return back_to_event(event)

    @method_decorator(require_POST)
    def force_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publishes the event as it was shown without another person, for a reason."""
        event = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        seen, reason = request.POST.get("seen", ""), request.POST.get("reason", "")
        with refusals_in_words(request):
            desk.publish(event, request.user, seen=seen, force=True, reason=reason)  # type: ignore[arg-type]
            messages.warning(request, _("Published by force: it stays flagged until somebody else approves."))
        return back_to_event(event)

    @method_decorator(require_POST)
    def schedule_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Approves the event as it was shown, to be public from a time on."""
        event = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        form = ScheduleForm(request.POST)
        if form.is_valid():
            with refusals_in_words(request):
                desk.schedule(event, request.user, at=form.cleaned_data["at"], seen=form.cleaned_data["seen"])  # type: ignore[arg-type]
                messages.success(request, _("Scheduled: it is public from that time on."))
        else:
            tell_errors(request, form)
        return back_to_event(event)

    @method_decorator(require_POST)
    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes the event out of the public's sight, for a reason."""
        done = _("Withdrawn: its address now says that it is gone.")
        return self._gone(request, pk, WithdrawForm(request.POST), desk.unpublish, done)

    @method_decorator(require_POST)
    def kill_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Retracts the event for good, for a reason."""
        done = _("Killed: its address now says that it is retracted.")
        return self._gone(request, pk, GoneForm(request.POST), desk.kill, done)

    def _gone(
        self, request: HttpRequest, pk: int, form: GoneForm, verb: Callable[..., Any], done: str
    ) -> HttpResponse:
        event = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        if form.is_valid():
            with refusals_in_words(request):
                verb(event, request.user, reason=form.cleaned_data["reason"], notice=form.notice())
                messages.success(request, done)
        else:
            tell_errors(request, form)
        return back_to_event(event)

    def correct_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form of a correction; its POST prepares it, and readers see it once somebody else publishes it."""
        event = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        need(request, "correct")
        waiting = Correction.objects.waiting().filter(event=event).first()
        words = waiting.after if waiting else asdict(Words.of(event))
        notes = {name: getattr(waiting, name) for name in ("note_id", "note_en", "is_minor")} if waiting else {}
        form = CorrectForm(request.POST or None, initial=words | notes | {"seen": event.version})
        if request.method == "POST" and form.is_valid():

            def save() -> None:
                seen = form.cleaned_data["seen"]
                desk.correct(event, form.words(), form.note(), request.user, seen=seen)  # type: ignore[arg-type]

            if saved(form, event, save):
                messages.success(request, _("Prepared: readers see it once somebody else publishes it."))
                return back_to_event(event)
        title = _("Correct: %(event)s") % {"event": event}
        consequence = _("The page stays as it is until somebody else publishes the correction.")
        return self._form_page(request, event, form, title, consequence)

    def status_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The form that tells what became of an event; its POST keeps it as facts that wait."""
        event = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        need(request, "status")
        form = ChangeForm(event, request.POST or None, initial={"seen": event.version})
        if request.method == "POST" and form.is_valid():

            def save() -> None:
                seen = form.cleaned_data["seen"]
                desk.tell(event, form.change(), form.proof(), request.user, seen=seen)  # type: ignore[arg-type]

            if saved(form, event, save):
                messages.success(request, _("Kept: it waits for the next publication."))
                return back_to_event(event)
        title = _("New date or status: %(event)s") % {"event": event}
        consequence = _("The address stays. Readers see the new status, and a history of dates with your reasons.")
        return self._form_page(request, event, form, title, consequence)

    def _form_page(self, request: HttpRequest, event: Event, form: Any, title: str, consequence: str) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": title,
            "opts": self.opts,
            "event": event,
            "form": form,
            "consequence": consequence,
            "back": event_url(event),
        }
        return TemplateResponse(request, "admin/newsroom/event/act.html", context)


def saved(form: Any, event: Event, save: Callable[[], None]) -> bool:
    """Whether the verb did its work; where it refused, the form says why, and shows both versions of a conflict."""
    try:
        save()
    except Overtaken:
        event.refresh_from_db()
        form.overtaken(event, form.differences(event))
    except BadPayload as error:
        form.refuse(error)
    except DeskError as error:
        form.add_error(None, str(error))
    else:
        return True
    return False


def need(request: HttpRequest, name: str) -> None:
    """PermissionDenied for whoever may not do it: the form is not shown either."""
    if not has(request, EVENTS[name].permission):
        raise PermissionDenied


def tell_errors(request: HttpRequest, form: Any) -> None:
    messages.error(request, " ".join(words for found in form.errors.values() for words in found))


def event_url(event: Event) -> str:
    return reverse("admin:newsroom_event_change", args=[event.pk])


def back_to_event(event: Event) -> HttpResponseRedirect:
    return HttpResponseRedirect(event_url(event))
