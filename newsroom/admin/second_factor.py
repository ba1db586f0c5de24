"""«Second factor»: where somebody sets up, renews and removes their own, and where the back office sends them for it.

A page of three faces: nothing set up yet, a code asked for, everything in order. Each POST calls one function of
`devices`; what changed is kept in Django's record of the account.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

import django_otp
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import REDIRECT_FIELD_NAME, authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.admin import devices
from newsroom.admin.login import CodeForm, mind_the_rest, next_of, take_code
from newsroom.models import User

SECOND_FACTOR = gettext_noop("second factor")
_CODES = gettext_noop("recovery codes")

# Their pages would show secrets, and let anybody's be changed unrecorded.
for model in (TOTPDevice, StaticDevice):
    if admin.site.is_registered(model):
        admin.site.unregister(model)

Answer = HttpResponse | forms.Form


class ProofForm(CodeForm):
    """That it is really them: a code, or the password."""

    password = forms.CharField(
        label=gettext_lazy("or your password"),
        required=False,
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        self.fields["code"].widget.attrs.pop("autofocus")

    def clean(self) -> dict[str, Any]:
        if not self.errors and not any(self.cleaned_data.values()):
            self.add_error("code", _("Give a code, or your password."))
        return self.cleaned_data


def detour(request: HttpRequest) -> HttpResponse | None:
    """The way to this page for whoever has to pass it first; None for everybody else. One query at most.

    An account with a second factor is asked for it in every session, whatever the setting says.
    """
    user = cast(User, request.user)
    if is_verified(request) or not (devices.has_device(user) or devices.is_required_of(user)):
        return None
    address = reverse("admin:second_factor")
    if request.method == "GET" and request.path != reverse("admin:index"):
        address += "?" + urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    return HttpResponseRedirect(address)


def is_verified(request: HttpRequest) -> bool:
    """Whether a code was given in this session."""
    return getattr(request.user, "otp_device", None) is not None


@sensitive_post_parameters("code", "password")
def second_factor_view(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page of one's own second factor, and its acts. An act out of place changes nothing."""
    user = cast(User, request.user)
    face = "none" if not devices.has_device(user) else "on" if is_verified(request) else "ask"
    form: forms.Form | None = None
    if request.method == "POST":
        act = ACTS[face].get(request.POST.get("act", ""))
        if act is None:
            return _back(request, messages.ERROR, _("This page was out of date. Nothing was changed."))
        answer = act(request, user, context)
        if isinstance(answer, HttpResponse):
            return answer
        form = answer
    return TemplateResponse(request, "admin/second_factor/page.html", context | _shown(request, user, face, form))


def _shown(request: HttpRequest, user: User, face: str, form: forms.Form | None) -> dict[str, Any]:
    """What a face of the page needs; without a way around for whoever has to pass it."""
    device = devices.unconfirmed(user) if face == "none" else None
    shown = {
        "title": _("Enter your code") if face == "ask" else _("Second factor"),
        "face": face,
        "is_required": devices.is_required_of(user),
        "form": form or (ProofForm() if face == "on" else CodeForm()),
        "standing": devices.standing_of(user),
        "qr": device and devices.drawn(device),
        "secret": device and devices.spelt(device),
    }
    if detour(request):
        shown |= {"is_nav_sidebar_enabled": False, "available_apps": []}
    return shown


def _begin(request: HttpRequest, user: User, context: dict[str, Any]) -> Answer:
    devices.begin(user)
    return HttpResponseRedirect(request.get_full_path())


def _give_up(request: HttpRequest, user: User, context: dict[str, Any]) -> Answer:
    devices.give_up(user)
    return HttpResponseRedirect(request.get_full_path())


def _confirm(request: HttpRequest, user: User, context: dict[str, Any]) -> Answer:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return form
    try:
        confirmed = devices.confirm(user, form.cleaned_data["code"])
    except devices.CodeRefused as refused:
        form.add_error("code", str(refused))
        return form
    if confirmed is None:
        return _back(request, messages.ERROR, _("This page was out of date. Nothing was changed."))
    device, codes = confirmed
    _mark_verified(request, device)
    record(request, user, {"added": {"name": SECOND_FACTOR, "object": user.get_username()}})
    return _codes_page(request, codes, context | {"is_new": True})


def _verify(request: HttpRequest, user: User, context: dict[str, Any]) -> Answer:
    form = CodeForm(request.POST)
    device = take_code(request, user, form) if form.is_valid() else None
    if device is None:
        return form
    _mark_verified(request, device)
    mind_the_rest(request, user, device)
    return HttpResponseRedirect(next_of(request))


def _renew(request: HttpRequest, user: User, context: dict[str, Any]) -> Answer:
    form = ProofForm(request.POST)
    if not _is_proved(request, user, form):
        return form
    codes = devices.renew_codes(user)
    record(request, user, {"changed": {"fields": [_CODES]}})
    return _codes_page(request, codes, context | {"is_new": False})


def _remove(request: HttpRequest, user: User, context: dict[str, Any]) -> Answer:
    form = ProofForm(request.POST)
    if not _is_proved(request, user, form):
        return form
    devices.remove(user)
    record(request, user, {"deleted": {"name": SECOND_FACTOR, "object": user.get_username()}})
    return _back(request, messages.SUCCESS, _("Removed: logging in takes your password alone."))


Act = Callable[[HttpRequest, User, dict[str, Any]], Answer]
ACTS: dict[str, dict[str, Act]] = {
    "none": {"begin": _begin, "give_up": _give_up, "confirm": _confirm},
    "ask": {"verify": _verify},
    "on": {"renew": _renew, "remove": _remove},
}


def _is_proved(request: HttpRequest, user: User, form: ProofForm) -> bool:
    """Whether a form holds a right code or the password; if not, it says so. Both kinds of failure are counted."""
    if not form.is_valid():
        return False
    if form.cleaned_data["code"]:
        return take_code(request, user, form) is not None
    found = authenticate(request, username=user.get_username(), password=form.cleaned_data["password"])
    if found is None:
        form.add_error("password", _("This is not your password."))
    return found is not None


def _mark_verified(request: HttpRequest, device: Device) -> None:
    """The session may do more than before: it gets a new key."""
    django_otp.login(request, device)
    request.session.cycle_key()


def _codes_page(request: HttpRequest, codes: list[str], context: dict[str, Any]) -> HttpResponse:
    context = context | {"title": _("Your recovery codes"), "codes": codes, "next": next_of(request)}
    return TemplateResponse(request, "admin/second_factor/codes.html", context)


def _back(request: HttpRequest, level: int, words: str) -> HttpResponse:
    messages.add_message(request, level, words)
    return HttpResponseRedirect(reverse("admin:second_factor"))


def record(request: HttpRequest, user: User, change: dict[str, Any]) -> None:
    """Keeps in the history of an account what was done to it, and by whom."""
    LogEntry.objects.log_actions(
        user_id=request.user.pk,
        queryset=[user],
        action_flag=CHANGE,
        change_message=[change],
        single_object=True,
    )
