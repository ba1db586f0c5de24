"""Who may do what, tried by forged requests: with the token of the form and without it."""

import pytest
from django.test import Client
from django.urls import reverse

from newsroom import desk
from newsroom.desk.approval import waiting
from newsroom.models import Article, Decision, Event, Fact, Name, Suggestion
from tests.admin.conftest import make_user, of_kind

ALL = ("", "tono", "budi", "sari", "putri", "rini")
EDITORS = {"sari", "putri", "rini"}
PUBLISHERS = {"putri", "rini"}


@pytest.fixture
def desk_work(cast, article) -> dict[str, object]:
    """An event accepted by Dewi, who takes no part in the table, with one fact and one thing left to decide."""
    desk.accept(of_kind(article, "event"), cast["dewi"])
    desk.accept(of_kind(article, "figure"), cast["dewi"])
    event = Event.objects.get()
    return {
        "article": article,
        "event": event,
        "fact": Fact.objects.get(kind="figure"),
        "topic": of_kind(article, "topic"),
    }


def state_of_things() -> tuple:
    return (
        list(Article.objects.order_by("pk").values_list("pk", "state", "title")),
        list(Event.objects.order_by("pk").values_list("pk", "state", "title_id")),
        list(Fact.objects.order_by("pk").values_list("pk", "state")),
        list(Suggestion.objects.order_by("pk").values_list("pk", "state")),
        Decision.objects.count(),
        Name.objects.count(),
    )


def act(name: str, args: list, data: dict) -> tuple[str, dict]:
    return reverse(f"admin:newsroom_{name}", args=args), data


def acts(work) -> dict[str, tuple[str, dict]]:
    article, event, fact, topic = work["article"].pk, work["event"].pk, work["fact"].pk, work["topic"].pk
    stated = {"topic": "cybercrime", "basis": "unknown", "quote": "Bangkok", "event": event}
    address, data = act("article_state", [article], stated)
    return {
        "accept": act("article_decide", [article], {"suggestion": topic, "verb": "accept"}),
        "reject": act("article_decide", [article], {"suggestion": topic, "verb": "reject", "reason": "no"}),
        "edit": act("article_edit", [article, topic], {"topic": "phishing", "basis": "unknown"}),
        "state": (f"{address}?kind=topic", data),
        "publish": act("event_publish", [event], {"seen": waiting(work["event"]).token}),
        "withdraw fact": act("fact_withdraw", [fact], {"reason": "wrong"}),
        "add article": act("article_add", [], {"text": "Thailand dan Indonesia bertemu di Jakarta hari ini."}),
    }


TABLE = {
    "accept": EDITORS,
    "reject": EDITORS,
    "edit": EDITORS,
    "state": EDITORS,
    "publish": PUBLISHERS,
    "withdraw fact": PUBLISHERS,
    "add article": EDITORS | {"budi"},
}


@pytest.mark.parametrize("who", ALL)
@pytest.mark.parametrize("what", TABLE)
def test_it_works(as_, desk_work, what, who):
    """Each act is done by those who may, and by a request that skips every page on the way; by nobody else."""
    address, data = acts(desk_work)[what]
    before = state_of_things()
    response = as_(who).post(address, data)
    assert response.status_code in (302, 403)
    assert (state_of_things() != before) == (who in TABLE[what])


@pytest.mark.parametrize("what", TABLE)
def test_a_request_without_the_token_is_refused(as_, desk_work, what):
    address, data = acts(desk_work)[what]
    before = state_of_things()
    assert as_("rini", enforce_csrf_checks=True).post(address, data).status_code == 403
    assert state_of_things() == before


def test_a_request_with_the_token_is_done(as_, desk_work):
    client = as_("sari", enforce_csrf_checks=True)
    page = client.get(reverse("admin:newsroom_article_change", args=[desk_work["article"].pk]))
    address, data = acts(desk_work)["accept"]
    token = page.context["csrf_token"]
    assert client.post(address, data | {"csrfmiddlewaretoken": str(token)}).status_code == 302
    desk_work["topic"].refresh_from_db()
    assert desk_work["topic"].state == "accepted"


def test_withdrawing_is_for_publishers(as_, cast, desk_work):
    event, article = desk_work["event"], desk_work["article"]
    desk.publish(event, cast["putri"])
    for who in ("budi", "sari"):
        for name, subject in (("event", event), ("article", article)):
            as_(who).post(reverse(f"admin:newsroom_{name}_withdraw", args=[subject.pk]), {"reason": "wrong"})
            subject.refresh_from_db()
            assert subject.state == "published"
    for name, subject in (("article", article), ("event", event)):
        as_("putri").post(reverse(f"admin:newsroom_{name}_withdraw", args=[subject.pk]), {"reason": "wrong"})
        subject.refresh_from_db()
        assert subject.state == "unpublished"


CHANGE_FORMS = {
    # A forged POST of a form: who may change anything by it. Nobody by any changes a state.
    "article": EDITORS,
    "event": EDITORS | {"budi"},
    "outlet": EDITORS,
    "suggestion": set(),
    "fact": set(),
    "decision": set(),
    "country": set(),
}


@pytest.mark.parametrize("who", ALL)
@pytest.mark.parametrize("model", CHANGE_FORMS)
def test_forms_write_no_state(as_, desk_work, model, who):
    rows = {
        "article": desk_work["article"],
        "event": desk_work["event"],
        "outlet": desk_work["article"].outlet,
        "suggestion": desk_work["topic"],
        "fact": desk_work["fact"],
        "decision": Decision.objects.first(),
        "country": desk_work["event"].country,
    }
    address = reverse(f"admin:newsroom_{model}_change", args=[rows[model].pk])
    forged = {"state": "published", "verb": "publish", "iso2": "XX", "reason": "forged", "reliability": "A"}
    before = state_of_things()
    assert as_(who).post(address, forged | {"_save": "1"}).status_code in (200, 302, 403)
    assert state_of_things() == before


@pytest.mark.parametrize("who", ["budi", "sari", "putri", "rini"])
@pytest.mark.parametrize(
    "model",
    [
        "article",
        "event",
        "fact",
        "suggestion",
        "decision",
        "outlet",
        "forum",
        "actor",
        "country",
        "instrument",
        "user",
    ],
)
def test_nothing_that_carries_decisions_is_deleted(as_, desk_work, model, who):
    client = as_(who)
    from django.apps import apps

    kind = apps.get_model("newsroom", model)
    count = kind.objects.count()
    pk = getattr(kind.objects.first(), "pk", 1)
    assert client.post(reverse(f"admin:newsroom_{model}_delete", args=[pk]), {"post": "yes"}).status_code in (
        302,
        403,
    )
    data = {"action": "delete_selected", "_selected_action": [pk], "post": "yes"}
    client.post(reverse(f"admin:newsroom_{model}_changelist"), data)
    assert kind.objects.count() == count


@pytest.mark.parametrize("model", ["event", "fact", "suggestion", "decision", "country"])
def test_what_only_verbs_make_is_not_added_by_hand(as_, desk_work, model):
    assert as_("rini").get(reverse(f"admin:newsroom_{model}_add")).status_code == 403
    assert as_("rini").post(reverse(f"admin:newsroom_{model}_add"), {"state": "published"}).status_code == 403


def test_nobody_publishes_their_own_work(as_, article):
    client = as_("putri")
    client.post(
        reverse("admin:newsroom_article_decide", args=[article.pk]),
        {"suggestion": of_kind(article, "event").pk, "verb": "accept"},
    )
    event = Event.objects.get()
    response = client.post(
        reverse("admin:newsroom_event_publish", args=[event.pk]), {"seen": waiting(event).token}, follow=True
    )
    assert "somebody else must publish it" in " ".join(map(str, response.context["messages"]))
    event.refresh_from_db()
    assert event.state == "draft"


def test_a_title_is_work_too(as_, cast, desk_work):
    """Whoever words an event cannot publish it either."""
    event, client = desk_work["event"], as_("putri")
    address = reverse("admin:newsroom_event_change", args=[event.pk])
    data = {name: value or "" for name, value in client.get(address).context["adminform"].form.initial.items()}
    assert client.post(address, data | {"title_en": "Conference"}).status_code == 302
    event.refresh_from_db()
    client.post(reverse("admin:newsroom_event_publish", args=[event.pk]), {"seen": waiting(event).token})
    event.refresh_from_db()
    assert (event.title_en, event.state) == ("Conference", "draft")


def test_an_editor_makes_nobody_a_publisher(as_, cast):
    for name in ("budi", "sari", "putri"):
        client = as_(name)
        assert client.get(reverse("admin:newsroom_user_changelist")).status_code == 403
        address = reverse("admin:newsroom_user_change", args=[cast[name].pk])
        assert client.post(address, {"username": name, "is_superuser": "on"}).status_code == 403
        assert client.get(reverse("admin:auth_group_changelist")).status_code == 403


def test_a_person_who_left_is_sent_to_the_log_in(article):
    gone = make_user("lama", "editor", is_active=False)
    client = Client()
    client.force_login(gone)
    response = client.post(reverse("admin:newsroom_article_decide", args=[article.pk]), {"verb": "accept"})
    assert response.status_code == 302 and "login" in response["Location"]
