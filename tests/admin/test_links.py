"""On the article page: the same event, the same words, and what waits in triage; each POST is one verb."""

from __future__ import annotations

import pytest
from django.urls import reverse

from newsroom.desk import suggest
from newsroom.intake.world import load_world
from newsroom.models import Article, Decision, Event, Suggestion
from tests.desk.test_copies import LEAD, STORY, kept, read
from tests.desk.test_triage import FOOTBALL


@pytest.fixture
def pair(db, edi):
    """Two reports of one event: the first decided, the second a copy with a lead of its own."""
    load_world()
    wire, copy = read(STORY), read(LEAD, STORY)
    return wire, copy


def page(article: Article) -> str:
    return reverse("admin:newsroom_article_change", args=[article.pk])


def act(name: str, article: Article) -> str:
    return reverse(f"admin:newsroom_article_{name}", args=[article.pk])


def main(article: Article) -> Suggestion:
    return Suggestion.objects.get(article=article, kind="event", is_main=True)


def test_it_works(pair, client, edi):
    wire, copy = pair
    client.force_login(edi)
    client.post(act("decide", wire), {"suggestion": main(wire).pk, "verb": "accept"})
    event = Event.objects.get()
    seen = client.get(page(copy)).content.decode()
    assert "Probably the same as" in seen and "The dates meet" in seen and "Counts as one source with" in seen
    client.post(act("decide", copy), {"suggestion": main(copy).pk, "event": event.pk, "verb": "accept"})
    assert Decision.objects.get(verb="same_as").event == event and Event.objects.count() == 1


def test_the_form_offers_the_date_that_a_bare_weekday_means(pair, client, edi):
    wire, _copy = pair
    client.force_login(edi)
    client.post(act("decide", wire), {"suggestion": main(wire).pk, "verb": "accept"})
    vague = read(["An international conference on online scams in Bangkok was opened on Wednesday, TNA reports."])
    edit = reverse("admin:newsroom_article_edit", args=[vague.pk, main(vague).pk])
    assert "edtf" not in main(vague).payload
    seen = client.get(edit).content.decode()
    assert 'value="2025-12-17?"' in seen and "that weekday is 17 December 2025" in seen


def test_another_article_that_reports_it_is_named(pair, client, edi):
    wire, copy = pair
    client.force_login(edi)
    seen = client.get(page(copy)).content.decode()
    assert "Probably reported too in" in seen and f"{page(wire)}#s{main(wire).pk}" in seen


def test_not_the_same_is_noted_once_and_for_all(pair, client, edi):
    wire, copy = pair
    client.force_login(edi)
    client.post(act("decide", wire), {"suggestion": main(wire).pk, "verb": "accept"})
    event = Event.objects.get()
    answer = client.post(act("apart", copy), {"suggestion": main(copy).pk, "event": event.pk}, follow=True)
    assert "Noted: not the same as" in answer.content.decode()
    assert "Probably the same as" not in client.get(page(copy)).content.decode()


def test_a_copy_is_called_independent_and_a_copy_again(pair, client, edi):
    wire, copy = pair
    client.force_login(edi)
    client.post(act("copy", copy), {"verb": "independent", "reason": "Own reporter"})
    copy.refresh_from_db()
    assert copy.syndicated_from is None
    client.post(act("copy", copy), {"verb": "copy", "other": wire.pk, "reason": "No, after all"})
    copy.refresh_from_db()
    assert copy.syndicated_from == wire
    assert "No, after all" in client.get(page(copy)).content.decode()


def test_triage_says_why_nothing_is_suggested_and_is_left_by_a_post(world, client, edi):
    article = read(FOOTBALL)
    client.force_login(edi)
    assert "waits in triage" in client.get(page(article)).content.decode()
    listed = reverse("admin:newsroom_article_changelist")
    assert "in triage" in client.get(listed, {"triage": "waits"}).content.decode()
    assert article.title not in client.get(listed, {"triage": "beat"}).content.decode()
    client.post(act("take_up", article))
    article.refresh_from_db()
    assert not article.in_triage and "waits in triage" not in client.get(page(article)).content.decode()


@pytest.mark.parametrize("name", ["apart", "copy", "take_up"])
def test_refuses_a_get_a_stranger_and_who_may_not_decide(name, pair, client, carol):
    _wire, copy = pair
    assert client.post(act(name, copy)).status_code == 302
    client.force_login(carol)
    assert client.get(act(name, copy)).status_code == 405
    fields = {"suggestion": main(copy).pk, "reason": "x", "verb": "independent", "event": ""}
    client.post(act(name, copy), fields)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("name", "fields", "status"),
    [
        ("apart", {"suggestion": "9999", "event": ""}, 404),
        ("apart", {"suggestion": "own", "event": ""}, 400),
        ("apart", {"suggestion": "own", "event": "9999"}, 404),
        ("apart", {"suggestion": "other", "event": ""}, 404),
        ("copy", {"verb": "copy", "other": "9999", "reason": "x"}, 404),
        ("copy", {"verb": "copy", "other": "-1", "reason": "x"}, 404),
        ("copy", {"verb": "copy", "other": "٣", "reason": "x"}, 404),
    ],
)
def test_refuses_a_forged_post(name, fields, status, pair, client, edi):
    wire, copy = pair
    keys = {"own": main(copy).pk, "other": main(wire).pk}
    client.force_login(edi)
    answer = client.post(act(name, copy), {key: keys.get(value, value) for key, value in fields.items()})
    assert answer.status_code == status and not Decision.objects.exists()


def test_refuses_in_words_what_the_desk_refuses(pair, client, edi):
    wire, _copy = pair
    client.force_login(edi)
    for name, fields in (("take_up", {}), ("copy", {"verb": "copy", "other": wire.pk, "reason": "x"})):
        answer = client.post(act(name, wire), fields, follow=True)
        assert answer.status_code == 200 and "messagelist" in answer.content.decode()
    assert not Decision.objects.exists()


def test_the_number_of_queries_does_not_grow_with_copies(pair, client, edi, django_assert_max_num_queries):
    client.force_login(edi)
    for _ in range(6):
        suggest(kept(LEAD + STORY))
    with django_assert_max_num_queries(45):
        client.get(page(pair[1]))
