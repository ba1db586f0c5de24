"""The machine's part at the desk: reads an article and keeps what it suggests. Never decides anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Literal

from django.db import transaction

from newsroom.analysis import OF_THE_BEAT, RULES_VERSION, Alias, Gazetteer, analyse, explain
from newsroom.analysis.reading import ZoneSpan
from newsroom.analysis.rederive import RULE as MODEL_RULE
from newsroom.desk.copies import compare, keep_prints
from newsroom.desk.evidence import anchor
from newsroom.desk.linking import keep_clues
from newsroom.desk.proposals import Proposal, proposals
from newsroom.desk.questions import keep_questions
from newsroom.desk.second_reader import configured
from newsroom.models import Actor, Article, Decision, ExtractionRun, Name, Suggestion
from newsroom.models.review import SuggestionState, Verb

STATE_AFTER = {
    Verb.ACCEPT: SuggestionState.ACCEPTED,
    Verb.SAME_AS: SuggestionState.ACCEPTED,
    Verb.EDIT: SuggestionState.EDITED,
    Verb.REJECT: SuggestionState.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a reading changed: rows created, updated (new wording or confidence), removed, left as they were."""

    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0

    def __add__(self, other: Suggested) -> Suggested:
        mine, theirs = asdict(self), asdict(other)
        return Suggested(**{name: mine[name] + theirs[name] for name in mine})


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


def suggest(article: Article, gazetteer: Gazetteer | None = None) -> Suggested:
    """Reads the article's newest text and keeps its suggestions with evidence, in one transaction.

    Twice changes nothing. What was decided stays decided: the fingerprint finds the last decision again.
    What a newer version of the rules no longer suggests goes, unless somebody decided on it.
    """
    text = article.current_text
    if text is None:
        return Suggested()
    gazetteer = gazetteer or current_gazetteer()
    taken_up = Decision.objects.filter(article=article, verb=Verb.TAKE_UP).exists()
    reading = analyse(text.text, gazetteer, received=article.received_on, of_the_beat=taken_up)
    with transaction.atomic():
        # One reading of an article at a time: two at once would both add what is new.
        Article.objects.select_for_update().get(pk=article.pk)
        run, _made = ExtractionRun.objects.get_or_create(
            text=text,
            rules_version=RULES_VERSION,
            defaults={
                "relevance": reading.relevance,
                "zones": [[zone.start, zone.end, zone.zone] for zone in reading.zones],
            },
        )
        wanted: dict[str, Proposal] = {}
        for proposal in proposals(reading, gazetteer):
            wanted.setdefault(proposal.fingerprint(article), proposal)
        rows = {print_: as_row(article, run, print_, one, reading.zones) for print_, one in wanted.items()}
        suggested = keep(article, rows)
        events = Suggestion.objects.filter(article=article, kind="event", fingerprint__in=wanted)
        keep_clues(events, reading, {print_: one.mention for print_, one in wanted.items()})
        keep_questions(article, run, reading)
        keep_prints(article, text, reading.zones)
        waits = reading.relevance < OF_THE_BEAT and not taken_up
        Article.objects.filter(pk=article.pk).update(relevance=reading.relevance, in_triage=waits)
    compare(article)
    if configured():
        transaction.on_commit(partial(_ask_later, article.pk), robust=True)
    return suggested


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
    )


COMPARED = (
    "run_id", "payload", "evidence_id", "date_evidence_id", "rule", "why_id", "why_en", "confidence", "modality",
    "is_main",
)  # fmt: skip


def keep(article: Article, rows: dict[str, Suggestion], *, of_the_model: bool = False) -> Suggested:
    """Brings the stored suggestions of an article in line with `rows`: those of the rules, or of the language model.

    The rules leave the model's alone, unless no model is configured any more: then those go with the rest.
    """
    stored = {row.fingerprint: row for row in Suggestion.objects.filter(article=article)}
    both = not of_the_model and not configured()
    mine = [row for row in stored.values() if both or (row.rule == MODEL_RULE) == of_the_model]
    gone = [row.pk for row in mine if row.fingerprint not in rows and row.state == SuggestionState.PENDING]
    Suggestion.objects.filter(pk__in=gone, state=SuggestionState.PENDING).delete()
    new = [row for print_, row in rows.items() if print_ not in stored]
    decided = _decided(print_ for print_, row in rows.items() if print_ not in stored)
    for row in new:
        row.state = decided.get(row.fingerprint, SuggestionState.PENDING)
    Suggestion.objects.bulk_create(new)
    changed = []
    for print_, row in rows.items():
        old = stored.get(print_)
        if old is not None and any(getattr(old, name) != getattr(row, name) for name in COMPARED):
            row.pk, row.state = old.pk, old.state
            changed.append(row)
    Suggestion.objects.bulk_update(changed, COMPARED)
    kept = len(rows) - len(new) - len(changed)
    return Suggested(created=len(new), updated=len(changed), removed=len(gone), unchanged=kept)


def _decided(fingerprints: Iterable[str]) -> dict[str, SuggestionState]:
    """For each fingerprint on which somebody decided: the state that the last decision left."""
    found = Decision.objects.filter(fingerprint__in=list(fingerprints), verb__in=STATE_AFTER).order_by("pk")
    return {decision.fingerprint: STATE_AFTER[Verb(decision.verb)] for decision in found}
