"""The admin site: Django's own, its start page grouped by the stages of the flow."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _

GROUPS = (
    (_("Desk"), ("Suggestion", "Event", "Fact", "Decision")),
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
        return [path("rules/", self.admin_view(self.rules_page), name="rules"), *super().get_urls()]

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
