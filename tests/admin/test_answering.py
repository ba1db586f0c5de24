"""Questions on the article page: what the editor sees, and how they are answered."""

import re

import pytest
from django.urls import reverse

from newsroom import desk
from newsroom.admin.review import review
from newsroom.models import Article, Decision, Evidence, Fact, Question, Suggestion
from tests.admin.conftest import make_article

TEXT = (
    "Bangkok (TNA) – Thailand hosted a conference on online scams in Bangkok on Tuesday, 17 December 2025. "
    "Police freed 215 people, comprising 109 Thais, 50 Pakistanis and 48 Indians. Online scams were discussed.\n"
)


@pytest.fixture
def article(db, world) -> Article:
    made = make_article(text=TEXT, language="en", zones=[])
    made.current_text.runs.all().delete()
    desk.suggest(made)
    return made


@pytest.fixture
def question(article) -> Question:
    return Question.objects.get(kind="weekday_date")


def url(article: Article, act: str = "change") -> str:
    return reverse(f"admin:newsroom_article_{act}", args=[article.pk])


def page_of(client, article: Article) -> str:
    return " ".join(client.get(url(article)).content.decode().split())


def send(client, article: Article, question: Question | int, **fields):
    data = {"question": getattr(question, "pk", question), "option": "2025-12-16", **fields}
    return client.post(url(article, "answer"), data, follow=True)


def words(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def untouched(question: Question) -> bool:
    question.refresh_from_db()
    return question.state == "open" and not Decision.objects.exists()


def test_it_works(as_, article, question):
    client = as_("sari")
    page = page_of(client, article)
    assert "Questions to settle" in page
    assert page.index('id="questions"') < page.index('class="card pending"')
    assert "“Tuesday, 17 December 2025” do not agree" in page
    for label in ("Wednesday, 17 December 2025", "Tuesday, 16 December 2025", "Tuesday, 17 December 2024"):
        assert label in page
    facts = Fact.objects.count()
    response = send(client, article, question, reason="the ministry says so")
    assert "Answered" in words(response) and Fact.objects.count() == facts
    decision = Decision.objects.get()
    assert (decision.verb, decision.after, decision.by.username) == ("answer", {"answer": "2025-12-16"}, "sari")
    answered = page_of(client, article)
    assert f'<details class="card question done" id="ask{question.pk}">' in answered
    for said in ("Tuesday, 16 December 2025", "answered · sari", "the ministry says so"):
        assert said in answered


def test_both_passages_are_marked_and_linked(as_, article):
    sums = Question.objects.get(kind="sum_parts")
    page = page_of(as_("sari"), article)
    for number in (0, 1):
        assert page.count(f'id="asked{sums.pk}-{number}"') == 1
        assert page.count(f'href="#asked{sums.pk}-{number}"') == 1
    assert f'<a href="#ask{sums.pk}"' in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_event_says_that_its_date_waits(as_, cast, article, question):
    event = Suggestion.objects.get(kind="event", is_main=True)
    waiting = f'<a href="#ask{question.pk}"> Its date waits for the answer to a question. </a>'
    assert waiting in page_of(as_("sari"), article)
    card = next(
        card for group in review(article, cast["sari"]).groups for card in group.cards if card.suggestion == event
    )
    assert (card.asked, card.edtf) == (f"ask{question.pk}", "")
    send(as_("sari"), article, question)
    assert waiting not in page_of(as_("sari"), article)


def test_other_words_are_an_answer(as_, article, question):
    send(as_("sari"), article, question, option="", answer="24 December 2025, says the host")
    assert Decision.objects.get().after == {"answer": "24 December 2025, says the host"}


def test_the_explanation_is_in_the_language_of_the_editor(as_, article):
    page = as_("sari").get(f"/admin/newsroom/article/{article.pk}/change/").content.decode()
    assert "tidak cocok" in page and "Rabu, 17 Desember 2025" in page


def test_an_article_without_questions_shows_none(as_, world):
    page = page_of(as_("sari"), make_article())
    assert "Questions to settle" not in page


def test_whoever_may_not_decide_sees_no_form_and_is_refused(as_, article, question):
    page = page_of(as_("budi"), article)
    assert "Questions to settle" in page and 'name="option"' not in page
    assert "permission" in words(send(as_("budi"), article, question))
    assert untouched(question)


@pytest.mark.parametrize("who", ["", "tono"])
def test_outsiders_are_sent_to_the_log_in(as_, article, question, who):
    response = as_(who).post(url(article, "answer"), {"question": question.pk, "option": "2025-12-16"})
    assert response.status_code == 302 and "login" in response["Location"]
    assert untouched(question)


def test_a_get_answers_nothing(as_, article, question):
    query = f"?question={question.pk}&option=2025-12-16"
    assert as_("sari").get(url(article, "answer") + query).status_code == 405
    assert as_("sari").get(url(article) + query).status_code == 200
    assert untouched(question)


def test_a_forged_form_is_refused(as_, article, question):
    client = as_("sari", enforce_csrf_checks=True)
    data = {"question": question.pk, "option": "2025-12-16"}
    assert client.post(url(article, "answer"), data).status_code == 403
    assert untouched(question)


def test_a_question_of_another_article_is_not_found(as_, article, question):
    other = make_article("desk:2")
    assert send(as_("sari"), other, question).status_code == 404
    assert untouched(question)


@pytest.mark.parametrize("pk", ["", "x", "²", "999999", "9" * 40])
def test_a_question_that_is_none_is_not_found(as_, article, question, pk):
    response = as_("sari").post(url(article, "answer"), {"question": pk, "option": "2025-12-16"})
    assert response.status_code == 404 and b"This cannot be done" in response.content
    assert untouched(question)


def test_answering_twice_is_refused_in_words(as_, article, question):
    send(as_("sari"), article, question)
    assert "answered already" in words(send(as_("dewi"), article, question, option="2025-12-17"))
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"option": ""}, "Choose an answer"),
        ({"option": "", "answer": "   "}, "Choose an answer"),
        ({"option": "", "answer": "x" * 401}, "longer than 400"),
        ({"reason": "x" * 4001}, "longer than 4000"),
        ({"answer": "something else"}, "both at once"),
        ({"option": "", "answer": "a\x00b"}, "no text"),
    ],
)
def test_an_answer_that_is_none_is_refused_in_words(as_, article, question, fields, said):
    assert said in words(send(as_("sari"), article, question, **fields))
    assert untouched(question)


def test_markup_in_an_answer_is_escaped(as_, article, question):
    send(as_("sari"), article, question, option="", answer="<script>alert(1)</script>")
    page = page_of(as_("sari"), article)
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page


def test_a_question_of_an_older_text_says_so(as_, article, question):
    article.texts.create(version=2, text="Another text altogether.")
    page = page_of(as_("sari"), article)
    assert "From an earlier version of the text." in page
    assert f'href="#asked{question.pk}-0"' not in page


def test_the_list_finds_articles_with_open_questions(as_, article, question):
    make_article("desk:2")
    client, address = as_("sari"), reverse("admin:newsroom_article_changelist")

    def found() -> list[int]:
        return [row.pk for row in client.get(f"{address}?questions=open").context["cl"].result_list]

    assert found() == [article.pk]
    Question.objects.update(state="answered")
    assert found() == []


def test_the_page_costs_no_query_for_each_question(as_, cast, article, question, django_assert_max_num_queries):
    send(as_("sari"), article, question)
    for number in range(20):
        Question.objects.create(
            run=question.run,
            article=article,
            fingerprint=f"q{number}",
            kind="weekday_date",
            evidence=Evidence.objects.order_by("pk")[number % Evidence.objects.count()],
            options=["2025-12-16"],
            why_id="uji",
            why_en="test",
        )
    with django_assert_max_num_queries(22):
        review(article, cast["sari"])
