import datetime as dt

import pytest

from newsroom.desk import accept, answer, suggest
from newsroom.desk.errors import BadPayload, NotAllowed, WrongState
from newsroom.desk.questions import LONGEST_ANSWER
from newsroom.intake.incoming import Incoming, keep
from newsroom.models import Article, Decision, Evidence, Fact, Question, Suggestion

TEXT = """Bangkok Talks Open

Bangkok (TNA) – Thailand hosted a conference on online scams on Tuesday, 17 December 2025, with 58 countries.

Police freed 215 people, comprising 109 Thais, 50 Pakistanis and 48 Indians. Online scams were discussed.
"""


@pytest.fixture
def asked(world) -> Article:
    """An article that asks two questions."""
    kept = keep(
        Incoming(
            import_ref="test:asks",
            text=TEXT,
            title="Bangkok Talks",
            language="en",
            received_on=dt.date(2025, 12, 18),
        )
    )
    suggest(kept.article)
    return kept.article


@pytest.fixture
def question(asked) -> Question:
    return Question.objects.get(kind="weekday_date")


def rows():
    fields = ("fingerprint", "kind", "evidence", "other_evidence", "options", "why_id", "why_en", "state")
    return list(Question.objects.order_by("fingerprint").values_list(*fields))


def test_it_works(asked, question, edi):
    assert [row.kind for row in asked.questions.order_by("kind")] == ["sum_parts", "weekday_date"]
    assert question.evidence.exact == "Tuesday, 17 December 2025"
    assert question.options[:2] == ["2025-12-17", "2025-12-16"]
    assert question.why_id and question.why_en and question.state == "open"
    facts = Fact.objects.count()
    decision = answer(question, edi, answer=" 2025-12-16 ", reason="so says the ministry")
    question.refresh_from_db()
    assert question.state == "answered"
    assert (decision.verb, decision.after, decision.reason) == (
        "answer",
        {"answer": "2025-12-16"},
        "so says the ministry",
    )
    assert (decision.article, decision.fingerprint) == (asked, question.fingerprint)
    assert decision.before["quotes"] == ["Tuesday, 17 December 2025"]
    assert Fact.objects.count() == facts


def test_both_passages_are_evidence(asked):
    sums = Question.objects.get(kind="sum_parts")
    for evidence in (sums.evidence, sums.other_evidence):
        assert evidence.text.text[evidence.start : evidence.end] == evidence.exact
    assert (sums.evidence.exact, sums.options) == ("215 people", ["215", "207"])


def test_the_event_is_suggested_without_a_date(asked, question):
    event = Suggestion.objects.get(kind="event", is_main=True)
    assert not event.payload.get("edtf")
    assert event.date_evidence == question.evidence


def test_words_of_ones_own_are_an_answer_and_a_reason_is_not_needed(question, edi):
    assert answer(question, edi, answer="neither; the week after").reason == ""


def test_twice_changes_nothing(asked):
    before, evidence = rows(), Evidence.objects.count()
    suggest(asked)
    assert rows() == before and Evidence.objects.count() == evidence


def test_dropped_and_made_again_it_stays_answered(asked, question, edi):
    answer(question, edi, answer="2025-12-16")
    before = rows()
    Question.objects.all().delete()
    suggest(asked)
    assert rows() == before
    assert {row[-1] for row in before} == {"open", "answered"}


def test_moved_in_a_new_version_it_is_the_same_question(asked, question, edi):
    answer(question, edi, answer="2025-12-16")
    asked.texts.create(version=2, text=TEXT.replace("Talks Open", "Talks Open With Many Ministers"))
    suggest(asked)
    moved = Question.objects.get(kind="weekday_date")
    assert (moved.pk, moved.state) == (question.pk, "answered")
    assert moved.evidence.text.version == 2 and moved.evidence != question.evidence


def test_what_the_text_no_longer_raises_goes_unless_answered(asked, question, edi):
    answer(question, edi, answer="2025-12-16")
    asked.texts.create(version=2, text=TEXT.replace("Tuesday", "Wednesday").replace("215", "207"))
    suggest(asked)
    assert [(row.kind, row.state) for row in Question.objects.all()] == [("weekday_date", "answered")]


def test_an_event_can_be_accepted_while_its_question_waits(asked, edi):
    assert accept(Suggestion.objects.get(kind="event", is_main=True), edi).event.edtf == ""


def test_only_who_may_decide_may_answer(question, carol):
    with pytest.raises(NotAllowed):
        answer(question, carol, answer="2025-12-16")
    assert not Decision.objects.exists()


def test_answering_twice_is_refused(question, edi):
    first = Question.objects.get(pk=question.pk)
    answer(first, edi, answer="2025-12-16")
    with pytest.raises(WrongState, match="answered already"):
        answer(question, edi, answer="2025-12-17")
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("words", ["", "  ", "x" * (LONGEST_ANSWER + 1), "a\x00b", "\ud800"])
def test_an_answer_that_is_none_is_refused(question, edi, words):
    with pytest.raises(BadPayload) as refused:
        answer(question, edi, answer=words)
    assert refused.value.field == "answer"
    question.refresh_from_db()
    assert question.state == "open" and not Decision.objects.exists()


def test_a_reason_without_end_is_refused(question, edi):
    with pytest.raises(BadPayload):
        answer(question, edi, answer="2025-12-16", reason="x" * 5000)


def test_what_an_older_text_asked_is_not_answered(asked, question, edi):
    asked.texts.create(version=2, text="Another text about online scams.")
    with pytest.raises(WrongState, match="source has changed"):
        answer(question, edi, answer="2025-12-16")
    question.refresh_from_db()
    assert question.state == "open"
