"""What an editor can do on the article page: each POST calls one verb, and a GET changes nothing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from newsroom import desk
from newsroom.admin.base import has, refusals_in_words, visible_or_404
from newsroom.admin.cards import next_anchor
from newsroom.admin.forms import STATABLE, EditForm, StateForm
from newsroom.admin.likeness import events_of
from newsroom.admin.links import LinkActs, linked_date
from newsroom.admin.passages import PassageActs
from newsroom.admin.questions import QuestionActs
from newsroom.admin.refusals import Refused, article_url, back_to, event_named, fact_named, suggestion_of
from newsroom.admin.shelving import ShelfActs
from newsroom.admin.together import TogetherActs
from newsroom.admin.words import Named, describe
from newsroom.desk.errors import BadPayload, DeskError
from newsroom.desk.linking import matches_for
from newsroom.models import Article, Suggestion
from newsroom.models.record import Scope


class ReviewActs(LinkActs, QuestionActs, TogetherActs, PassageActs, ShelfActs):
    """The addresses under an article's page; mixed into its ModelAdmin."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        mixed_in = (*self.LINK_ACTS, *self.QUESTION_ACTS, *self.TOGETHER_ACTS, *self.PASSAGE_ACTS, *self.SHELF_ACTS)
        acts = (
            ("<int:pk>/decide/", self.decide_view, "decide"),
            ("<int:pk>/suggestion/<int:suggestion_pk>/edit/", self.edit_view, "edit"),
            ("<int:pk>/state/", self.state_view, "state"),
            ("<int:pk>/read/", self.read_view, "read"),
            ("<int:pk>/undo/", self.undo_view, "undo"),
            ("<int:pk>/withdraw/", self.withdraw_view, "withdraw"),
            *((route, getattr(self, view), name) for route, view, name in mixed_in),
        )
        own = [
            path(route, self.admin_site.admin_view(self._answering(view)), name=f"newsroom_article_{name}")
            for route, view, name in acts
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def _answering(self, view: Any) -> Any:
        """The view, with what it refuses as a page in words."""

        def answering(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(request, visible_or_404(self, request, pk), **kwargs)  # type: ignore[arg-type]
            except Refused as refused:
                context = self.admin_site.each_context(request) | {"title": _("This cannot be done"), "why": refused}
                return TemplateResponse(request, "admin/refused.html", context, status=refused.status)

        return answering

    @method_decorator(require_POST)
    def decide_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Accepts one suggestion, takes its words as proof, or rejects it."""
        suggestion = suggestion_of(article, request.POST.get("suggestion", ""))
        event = event_named(request.POST.get("event", ""))
        act = request.POST.get("verb", "")
        if act not in ("accept", "span", "reject"):
            raise Refused(_("“%(verb)s” is nothing that can be done with a suggestion.") % {"verb": act[:40]})
        try:
            if act == "accept":
                desk.accept(suggestion, request.user, event=event)
            elif act == "span":
                desk.take_as_proof(suggestion, fact_named(request.POST.get("fact", "")), request.user)
            else:
                said = request.POST
                desk.reject(
                    suggestion, request.user, reason=said.get("reason", ""), scope=said.get("scope", Scope.SPAN)
                )
        except DeskError as error:
            messages.error(request, str(error))
            return back_to(article, f"#s{suggestion.pk}", event)
        messages.success(request, done(act, suggestion))
        keep = event if suggestion.kind != "event" else None
        return back_to(article, next_anchor(article, suggestion.pk), keep)

    def edit_view(self, request: HttpRequest, article: Article, suggestion_pk: int) -> HttpResponse:
        """The form of a suggestion's payload; its POST accepts what the form says."""
        need_desk(request)
        suggestion = suggestion_of(article, str(suggestion_pk))
        if suggestion.kind == "event":
            matches = matches_for(suggestion)
            events, default, dated = matches.events, None, linked_date(suggestion, matches.links)
        else:
            (events, default), dated = events_of(article), {}
        initial = dated | suggestion.payload | {"event": default.pk if default else None}
        form = EditForm(suggestion.kind, request.POST or None, initial=initial, events=events)
        if request.method == "POST" and form.is_valid():
            try:
                said = form.cleaned_data
                desk.edit(suggestion, form.payload, request.user, event=said["event"], reason=said["reason"])
            except DeskError as error:
                refuse(form, error)
            else:
                messages.success(request, done("edit", suggestion))
                return back_to(article, next_anchor(article, suggestion.pk))
        title = _("Edit and accept: %(value)s") % {
            "value": describe(suggestion.kind, suggestion.payload, Named.of([suggestion.payload]))
        }
        return self._form_page(request, article, form, title, suggestion)

    def state_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """A fact that the analysis did not see, with its quote or with a reason."""
        need_desk(request)
        kind = request.GET.get("kind", "")
        if kind not in STATABLE:
            raise Refused(_("“%(kind)s” is no kind of fact.") % {"kind": kind[:40]})
        text = article.current_text
        if text is None:
            raise Refused(_("This article has no text."))
        events, default = events_of(article)
        initial = {
            "event": default.pk if default and kind != "event" else None,
            "quote": request.GET.get("quote", ""),
        }
        form = StateForm(kind, request.POST or None, initial=initial, events=events)
        if request.method == "POST" and form.is_valid():
            try:
                proof = form.proof(text)
                desk.state(form.payload, proof, request.user, event=form.cleaned_data["event"])
            except DeskError as error:
                refuse(form, error)
            else:
                messages.success(request, _("Stated, and kept on record."))
                return back_to(article, "#cards")
        return self._form_page(request, article, form, _("State: %(kind)s") % {"kind": STATABLE[kind]}, None)

    @method_decorator(require_POST)
    def read_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Reads the article again. What was decided stays decided."""
        need_desk(request)
        with refusals_in_words(request):
            found = desk.suggest(article)
            messages.success(
                request,
                _("Read: %(created)d new, %(updated)d changed, %(removed)d gone, %(unchanged)d as before.")
                % {
                    "created": found.created,
                    "updated": found.updated,
                    "removed": found.removed,
                    "unchanged": found.unchanged,
                },
            )
        return back_to(article)

    @method_decorator(require_POST)
    def undo_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Takes back what the editor decided last on this article."""
        with refusals_in_words(request):
            undone = desk.undo(article, request.user)
            told = ngettext("Taken back: %(count)d decision.", "Taken back: %(count)d decisions.", len(undone))
            messages.success(request, told % {"count": len(undone)})
            first = article.suggestions.filter(fingerprint=undone[-1].fingerprint or "-").first()
            return back_to(article, f"#s{first.pk}" if first else "#cards")
        return back_to(article, "#cards")

    @method_decorator(require_POST)
    def withdraw_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Takes the article, and what only it proves, out of the public's sight."""
        with refusals_in_words(request):
            desk.withdraw(article, request.user, reason=request.POST.get("reason", ""))
            messages.success(request, _("Withdrawn: readers no longer see this article, nor what only it proves."))
        return back_to(article)

    def _form_page(
        self, request: HttpRequest, article: Article, form: Any, title: str, suggestion: Suggestion | None
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": title,
            "opts": self.opts,
            "article": article,
            "suggestion": suggestion,
            "form": form,
            "back": article_url(article),
        }
        return TemplateResponse(request, "admin/newsroom/article/payload_form.html", context)


def need_desk(request: HttpRequest) -> None:
    """PermissionDenied for whoever may not decide: the form is not shown, nor the article read again."""
    if not has(request, "decide_suggestion"):
        raise PermissionDenied


def refuse(form: Any, error: DeskError) -> None:
    """A verb's refusal as an error of the form, at its field where it is about one."""
    if isinstance(error, BadPayload):
        form.refuse(error)
    else:
        form.add_error(None, str(error))


def done(act: str, suggestion: Suggestion) -> str:
    """What was just done, in words."""
    words = {
        "accept": _("Accepted: %(what)s"),
        "span": _("Its words taken as proof: %(what)s"),
        "edit": _("Edited and accepted: %(what)s"),
        "reject": _("Rejected: %(what)s"),
    }
    return words[act] % {"what": suggestion}
