"""People: who may log in, the groups that say what they may do, and help for whoever stands before the door."""

from __future__ import annotations

from typing import Any

from axes.models import AccessAttempt
from axes.utils import reset
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.admin import devices
from newsroom.admin.base import titled, visible_or_404
from newsroom.admin.second_factor import SECOND_FACTOR, record
from newsroom.models import User

_ATTEMPTS = gettext_noop("failed attempts to log in")


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    list_display = (
        "username",
        "called",
        "roles",
        "is_staff",
        "is_active",
        "has_second_factor",
        "last_login",
    )
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    change_form_template = "admin/newsroom/user/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        confirmed = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        return super().get_queryset(request).prefetch_related("groups").annotate(with_device=Exists(confirmed))

    @titled(gettext_lazy("name"), "first_name")
    def called(self, user: User) -> str:
        return user.get_full_name()

    @titled(gettext_lazy("groups"))
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    @admin.display(description=gettext_lazy("second factor"), boolean=True, ordering="with_device")
    def has_second_factor(self, user: Any) -> bool:
        return user.with_device

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever decided stays on record; who leaves is made inactive."""
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.door_view)
        return [path("<int:pk>/door/", view, name="newsroom_user_door"), *super().get_urls()]

    def door_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What keeps somebody outside, and a button against each; for superusers, about others."""
        if not request.user.is_superuser:
            raise PermissionDenied
        user = visible_or_404(self, request, pk)
        if user == request.user:
            # Their own needs a code or the password, whoever they are.
            return HttpResponseRedirect(reverse("admin:second_factor"))
        if request.method == "POST":
            _help_in(request, user, request.POST.get("act", ""))
            return HttpResponseRedirect(request.path)
        context = self.admin_site.each_context(request) | {
            "title": _("Logging in: %(user)s") % {"user": user},
            "opts": self.opts,
            "original": user,
            "standing": devices.standing_of(user),
            "is_required": devices.is_required_of(user),
            "attempts": AccessAttempt.objects.filter(username=user.get_username()).order_by("-attempt_time")[:50],
        }
        return TemplateResponse(request, "admin/newsroom/user/door.html", context)


def _help_in(request: HttpRequest, user: User, act: str) -> None:
    """Takes away a lost second factor, or the memory of failed attempts; what there was is kept in the history."""
    name = user.get_username()
    if act == "reset" and devices.remove(user):
        record(request, user, {"deleted": {"name": SECOND_FACTOR, "object": name}})
        messages.success(request, _("Removed: %(user)s logs in with the password alone.") % {"user": user})
    elif act == "unlock" and reset(username=name):
        record(request, user, {"deleted": {"name": _ATTEMPTS, "object": name}})
        messages.success(request, _("%(user)s may try again.") % {"user": user})
    else:
        messages.error(request, _("Nothing was changed."))
