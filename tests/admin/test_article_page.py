"""The page on which an article is decided, and the acts on it."""

import pytest
from django.urls import reverse

from newsroom import desk
from newsroom.admin.review import review
from newsroom.models import Article, Decision, Event, Evidence, Fact, Participation, Proof, Suggestion
from newsroom.models.review import SuggestionState
from tests.admin.conftest import make_article, of_kind, suggest


def url(article: Article, act: str = "change", **args) -> str:
    return reverse(f"admin:newsroom_article_{act}", args=[article.pk, *args.values()])


def decide(client, article: Article, suggestion: Suggestion, verb: str = "accept", **fields):
    data = {"suggestion": suggestion.pk, "verb": verb, **fields}
    return client.post(url(article, "decide"), data, follow=True)


def written() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Decision, Event, Fact, Proof, Evidence))


def words(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_it_works(as_, article):
    page = as_("sari").get(url(article)).content.decode()
    for suggestion in article.suggestions.all():
        assert f'id="s{suggestion.pk}"' in page
        assert f'id="q{suggestion.pk}"' in page
    assert "Because it says so." in page
    assert "Cambodia · participant · absent" in page
    assert '<span class="zone" title="link to another story: proves nothing">Baca juga' in page
    assert "0 of 5 decided" in " ".join(page.split())


def test_the_explanation_is_in_the_language_of_the_editor(as_, article):
    page = as_("sari").get(f"/admin/newsroom/article/{article.pk}/change/").content.decode()
    assert "Karena begitu." in page


def test_markup_in_text_and_payload_is_escaped(as_, db):
    evil = "<script>alert(1)</script> bertemu di Bangkok pada hari itu."
    article = make_article(text=evil, title="<script>alert(2)</script>", zones=[[0, 59, "body"]])
    title = '"><script>alert(3)</script>'
    suggest(article, "event", {"type": "other", "title_id": title}, "<script>alert(1)</script>")
    page = as_("sari").get(url(article)).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)") >= 1


def test_whoever_may_not_decide_sees_no_buttons(as_, article):
    page = as_("budi").get(url(article)).content.decode()
    assert 'id="s' in page
    assert 'name="verb"' not in page
    assert url(article, "read") not in page


def test_looking_changes_nothing(as_, article):
    before = written(), list(Suggestion.objects.values_list("pk", "state"))
    client = as_("sari")
    event = of_kind(article, "event")
    edit = reverse("admin:newsroom_article_edit", args=[article.pk, event.pk])
    query = f"?verb=accept&suggestion={event.pk}"
    for address in (url(article), edit, edit + query, url(article, "state") + "?kind=figure"):
        assert client.get(address).status_code == 200
    for act in ("decide", "read", "withdraw"):
        assert client.get(url(article, act) + query).status_code == 405
    assert before == (written(), list(Suggestion.objects.values_list("pk", "state")))


def test_accept_makes_the_fact_and_goes_to_the_next_card(as_, article):
    event = of_kind(article, "event")
    response = decide(as_("sari"), article, event)
    following = article.suggestions.filter(kind="country").order_by("evidence__start").first()
    assert response.redirect_chain[-1][0].endswith(f"#s{following.pk}")
    event.refresh_from_db()
    assert event.state == SuggestionState.ACCEPTED
    assert Event.objects.get().title_id == "Konferensi Internasional"


def test_a_fact_goes_to_the_articles_event_or_to_the_chosen_one(as_, article):
    client = as_("sari")
    decide(client, article, of_kind(article, "event"))
    first = Event.objects.get()
    other = Event.objects.create(title_id="Lain", state="draft")
    decide(client, article, of_kind(article, "figure"))
    assert Fact.objects.get(kind="figure").event == first
    response = decide(client, article, of_kind(article, "country"), event=other.pk)
    assert Participation.objects.get().event == other
    assert f"?event={other.pk}" in response.redirect_chain[-1][0]
    page = client.get(url(article) + f"?event={other.pk}").content.decode()
    assert f'<option value="{other.pk}">' in page


def test_same_as_adds_proof_to_the_event_that_is_there(as_, article):
    known = Event.objects.create(title_id="IC-GPOS 2025", state="draft", country_id="TH")
    page = as_("sari").get(url(article)).content.decode()
    assert f'<option value="{known.pk}">' in page
    decide(as_("sari"), article, of_kind(article, "event"), event=known.pk)
    assert Event.objects.get() == known
    assert Decision.objects.get().verb == "same_as"


def test_a_fact_without_an_event_is_refused_in_words(as_, article):
    before = written()
    response = decide(as_("sari"), article, of_kind(article, "figure"))
    assert "Accept the article's event first" in words(response)
    assert written() == before
    assert of_kind(article, "figure").state == SuggestionState.PENDING


def test_accepting_twice_is_refused_in_words(as_, article):
    decide(as_("sari"), article, of_kind(article, "event"))
    before = written()
    response = decide(as_("dewi"), article, of_kind(article, "event"))
    assert "decided already" in words(response)
    assert written() == before


@pytest.mark.parametrize("reason", ["", "   "])
def test_rejecting_needs_a_reason(as_, article, reason):
    response = decide(as_("sari"), article, of_kind(article, "topic"), "reject", reason=reason)
    assert "a reason is required" in words(response)
    assert of_kind(article, "topic").state == SuggestionState.PENDING
    assert not Decision.objects.exists()


def test_reject_keeps_the_reason(as_, article):
    decide(as_("sari"), article, of_kind(article, "topic"), "reject", reason="only mentioned")
    assert Decision.objects.get().reason == "only mentioned"
    assert of_kind(article, "topic").state == SuggestionState.REJECTED
    assert "only mentioned" in as_("sari").get(url(article)).content.decode()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verb": "publish"}, 400),
        ({"verb": ""}, 400),
        ({"suggestion": "999999"}, 404),
        ({"suggestion": "x"}, 404),
        ({"suggestion": "²"}, 404),
        ({"suggestion": "9" * 40}, 404),
        ({"event": "999999"}, 404),
        ({"event": "1 OR 1"}, 404),
    ],
)
def test_a_request_that_makes_no_sense_is_answered_in_words(as_, article, fields, status):
    data = {"suggestion": of_kind(article, "event").pk, "verb": "accept"} | fields
    response = as_("sari").post(url(article, "decide"), data)
    assert response.status_code == status
    assert b"This cannot be done" in response.content
    assert not Decision.objects.exists()


def test_a_suggestion_of_another_article_is_not_found(as_, article):
    other = make_article("desk:2")
    for address in (
        url(other, "decide"),
        reverse("admin:newsroom_article_edit", args=[other.pk, of_kind(article, "event").pk]),
    ):
        data = {"suggestion": of_kind(article, "event").pk, "verb": "accept"}
        assert as_("sari").post(address, data).status_code == 404
    assert not Decision.objects.exists()


def test_an_article_that_is_not_there_is_not_found(as_, article):
    assert as_("sari").post("/en/admin/newsroom/article/999999/decide/", {}).status_code == 404


def test_edit_shows_the_payload_and_accepts_the_changed_one(as_, article):
    client = as_("sari")
    address = reverse("admin:newsroom_article_edit", args=[article.pk, of_kind(article, "event").pk])
    form = client.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"title_en": "International Conference"}
    assert client.post(address, data).status_code == 302
    assert Event.objects.get().title_en == "International Conference"
    assert of_kind(article, "event").state == SuggestionState.EDITED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("edtf", "besok"),
        ("edtf", "2025-02-30"),
        ("ordinal", "0"),
        ("ordinal", "x"),
        ("country", "ZZ"),
        ("type", "party"),
    ],
)
def test_a_wrong_field_is_marked_and_nothing_is_written(as_, article, field, value):
    client = as_("sari")
    address = reverse("admin:newsroom_article_edit", args=[article.pk, of_kind(article, "event").pk])
    form = client.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {field: value}
    response = client.post(address, data)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Event.objects.exists() and not Decision.objects.exists()


def test_a_wrong_name_known_only_to_the_verb_is_marked_too(as_, cast, article):
    desk.accept(of_kind(article, "event"), cast["dewi"])
    address = reverse("admin:newsroom_article_edit", args=[article.pk, of_kind(article, "country").pk])
    data = {"role": "host", "presence": "present", "actor": "nobody", "actor_kind": "person", "basis": "unknown"}
    response = as_("sari").post(address, data)
    assert "actor" in response.context["form"].errors


def test_reading_again_keeps_what_was_decided(as_, article):
    decide(as_("sari"), article, of_kind(article, "topic"), "reject", reason="no")
    response = as_("sari").post(url(article, "read"), follow=True)
    assert "Read:" in words(response)
    assert Decision.objects.count() == 1


def test_evidence_of_an_older_text_is_told_apart(as_, article):
    article.texts.create(version=2, text="Teks yang lain sama sekali.")
    page = as_("sari").get(url(article)).content.decode()
    assert "From an earlier version of the text." in page
    assert "<mark" not in page


def test_metadata_can_be_put_right_and_state_cannot(as_, article):
    client = as_("sari")
    data = client.get(url(article)).context["adminform"].form.initial
    data = {name: value or "" for name, value in data.items()}
    changed = data | {"title": "Judul baru", "published_edtf": "2025-12", "state": "published", "import_ref": "other"}
    assert client.post(url(article), changed).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.published_edtf, article.published_basis) == ("Judul baru", "2025-12", "stated")
    assert (article.state, article.import_ref) == ("ingested", "desk:1")
    wrong = client.post(url(article), changed | {"published_edtf": "Desember"})
    assert "published_edtf" in wrong.context["adminform"].form.errors


def test_two_editors_do_not_overwrite_each_other(as_, article):
    data = as_("sari").get(url(article)).context["adminform"].form.initial
    data = {name: value or "" for name, value in data.items()}
    assert as_("sari").post(url(article), data | {"title": "Dari Sari"}).status_code == 302
    response = as_("dewi").post(url(article), data | {"title": "Dari Dewi"})
    assert b"Somebody else changed this" in response.content
    article.refresh_from_db()
    assert article.title == "Dari Sari"


def test_the_page_costs_a_bounded_number_of_queries(as_, cast, article, django_assert_max_num_queries):
    decide(as_("sari"), article, of_kind(article, "event"))
    for number in range(30):
        suggest(article, "topic", {"topic": "cybercrime"}, TEXTS[number % len(TEXTS)])
    with django_assert_max_num_queries(20):
        review(article, cast["sari"])


TEXTS = ("Bangkok", "Thailand", "Konferensi", "peserta", "negara", "Kamboja")
