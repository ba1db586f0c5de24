"""The admin site: Django's own, its start page grouped by the stages of the flow."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
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
            if found:
                groups.append({"name": title, "app_label": "newsroom", "app_url": "", "models": found})
        return groups
