"""What a superuser does for somebody who stands before the door."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from newsroom.admin import devices
from tests.admin.codes import code_of, rest, with_device
from tests.admin.test_pages import faults


@pytest.fixture
def door(cast) -> str:
    return reverse("admin:newsroom_user_door", args=[cast["sari"].pk])


@pytest.fixture
def outside(cast):
    """Sari, with a second factor, who failed too often."""
    with_device(cast["sari"])
    AccessAttempt.objects.create(username="sari", ip_address="203.0.113.1", failures_since_start=5)
    AccessAttempt.objects.create(username="putri", ip_address="203.0.113.1", failures_since_start=5)
    return cast["sari"]


def test_it_works(as_, outside, door):
    rini = as_("rini")
    page = rini.get(door)
    assert page.status_code == 200 and faults(page) == []
    assert "203.0.113.1" in page.content.decode() and "Remove the second factor" in page.content.decode()
    assert rini.post(door, {"act": "reset"}).status_code == 302
    assert not devices.has_device(outside) and devices.standing_of(outside) is None
    entry = LogEntry.objects.get()
    assert (entry.user.username, entry.object_id) == ("rini", str(outside.pk))
    assert entry.get_change_message() == "Deleted second factor “sari”."
    history = rini.get(reverse("admin:newsroom_user_history", args=[outside.pk])).content.decode()
    assert "Deleted second factor “sari”." in history


def test_attempts_are_forgotten_of_one_name(as_, outside, door):
    as_("rini").post(door, {"act": "unlock"})
    assert [attempt.username for attempt in AccessAttempt.objects.all()] == ["putri"]
    assert LogEntry.objects.get().get_change_message() == "Deleted failed attempts to log in “sari”."
    assert devices.has_device(outside)


@pytest.mark.parametrize("act", ["reset", "unlock", "nonsense", ""])
def test_where_there_is_nothing_nothing_is_recorded(as_, cast, door, act):
    answer = as_("rini").post(door, {"act": act}, follow=True)
    assert "Nothing was changed" in answer.content.decode() and not LogEntry.objects.exists()


@pytest.mark.parametrize("who", ["", "tono", "budi", "sari", "putri"])
@pytest.mark.parametrize("act", ["reset", "unlock"])
def test_nobody_but_a_superuser(as_, cast, outside, door, who, act):
    client = as_(who)
    if who:
        cast[who].user_permissions.set(Permission.objects.filter(codename__endswith="_user"))
    if who == "sari":
        rest(outside)
        client.post(reverse("admin:second_factor"), {"act": "verify", "code": code_of(outside)})
    for answer in (client.get(door), client.post(door, {"act": act})):
        assert answer.status_code == (403 if who in ("budi", "sari", "putri") else 302)
    assert devices.has_device(outside) and AccessAttempt.objects.count() == 2


def test_their_own_takes_a_code_from_them_too(as_, cast):
    with_device(cast["rini"])
    client = as_("rini")
    rest(cast["rini"])
    client.post(reverse("admin:second_factor"), {"act": "verify", "code": code_of(cast["rini"])})
    own = reverse("admin:newsroom_user_door", args=[cast["rini"].pk])
    assert client.post(own, {"act": "reset"})["Location"] == reverse("admin:second_factor")
    assert devices.has_device(cast["rini"])


def test_a_form_of_another_site_is_refused(cast, outside, door):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["rini"])
    assert client.post(door, {"act": "reset"}).status_code == 403
    assert devices.has_device(outside)


def test_there_is_no_door_of_nobody(as_):
    assert as_("rini").get(reverse("admin:newsroom_user_door", args=[999_999])).status_code == 404


def test_the_list_shows_who_has_one_and_the_page_leads_here(as_, outside, door):
    rini = as_("rini")
    rows = rini.get(reverse("admin:newsroom_user_changelist")).context["cl"].result_list
    assert {user.username for user in rows if user.with_device} == {"sari"}
    page = rini.get(reverse("admin:newsroom_user_change", args=[outside.pk])).content.decode()
    assert f'href="{door}"' in page


def test_the_last_superuser_is_helped_on_the_machine(cast, capsys):
    with_device(cast["rini"])
    call_command("remove_second_factor", "rini")
    assert "rini" in capsys.readouterr().out and not devices.has_device(cast["rini"])
    for name in ("rini", "nobody"):
        with pytest.raises(CommandError, match=name):
            call_command("remove_second_factor", name)
