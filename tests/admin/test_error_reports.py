"""The queue of error reports in the back office: words as text, never as links; who may look and who may settle."""

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.models import Decision, ErrorReport, Event
from newsroom.models.record import Verb
from newsroom.models.visibility import State
from tests.desk.test_reports import make_report
from tests.factories import fill_event, make_event

EDITORS = {"sari", "putri", "rini"}
NASTY = '<script>alert(1)</script> <a href="https://evil.example">klik</a> https://evil.example/masuk'


@pytest.fixture
def report(db) -> ErrorReport:
    return make_report()


def page_of(report: ErrorReport, act: str = "change") -> str:
    return reverse(f"admin:newsroom_errorreport_{act}", args=[report.pk])


def test_it_works(as_, report):
    client = as_("sari")
    listed = client.get(reverse("admin:newsroom_errorreport_changelist")).content.decode()
    assert report.words in listed and "Pertemuan" in listed
    page = client.get(page_of(report)).content.decode()
    assert report.words in page and "rina@example.org" in page
    assert reverse("admin:newsroom_event_change", args=[report.event_id]) in page
    assert report.event.get_absolute_url() in page
    answer = client.post(page_of(report, "settle"), {"outcome": "corrected", "reason": "Tanggalnya 18."}, follow=True)
    assert "Settled, and kept on record." in answer.content.decode()
    report.refresh_from_db()
    assert report.state == "corrected"
    assert "Tanggalnya 18." in client.get(page_of(report)).content.decode()


def test_a_readers_words_are_escaped_and_never_links(as_, report):
    ErrorReport.objects.update(
        words=NASTY, should_be=NASTY, source="https://evil.example/bukti", email="a@evil.example"
    )
    client = as_("sari")
    for page in (client.get(page_of(report)), client.get(reverse("admin:newsroom_errorreport_changelist"))):
        text = page.content.decode()
        assert "<script>alert" not in text and 'href="https://evil' not in text and 'href="mailto' not in text
        assert "&lt;script&gt;" in text


def test_a_report_on_a_fact_leads_to_it_and_its_event(as_, db):
    event = make_event()
    fill_event(event)
    for number, fact in enumerate(event.facts.all(), 10):
        page = as_("sari").get(page_of(make_report(number, fact=fact))).content.decode()
        assert reverse("admin:newsroom_fact_change", args=[fact.pk]) in page
        assert reverse("admin:newsroom_event_change", args=[event.pk]) in page


def test_a_page_that_is_gone_is_not_linked(as_, report):
    Event.objects.update(state=State.UNPUBLISHED)
    page = as_("sari").get(page_of(report)).content.decode()
    assert report.event.get_absolute_url() not in page and "Readers see it no more." in page


@pytest.mark.parametrize("name", ["", "tono", "budi", "sari", "putri", "rini"])
def test_who_may_look_and_settle(as_, report, name):
    client = as_(name)
    assert (client.get(page_of(report)).status_code == 200) == (name in EDITORS)
    client.post(page_of(report, "settle"), {"outcome": "corrected", "reason": "Begitu."})
    report.refresh_from_db()
    assert (report.state == "corrected") == (name in EDITORS)


@pytest.mark.parametrize("name", ["", "tono", "budi", "sari", "putri", "rini"])
def test_who_may_settle_spam_together(as_, report, name):
    address = reverse("admin:newsroom_errorreport_changelist")
    as_(name).post(address, {"action": "as_spam", "_selected_action": [report.pk]})
    report.refresh_from_db()
    assert (report.state == "spam") == (name in EDITORS)


def test_a_forged_post_changes_nothing(cast, report):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["sari"])
    assert client.post(page_of(report, "settle"), {"outcome": "spam", "reason": "x"}).status_code == 403
    assert client.get(page_of(report, "settle")).status_code == 405
    assert not Decision.objects.filter(verb=Verb.SETTLE).exists()


def test_a_refusal_is_said_in_words(as_, report):
    answer = as_("sari").post(page_of(report, "settle"), {"outcome": "corrected", "reason": ""}, follow=True)
    assert "a reason is required" in answer.content.decode()


def test_the_list_costs_the_same_however_long(as_, report, django_assert_max_num_queries):
    client = as_("sari")
    for number in range(20, 40):
        make_report(number)
    with django_assert_max_num_queries(15):
        client.get(reverse("admin:newsroom_errorreport_changelist"))


def test_it_waits_on_the_start_page_for_whoever_may_see_it(as_, report):
    assert "What readers say is wrong." in as_("sari").get(reverse("admin:index")).content.decode()
    assert "What readers say is wrong." not in as_("budi").get(reverse("admin:index")).content.decode()
    assert report.words in as_("sari").get(reverse("admin:queue", args=["reports"])).content.decode()
