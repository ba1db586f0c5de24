"""The admin site: Django's own, its start page grouped by the stages of the flow, and asking for a second factor."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

GROUPS = (
    (_("Desk"), ("Suggestion", "Event", "Fact", "ErrorReport", "Decision")),
    (_("Sources"), ("Article", "Outlet")),
    (_("World"), ("Country", "Forum", "Actor", "Instrument", "Name")),
    (_("People"), ("User", "Group")),
)


class NewsroomAdminSite(AdminSite):
    site_header = _("Newsroom")
    site_title = _("Newsroom")
    index_title = _("Desk")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page gets, and the first page of the site in the language of this one."""
        return super().each_context(request) | {"site_url": reverse("home")}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The models that the user may see, under the stage that they belong to."""
        models = {model["object_name"]: model for app in super().get_app_list(request) for model in app["models"]}
        groups = []
        for title, names in GROUPS:
            found = [models.pop(name) for name in names if name in models]
            if any(model["object_name"] == "Suggestion" for model in found):
                found.insert(1, self._rules_entry())
            if found:
                groups.append({"name": title, "app_label": "newsroom", "app_url": "", "models": found})
        return groups

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [
            path("login/code/", self.code_page, name="login_code"),
            # Not through our own admin_view: this is where it leads.
            path("second-factor/", super().admin_view(self.second_factor_page), name="second_factor"),
            path("rules/", self.admin_view(self.rules_page), name="rules"),
            path("queue/<slug:key>/", self.admin_view(self.queue_page), name="queue"),
            path("queue/contradictions/<int:pk>/hold-both/", self.admin_view(self.hold_both_page), name="hold_both"),
            *super().get_urls(),
        ]

    def admin_view(self, view: Callable, cacheable: bool = False) -> Callable:
        """A page of the back office: shown to whoever may come in, once their second factor was asked for."""
        guarded = super().admin_view(view, cacheable)
        if view in (self.logout, self.i18n_javascript):
            return guarded

        def asking(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            from newsroom.admin.second_factor import detour

            elsewhere = detour(request) if self.has_permission(request) else None
            return elsewhere or guarded(request, *args, **kwargs)

        return update_wrapper(asking, guarded)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Name and password; the second step is `code_page`. Modules are imported when all of the back office is."""
        from newsroom.admin.login import password_view

        if request.method == "GET" and self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        return password_view(request, self.each_context(request) | (extra_context or {}))

    @method_decorator(login_not_required)
    def code_page(self, request: HttpRequest) -> HttpResponse:
        from newsroom.admin.login import code_view

        return code_view(request, self.each_context(request))

    def second_factor_page(self, request: HttpRequest) -> HttpResponse:
        """One's own second factor, for everybody who may come in."""
        from newsroom.admin.second_factor import second_factor_view

        return second_factor_view(request, self.each_context(request))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The start page: what waits, above Django's list of models."""
        from newsroom.admin.queue import start_page

        return super().index(request, start_page(request) | (extra_context or {}))

    def queue_page(self, request: HttpRequest, key: str) -> HttpResponse:
        from newsroom.admin.queue import list_page

        return list_page(request, key, self.each_context(request))

    def hold_both_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        from newsroom.admin.queue import hold_both_page

        return hold_both_page(request, pk)

    def rules_page(self, request: HttpRequest) -> HttpResponse:
        """The record of the rules; its module is imported when all of the back office is there."""
        from newsroom.admin.rules import rules_view

        return rules_view(request, self.each_context(request))

    def _rules_entry(self) -> dict[str, Any]:
        """The record of the rules, as if it were a model that can only be looked at."""
        return {
            "name": _("record of the rules"),
            "object_name": "Rules",
            "perms": {"add": False, "change": False, "delete": False, "view": True},
            "admin_url": reverse("admin:rules"),
            "add_url": None,
            "view_only": True,
        }
