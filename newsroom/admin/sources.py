"""Sources: articles, with the page on which they are decided, and their outlets."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import desk
from newsroom.admin.acts import ReviewActs
from newsroom.admin.base import AdminBase, UnseenChangeForm, has, refusals_in_words, titled
from newsroom.admin.presence import ClaimActs
from newsroom.admin.questions import QuestionFilter
from newsroom.admin.refusals import article_url, is_key
from newsroom.admin.review import review
from newsroom.admin.shelving import shelvings_of
from newsroom.admin.transfer import ArticleTransfer
from newsroom.desk.dates import bounds
from newsroom.desk.errors import BadPayload
from newsroom.desk.suggest import current_gazetteer
from newsroom.intake.documents import incoming
from newsroom.intake.incoming import Incoming, Kept, Outcome, keep
from newsroom.models import Article, Outlet, Suggestion
from newsroom.models.dates import Basis
from newsroom.models.review import SuggestionState
from newsroom.models.visibility import PUBLIC_STATES


class ArticleForm(UnseenChangeForm):
    """What is known of an article besides its text."""

    def clean_published_edtf(self) -> str:
        edtf = self.cleaned_data["published_edtf"].strip()
        try:
            bounds(edtf)
        except BadPayload as error:
            raise forms.ValidationError(error.message) from error
        return edtf

    def save(self, commit: bool = True) -> Article:
        """An editor's title is no longer the first sentence, and an editor's date is the editor's."""
        if "title" in self.changed_data:
            self.instance.title_from_text = False
        if "published_edtf" in self.changed_data:
            self.instance.published_basis = Basis.STATED if self.instance.published_edtf else ""
        return super().save(commit)


class AddArticleForm(forms.Form):
    """An article by hand. What is left empty is read out of the text."""

    text = forms.CharField(
        label=gettext_lazy("text"), strip=False, widget=forms.Textarea(attrs={"rows": 18, "cols": 90})
    )
    title = forms.CharField(label=gettext_lazy("title"), max_length=400, required=False)
    outlet = forms.CharField(label=gettext_lazy("outlet"), max_length=120, required=False)
    url = forms.URLField(label=gettext_lazy("address"), max_length=500, required=False, assume_scheme="https")
    language = forms.CharField(
        label=gettext_lazy("language"), max_length=12, required=False, help_text=gettext_lazy("BCP 47: id, en, th")
    )

    def incoming(self) -> Incoming:
        """The article as `keep` takes it."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "text" and value}
        # A browser sends line ends as CR LF, whatever was pasted.
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        read = incoming(text, f"manual:{uuid.uuid4()}", current_gazetteer(), timezone.localdate())
        known = {name: getattr(read, name) for name in Incoming.__dataclass_fields__}
        if "title" in said:
            said["title_from_text"] = False
        return Incoming(**known | said | {"given": frozenset(said)})


class UndecidedFilter(admin.SimpleListFilter):
    title = gettext_lazy("suggestions")
    parameter_name = "undecided"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("some to decide")), ("no", _("all decided")), ("none", _("none: not read yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "yes":
            return queryset.filter(to_decide__gt=0)
        if self.value() == "no":
            return queryset.filter(to_decide=0, suggested__gt=0)
        return queryset.filter(suggested=0) if self.value() == "none" else queryset


class TriageFilter(admin.SimpleListFilter):
    title = gettext_lazy("triage")
    parameter_name = "triage"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waits", _("waits in triage")), ("beat", _("of the beat"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() == "waits":
            return queryset.filter(in_triage=True)
        return queryset.filter(in_triage=False, relevance__isnull=False) if self.value() == "beat" else queryset


@admin.register(Article)
class ArticleAdmin(ClaimActs, ReviewActs, ArticleTransfer, AdminBase):
    form = ArticleForm
    change_form_template = "admin/newsroom/article/change_form.html"
    list_display = (
        "title",
        "outlet",
        "language",
        "state",
        "progress",
        "sure_of_beat",
        "published_edtf",
        "received_on",
    )
    list_filter = (
        "state",
        UndecidedFilter,
        QuestionFilter,
        TriageFilter,
        ("outlet", admin.RelatedOnlyFieldListFilter),
        "language",
    )
    list_select_related = ("outlet",)
    date_hierarchy = "received_on"
    search_fields = ("title", "import_ref", "url", "outlet__name")
    autocomplete_fields = ("outlet",)
    ABOUT = ("title", "outlet", "url", "language", "dateline", "published_edtf")
    ORIGIN = ("title_from_text", "published_basis", "import_ref", "received_on", "created_at", "relevance", "state")
    fieldsets = ((gettext_lazy("About the article"), {"fields": (*ABOUT, *ORIGIN)}),)
    readonly_fields = ORIGIN

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> tuple[str, ...]:
        """What readers see of an article is changed only by those who publish."""
        settled = obj is not None and obj.state in PUBLIC_STATES and not has(request, "publish_event")
        return (*self.ABOUT, *self.ORIGIN) if settled else self.ORIGIN

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        rows = Suggestion.objects.filter(article=OuterRef("pk")).order_by().values("article")
        pending = Count("pk", filter=Q(state=SuggestionState.PENDING))
        return (
            super()
            .get_queryset(request)
            .annotate(
                suggested=Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0),
                to_decide=Coalesce(Subquery(rows.annotate(n=pending).values("n")), 0),
            )
        )

    @titled(gettext_lazy("decided"), order=F("to_decide").desc())
    def progress(self, article: Any) -> str:
        return f"{article.suggested - article.to_decide} / {article.suggested}"

    @titled(gettext_lazy("relevance"), order="relevance")
    def sure_of_beat(self, article: Any) -> str:
        if article.relevance is None:
            return ""
        waits = f" ({_('in triage')})" if article.in_triage else ""
        return f"{article.relevance:.2f}{waits}"

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """A form for one article; what it says comes in through the same door as any import."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AddArticleForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            kept = keep(form.incoming())
            if kept.outcome == Outcome.CREATED and kept.article is not None:
                self.log_addition(request, kept.article, [{"added": {}}])
                with refusals_in_words(request):
                    desk.suggest(kept.article)
                messages.success(request, _("Kept and read: decide on what it suggests."))
                return HttpResponseRedirect(article_url(kept.article))
            form.add_error("text" if kept.outcome == Outcome.DUPLICATE else None, why_not(kept))
        context = self.admin_site.each_context(request) | {
            "title": _("Add an article"),
            "opts": self.opts,
            "form": form,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/newsroom/article/add.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The text with its evidence, the suggestions beside it, and the article's own fields below."""
        article = admin.ModelAdmin.get_object(self, request, object_id)
        context = dict(extra_context or {})
        if article is not None and self.has_view_permission(request, article):
            chosen = request.GET.get("event", "")
            context |= {
                "review": review(article, request.user, int(chosen) if is_key(chosen) else None),
                "may_decide": has(request, "decide_suggestion"),
                "may_withdraw": has(request, "withdraw_article") and article.state in PUBLIC_STATES,
                "shelvings": shelvings_of(request, article),
                "show_save_and_add_another": False,
                "is_nav_sidebar_enabled": False,
            }
        return super().change_view(request, object_id, form_url, context)


def why_not(kept: Kept) -> Any:
    """Why an article was not kept, with the way to the one that is there already."""
    if kept.outcome == Outcome.DUPLICATE and kept.article is not None:
        link = format_html('<a href="{}">{}</a>', article_url(kept.article), kept.article)
        return format_html("{} {}", _("This text is there already:"), link)
    return kept.reason


@admin.register(Outlet)
class OutletAdmin(AdminBase):
    list_display = ("name", "country", "language", "reliability", "rights", "article_count")
    list_filter = ("rights", "reliability", "language", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country",)
    search_fields = ("name", "homepage")
    autocomplete_fields = ("country",)

    def get_readonly_fields(self, request: HttpRequest, obj: Outlet | None = None) -> tuple[str, ...]:
        """How much readers see of an outlet's articles is for those who publish to say."""
        return () if has(request, "publish_event") else ("rights",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        rows = Article.objects.filter(outlet=OuterRef("pk")).order_by().values("outlet")
        return super().get_queryset(request).annotate(
            articles_=Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)
        )  # fmt: skip

    @titled(gettext_lazy("articles"), order="articles_")
    def article_count(self, outlet: Any) -> int:
        return outlet.articles_
