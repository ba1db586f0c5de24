"""The buttons of the workflow on the event page: what is shown, what is done, what is refused in words."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom import desk
from newsroom.desk import Note
from newsroom.desk.approval import waiting
from newsroom.desk.reword import Words
from newsroom.models import Correction, Event, Occurrence
from newsroom.models.visibility import State
from tests.admin.conftest import of_kind
from tests.admin.event_pages import VIEWS, correction, post, url, words
from tests.factories import make_event, times


def forms_of(response) -> set[str]:
    """The acts for which the page has a button."""
    return set(re.findall(r'/newsroom/event/\d+/(\w+)/"', response.content.decode())) & set(VIEWS)


def test_it_works(as_, event):
    page = as_("putri").get(url(event))
    body = page.content.decode()
    assert "This would become public" in body
    assert forms_of(page) == {"submit", "publish", "schedule", "status", "spike"}
    assert 'name="seen" value="words:' in body
    assert "Published." in words(post(as_("putri"), event, "publish"))
    assert Event.objects.published().get() == event


ROLES = {
    "budi": {"submit"},
    "sari": {"submit", "status", "spike"},
    "putri": {"submit", "publish", "schedule", "status", "spike"},
    "wulan": {"submit", "publish", "schedule", "force", "status", "spike"},
}


@pytest.mark.parametrize("who", ROLES)
def test_each_sees_the_buttons_of_their_role(as_, chief, event, who):
    assert forms_of(as_(who).get(url(event))) == ROLES[who]


def test_what_changed_since_is_refused_and_said(as_, cast, event, article):
    token = waiting(event).token
    state_of = Event.objects.values_list("state", flat=True)
    desk.withdraw(event.facts.get(kind="figure"), cast["putri"], reason="counted twice")
    response = as_("putri").post(url(event, "publish"), {"seen": token}, follow=True)
    assert "gone: 1 fact (figure)" in words(response)
    assert list(state_of) == ["draft"]


def test_a_publication_without_what_was_shown_is_refused(as_, event):
    response = as_("putri").post(url(event, "publish"), {}, follow=True)
    assert "Look at what would become public" in words(response)
    assert not Event.objects.published().exists()


def test_submitted_and_sent_back_with_a_reason(as_, event):
    assert "Submitted" in words(post(as_("budi"), event, "submit"))
    assert "reason is required" in words(post(as_("sari"), event, "send_back"))
    response = post(as_("sari"), event, "send_back", reason="the place is missing")
    assert "the place is missing" in response.content.decode()
    assert Event.objects.get().state == "needs_changes"


def test_scheduled_for_a_time(as_, event):
    at = timezone.localtime() + dt.timedelta(days=2)
    response = post(as_("putri"), event, "schedule", at_0=at.strftime("%Y-%m-%d"), at_1="08:00")
    assert "Scheduled" in words(response)
    assert Event.objects.get().state == "scheduled"
    assert "public from" in response.content.decode()
    assert "unschedule" in forms_of(response) and "publish" in forms_of(response)
    post(as_("putri"), event, "unschedule")
    assert Event.objects.get().state == "in_review"


@pytest.mark.parametrize("at", [("", ""), ("besok", "8"), ("2020-01-01", "08:00"), ("9999-01-01", "08:00")])
def test_a_time_that_makes_no_sense_is_refused_in_words(as_, event, at):
    response = post(as_("putri"), event, "schedule", at_0=at[0], at_1=at[1])
    assert words(response)
    assert Event.objects.get().state == "draft"


def test_forced_is_flagged_until_somebody_else_approves(as_, chief, event):
    assert "reason is required" in words(post(as_("wulan"), event, "force"))
    response = post(as_("wulan"), event, "force", reason="nobody else tonight")
    assert "stays flagged" in response.content.decode()
    listed = as_("putri").get(reverse("admin:newsroom_event_changelist") + "?is_unapproved__exact=1")
    assert [row.pk for row in listed.context["cl"].result_list] == [event.pk]
    assert "not approved" in listed.content.decode()
    assert "somebody else must approve" in words(post(as_("wulan"), event, "approve"))
    assert "Approved" in words(post(as_("putri"), event, "approve"))
    assert not Event.objects.get().is_unapproved


def test_a_publisher_forces_nothing(as_, event):
    response = post(as_("putri"), event, "force", reason="night")
    assert "force_publish_event" in words(response)
    assert Event.objects.get().state == "draft"


def test_withdrawn_with_a_notice(as_, public):
    notice = {"reason": "told twice", "notice_id": "Sudah dimuat di tempat lain."}
    assert "Withdrawn" in words(post(as_("putri"), public, "withdraw", **notice))
    answer = as_("").get(public.get_absolute_url())
    assert answer.status_code == 410
    assert "Sudah dimuat di tempat lain." in answer.content.decode()
    assert "told twice" not in answer.content.decode()


def test_withdrawn_with_the_way_to_another_event(as_, public):
    other = make_event("Lain")
    post(as_("putri"), public, "withdraw", reason="told twice", redirect_to=other.pk)
    answer = as_("").get(public.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, other.get_absolute_url())
    assert "sends readers on" in as_("putri").get(url(public)).content.decode()


@pytest.mark.parametrize("number", ["999", "x", "9" * 40, "-1"])
def test_the_way_to_nowhere_is_refused_in_words(as_, public, number):
    response = post(as_("putri"), public, "withdraw", reason="told twice", redirect_to=number)
    assert "no public event" in words(response)
    assert Event.objects.get().state == "published"


def test_killed(as_, public):
    assert "reason is required" in words(post(as_("putri"), public, "kill"))
    assert "Killed" in words(post(as_("putri"), public, "kill", reason="invented"))
    page = as_("putri").get(url(public))
    assert forms_of(page) == set()
    assert as_("").get(public.get_absolute_url()).status_code == 410


def test_a_correction_is_prepared_shown_and_published(as_, public):
    client = as_("sari")
    data = correction(client, public, title_id="Konferensi Bangkok", note_id="Judulnya keliru.")
    assert "Prepared" in words(client.post(url(public, "correct"), data, follow=True))
    page = as_("putri").get(url(public)).content.decode()
    for said in ("A correction waits", "Konferensi Internasional", "Konferensi Bangkok", "Judulnya keliru."):
        assert said in page
    assert "Konferensi Internasional" in as_("").get(public.get_absolute_url()).content.decode()
    post(as_("putri"), public, "publish")
    public.refresh_from_db()
    told = as_("").get(public.get_absolute_url()).content.decode()
    assert ">Konferensi Bangkok</h1>" in told and "Judulnya keliru." in told


def test_a_correction_without_a_note_is_refused_in_words(as_, public):
    client = as_("sari")
    response = client.post(url(public, "correct"), correction(client, public, title_id="Lain"))
    assert "Tell readers what was wrong" in response.content.decode()
    assert "Lain" in response.content.decode()
    assert not Correction.objects.exists()


def test_a_correction_can_be_dropped(as_, cast, public):
    desk.correct(public, Words(title_id="Lain"), Note(is_minor=True), cast["sari"])
    assert "Dropped" in words(post(as_("sari"), public, "drop"))
    assert Event.objects.get().state == "published"


def test_what_became_of_it_is_told_with_a_quote_or_a_statement(as_, public, article):
    client = as_("sari")
    base = {"seen": public.version, "status": "rescheduled", "edtf": "2026-02-03", "reason_id": "Banjir."}
    quoted = base | {"article": article.pk, "quote": "Kamboja tidak mengirimkan perwakilan"}
    assert "it waits" in words(client.post(url(public, "status"), quoted, follow=True))
    public.refresh_from_db()
    stated = {"seen": public.version, "status": "cancelled", "reason_en": "Floods.", "statement_en": "They say so."}
    assert "it waits" in words(client.post(url(public, "status"), stated, follow=True))
    assert list(Occurrence.objects.filter(is_change=True).values_list("status", flat=True)) == [
        "rescheduled",
        "cancelled",
    ]
    page = as_("putri").get(url(public)).content.decode()
    assert "cancelled" in page and "2026-02-03" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"statement_en": ""}, "Give the words of the text"),
        ({"quote": "Bangkok"}, "not both"),
        ({"quote": "Bangkok", "statement_en": ""}, "Choose the article"),
        ({"status": "held"}, "not one of the available choices"),
        ({"status": "rescheduled"}, "has a new date"),
        ({"edtf": "besok"}, "is no date"),
        ({"reason_en": ""}, "readers see the reason"),
        ({"seen": "x"}, "errornote"),
        ({"link": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(as_, public, wrong, said):
    data = {"seen": public.version, "status": "postponed", "reason_en": "Floods.", "statement_en": "They say so."}
    response = as_("sari").post(url(public, "status"), data | wrong)
    assert said in response.content.decode().replace("&#x27;", "’")
    assert not Occurrence.objects.filter(is_change=True).exists()


@pytest.mark.parametrize("state", State)
def test_the_page_opens_in_every_state(as_, db, state):
    event = make_event("Konferensi", state=state, **times(state))
    for who in ("budi", "sari", "putri", "rini"):
        assert as_(who).get(url(event)).status_code == 200
    assert as_("rini").get(reverse("admin:newsroom_event_changelist")).status_code == 200


def test_the_page_costs_no_query_per_fact_that_waits(as_, event, article, cast, django_assert_max_num_queries):
    client = as_("putri")
    client.get(url(event))
    with django_assert_max_num_queries(32):
        client.get(url(event))
    assert of_kind(article, "event").state == "accepted"


def test_an_approval_of_what_was_not_shown_is_refused(as_, chief, event):
    post(as_("wulan"), event, "force", reason="night")
    for version in ("", "x", "1"):
        post(as_("putri"), event, "approve", version=version)
        assert Event.objects.get().is_unapproved


def test_no_id_stands_twice_on_the_page(as_, chief, public, cast):
    desk.correct(public, Words(title_id="Lain"), Note(is_minor=True), cast["sari"])
    for who, event in (("wulan", public), ("wulan", make_event("Draf", state="draft", published_at=None))):
        ids = re.findall(r'\sid="([^"]+)"', as_(who).get(url(event)).content.decode())
        assert sorted(ids) == sorted(set(ids))
