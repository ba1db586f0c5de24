"""The event page: its facts with their proof, its wording, and the buttons that publish and withdraw."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom import desk
from newsroom.desk.approval import waiting
from newsroom.models import Country, Decision, Event, Fact
from tests.admin.conftest import of_kind, suggest
from tests.factories import fill_event, make_event


def url(event: Event, act: str = "change") -> str:
    return reverse(f"admin:newsroom_event_{act}", args=[event.pk])


def seen(event: Event) -> dict[str, str]:
    """What a publish form would carry now."""
    return {"seen": waiting(event).token}


def words(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def form_data(response) -> dict:
    return {name: value or "" for name, value in response.context["adminform"].form.initial.items()}


def test_it_works(as_, event):
    page = as_("putri").get(url(event)).content.decode()
    for said in (
        "Cambodia · participant · absent",
        "more than 300 people",
        "online scams",
        "17 December 2025",
        "Publish",
    ):
        assert said in page
    assert "Kamboja" in page
    assert "facts wait for publication" in page


def test_publishing_shows_it_at_once_or_later(as_, event):
    later = timezone.localtime() + dt.timedelta(days=2)
    data = seen(event) | {"embargo_until_0": later.strftime("%Y-%m-%d"), "embargo_until_1": "08:00"}
    assert "Published." in words(as_("putri").post(url(event, "publish"), data, follow=True))
    event.refresh_from_db()
    assert event.state == "published" and event.embargo_until > timezone.now()
    assert not Event.objects.published().exists()


def test_an_embargo_that_is_no_date_is_refused_in_words(as_, event):
    response = as_("putri").post(
        url(event, "publish"), {"embargo_until_0": "besok", "embargo_until_1": "8"}, follow=True
    )
    assert "valid" in words(response)
    event.refresh_from_db()
    assert event.state == "draft"


def test_publishing_twice_is_refused_in_words(as_, event):
    as_("putri").post(url(event, "publish"), seen(event))
    response = as_("rini").post(url(event, "publish"), seen(event), follow=True)
    assert "waits for publication" in words(response)
    assert Decision.objects.filter(verb="publish", event=event).count() == 1
    assert ">Publish" not in response.content.decode()


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawing_needs_a_reason(as_, event, reason):
    as_("putri").post(url(event, "publish"), seen(event))
    response = as_("putri").post(url(event, "withdraw"), {"reason": reason}, follow=True)
    assert "a reason is required" in words(response)
    event.refresh_from_db()
    assert event.state == "published"


def test_withdrawing_what_is_not_public_is_refused_in_words(as_, event):
    response = as_("putri").post(url(event, "withdraw"), {"reason": "wrong"}, follow=True)
    assert "is not public" in words(response)


def test_one_fact_can_be_withdrawn(as_, event):
    fact = Fact.objects.get(kind="figure")
    as_("putri").post(reverse("admin:newsroom_fact_withdraw", args=[fact.pk]), {"reason": "counted twice"})
    fact.refresh_from_db()
    assert fact.state == "withdrawn"
    assert "counted twice" in as_("putri").get(url(event)).content.decode()


def test_looking_changes_nothing(as_, event):
    before = Decision.objects.count(), event.state
    for act in ("publish", "withdraw"):
        assert as_("putri").get(url(event, act)).status_code == 405
    fact = Fact.objects.first()
    assert as_("putri").get(reverse("admin:newsroom_fact_withdraw", args=[fact.pk])).status_code == 405
    event.refresh_from_db()
    assert before == (Decision.objects.count(), event.state)


def test_wording_of_a_draft_is_changed_on_record(as_, event):
    client = as_("dewi")
    data = form_data(client.get(url(event))) | {"title_en": "Conference", "state": "published", "place": "Mars"}
    assert client.post(url(event), data).status_code == 302
    event.refresh_from_db()
    assert (event.title_en, event.state, event.place) == ("Conference", "draft", "Bangkok")
    decision = Decision.objects.first()
    assert (decision.verb, decision.by.username) == ("edit", "dewi")
    assert (decision.before["title_en"], decision.after["title_en"]) == ("", "Conference")


def test_saving_without_a_change_leaves_no_decision(as_, event):
    client, before = as_("dewi"), Decision.objects.count()
    client.post(url(event), form_data(client.get(url(event))))
    assert Decision.objects.count() == before


def test_an_event_keeps_a_title(as_, event):
    client = as_("dewi")
    data = form_data(client.get(url(event))) | {"title_id": "", "title_en": ""}
    assert "title_id" in client.post(url(event), data).context["adminform"].form.errors


def test_wording_of_a_public_event_is_not_changed_here(as_, event):
    client = as_("rini")
    data = form_data(client.get(url(event)))
    as_("putri").post(url(event, "publish"), seen(event))
    assert client.post(url(event), data | {"title_id": "Lain"}).status_code == 403
    event.refresh_from_db()
    assert event.title_id == "Konferensi Internasional"
    assert "change through a correction" in client.get(url(event)).content.decode()


def test_every_kind_of_fact_is_worded(as_, cast, django_assert_max_num_queries):
    for code in ("TH", "VN", "LA", "KH"):
        Country.objects.get_or_create(pk=code)
    event = make_event()
    fill_event(event)
    client = as_("putri")
    with django_assert_max_num_queries(25):
        page = client.get(url(event)).content.decode()
    for said in (
        "Laos · participant · present",
        "on behalf of Thailand",
        "joint statement · adopted",
        "membuka pusat",
    ):
        assert said in page


def test_markup_in_a_quote_is_escaped(as_, cast, article):
    desk.accept(of_kind(article, "event"), cast["sari"])
    text = article.texts.create(version=2, text="Ia berkata <b onclick=x>halo</b> di Bangkok kemarin sore.")
    text.runs.create(rules_version="test", zones=[])
    desk.accept(suggest(article, "topic", {"topic": "phishing"}, "<b onclick=x>halo</b>"), cast["sari"])
    page = as_("putri").get(url(Event.objects.get())).content.decode()
    assert "<b onclick" not in page and "&lt;b onclick=x&gt;" in page
