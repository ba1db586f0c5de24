"""The door: a name and a password, then a code where the account has a second factor; too many failures wait outside.

Failures are counted by django-axes, of passwords and of codes alike, for one name at one address: nobody else behind
the same proxy is kept waiting. The refusals say the same whether the name exists or not.
"""

from __future__ import annotations

import time
from datetime import timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from typing import Any
from urllib.parse import urlencode

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME, get_user_model
from django.contrib.auth import login as log_in
from django.contrib.auth.signals import user_login_failed
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice

from newsroom.admin import devices
from newsroom.models import User

# Where the session keeps whose password was right, until the code is; and for how long, in seconds.
_AWAITED = "awaiting_code"
PATIENCE = 600
BACKEND = "django.contrib.auth.backends.ModelBackend"


class CodeInput(forms.TextInput):
    """A code is never shown again: a wrong one is in the way of the next."""

    def format_value(self, value: Any) -> str | None:
        return None


class CodeForm(forms.Form):
    """One code, of the app or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("code"),
        max_length=40,
        widget=CodeInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )


class PasswordStep(LoginView):
    """Name and password; whoever has a second factor is not logged in by them, but asked for its code."""

    authentication_form = AdminAuthenticationForm
    template_name = "admin/login.html"

    def form_valid(self, form: AdminAuthenticationForm) -> HttpResponse:
        user = form.get_user()
        if not devices.has_device(user):
            return super().form_valid(form)
        # A new key: whoever planted the old one must not be the one who is asked for the code.
        self.request.session.cycle_key()
        self.request.session[_AWAITED] = {
            "user": user.pk,
            "password": user.get_session_auth_hash(),
            "until": time.time() + PATIENCE,
        }
        then = urlencode({REDIRECT_FIELD_NAME: self.get_success_url()})
        return HttpResponseRedirect(f"{reverse('admin:login_code')}?{then}")


@sensitive_post_parameters("password")
@never_cache
def password_view(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The first page; leads on to `next`, if that is an address of this site."""
    context = context | {
        "title": _("Log in"),
        "app_path": request.get_full_path(),
        "username": request.user.get_username(),
    }
    if REDIRECT_FIELD_NAME not in request.GET and REDIRECT_FIELD_NAME not in request.POST:
        context[REDIRECT_FIELD_NAME] = reverse("admin:index")
    return PasswordStep.as_view(extra_context=context)(request)


@sensitive_post_parameters("code")
@never_cache
def code_view(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The second page, for whoever has just given the right password; a right code logs in."""
    user = awaited(request)
    if user is None:
        messages.info(request, _("Log in with your password first: a code is asked for within ten minutes of it."))
        then = urlencode({REDIRECT_FIELD_NAME: next_of(request)})
        return HttpResponseRedirect(f"{reverse('admin:login')}?{then}")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = take_code(request, user, form)
        if device is not None:
            del request.session[_AWAITED]
            user.otp_device = device  # type: ignore[attr-defined]
            log_in(request, user, backend=BACKEND)
            mind_the_rest(request, user, device)
            return HttpResponseRedirect(next_of(request))
    context = context | {"title": _("Enter your code"), "form": form, "next": next_of(request)}
    return TemplateResponse(request, "admin/login_code.html", context)


def take_code(request: HttpRequest, user: User, form: CodeForm) -> Device | None:
    """The device that takes the code of a form, or None with the refusal in it. A wrong code counts as a failure."""
    if is_locked_out(request, user.get_username()):
        return None
    try:
        return devices.verify(user, form.cleaned_data["code"])
    except devices.CodeRefused as refused:
        form.add_error("code", str(refused))
        if isinstance(refused, devices.WrongCode):
            credentials = {"username": user.get_username()}
            user_login_failed.send(sender=__name__, credentials=credentials, request=request)
    return None


def awaited(request: HttpRequest) -> User | None:
    """Whose code is awaited: the password is still theirs, they may still come in, and it was given just now."""
    held = request.session.get(_AWAITED)
    if not held or held["until"] < time.time():
        return None
    user = get_user_model().objects.filter(pk=held["user"], is_active=True, is_staff=True).first()
    if user is None or not constant_time_compare(held["password"], user.get_session_auth_hash()):
        return None
    return user


def mind_the_rest(request: HttpRequest, user: User, device: Device) -> None:
    """Whoever came in by a recovery code is told how many are left."""
    standing = devices.standing_of(user)
    if standing is None or not isinstance(device, StaticDevice):
        return
    words = ngettext(
        "You used a recovery code: %(left)d is left. Make new ones while you can.",
        "You used a recovery code: %(left)d are left. Make new ones while you can.",
        standing.codes_left,
    )
    messages.warning(request, words % {"left": standing.codes_left})


def next_of(request: HttpRequest) -> str:
    """Where to go afterwards: what `next` says if that is an address of this site, else the start page."""
    asked = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME) or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return reverse("admin:index")


def client_address(request: HttpRequest) -> str | None:
    """The address from which a client asks, for django-axes; None where the server knows none.

    The last PROXY_COUNT entries of X-Forwarded-For were written by our own proxies, whatever stands before them by
    anybody. An IPv6 client has 2^64 addresses to try from: it counts by its network.
    """
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    trusted = settings.PROXY_COUNT
    told = hops[-trusted] if 0 < trusted <= len(hops) else ""
    for text in (told, request.META.get("REMOTE_ADDR", "")):
        try:
            address = ip_address(text)
        except ValueError:
            continue
        if isinstance(address, IPv6Address):
            address = address.ipv4_mapped or IPv6Network((int(address), 64), strict=False).network_address
        return str(address)
    return None


def is_locked_out(request: HttpRequest, username: str) -> bool:
    """Whether this name waits at this address. If so, whatever the view answers, the locked-out page is sent."""
    if not settings.AXES_ENABLED or AxesProxyHandler.is_allowed(request, {"username": username}):
        return False
    request.axes_locked_out = True  # type: ignore[attr-defined]
    request.axes_credentials = {"username": username}  # type: ignore[attr-defined]
    return True


def locked_out(request: HttpRequest, response: HttpResponse | None, credentials: dict | None) -> HttpResponse:
    """The page that django-axes puts in the place of any answer to somebody who failed too often. Status 429."""
    wait = waiting_time(request, (credentials or {}).get("username"))
    minutes = max(1, ceil(wait.total_seconds() / 60))
    context = admin.site.each_context(request) | {
        "title": _("Too many attempts"),
        "has_permission": False,
        "minutes": minutes,
    }
    answer = render(request, "admin/locked_out.html", context, status=429)
    answer["Retry-After"] = str(max(1, ceil(wait.total_seconds())))
    answer["Cache-Control"] = "no-store"
    return answer


def waiting_time(request: HttpRequest, username: str | None) -> timedelta:
    """How long until this name may try again at this address: when enough failures have grown old."""
    cool_off = settings.AXES_COOLOFF_TIME
    since, failures = timezone.now() - cool_off, 0
    attempts = AccessAttempt.objects.filter(
        username=username, ip_address=client_address(request), attempt_time__gt=since
    )
    # A row for each kind of browser: the newest that together reach the limit hold until the oldest of them is old.
    for attempt in attempts.order_by("-attempt_time"):
        failures += attempt.failures_since_start
        if failures >= settings.AXES_FAILURE_LIMIT:
            return attempt.attempt_time - since
    return timedelta(0)
