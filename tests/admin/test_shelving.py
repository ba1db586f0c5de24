"""An article put aside, taken up again, retracted: offered where the workflow has it, refused where it has not."""

import pytest
from django.urls import reverse

from newsroom import desk
from newsroom.models import Article, Decision, Fact
from tests.admin.conftest import of_kind


def act(name: str, article: Article) -> str:
    return reverse(f"admin:newsroom_article_{name}", args=[article.pk])


def page(client, article: Article) -> str:
    return client.get(reverse("admin:newsroom_article_change", args=[article.pk])).content.decode()


def test_it_works(as_, article):
    client = as_("sari")
    assert "Put this article aside" in page(client, article) and "Retract this article" not in page(client, article)
    client.post(act("spike", article), {"reason": "Not of the beat"})
    article.refresh_from_db()
    assert article.state == "spiked" and "Take this article up again" in page(client, article)
    client.post(act("unspike", article))
    article.refresh_from_db()
    assert article.state == "ingested"
    assert [one.verb for one in Decision.objects.order_by("pk")] == ["spike", "unspike"]


def test_a_retracted_article_says_so_and_its_facts_go_back(as_, cast, article, client):
    desk.accept(of_kind(article, "event"), cast["sari"])
    fact = desk.accept(of_kind(article, "country"), cast["sari"]).fact
    desk.publish(fact.event, cast["putri"])
    assert client.get(article.get_absolute_url()).status_code == 200
    as_("putri").post(act("kill", article), {"reason": "Made up"})
    article.refresh_from_db()
    assert article.state == "killed" and client.get(article.get_absolute_url()).status_code == 410
    assert not Fact.objects.published().filter(pk=fact.pk).exists()


@pytest.mark.parametrize("name", ["spike", "kill"])
def test_refuses_without_a_reason(as_, article, name):
    who = as_("putri")
    assert "a reason is required" in who.post(act(name, article), {"reason": " "}, follow=True).content.decode()
    article.refresh_from_db()
    assert article.state == "ingested" and not Decision.objects.exists()


@pytest.mark.parametrize(
    ("who", "name"), [("budi", "spike"), ("budi", "unspike"), ("sari", "kill"), ("tono", "kill")]
)
def test_refuses_who_may_not(as_, article, who, name):
    as_(who).post(act(name, article), {"reason": "Because"})
    article.refresh_from_db()
    assert article.state == "ingested" and not Decision.objects.exists()


@pytest.mark.parametrize("name", ["spike", "unspike", "kill"])
def test_a_look_changes_nothing(as_, article, name):
    assert as_("putri").get(act(name, article)).status_code == 405 and not Decision.objects.exists()
