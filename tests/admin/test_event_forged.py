"""Every address of the event page against every role, by forged requests: with the token of the form and without."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom import desk
from newsroom.desk.approval import waiting
from newsroom.models import Decision, Event
from tests.admin.event_pages import FORMS, VIEWS, url
from tests.factories import make_event

DATA = {
    "reason": "so", "at_0": "2199-01-01", "at_1": "08:00", "title_id": "X", "is_minor": "on",
    "status": "postponed", "reason_en": "Floods.", "statement_en": "They say so.",
}  # fmt: skip
MAY = {
    "submit": {"budi", "sari", "putri", "rini", "wulan"},
    "send_back": {"sari", "putri", "rini", "wulan"},
    "status": {"sari", "putri", "rini", "wulan"},
    "correct": {"sari", "putri", "rini", "wulan"},
    "drop": {"sari", "putri", "rini", "wulan"},
    "spike": {"sari", "putri", "rini", "wulan"},
    "unspike": {"sari", "putri", "rini", "wulan"},
    "publish": {"putri", "rini", "wulan"},
    "schedule": {"putri", "rini", "wulan"},
    "unschedule": {"putri", "rini", "wulan"},
    "approve": {"putri", "rini", "wulan"},
    "withdraw": {"putri", "rini", "wulan"},
    "kill": {"putri", "rini", "wulan"},
    "force": {"rini", "wulan"},
}
FROM = {
    "submit": "draft", "send_back": "in_review", "status": "draft", "correct": "published", "drop": "being_corrected",
    "spike": "draft", "unspike": "spiked", "publish": "draft", "schedule": "draft", "unschedule": "scheduled",
    "approve": "published", "withdraw": "published", "kill": "published", "force": "draft",
}  # fmt: skip


def test_it_works():
    assert set(VIEWS) == set(MAY) == set(FROM)


@pytest.mark.parametrize("who", ["", "tono", "budi", "sari", "putri", "wulan", "rini"])
@pytest.mark.parametrize("act", MAY)
def test_a_forged_request_does_what_its_sender_may(as_, cast, chief, act, who):
    event = make_event("Konferensi", state="draft" if FROM[act] == "scheduled" else FROM[act], is_unapproved=True)
    Event.objects.filter(state__in=("draft", "in_review")).update(published_at=None)
    if FROM[act] == "scheduled":
        desk.schedule(event, cast["putri"], at=timezone.now() + dt.timedelta(days=1))
    event.refresh_from_db()
    before, decisions = event.version, Decision.objects.count()
    seen = event.version if act in FORMS else waiting(event).token
    response = as_(who).post(url(event, act), DATA | {"seen": seen, "version": event.version})
    event.refresh_from_db()
    done = (event.version, Decision.objects.count()) != (before, decisions)
    assert response.status_code in (302, 403)
    assert done == (who in MAY[act])


@pytest.mark.parametrize("act", MAY)
def test_looking_changes_nothing(as_, event, act):
    before = Decision.objects.count()
    assert as_("rini").get(url(event, act)).status_code == (200 if act in FORMS else 405)
    assert Decision.objects.count() == before
    for who in ("budi", "tono", ""):
        assert as_(who).get(url(event, act)).status_code in (302, 403, 405)


@pytest.mark.parametrize("act", MAY)
def test_a_request_without_the_token_is_refused(as_, event, act):
    client = as_("rini", enforce_csrf_checks=True)
    assert client.post(url(event, act), DATA | {"seen": waiting(event).token}).status_code == 403
    assert Event.objects.get().state == "draft"


@pytest.mark.parametrize("act", MAY)
def test_an_event_that_is_not_there_is_no_fault(as_, db, act):
    assert as_("rini").post(reverse(f"admin:newsroom_event_{act}", args=[999]), DATA).status_code == 404
