"""The world: countries, forums, actors, instruments, and the names by which the analysis finds them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.admin.base import AdminBase, ReadOnlyAdmin, UnseenChangeForm, titled
from newsroom.desk.hearing import Heard as HeardName
from newsroom.desk.hearing import heard_names
from newsroom.models import Actor, Country, Forum, Instrument, Name
from newsroom.models.world import country_name


@admin.register(Country)
class CountryAdmin(ReadOnlyAdmin):
    list_display = ("iso2", "called")
    search_fields = ("iso2", "names__text")
    fields = ("iso2", "called")
    readonly_fields = ("iso2", "called")
    list_per_page = 300

    @titled(gettext_lazy("name"))
    def called(self, country: Country) -> str:
        return country.name

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Country], search_term: str
    ) -> tuple[QuerySet[Country], bool]:
        """By code, by a name that editors added, or by the country's name in any language of the site."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        term = search_term.strip().casefold()
        if not term:
            return found, distinct
        codes = [code for code in Country.objects.values_list("pk", flat=True) if _is_called(code, term)]
        # Not `found | ...`: a search joins the names, and two querysets with different joins do not combine.
        return queryset.filter(Q(pk__in=codes) | Q(pk__in=found.values("pk"))), False


def _is_called(code: str, term: str) -> bool:
    return any(term in country_name(code, language).casefold() for language, _name in settings.LANGUAGES)


class NameInline(admin.TabularInline):
    model = Name
    fields = ("text", "language", "kind")
    extra = 1


class LastingAddress:
    """An address that readers may know stays as it was made."""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        return ("slug",) if obj is not None else ()


class HeardNames:
    """Shows the names that accepted mentions use, each with the way to add it. Mixed into an owner's admin."""

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> tuple[str, ...]:
        known = super().get_readonly_fields(request, obj)  # type: ignore[misc]
        return (*known, "heard") if obj is not None else known

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        found = [name for name in super().get_fields(request, obj) if name != "heard"]  # type: ignore[misc]
        return [*found, "heard"] if obj is not None else found

    @titled(gettext_lazy("names in accepted mentions"))
    def heard(self, owner: Any) -> SafeString:
        """Names to be added by a click, or not: the analysis finds what stands among the names."""
        add = reverse("admin:newsroom_name_add")
        rows = [
            (
                f"{add}?{urlencode(_name_of(owner, one))}",
                one.text,
                one.times,
                reverse("admin:newsroom_article_change", args=[one.article]),
            )
            for one in heard_names(owner)
        ]
        if not rows:
            return SafeString(_("None that is not here already."))
        line = format_html('<li><a href="{{}}">{}</a> {{}} · <a href="{{}}">×{{}}</a></li>', _("Add"))
        return format_html("<ul>{}</ul>", format_html_join("", line, ((a, t, w, n) for a, t, n, w in rows)))


def _name_of(owner: Any, one: HeardName) -> dict[str, Any]:
    """What the form of a new name begins with."""
    said = {"text": one.text, "language": one.language, "kind": Name.Kind.ALIAS}
    return said | {owner._meta.model_name: owner.pk}


@admin.register(Forum)
class ForumAdmin(HeardNames, LastingAddress, AdminBase):
    list_display = ("slug", "acronym", "name_id", "name_en", "kind", "parent")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("slug", "acronym", "name_id", "name_en", "names__text")
    autocomplete_fields = ("parent",)
    prepopulated_fields = {"slug": ("acronym",)}
    inlines = (NameInline,)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> dict[str, Any]:
        return {} if obj is not None else super().get_prepopulated_fields(request, obj)


@admin.register(Actor)
class ActorAdmin(HeardNames, LastingAddress, AdminBase):
    list_display = ("slug", "acronym", "name_id", "name_en", "kind", "country")
    list_filter = ("kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country",)
    search_fields = ("slug", "acronym", "name_id", "name_en", "names__text")
    autocomplete_fields = ("country",)
    inlines = (NameInline,)


@admin.register(Instrument)
class InstrumentAdmin(AdminBase):
    list_display = ("id", "name_id", "name_en", "type")
    list_display_links = ("id", "name_id", "name_en")
    list_filter = ("type",)
    search_fields = ("name_id", "name_en")


class NameForm(UnseenChangeForm):
    """A name of exactly one country, forum or actor."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        owners = [self.cleaned_data.get(name) for name in ("country", "forum", "actor")]
        if not self.errors and sum(owner is not None for owner in owners) != 1:
            raise forms.ValidationError(_("Choose exactly one: a country, a forum or an actor."))
        return cleaned


@admin.register(Name)
class NameAdmin(AdminBase):
    form = NameForm
    list_display = ("text", "owner", "language", "kind")
    list_filter = ("kind", "language")
    list_select_related = ("country", "forum", "actor")
    search_fields = ("text",)
    autocomplete_fields = ("country", "forum", "actor")

    @titled(gettext_lazy("name of"))
    def owner(self, name: Name) -> str:
        return str(name.country or name.forum or name.actor)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A wrong name is taken away: it carries no decision, and the next reading does without it."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
