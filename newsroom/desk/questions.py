"""Questions: kept when an article is read, answered by an editor. An answer is on record and writes no fact."""

from __future__ import annotations

import hashlib
import json

from django.utils.translation import gettext as _

from newsroom.analysis import explain
from newsroom.analysis.reading import Question as Asked
from newsroom.analysis.reading import Reading, Span, ZoneSpan
from newsroom.desk.disposable import bring_in_line
from newsroom.desk.errors import LONGEST_REASON, BadPayload, WrongState, check_words
from newsroom.desk.evidence import anchor
from newsroom.desk.payloads import same
from newsroom.desk.record import acting, decide, need_permission
from newsroom.models import Article, Decision, Evidence, ExtractionRun, Question, User
from newsroom.models.questions import QuestionState
from newsroom.models.record import Verb

LONGEST_ANSWER = 400
COMPARED = ("run_id", "evidence_id", "other_evidence_id", "options", "why_id", "why_en")


def keep_questions(article: Article, run: ExtractionRun, reading: Reading) -> None:
    """Brings the stored questions of an article in line with a reading of its text. Twice changes nothing.

    What was answered stays answered: the fingerprint finds the answer again. An open question that the text no
    longer raises goes. Called inside the transaction that keeps the suggestions, with the article locked.
    """
    rows = {row.fingerprint: row for row in (_row(article, run, asked, reading.zones) for asked in reading.questions)}
    stored = Question.objects.filter(article=article)
    bring_in_line(stored, rows, COMPARED, undecided=QuestionState.OPEN, settled=_answered)


def answer(question: Question, by: User, *, answer: str, reason: str = "") -> Decision:
    """Settles a question, with one of its options or in words of one's own. What follows from it is edited apart.

    NotAllowed; BadPayload where the answer is empty, too long or no text; WrongState where somebody was faster, or
    the source has changed since.
    """
    need_permission(by, "decide_suggestion")
    said = answer.strip()
    if not said:
        raise BadPayload("answer", _("Choose an answer, or write one."))
    check_words("answer", said, LONGEST_ANSWER)
    check_words("reason", reason, LONGEST_REASON)
    with acting():
        newest = question.article.current_text
        if newest is not None and question.evidence.text_id != newest.pk:
            raise WrongState(_("The source has changed since this was asked: read the article again."))
        open_ = Question.objects.filter(pk=question.pk, state=QuestionState.OPEN)
        if not open_.update(state=QuestionState.ANSWERED):
            raise WrongState(_("This question has been answered already; reload the page."))
        question.state = QuestionState.ANSWERED
        return decide(
            Verb.ANSWER,
            by,
            reason=reason.strip(),
            before={"kind": question.kind, "quotes": quotes(question), "options": question.options},
            after={"answer": said},
            fingerprint=question.fingerprint,
            article=question.article,
        )


def quotes(question: Question) -> list[str]:
    """The passages that do not agree, in words of the text."""
    return [one.exact for one in (question.evidence, question.other_evidence) if one is not None]


def fingerprint(article: Article, asked: Asked) -> str:
    """What stays the same when the text moves or the rules get better: article, kind, and the quotes."""
    said = [
        "question",
        article.pk,
        asked.kind,
        same(asked.span.quote),
        same(asked.other.quote) if asked.other else "",
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _row(article: Article, run: ExtractionRun, asked: Asked, zones: tuple[ZoneSpan, ...]) -> Question:
    def proof(span: Span) -> Evidence:
        return anchor(run.text, span.start, span.end, span.quote, zones)

    return Question(
        run=run,
        article=article,
        fingerprint=fingerprint(article, asked),
        kind=asked.kind,
        evidence=proof(asked.span),
        other_evidence=proof(asked.other) if asked.other else None,
        options=list(asked.options),
        why_id=explain(asked.because, "id"),
        why_en=explain(asked.because, "en"),
    )


def _answered(rows: list[Question]) -> dict[str, str]:
    """The fingerprints of those of the rows on which an answer is on record."""
    found = Decision.objects.filter(fingerprint__in=[row.fingerprint for row in rows], verb=Verb.ANSWER)
    return dict.fromkeys(found.values_list("fingerprint", flat=True), QuestionState.ANSWERED)
