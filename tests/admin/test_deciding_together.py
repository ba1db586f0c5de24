"""Several at once, chosen words, undo: what is shown is what is written, and forged requests are refused in words."""

from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from newsroom import desk
from newsroom.models import Article, Decision, Event, Fact, Proof, Suggestion
from newsroom.models.review import SuggestionState
from tests.admin.conftest import TEXT, make_article, of_kind, suggest


def act(name: str, article: Article) -> str:
    return reverse(f"admin:newsroom_article_{name}", args=[article.pk])


def page(article: Article) -> str:
    return reverse("admin:newsroom_article_change", args=[article.pk])


def preview_of(client, article: Article) -> tuple[str, dict]:
    """The preview of the event with all that goes with it, as its link on the page leads to it; and its form."""
    [address] = re.findall(
        r'class="button quiet together"\s+href="([^"]+)"', client.get(page(article)).content.decode()
    )
    seen = client.get(html.unescape(address)).content.decode()
    form = {"s": re.findall(r'name="s" value="(\d+)"', seen)}
    form |= dict(re.findall(r'name="(seal\d+)"\s+value="(\w+)"', seen))
    return seen, form | {"take": re.findall(r'name="take"\s+value="(\d+)"\s+id="take\d+"\s+checked', seen)}


def test_it_works(as_, article):
    client = as_("sari")
    seen, form = preview_of(client, article)
    assert not Decision.objects.exists() and "Kamboja" in seen and "a new fact" in seen
    # What is not sure is shown, and not ticked.
    assert len(form["s"]) == 5 and len(form["take"]) == 3
    response = client.post(act("together", article), form, follow=True)
    assert "3 decided at once" in response.content.decode()
    event = Event.objects.get()
    assert {fact.kind for fact in event.facts.all()} == {"occurrence", "dating", "participation"}
    assert article.suggestions.filter(state="pending").count() == 2


def test_what_is_not_ticked_is_turned_down_for_a_reason(as_, article):
    client = as_("sari")
    _seen, form = preview_of(client, article)
    client.post(act("together", article), form | {"reason": "Not part of this event"})
    assert not article.suggestions.filter(state="pending").exists()
    assert Decision.objects.filter(verb="reject", reason="Not part of this event").count() == 2
    client.post(act("undo", article))
    assert article.suggestions.filter(state="pending").count() == 5


def test_what_would_write_something_else_by_now_is_refused_and_shown_again(as_, cast, article):
    client = as_("sari")
    _seen, form = preview_of(client, article)
    row = of_kind(article, "country")
    row.payload["role"] = "organiser"
    row.save()
    seen = client.post(act("together", article), form).content.decode()
    assert "look at it again" in seen and not Decision.objects.exists()
    assert "organiser" in seen


def test_all_of_one_country(as_, article):
    client = as_("sari")
    desk.accept(of_kind(article, "event"), client_user(client))
    suggest(article, "country", {"country": "TH", "role": "organiser", "presence": "present"}, "Thailand")
    seen = client.get(page(article)).content.decode()
    assert "All 2 of this one" in seen


def client_user(client):
    from newsroom.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


@pytest.mark.parametrize("form", [{}, {"s": ["x"]}, {"s": ["999999"]}, {"s": [str(n) for n in range(300)]}])
def test_forged_choices_are_refused_in_words(as_, article, form):
    for method in ("get", "post"):
        response = getattr(as_("sari"), method)(act("together", article), form)
        assert response.status_code in (200, 400) and not Decision.objects.exists()


def test_suggestions_of_another_article_are_not_taken(as_, article):
    other = make_article("desk:2")
    row = suggest(other, "topic", {"topic": "phishing"}, "Bangkok")
    as_("sari").post(act("together", article), {"s": [row.pk], "take": [row.pk], f"seal{row.pk}": "x"})
    row.refresh_from_db()
    assert row.state == SuggestionState.PENDING


@pytest.mark.parametrize("name", ["together", "prove", "undo"])
@pytest.mark.parametrize("who", ["budi", "tono", ""])
def test_refuses_who_may_not_decide(as_, article, name, who):
    row = of_kind(article, "event")
    form = {"s": [row.pk], "take": [row.pk], "quote": "Kamboja", "fact": "1"}
    response = as_(who).post(act(name, article), form)
    assert response.status_code in (302, 403) and not Decision.objects.exists()


def test_undo_takes_the_last_step_back_and_says_so(as_, article):
    client = as_("sari")
    client.post(act("decide", article), {"suggestion": of_kind(article, "event").pk, "verb": "accept"})
    assert "Undo" in client.get(page(article)).content.decode()
    seen = client.post(act("undo", article), follow=True).content.decode()
    assert "Taken back: 1 decision." in seen and of_kind(article, "event").state == "pending"
    assert "nothing of yours" in client.post(act("undo", article), follow=True).content.decode()
    assert client.get(act("undo", article)).status_code == 405


@pytest.fixture
def fact(article, cast) -> Fact:
    desk.accept(of_kind(article, "event"), cast["sari"])
    return desk.accept(of_kind(article, "country"), cast["sari"]).fact


def test_selected_words_become_proof(as_, article, fact):
    client, start = as_("sari"), TEXT.index("Kamboja tidak")
    selected = {"quote": "Kamboja tidak", "start": start, "end": start + 13}
    seen = client.get(act("prove", article), selected).content.decode()
    assert "Kamboja tidak" in seen and f'value="{fact.pk}"' in seen
    response = client.post(act("prove", article), selected | {"fact": fact.pk, "stance": "supports"}, follow=True)
    assert "Kept as proof" in response.content.decode()
    evidence = Proof.objects.latest("pk").evidence
    assert (evidence.exact, evidence.start) == ("Kamboja tidak", start)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"quote": "Kamboja hadir"}, "does not stand"),
        ({"quote": "Kamboja", "start": 0, "end": 7}, "does not stand"),
        ({"quote": ""}, "Choose the words"),
        ({"quote": "Baca juga"}, "proves nothing"),
        ({"quote": "Kamboja", "fact": "999"}, "999"),
        ({"quote": "Kamboja", "stance": "perhaps"}, "perhaps"),
    ],
)
def test_words_that_prove_nothing_are_refused_at_their_field(as_, article, fact, form, said):
    before = Proof.objects.count()
    given = {"fact": fact.pk, "stance": "supports"} | form
    response = as_("sari").post(act("prove", article), given)
    assert response.status_code == 200 and said in html.unescape(response.content.decode())
    assert Proof.objects.count() == before


def test_a_suggestion_is_taken_as_proof_only(as_, article, fact):
    client = as_("sari")
    row = suggest(article, "country", {"country": "TH", "role": "organiser"}, "Thailand")
    seen = client.get(page(article)).content.decode()
    assert "Only as proof" in seen
    client.post(act("decide", article), {"suggestion": row.pk, "verb": "span", "fact": fact.pk})
    assert fact.proofs.count() == 2 and not Fact.objects.filter(participation__role="organiser").exists()
    other = suggest(article, "topic", {"topic": "phishing"}, "Bangkok")
    refused = client.post(
        act("decide", article), {"suggestion": other.pk, "verb": "span", "fact": fact.pk}, follow=True
    )
    assert "another kind of fact" in refused.content.decode()
    assert client.post(act("decide", article), {"suggestion": other.pk, "verb": "span"}).status_code == 400


def test_a_rejection_reaches_as_far_as_was_chosen_and_is_recalled(as_, article):
    client = as_("sari")
    row = of_kind(article, "topic")
    form = {"suggestion": row.pk, "verb": "reject", "reason": "Of no interest"}
    forged = client.post(act("decide", article), form | {"scope": "moon"}, follow=True)
    assert "is no scope" in forged.content.decode()
    client.post(act("decide", article), form | {"scope": "article"})
    assert Decision.objects.get().after["scope"] == "article"
    suggest(article, "topic", {"topic": "phishing"}, "perwakilan")
    assert "Much the same was rejected" in client.get(page(article)).content.decode()
    assert Suggestion.objects.filter(state="rejected").count() == 1
