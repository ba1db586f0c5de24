"""One's own second factor: set up, asked for, renewed, removed; and who is sent there."""

from __future__ import annotations

import re

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from newsroom.admin import devices
from newsroom.models import Article
from tests.admin.codes import code_of, rest, verified, with_device, wrong_code_of
from tests.admin.test_pages import faults

WORD = "kata sandi yang panjang"


@pytest.fixture(autouse=True)
def quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.OTP_TOTP_THROTTLE_FACTOR = 0


@pytest.fixture
def page() -> str:
    return reverse("admin:second_factor")


def act(client: Client, name: str, **data: str):
    return client.post(reverse("admin:second_factor"), {"act": name} | data)


def history(user) -> list[str]:
    entries = LogEntry.objects.filter(object_id=user.pk).order_by("pk")
    return [f"{entry.user}: {entry.get_change_message()}" for entry in entries]


def test_it_works(as_, cast, page):
    client, sari = as_("sari"), cast["sari"]
    assert "Set up" in client.get(page).content.decode()
    assert act(client, "begin").status_code == 302
    shown = client.get(page)
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', shown.content.decode())[1]
    assert len(secret.replace(" ", "")) == 32 and "<svg" in shown.content.decode() and faults(shown) == []
    assert "no-store" in shown["Cache-Control"] and not devices.has_device(sari)
    before = client.session.session_key
    done = act(client, "confirm", code=code_of(sari))
    codes = done.context["codes"]
    assert len(set(codes)) == 10 and all(code in done.content.decode() for code in codes) and faults(done) == []
    assert devices.has_device(sari) and client.session.session_key != before
    assert client.get(reverse("admin:index")).status_code == 200
    again = client.get(page).content.decode()
    assert not any(code in again for code in codes) and secret not in again
    assert history(sari) == ["sari: Added second factor “sari”."]


def test_looking_changes_nothing(as_, page):
    as_("sari").get(page)
    assert not TOTPDevice.objects.exists()


def test_of_recovery_codes_only_digests_are_kept(cast):
    codes = with_device(cast["sari"])
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10 and not kept & {code.replace("-", "") for code in codes}


def test_beginning_twice_keeps_the_secret(as_, cast):
    client = as_("sari")
    act(client, "begin")
    key = TOTPDevice.objects.get().key
    act(client, "begin")
    assert TOTPDevice.objects.get().key == key
    act(client, "give_up")
    assert not TOTPDevice.objects.exists()


def test_a_wrong_code_confirms_nothing(as_, cast, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = 60
    client = as_("sari")
    act(client, "begin")
    answer = act(client, "confirm", code=wrong_code_of(cast["sari"]))
    assert "wrong" in str(answer.context["form"].errors) and "<svg" in answer.content.decode()
    answer = act(client, "confirm", code=code_of(cast["sari"]))
    assert "wait 60 seconds" in str(answer.context["form"].errors)
    assert not devices.has_device(cast["sari"]) and not StaticDevice.objects.exists()


def test_confirming_what_was_not_begun_changes_nothing(as_, page):
    answer = act(as_("sari"), "confirm", code="123456")
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert not TOTPDevice.objects.exists()


def test_a_session_from_before_is_asked_for_a_code(as_, cast, page, settings):
    settings.SECOND_FACTOR = "off"
    old = as_("sari")
    old.get(reverse("admin:index"))
    with_device(cast["sari"])
    rules = reverse("admin:rules")
    sent = old.get(rules)
    assert sent["Location"] == reverse("admin:second_factor", query={"next": rules})
    asked = old.get(sent["Location"])
    assert "Remove" not in asked.content.decode() and "Articles" not in asked.content.decode()
    assert old.post(sent["Location"], {"act": "verify", "code": code_of(cast["sari"])})["Location"] == rules
    assert old.get(rules).status_code == 200


@pytest.mark.parametrize("name", ["renew", "remove", "begin", "give_up", "confirm", "nonsense", ""])
def test_without_its_code_a_session_changes_nothing(as_, cast, name):
    cast["sari"].set_password(WORD)
    cast["sari"].save()
    with_device(cast["sari"])
    client = as_("sari")
    act(client, name, password=WORD, code=code_of(cast["sari"]))
    assert devices.standing_of(cast["sari"]).codes_left == 10 and TOTPDevice.objects.count() == 1


def test_wrong_codes_and_passwords_lock_this_page_too(cast):
    sari = cast["sari"]
    with_device(sari)
    client = verified(Client(), sari)
    answers = [act(client, "remove", password="wrong") for _attempt in range(3)]
    assert "not your password" in str(answers[0].context["form"].errors)
    answers += [act(client, "renew", code=wrong_code_of(sari)) for _attempt in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    rest(sari)
    assert act(client, "remove", code=code_of(sari)).status_code == 429
    assert devices.has_device(sari)


@pytest.mark.parametrize("proof", ["code", "recovery", "password"])
def test_removing_takes_a_code_or_the_password(cast, proof, page):
    sari = cast["sari"]
    sari.set_password(WORD)
    sari.save()
    recovery = with_device(sari)[0]
    client = verified(Client(), sari)
    given = {"code": {"code": code_of(sari)}, "recovery": {"code": recovery}, "password": {"password": WORD}}[proof]
    assert "Give a code" in act(client, "remove").content.decode() and devices.has_device(sari)
    assert act(client, "remove", **given)["Location"] == page
    assert not TOTPDevice.objects.exists() and not StaticDevice.objects.exists()
    assert client.get(reverse("admin:index")).status_code == 200
    assert history(sari) == ["sari: Deleted second factor “sari”."]


def test_new_recovery_codes_make_the_old_ones_useless(cast):
    sari = cast["sari"]
    old = with_device(sari)
    client = verified(Client(), sari)
    new = act(client, "renew", code=code_of(sari)).context["codes"]
    assert not set(old) & set(new) and history(sari) == ["sari: Changed recovery codes."]
    with pytest.raises(devices.WrongCode):
        devices.verify(sari, old[0])
    StaticDevice.objects.update(throttling_failure_count=0)
    assert devices.verify(sari, new[0])


def test_the_same_code_does_not_renew_twice(cast):
    sari = cast["sari"]
    with_device(sari)
    client = verified(Client(), sari)
    code = code_of(sari)
    assert "codes" in act(client, "renew", code=code).context
    assert "used already" in str(act(client, "renew", code=code).context["form"].errors)


SENT = {
    "off": set(),
    "publishers": {"putri", "rini"},
    "all": {"budi", "sari", "putri", "rini"},
}


@pytest.mark.parametrize("setting", SENT)
@pytest.mark.parametrize("who", ["budi", "sari", "putri", "rini"])
def test_the_setting_says_who_must_have_one(as_, settings, setting, who, page):
    settings.SECOND_FACTOR = setting
    client = as_(who)
    for name in ("index", "password_change", "newsroom_article_changelist"):
        answer = client.get(reverse(f"admin:{name}"))
        if who in SENT[setting]:
            assert answer.status_code == 302 and answer["Location"].startswith(page)
        else:
            assert answer.status_code == 200
    assert client.get(page).status_code == 200
    assert client.get(reverse("admin:jsi18n")).status_code == 200
    assert client.post(reverse("admin:logout")).status_code == 200


def test_whoever_must_have_one_does_nothing_before(as_, settings, article, page):
    settings.SECOND_FACTOR = "publishers"
    client = as_("putri")
    kept = article.suggestions.first()
    data = {"verb": "accept", "suggestion": kept.pk}
    answer = client.post(reverse("admin:newsroom_article_decide", args=[article.pk]), data)
    assert answer["Location"] == page
    kept.refresh_from_db()
    assert kept.state == "pending" and Article.objects.get().state == article.state
    shown = client.get(page).content.decode()
    assert "Set it up to go on" in shown and "Suggestions" not in shown


def test_after_setting_up_they_go_on(as_, cast, settings, page):
    settings.SECOND_FACTOR = "publishers"
    client = as_("putri")
    sent = client.get(reverse("admin:rules"))["Location"]
    client.post(sent, {"act": "begin"})
    done = client.post(sent, {"act": "confirm", "code": code_of(cast["putri"])})
    assert f'href="{reverse("admin:rules")}"' in done.content.decode()
    assert client.get(reverse("admin:rules")).status_code == 200


def test_whoever_may_not_come_in_has_no_page(as_, page):
    for who in ("", "tono"):
        assert as_(who).get(page)["Location"].startswith(reverse("admin:login"))
        assert act(as_(who), "begin").status_code == 302
    assert not TOTPDevice.objects.exists()


def test_a_form_of_another_site_is_refused(as_):
    assert act(as_("sari", enforce_csrf_checks=True), "begin").status_code == 403


@pytest.mark.parametrize("app", ["otp_totp_totpdevice", "otp_static_staticdevice", "axes_accessattempt"])
def test_the_pages_of_the_libraries_are_not_there(app):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{app}_changelist")


def test_the_start_page_leads_here(as_, page):
    assert f'href="{page}"' in as_("budi").get(reverse("admin:index")).content.decode()


def test_the_question_costs_one_query(as_, settings, cast):
    settings.SECOND_FACTOR = "publishers"
    client = as_("sari")
    client.get(reverse("admin:jsi18n"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("admin:newsroom_article_changelist"))
    asking = [query["sql"] for query in queries if "otp_" in query["sql"]]
    assert len(asking) == 1 and not AccessAttempt.objects.exists()
