"""The second reading of an article, by the optional language model: after the rules, and never in their way.

What the model says goes through the gate of the analysis (`analysis/gate.py`) and becomes pending suggestions under
the rule "llm", of low confidence. Never decides anything.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import QuerySet

from newsroom.analysis import RULES_VERSION, Gazetteer, analyse
from newsroom.analysis.gate import check
from newsroom.analysis.reading import Mention, Reading
from newsroom.analysis.rederive import RULE
from newsroom.desk.disposable import Changes
from newsroom.desk.errors import BadPayload
from newsroom.desk.proposals import Proposal, Wording, proposals, propose
from newsroom.desk.second_reader import Model, NoAnswer, ask, configured
from newsroom.desk.suggest import current_gazetteer, keep
from newsroom.desk.worth import weigh
from newsroom.models import Article, ArticleText, ExtractionRun, Suggestion
from newsroom.models.review import SuggestionState

logger = logging.getLogger(__name__)


def read_again(article: Article, gazetteer: Gazetteer | None = None) -> Changes:
    """Asks the model about the article's newest text, and keeps what passes the gate.

    Nothing is asked while no model is configured, or for an article that waits in triage. A model that fails changes
    nothing, but for suggestions of an older text, which go. Never raises for anything that the model does. No
    transaction is open while it is asked.
    """
    model, text = configured(), article.current_text
    if model is None or text is None:
        return Changes()
    article.refresh_from_db(fields=["in_triage"])
    if article.in_triage:
        return _forget(Suggestion.objects.filter(article=article))
    gazetteer = gazetteer or current_gazetteer()
    # Not in triage: above the line of the beat, or taken up by an editor.
    reading = analyse(text.text, gazetteer, received=article.received_on, of_the_beat=True)
    try:
        claimed = ask(model, text.text, reading.zones)
    except NoAnswer as reason:
        logger.warning("The language model %s gave no answer on article %s: %s.", model.name, article.pk, reason)
        return _forget(Suggestion.objects.filter(article=article).exclude(evidence__text=text))
    changes = _keep(article, text, reading, _passed(claimed, article, text, reading, gazetteer, model))
    weigh(article)
    return changes


def _passed(
    claimed: list[object], article: Article, text: ArticleText, reading: Reading, gazetteer: Gazetteer, model: Model
) -> list[Proposal]:
    """One proposal for each claim that passed the gate and that the rules do not make themselves."""
    verdict = check(claimed, text.text, reading, gazetteer, received=article.received_on, model=model.name)
    logger.info(
        "The language model %s on article %s: %d claims, %d kept, refused: %s.",
        model.name,
        article.pk,
        len(claimed),
        len(verdict.kept),
        ", ".join(f"{reason} {count}" for reason, count in sorted(verdict.refused.items())) or "none",
    )
    said = {proposal.fingerprint(article) for proposal in proposals(reading, gazetteer)}
    built = _proposed(verdict.kept, reading, gazetteer)
    return [proposal for proposal in built if proposal.fingerprint(article) not in said]


def _proposed(kept: Iterable[Mention], reading: Reading, gazetteer: Gazetteer) -> Iterator[Proposal]:
    words = Wording(reading.language)
    forums = {entity.key for entity in gazetteer.entities if entity.kind == "forum"}
    for mention in kept:
        try:
            proposal = propose(mention, words, forums)
        except BadPayload as refused:
            logger.warning("A claim that passed the gate cannot be kept: %s", refused)
            continue
        if proposal is not None:
            yield proposal


def _keep(article: Article, text: ArticleText, reading: Reading, passed: list[Proposal]) -> Changes:
    """Brings what is stored of the model's suggestions in line with `passed`; those of the rules stay untouched."""
    with transaction.atomic():
        Article.objects.select_for_update().get(pk=article.pk)
        newest = article.current_text
        run = ExtractionRun.objects.filter(text=text, rules_version=RULES_VERSION).first()
        if newest is None or newest.pk != text.pk or run is None:
            return Changes()  # the text changed while the model was thinking: its next reading is on the way
        return keep(article, run, reading, passed, of_the_model=True)


def _forget(undecided: QuerySet[Suggestion]) -> Changes:
    _all, removed = undecided.filter(rule=RULE, state=SuggestionState.PENDING).delete()
    return Changes(removed=removed.get(Suggestion._meta.label, 0))
