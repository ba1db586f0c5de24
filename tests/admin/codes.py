"""Accounts with a second factor, and the codes that their apps would show."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.admin import devices
from newsroom.models import User


def with_device(user: User) -> list[str]:
    """Sets up a second factor, whose next code is as good as new; its recovery codes."""
    devices.begin(user)
    confirmed = devices.confirm(user, code_of(user))
    assert confirmed is not None
    rest(user)
    return confirmed[1]


def code_of(user: User) -> str:
    """What the app shows now."""
    device = TOTPDevice.objects.get(user=user)
    return f"{TOTP(device.bin_key, drift=device.drift).token():06}"


def wrong_code_of(user: User) -> str:
    """Six digits that the app shows neither now nor soon."""
    device = TOTPDevice.objects.get(user=user)
    near = {TOTP(device.bin_key, drift=device.drift + step).token() for step in range(-3, 4)}
    return f"{next(number for number in range(10) if number not in near):06}"


def rest(user: User) -> None:
    """As if half a minute had passed: the code shown now was not used yet, and nobody has to wait."""
    TOTPDevice.objects.filter(user=user).update(last_t=-1, throttling_failure_count=0)


def verified(client: Client, user: User) -> Client:
    """A client logged in that gives its code."""
    client.force_login(user)
    rest(user)
    answer = client.post(reverse("admin:second_factor"), {"act": "verify", "code": code_of(user)})
    assert answer.status_code == 302, answer.context["form"].errors
    rest(user)
    return client
