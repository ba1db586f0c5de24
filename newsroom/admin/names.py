"""On the page of an event: whose name is kept from its readers, why, where it still stands, and who may lift that."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from newsroom.admin.base import has, refusals_in_words, visible_or_404
from newsroom.admin.refusals import is_key
from newsroom.desk.names import allow_name, kept_names, protect_name
from newsroom.models import Actor, Event

ACTS = {"allow": allow_name, "protect": protect_name}


def names_of(request: HttpRequest, event: Event) -> dict[str, Any]:
    """What `_names.html` shows."""
    return {"kept_names": kept_names(event), "may_allow_name": has(request, "allow_name")}


class NameActs:
    """The address under an event's page at which a publisher allows a name, or takes that back."""

    admin_site: Any

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.name_view)
        return [path("<int:pk>/name/", view, name="newsroom_event_name"), *super().get_urls()]  # type: ignore[misc]

    @method_decorator(require_POST)
    def name_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Allows or protects one name, for a reason."""
        event = visible_or_404(self, request, pk)  # type: ignore[arg-type]
        back = HttpResponseRedirect(reverse("admin:newsroom_event_change", args=[event.pk]))
        said = request.POST
        number = said.get("actor", "")
        actor = Actor.objects.filter(pk=int(number)).first() if is_key(number) else None
        act = ACTS.get(said.get("act", ""))
        if actor is None or act is None:
            messages.error(request, _("Nothing was changed: go back and reload the page."))
            return back
        with refusals_in_words(request):
            act(event, actor, request.user, reason=said.get("reason", ""))
            messages.success(request, _("Done, and kept on record."))
        return back
