"""The door: passwords, codes, and who has to wait before it."""

from __future__ import annotations

import datetime as dt

import pytest
from axes.models import AccessAttempt
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken

from newsroom.admin.login import PATIENCE, client_address
from newsroom.models import User
from tests.admin.codes import code_of, rest, with_device, wrong_code_of
from tests.admin.test_pages import faults

WORD = "kata sandi yang panjang"


@pytest.fixture(autouse=True)
def quick(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.OTP_TOTP_THROTTLE_FACTOR = 0  # one wait at a time


@pytest.fixture
def sari(cast) -> User:
    cast["sari"].set_password(WORD)
    cast["sari"].save()
    return cast["sari"]


def give(client: Client, name: str = "sari", word: str = WORD, then: str = "", **headers: str):
    data = {"username": name, "password": word} | ({"next": then} if then else {})
    return client.post(reverse("admin:login"), data, **headers)


def give_code(client: Client, code: str, **query: str):
    return client.post(reverse("admin:login_code", query=query), {"code": code})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_it_works(sari):
    client = Client()
    assert faults(client.get(reverse("admin:login"))) == []
    before = client.session.session_key
    answer = give(client, then=reverse("admin:rules"))
    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:rules"))
    assert is_in(client) and client.session.session_key != before


def test_the_refusal_tells_nobody_which_names_exist(sari, cast):
    cast["dewi"].is_active = False
    cast["dewi"].set_password(WORD)
    cast["dewi"].save()
    cast["tono"].set_password(WORD)
    cast["tono"].save()
    said = {
        str(give(Client(), name, word).context["form"].non_field_errors())
        for name, word in (("sari", "wrong"), ("nobody", "wrong"), ("dewi", WORD), ("tono", WORD))
    }
    assert len(said) == 1


@pytest.mark.parametrize("name", ["sari", "nobody"])
def test_five_failures_lock_out_whether_the_name_exists_or_not(sari, name):
    client = Client()
    answers = [give(client, name, "wrong").status_code for _attempt in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = give(client, name)
    assert locked.status_code == 429 and not is_in(client)
    page = locked.content.decode()
    assert "15 minutes" in page and 'href="/en/admin/login/"' in page and name not in page
    assert 0 < int(locked["Retry-After"]) <= 900 and "no-store" in locked["Cache-Control"]
    assert faults(locked) == [] and "Content-Security-Policy" in locked


def test_nobody_else_is_locked_out(sari, cast):
    cast["putri"].set_password(WORD)
    cast["putri"].save()
    for _attempt in range(5):
        give(Client(), word="wrong")
    assert give(Client(), "putri").status_code == 302
    assert give(Client(), REMOTE_ADDR="203.0.113.9").status_code == 302
    assert give(Client()).status_code == 429


def test_another_browser_does_not_begin_anew(sari):
    for number in range(5):
        give(Client(), word="wrong", HTTP_USER_AGENT=f"browser {number}")
    locked = give(Client(), HTTP_USER_AGENT="browser 6")
    assert locked.status_code == 429 and int(locked["Retry-After"]) > 890


def test_the_wait_ends_and_trying_meanwhile_does_not_lengthen_it(sari):
    for _attempt in range(5):
        give(Client(), word="wrong")
    ten_minutes_ago = timezone.now() - dt.timedelta(minutes=10)
    AccessAttempt.objects.update(attempt_time=ten_minutes_ago)
    locked = give(Client())
    assert locked.status_code == 429 and "5 minutes" in locked.content.decode()
    assert AccessAttempt.objects.get().attempt_time == ten_minutes_ago
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=16))
    assert give(Client()).status_code == 302


def test_success_forgets_the_failures(sari):
    for _round in range(3):
        for _attempt in range(4):
            assert give(Client(), word="wrong").status_code == 200
        assert give(Client()).status_code == 302
    assert not AccessAttempt.objects.exists()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, "", "198.51.100.7", "198.51.100.7"),
        (0, "203.0.113.1", "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.1", "10.0.0.1", "203.0.113.1"),
        (1, "6.6.6.6, 203.0.113.1", "10.0.0.1", "203.0.113.1"),
        (2, "6.6.6.6, 203.0.113.1, 10.0.0.2", "10.0.0.1", "203.0.113.1"),
        (2, "203.0.113.1", "10.0.0.1", "10.0.0.1"),
        (1, "nonsense", "10.0.0.1", "10.0.0.1"),
        (1, "", "10.0.0.1", "10.0.0.1"),
        (1, "2001:db8:1:2:3:4:5:6", "10.0.0.1", "2001:db8:1:2::"),
        (0, "", "::1", "::"),
        (0, "", "::ffff:198.51.100.7", "198.51.100.7"),
        (0, "", "fe80::1%eth0", "fe80::"),
        (0, "", "", None),
    ],
)
def test_the_address_is_what_our_own_proxies_say(settings, proxies, forwarded, remote, address):
    settings.PROXY_COUNT = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=remote, **headers)) == address


def test_an_invented_address_does_not_help(sari):
    for number in range(5):
        answer = give(Client(), word="wrong", HTTP_X_FORWARDED_FOR=f"203.0.113.{number}")
    assert answer.status_code == 429


def test_without_any_address_the_name_alone_counts(sari):
    for _attempt in range(5):
        answer = give(Client(), word="wrong", REMOTE_ADDR="")
    assert answer.status_code == 429 and int(answer["Retry-After"]) > 890


def test_a_second_factor_is_asked_for_after_the_password(sari):
    with_device(sari)
    client = Client()
    answer = give(client, then=reverse("admin:rules"))
    asked = reverse("admin:login_code", query={"next": reverse("admin:rules")})
    assert (answer.status_code, answer["Location"]) == (302, asked)
    assert not is_in(client)
    assert client.get(reverse("admin:index"))["Location"].startswith(reverse("admin:login"))
    page = client.get(asked)
    assert page.status_code == 200 and faults(page) == []
    before = client.session.session_key
    answer = client.post(asked, {"code": code_of(sari), "next": reverse("admin:rules")})
    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:rules"))
    assert is_in(client) and client.session.session_key != before
    assert client.get(reverse("admin:index")).status_code == 200


def test_the_password_step_changes_the_key_of_the_session(sari):
    with_device(sari)
    client = Client()
    client.session.save()
    planted = client.session.session_key
    give(client)
    assert client.session.session_key != planted


def test_a_code_is_taken_once(sari):
    with_device(sari)
    code = code_of(sari)
    for taken in (True, False):
        client = Client()
        give(client)
        answer = give_code(client, code)
        assert is_in(client) == taken
    assert "used already" in str(answer.context["form"].errors) and code not in answer.content.decode()


@pytest.mark.parametrize("spelling", [str, str.upper, lambda code: code.replace("-", " ")])
def test_a_recovery_code_is_taken_once_however_it_is_written(sari, spelling):
    code = spelling(with_device(sari)[3])
    client = Client()
    give(client)
    answer = client.post(reverse("admin:login_code"), {"code": code}, follow=True)
    assert is_in(client) and "9 are left" in answer.content.decode()
    assert StaticToken.objects.count() == 9
    again = Client()
    give(again)
    give_code(again, code)
    assert not is_in(again)


@pytest.mark.parametrize("code", ["", "12345", "1234567", "१२३४५६", "x" * 17, "\x00" * 6, "-1 234"])
def test_what_is_no_code_is_refused_in_words(sari, code):
    with_device(sari)
    client = Client()
    give(client)
    answer = give_code(client, code)
    assert answer.status_code == 200 and answer.context["form"].errors and not is_in(client)
    assert not AccessAttempt.objects.exists()


def test_wrong_codes_count_like_wrong_passwords(sari):
    with_device(sari)
    client = Client()
    give(client)
    answers = [give_code(client, wrong_code_of(sari)).status_code for _attempt in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    rest(sari)
    assert give_code(client, code_of(sari)).status_code == 429 and not is_in(client)
    assert give(Client()).status_code == 429


def test_wrong_codes_make_the_next_one_wait_from_wherever_it_comes(sari, settings):
    settings.OTP_TOTP_THROTTLE_FACTOR = 60
    with_device(sari)
    client = Client(REMOTE_ADDR="203.0.113.1")
    give(client)
    give_code(client, wrong_code_of(sari))
    elsewhere = Client(REMOTE_ADDR="203.0.113.2")
    give(elsewhere)
    answer = give_code(elsewhere, code_of(sari))
    assert not is_in(elsewhere) and "wait 60 seconds" in str(answer.context["form"].errors)


def test_another_account_s_code_is_worth_nothing(sari, cast):
    with_device(sari)
    recovery = with_device(cast["putri"])[0]
    client = Client()
    give(client)
    for code in (code_of(cast["putri"]), recovery):
        give_code(client, code)
    assert not is_in(client)


@pytest.mark.parametrize("change", ["late", "password", "inactive", "no staff", "never"])
def test_a_code_alone_opens_nothing(sari, change, monkeypatch):
    with_device(sari)
    client = Client()
    if change != "never":
        give(client)
    if change == "password":
        sari.set_password("something else")
    sari.is_active, sari.is_staff = change != "inactive", change != "no staff"
    sari.save()
    if change == "late":
        now = timezone.now().timestamp()
        monkeypatch.setattr("newsroom.admin.login.time.time", lambda: now + PATIENCE + 1)
    answer = give_code(client, code_of(sari))
    assert answer["Location"].startswith(reverse("admin:login")) and not is_in(client)


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "http:evil", ""])
def test_nobody_is_led_to_another_site(sari, then):
    assert give(Client(), then=then)["Location"] == reverse("admin:index")
    with_device(sari)
    client = Client()
    give(client)
    answer = client.post(reverse("admin:login_code"), {"code": code_of(sari), "next": then})
    assert answer["Location"] == reverse("admin:index")


def test_nothing_secret_is_kept_of_a_failure(sari, caplog):
    with_device(sari)
    client = Client()
    give(client, word="my secret word")
    give(client, "typed as a name", "wrong")
    give(client)
    wrong = wrong_code_of(sari)
    give_code(client, wrong)
    kept = " ".join(f"{row.get_data} {row.post_data}" for row in AccessAttempt.objects.all())
    assert "username" in kept
    for secret in ("my secret word", "typed as a name", WORD, wrong):
        assert secret not in kept and secret not in caplog.text


@pytest.mark.parametrize("page", ["login", "login_code"])
def test_a_form_of_another_site_is_refused(sari, page):
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse(f"admin:{page}"), {"username": "sari", "password": WORD}).status_code == 403


def test_a_test_may_come_in_without_a_password(cast):
    client = Client()
    client.force_login(cast["sari"])
    assert client.get(reverse("admin:index")).status_code == 200
