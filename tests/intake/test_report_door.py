"""Readers report errors without an account; programs, floods and forged forms are refused in words."""

import datetime as dt
import re

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone, translation

from newsroom.intake import report_door, reports
from newsroom.models import Decision, ErrorReport, Event, Fact
from newsroom.models.reports import ReportState
from newsroom.models.visibility import State
from tests.factories import fill_event, make_actor, make_country, make_event, make_forum

WORDS = "Tanggal pertemuan itu salah: menurut siaran pers 18 Desember."


@pytest.fixture(autouse=True)
def addresses(english):
    """Addresses without a prefix, as most readers have them."""
    with translation.override("id"):
        yield


@pytest.fixture
def event(db) -> Event:
    event = make_event("Pertemuan di Bangkok", country=make_country("TH"), forum=make_forum())
    fill_event(event)
    return event


def form_of(event: Event, **said) -> dict:
    """What a reader's form says ten seconds after it was opened."""
    opened = said.pop("opened", None) or aged(f"event/{event.pk}", 10)
    return {"words": WORDS, "opened": opened, **said}


def aged(value: str, seconds: int) -> str:
    signer = report_door.SIGNER
    stamp = signing.b62_encode(int(timezone.now().timestamp()) - seconds)
    return signing.Signer(salt=signer.salt).sign(f"{value}:{stamp}")


def send(client: Client, event: Event, **said):
    return client.post(f"/report/event/{event.pk}/", form_of(event, **said))


def test_it_works(client, event):
    page = client.get(event.get_absolute_url()).content.decode()
    assert f'href="/report/event/{event.pk}/" rel="nofollow"' in page
    shown = client.get(f"/report/event/{event.pk}/")
    assert shown.status_code == 200 and "noindex" in shown["X-Robots-Tag"] and "no-store" in shown["Cache-Control"]
    assert 'name="robots" content="noindex' in shown.content.decode()
    answer = send(client, event, should_be="18 Desember", source="https://example.org/a", email="rina@example.org")
    assert answer.status_code == 302 and answer["Location"] == f"/report/event/{event.pk}/sent/"
    assert "Pertemuan" not in client.get(answer["Location"]).content.decode().split("<main")[0]
    report = ErrorReport.objects.get()
    assert (report.event, report.words, report.language) == (event, WORDS, "id")
    assert (report.should_be, report.source) == ("18 Desember", "https://example.org/a")
    assert report.state == ReportState.OPEN and not Decision.objects.filter(verb="settle").exists()


def test_every_kind_of_page_has_its_form(client, event):
    actor = make_actor()
    fact = Fact.objects.filter(event=event, kind="figure").get()
    article = fact.proofs.first().evidence.text.article
    pages = {
        event.get_absolute_url(): f"/report/event/{event.pk}/",
        f"/proof/{fact.pk}/": f"/report/proof/{fact.pk}/",
        "/countries/th/": "/report/country/th/",
        "/forums/adgmin/": "/report/forum/adgmin/",
        f"/actors/{actor.slug}/": f"/report/actor/{actor.slug}/",
        f"/articles/{article.pk}/": f"/report/article/{article.pk}/",
    }
    for page, form in pages.items():
        for prefix in ("", "/en"):
            answer = client.get(prefix + page)
            assert f'href="{prefix}{form}"' in answer.content.decode(), page
            assert not answer.cookies and "Cookie" not in answer.get("Vary", ""), page
            assert prefix + page in client.get(prefix + form).content.decode()
    opened = {
        form: re.search(r'name="opened" value="([^"]+)"', client.get(form).content.decode())[1]
        for form in pages.values()
    }
    for form, signed in opened.items():
        value = report_door.SIGNER.unsign(signed)
        assert client.post(form, {"words": WORDS, "opened": aged(value, 10)}).status_code == 302, form
    assert ErrorReport.objects.count() == len(pages)
    assert {type(report.about).__name__ for report in ErrorReport.objects.all()} == {
        "Event", "Fact", "Country", "Forum", "Actor", "Article",
    }  # fmt: skip


def test_a_hidden_page_answers_as_the_page_does(client, event):
    address = f"/report/event/{event.pk}/"
    for state, status in ((State.DRAFT, 404), (State.UNPUBLISHED, 410), (State.KILLED, 410)):
        Event.objects.filter(pk=event.pk).update(state=state)
        assert client.get(address).status_code == status == client.get(event.get_absolute_url()).status_code
        assert client.post(address, form_of(event)).status_code == status
        assert client.get(f"{address}sent/").status_code == status
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    "page", ["event/0", "event/x", "user/1", "country/zz", "event/9999999999999999999", "actor/x"]
)
def test_no_such_page(client, db, page):
    assert client.get(f"/report/{page}/").status_code == 404


def test_a_forged_post_is_refused(event):
    client = Client(enforce_csrf_checks=True)
    assert client.post(f"/report/event/{event.pk}/", form_of(event)).status_code == 403
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"words": ""}, "id_words_error"),
        ({"words": "pendek"}, "10"),
        ({"words": "a" * 2001}, "2000"),
        ({"words": "a\x00" * 20}, ""),
        ({"should_be": "a" * 1001}, "1000"),
        ({"source": "javascript:alert(1)"}, ""),
        ({"source": "ftp://example.org/a"}, ""),
        ({"email": "rina"}, ""),
        ({"website": "https://example.org"}, ""),
        ({"opened": "forged"}, ""),
        ({"opened": aged("event/999999", 10)}, ""),
        ({"opened": aged("event/1", 25 * 3600)}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(client, event, said, why):
    answer = send(client, event, **said)
    assert answer.status_code == 400
    page = answer.content.decode()
    assert 'class="wrong"' in page and why in page
    assert not ErrorReport.objects.exists()


def test_too_quick_for_a_person_is_asked_again(client, event):
    opened = report_door.SIGNER.sign(f"event/{event.pk}")
    answer = send(client, event, opened=opened)
    assert answer.status_code == 400 and WORDS in answer.content.decode() and opened in answer.content.decode()


def test_a_form_open_for_too_long_goes_through_the_second_time(client, event):
    page = send(client, event, opened=aged(f"event/{event.pk}", 25 * 3600)).content.decode()
    opened = re.search(r'name="opened" value="([^"]+)"', page)[1]
    assert report_door.SIGNER.unsign(opened, max_age=60) == f"event/{event.pk}"


def test_the_same_words_twice_are_one_report(client, event):
    assert send(client, event).status_code == 302
    assert send(client, event, words=f"  {WORDS.upper()} ").status_code == 302
    assert ErrorReport.objects.count() == 1
    assert send(client, make_event("Lain"), words=WORDS, opened=None).status_code == 302
    assert ErrorReport.objects.count() == 2


def test_one_address_sends_only_so_many_a_day(client, event, monkeypatch):
    monkeypatch.setattr(reports, "PER_ADDRESS", 2)
    for number in range(2):
        assert send(client, event, words=f"{WORDS} {number}").status_code == 302
    refused = send(client, event, words=f"{WORDS} 3")
    assert refused.status_code == 429 and refused["Retry-After"] == "86400"
    assert client.post(
        f"/report/event/{event.pk}/", form_of(event, words=f"{WORDS} 4"), REMOTE_ADDR="192.0.2.9"
    ).status_code == 302  # fmt: skip
    assert send(client, event, words=f"{WORDS} 1").status_code == 302, "what is there already is no more"


def test_one_page_holds_only_so_many_open(client, event, monkeypatch):
    monkeypatch.setattr(reports, "PER_PAGE", 1)
    assert send(client, event).status_code == 302
    refused = send(client, event, words=f"{WORDS} 2")
    assert refused.status_code == 429 and "Retry-After" not in refused
    assert send(client, make_event("Lain"), words=f"{WORDS} 2").status_code == 302


@pytest.mark.parametrize("limit", ["PER_HOUR", "IN_ALL"])
def test_all_together_send_only_so_many(client, event, monkeypatch, limit):
    monkeypatch.setattr(reports, limit, 1)
    assert send(client, event).status_code == 302
    assert send(client, make_event("Lain"), words=f"{WORDS} 2").status_code == 429


def test_the_address_is_never_kept(client, event, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        client.post(f"/report/event/{event.pk}/", form_of(event), REMOTE_ADDR="192.0.2.77")
    report = ErrorReport.objects.get()
    assert re.fullmatch("[0-9a-f]{32}", report.sender)
    now = timezone.now()
    assert report.sender == reports.sender_of("192.0.2.77", now)
    assert report.sender != reports.sender_of("192.0.2.77", now + dt.timedelta(days=1))
    assert "192.0.2.77" not in repr(ErrorReport.objects.values())


def test_the_hash_of_an_address_is_forgotten_after_a_day(client, event):
    send(client, event)
    ErrorReport.objects.update(at=timezone.now() - dt.timedelta(days=2))
    send(client, event, words=f"{WORDS} 2")
    assert sorted(bool(sender) for sender in ErrorReport.objects.values_list("sender", flat=True)) == [False, True]


def test_an_ipv6_reader_counts_by_network(rf, settings):
    settings.PROXY_COUNT = 0
    first = report_door.address_of(rf.get("/", REMOTE_ADDR="2001:db8::1"))
    assert first == report_door.address_of(rf.get("/", REMOTE_ADDR="2001:db8::2")) == "2001:db8::"
    assert report_door.address_of(rf.get("/", REMOTE_ADDR="unix")) == ""
    forged = {"HTTP_X_FORWARDED_FOR": "203.0.113.1, 203.0.113.2", "REMOTE_ADDR": "192.0.2.1"}
    assert report_door.address_of(rf.get("/", **forged)) == "192.0.2.1"
    settings.PROXY_COUNT = 1
    assert report_door.address_of(rf.get("/", **forged)) == "203.0.113.2"
