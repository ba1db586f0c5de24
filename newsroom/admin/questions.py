"""The questions of an article: shown above its cards, answered there; and the filter that finds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import format_date
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom import desk
from newsroom.admin.marks import Mark
from newsroom.admin.refusals import Refused, back_to, is_key
from newsroom.desk.errors import DeskError
from newsroom.models import Article, ArticleText, Decision, Evidence, Question, Suggestion
from newsroom.models.questions import QuestionKind, QuestionState
from newsroom.models.record import Verb
from newsroom.models.wording import reader_language

# What each option of a kind is, in the order in which they are stored; the rest needs no word.
ORIGINS = {
    QuestionKind.WEEKDAY_DATE: (gettext_lazy("as printed"),),
    QuestionKind.HEADLINE_BODY: (gettext_lazy("headline"), gettext_lazy("body")),
    QuestionKind.SUM_PARTS: (gettext_lazy("as printed"), gettext_lazy("sum of the parts")),
}


# The day comes before the month in both: 18 Desember 2025, 18 December 2025.
LOCALES = {"id": "id", "en": "en_GB"}
# No suggestion has a number as high as the marks of answered questions.
ANSWERED = 10**12


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: what is sent, how it reads, and where it comes from."""

    value: str
    label: str
    origin: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One of the passages; `place` is its anchor in the text, "" where it is of an older version."""

    quote: str
    place: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as an editor sees it; `decision` and `answer` once it is answered."""

    row: Question
    passages: list[Passage]
    options: list[Option]
    decision: Decision | None = None

    @property
    def is_open(self) -> bool:
        return self.row.state == QuestionState.OPEN

    @property
    def answer(self) -> str:
        said = str((self.decision.after or {}).get("answer", "")) if self.decision else ""
        return next((option.label for option in self.options if option.value == said), said)

    @property
    def anchor(self) -> str:
        return f"ask{self.row.pk}"


def questions_of(article: Article, text: ArticleText | None) -> list[Asked]:
    """The questions of an article as they stand in the text, in at most two queries."""
    rows = list(article.questions.select_related("evidence", "other_evidence"))
    rows.sort(key=lambda row: (row.evidence.start, row.pk))
    prints = [row.fingerprint for row in rows if row.state == QuestionState.ANSWERED]
    found = Decision.objects.filter(fingerprint__in=prints, verb=Verb.ANSWER) if prints else Decision.objects.none()
    decisions = {one.fingerprint: one for one in found.select_related("by").order_by("pk")} if prints else {}
    return [
        Asked(
            row=row,
            passages=[
                Passage(evidence.exact, _place(row, number) if text and evidence.text_id == text.pk else "")
                for number, evidence in enumerate(_passages(row))
            ],
            options=list(_options(row)),
            decision=decisions.get(row.fingerprint),
        )
        for row in rows
    ]


def question_marks(asked: Iterable[Asked], text: ArticleText) -> list[Mark]:
    """The passages of open questions in this version of the text, and the places of answered ones."""
    return [
        Mark(
            evidence.start,
            evidence.end,
            # Of two marks on the same words that of an open question is shown, and never that of an answered one.
            key=-one.row.pk if one.is_open else ANSWERED + one.row.pk,
            css="question" if one.is_open else "answered",
            label=f"{_('question')}: {one.row.get_kind_display()}",
            place=_place(one.row, number),
            card=one.anchor,
        )
        for one in asked
        for number, evidence in enumerate(_passages(one.row))
        if evidence.text_id == text.pk
    ]


def asked_about(suggestion: Suggestion, asked: Iterable[Asked]) -> str:
    """The anchor of the open question about the words on which a suggestion rests, "" where there is none.

    The same words printed twice are asked about once.
    """
    own = {evidence.exact for evidence in (suggestion.evidence, suggestion.date_evidence) if evidence is not None}
    return next((one.anchor for one in asked if one.is_open and any(p.exact in own for p in _passages(one.row))), "")


def _passages(row: Question) -> list[Evidence]:
    return [one for one in (row.evidence, row.other_evidence) if one is not None]


def _place(row: Question, number: int) -> str:
    return f"asked{row.pk}-{number}"


def _options(row: Question) -> Iterable[Option]:
    origins = ORIGINS[QuestionKind(row.kind)]
    for number, value in enumerate(row.options):
        label = _dated(value) if row.kind == QuestionKind.WEEKDAY_DATE else str(value)
        yield Option(str(value), label, str(origins[number]) if number < len(origins) else "")


def _dated(edtf: str) -> str:
    """A day or a stretch of days with their weekdays, in the editor's language: Wednesday, 17 December 2025."""
    try:
        days = [date.fromisoformat(part) for part in edtf.split("/")]
    except ValueError:
        return edtf
    language = reader_language()
    locale = LOCALES.get(language, language)
    return " – ".join(format_date(day, "EEEE, d MMMM y", locale=locale) for day in days)


class QuestionActs:
    """The address at which a question is answered; mixed into the ModelAdmin of articles."""

    QUESTION_ACTS = (("<int:pk>/answer/", "answer_view", "answer"),)

    @method_decorator(require_POST)
    def answer_view(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Answers one question: with the option that was chosen, or with the words that were written instead."""
        question = _question_of(article, request.POST.get("question", ""))
        chosen, written = request.POST.get("option", ""), request.POST.get("answer", "").strip()
        if chosen and written:
            messages.error(request, _("Choose one answer, or write another: both at once say two things."))
            return back_to(article, f"#ask{question.pk}")
        try:
            reason = request.POST.get("reason", "")
            desk.answer(question, request.user, answer=chosen or written, reason=reason)  # type: ignore[arg-type]
        except DeskError as error:
            messages.error(request, str(error))
            return back_to(article, f"#ask{question.pk}")
        messages.success(request, _("Answered, and kept on record. Now edit what depends on it."))
        return back_to(article, "#questions")


def _question_of(article: Article, pk: str) -> Question:
    """The article's question of this number. Refused where it is another's, or gone."""
    rows = article.questions.select_related("article", "evidence", "other_evidence")
    found = rows.filter(pk=int(pk)).first() if is_key(pk) else None
    if found is None:
        raise Refused(_("This article has no such question (any more): go back and reload the page."), 404)
    return found


class QuestionFilter(admin.SimpleListFilter):
    title = gettext_lazy("questions")
    parameter_name = "questions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("some to settle"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if self.value() != "open":
            return queryset
        return queryset.filter(Exists(Question.objects.filter(article=OuterRef("pk"), state=QuestionState.OPEN)))
