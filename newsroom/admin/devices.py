"""The second factor of an account: codes of an app (TOTP), and recovery codes for the day the phone is gone.

An account has one app, or none; its recovery codes come and go with it. Of a recovery code only a digest is kept.
The libraries of django-otp check the codes, take each only once, and wait longer after each wrong one.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from math import ceil

import segno
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.models import User

RECOVERY_CODES = 10
_OF_APP = re.compile(r"[0-9]{6}")
_OF_RECOVERY = re.compile(r"[a-z2-7]{16}")


class CodeRefused(Exception):
    """A code that was not taken; the text says why and what to do."""


class WrongCode(CodeRefused):
    """A code that could have been right and was not: an attempt that counts."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What an account has: since when, when used last (None: not since), and how many recovery codes are left."""

    since: datetime | None
    used: datetime | None
    codes_left: int


def is_required_of(user: User) -> bool:
    """Whether the setting SECOND_FACTOR asks one of this user."""
    if settings.SECOND_FACTOR == "publishers":
        return user.has_perm("newsroom.publish_event")
    return settings.SECOND_FACTOR == "all"


def has_device(user: User) -> bool:
    """Whether the account has a second factor that works. One query."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).exists()


def standing_of(user: User) -> Standing | None:
    """What the account has; None for one without a second factor."""
    app = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    if app is None:
        return None
    return Standing(app.created_at, app.last_used_at, StaticToken.objects.filter(device__user=user).count())


def unconfirmed(user: User) -> TOTPDevice | None:
    """The app that is being set up, if one is."""
    return TOTPDevice.objects.filter(user=user, confirmed=False).first()


def begin(user: User) -> None:
    """Makes a secret for an app, to be confirmed with a code; nothing where there is one, or one was begun."""
    with transaction.atomic():
        _lock(user)
        if not TOTPDevice.objects.filter(user=user).exists():
            TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def give_up(user: User) -> None:
    """Forgets the secret that is being set up."""
    TOTPDevice.objects.filter(user=user, confirmed=False).delete()


def confirm(user: User, code: str) -> tuple[TOTPDevice, list[str]] | None:
    """Ends the setting up: the device, and its recovery codes in the clear, which nobody can show again.

    None where nothing is being set up (any more). CodeRefused for a code that is not of this secret.
    """
    with transaction.atomic():
        _lock(user)
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        if device is None or has_device(user):
            return None
        refusal = _refusal(device, _plain(code))
        if refusal is None:
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            return device, _fresh_codes(user)
    raise refusal


def verify(user: User, code: str) -> Device:
    """The device whose code this is: of the app, or a recovery code, which is used up. CodeRefused.

    A refusal is remembered by the device: each wrong code makes the next one wait longer.
    """
    plain = _plain(code)
    if _OF_APP.fullmatch(plain):
        devices = TOTPDevice.objects.filter(user=user, confirmed=True)
    elif _OF_RECOVERY.fullmatch(plain):
        devices, plain = StaticDevice.objects.filter(user=user, confirmed=True), _digest(plain)
    else:
        raise CodeRefused(_("A code of the app has six digits, a recovery code sixteen letters and digits."))
    with transaction.atomic():
        device = devices.select_for_update().first()
        refusal = WrongCode(_wrong()) if device is None else _refusal(device, plain)
    # Only here: raised inside, it would take back what the device has just remembered.
    if refusal is not None:
        raise refusal
    return device


def renew_codes(user: User) -> list[str]:
    """New recovery codes in the clear, in the place of all old ones."""
    with transaction.atomic():
        _lock(user)
        return _fresh_codes(user)


def remove(user: User) -> bool:
    """Takes the second factor from the account, confirmed or not; whether there was one."""
    with transaction.atomic():
        _lock(user)
        TOTPDevice.objects.filter(user=user, confirmed=False).delete()
        removed, _each = TOTPDevice.objects.filter(user=user).delete()
        StaticDevice.objects.filter(user=user).delete()
    return bool(removed)


def drawn(device: TOTPDevice) -> SafeString:
    """The QR code of a secret as an SVG element, without style or script. Dark on light in every theme."""
    code = segno.make(device.config_url, error="m", micro=False)
    svg = code.svg_inline(border=4, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None)
    return mark_safe(svg)  # noqa: S308  the library writes numbers alone


def spelt(device: TOTPDevice) -> str:
    """The secret as an app asks for it where it cannot see: in groups of four."""
    return _grouped(b32encode(device.bin_key).decode(), " ")


def _refusal(device: TOTPDevice | StaticDevice, plain: str) -> CodeRefused | None:
    """Shows a code to a locked device, inside a transaction; None where it was taken."""
    allowed, why_not = device.verify_is_allowed()
    if not allowed:
        seconds = max(1, ceil((why_not["locked_until"] - timezone.now()).total_seconds()))
        words = ngettext(
            "Too many wrong codes: wait %(seconds)d second, then try again.",
            "Too many wrong codes: wait %(seconds)d seconds, then try again.",
            seconds,
        )
        return CodeRefused(words % {"seconds": seconds})
    return None if device.verify_token(plain) else WrongCode(_wrong())


def _wrong() -> str:
    return _("This code is wrong, too old, or used already. Each code works once: wait for the next one.")


def _plain(code: str) -> str:
    """A code without the blanks and dashes by which people read it."""
    return re.sub(r"[\s-]", "", code).lower()


def _fresh_codes(user: User) -> list[str]:
    """Recovery codes of 80 random bits each; of the old ones none is left."""
    device, _made = StaticDevice.objects.get_or_create(user=user, defaults={"name": "recovery"})
    device.throttle_reset()
    device.token_set.all().delete()
    codes = [b32encode(secrets.token_bytes(10)).decode().lower() for _each in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_digest(code)) for code in codes)
    return [_grouped(code, "-") for code in codes]


def _digest(code: str) -> str:
    """What is kept of a recovery code: enough to know it again, nothing to log in with. 16 characters."""
    return b32encode(hashlib.sha256(code.encode()).digest()).decode()[:16]


def _grouped(text: str, between: str) -> str:
    return between.join(text[start : start + 4] for start in range(0, len(text), 4))


def _lock(user: User) -> None:
    """One change of an account's devices at a time. The transaction is the caller's."""
    User.objects.select_for_update().get(pk=user.pk)
