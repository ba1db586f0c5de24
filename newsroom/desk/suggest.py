"""The machine's part at the desk: reads an article and keeps what it suggests. Never decides anything."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Literal

from django.db import transaction

from newsroom.analysis import OF_THE_BEAT, RULES_VERSION, Alias, Gazetteer, analyse, explain
from newsroom.analysis.reading import Reading, ZoneSpan
from newsroom.analysis.rederive import RULE as MODEL_RULE
from newsroom.desk.clues import keep_clues
from newsroom.desk.copies import compare, keep_prints
from newsroom.desk.disposable import Changes, bring_in_line
from newsroom.desk.evidence import anchor
from newsroom.desk.following import follow
from newsroom.desk.proposals import Proposal, proposals
from newsroom.desk.questions import keep_questions
from newsroom.desk.rejections import states_on_record
from newsroom.desk.second_reader import configured
from newsroom.desk.worth import weigh
from newsroom.models import Actor, Article, Decision, ExtractionRun, Name, Suggestion
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState


def current_gazetteer() -> Gazetteer:
    """The built-in names and those that editors have added. Names of people are left to the analysis."""
    built_in = Gazetteer.load()
    known = {(entity.key, name.text) for entity in built_in.entities for name in entity.names}
    extra = []
    for name in Name.objects.exclude(actor__kind=Actor.Kind.PERSON).select_related("forum", "actor").order_by("pk"):
        owner = name.forum or name.actor
        key = owner.slug if owner else name.country_id or ""
        if (key, name.text) not in known:
            kind: Literal["country", "forum"] = "forum" if owner else "country"
            is_acronym = name.kind == Name.Kind.ACRONYM
            extra.append(Alias(name.text, kind, key, name.language or None, case_sensitive=is_acronym))
    return Gazetteer.load(extra) if extra else built_in


def suggest(article: Article, gazetteer: Gazetteer | None = None) -> Changes:
    """Reads the article's newest text and keeps its suggestions with evidence, in one transaction.

    Twice changes nothing. What was decided stays decided: the fingerprint finds the last decision again.
    What a newer version of the rules no longer suggests goes, unless somebody decided on it.
    """
    text = article.current_text
    if text is None:
        return Changes()
    gazetteer = gazetteer or current_gazetteer()
    taken_up = _taken_up(article)
    reading = analyse(text.text, gazetteer, received=article.received_on, of_the_beat=taken_up)
    with transaction.atomic():
        # One reading of an article at a time: two at once would both add what is new.
        Article.objects.select_for_update().get(pk=article.pk)
        if not taken_up and _taken_up(article):
            # Taken up while it was read as if it were not: this reading would put it back into triage.
            reading, taken_up = analyse(text.text, gazetteer, received=article.received_on, of_the_beat=True), True
        run, _made = ExtractionRun.objects.get_or_create(
            text=text,
            rules_version=RULES_VERSION,
            defaults={
                "relevance": reading.relevance,
                "zones": [[zone.start, zone.end, zone.zone] for zone in reading.zones],
            },
        )
        changes = keep(article, run, reading, proposals(reading, gazetteer))
        keep_questions(article, run, reading)
        keep_prints(article, text, reading.zones)
        follow(article, text, reading.zones)
        waits = reading.relevance < OF_THE_BEAT and not taken_up
        Article.objects.filter(pk=article.pk).update(relevance=reading.relevance, in_triage=waits)
    compare(article)
    weigh(article)
    if configured():
        transaction.on_commit(partial(_ask_later, article.pk), robust=True)
    return changes


def _taken_up(article: Article) -> bool:
    return Decision.objects.filter(article=article, verb=Verb.TAKE_UP).exists()


def _ask_later(pk: int) -> None:
    """Leaves the question to the language model to a worker: whoever waits here waits for the rules only."""
    from newsroom.desk.tasks import ask_second_reader  # the tasks import this module

    ask_second_reader.enqueue(pk)


def as_row(
    article: Article, run: ExtractionRun, fingerprint: str, proposal: Proposal, zones: tuple[ZoneSpan, ...]
) -> Suggestion:
    """The row of a proposal, not yet stored; its evidence is. NotQuoted where it does not stand in the text."""
    spans = [
        anchor(run.text, span.start, span.end, span.quote, zones) if span else None
        for span in (proposal.span, proposal.date_span)
    ]
    return Suggestion(
        run=run,
        article=article,
        fingerprint=fingerprint,
        kind=proposal.kind,
        payload=proposal.payload.dump(),
        evidence=spans[0],
        date_evidence=spans[1],
        rule=proposal.because.rule,
        why_id=explain(proposal.because, "id"),
        why_en=explain(proposal.because, "en"),
        confidence=round(proposal.confidence, 4),
        modality=proposal.modality,
        is_main=proposal.is_main,
        content=proposal.content(),
    )


COMPARED = (
    "run_id", "payload", "evidence_id", "date_evidence_id", "rule", "why_id", "why_en", "confidence", "modality",
    "is_main", "content",
)  # fmt: skip


def keep(
    article: Article, run: ExtractionRun, reading: Reading, found: Iterable[Proposal], *, of_the_model: bool = False
) -> Changes:
    """Brings the stored suggestions of an article in line with what the rules propose, or the language model.

    The model's word never replaces that of the rules; the rules leave the model's alone, unless no model is
    configured any more: then those go with the rest. Called with the article locked.
    """
    stored = Suggestion.objects.filter(article=article)
    taken = set(stored.exclude(rule=MODEL_RULE).values_list("fingerprint", flat=True)) if of_the_model else set()
    wanted: dict[str, Proposal] = {}
    for proposal in found:
        fingerprint = proposal.fingerprint(article)
        if fingerprint not in taken:
            wanted.setdefault(fingerprint, proposal)
    changes = bring_in_line(
        stored,
        {print_: as_row(article, run, print_, one, reading.zones) for print_, one in wanted.items()},
        COMPARED,
        undecided=SuggestionState.PENDING,
        settled=states_on_record,
        may_go=lambda row: (row.rule == MODEL_RULE) == of_the_model or not (of_the_model or configured()),
    )
    events = stored.filter(kind="event", fingerprint__in=wanted)
    keep_clues(events, reading, {print_: one.mention for print_, one in wanted.items()})
    return changes
