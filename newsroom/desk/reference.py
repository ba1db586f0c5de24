"""An editor's decisions as a reference reading: what was accepted of an article is what its text says.

Written in the shape that `manage.py evaluate` reads, so that the analysis is measured on live data. What was
rejected is not in it. What nobody has settled (undecided; accepted and withdrawn since) counts neither way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from newsroom.desk.suggestions import event_of
from newsroom.models import Actor, Article, ArticleText, Decision, Evidence, ExtractionRun, Proof, Suggestion
from newsroom.models.dates import Basis
from newsroom.models.facts import FactKind, FactState
from newsroom.models.record import Verb
from newsroom.models.review import SuggestionState

Which = Literal["fully-reviewed", "decided"]
TAKEN = (Verb.ACCEPT, Verb.SAME_AS, Verb.EDIT, Verb.STATE)
LAYERS = ("countries", "forums", "people", "organisations", "instruments", "figures", "commitments", "events")
LAYER_OF = {
    "event": "events",
    "country": "countries",
    "forum": "forums",
    "person": "people",
    "organisation": "organisations",
    "instrument": "instruments",
    "commitment": "commitments",
    "figure": "figures",
    "topic": "topics",
}
KIND_OF_FACT = {
    FactKind.OCCURRENCE: "event",
    FactKind.OUTCOME: "instrument",
    FactKind.COMMITMENT: "commitment",
    FactKind.FIGURE: "figure",
    FactKind.SUBJECT: "topic",
}
# The reference knows fewer roles than the record: whoever has a part of their own in an event takes part.
ROLES = {"organiser": "host", "chair": "participant", "speaker": "participant", "observer": "participant",
         "invited": "mentioned"}  # fmt: skip
# A date that rests on these is not in the text, so that no reading of the text can be held to it.
NOT_OF_THE_TEXT = (Basis.LINKED, Basis.STATED)
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that a text says according to the desk: as what, in which passage."""

    layer: str
    said: dict[str, Any]
    quote: str
    optional: bool


def articles(which: Which) -> QuerySet[Article]:
    """Articles whose newest text has been read and on which somebody decided, oldest first.

    "fully-reviewed": no suggestion is left to decide. "decided": some may be.
    """
    newest = ArticleText.objects.filter(article=OuterRef("pk")).order_by("-version").values("pk")[:1]
    suggested = Suggestion.objects.filter(article=OuterRef("pk"))
    stated = Decision.objects.filter(article=OuterRef("pk"), verb=Verb.STATE)
    found = Article.objects.annotate(newest=Subquery(newest)).filter(
        Exists(suggested.exclude(state=SuggestionState.PENDING)) | Exists(stated),
        Exists(ExtractionRun.objects.filter(text=OuterRef("newest"))),
    )
    if which == "fully-reviewed":
        found = found.exclude(Exists(suggested.filter(state=SuggestionState.PENDING)))
    return found.order_by("pk")


def write_reference(directory: Path, which: Which) -> int:
    """Writes gold.json and texts/ into a directory; how many documents. One article at a time is in memory.

    gold.json is there only when everything is. OSError where something cannot be written.
    """
    texts = directory / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    unfinished = directory / "gold.json.part"
    written = 0
    with unfinished.open("w", encoding="utf-8", newline="\n") as gold:
        gold.write('{"about": "What editors decided on these texts, as a reference reading.", "documents": [')
        for article in articles(which).iterator(chunk_size=100):
            text = article.current_text
            if text is None:
                continue
            (texts / file_name(article)).write_bytes(text.text.encode())
            gold.write(",\n" if written else "\n")
            gold.write(json.dumps(document(article, text), ensure_ascii=False))
            written += 1
        gold.write("\n]}\n")
    unfinished.rename(directory / "gold.json")
    return written


def file_name(article: Article) -> str:
    """A name that no other article has and that every file system takes."""
    safe = re.sub(r"[^A-Za-z0-9.-]+", "_", article.import_ref).strip("._-")[-LONGEST_NAME:].removesuffix(".txt")
    return f"{article.pk:06}_{safe}.txt" if safe else f"{article.pk:06}.txt"


def document(article: Article, text: ArticleText) -> dict[str, Any]:
    """What the desk holds the newest text of an article to say, layer by layer, in the order of the decisions."""
    held = list(_held(article, text))
    found: dict[str, Any] = {
        "file": file_name(article),
        "received": article.received_on.isoformat(),
        "language": article.language,
        "published": _published(article),
        **{layer: [] for layer in LAYERS},
    }
    for one in held:
        if one.layer not in ("countries", "topics"):
            found[one.layer].append(one.said | {"quote": one.quote} | ({"optional": True} if one.optional else {}))
    found["countries"] = _countries(held)
    topics = {one.said["topic"]: None for one in held if one.layer == "topics" and not one.optional}
    unsettled = {one.said["topic"]: None for one in held if one.layer == "topics" and one.optional}
    return found | {"topics": [*topics], "optional_topics": [key for key in unsettled if key not in topics]}


def _published(article: Article) -> dict[str, Any] | None:
    """The day of the article; to be found only where a person or the origin vouches for it, not the analysis."""
    day = re.sub(r"[?~]", "", article.published_edtf).split("/")[0]
    if not day:
        return None
    return {"date": day} if article.published_basis == Basis.STATED else {"date": day, "optional": True}


def _countries(held: list[Held]) -> list[dict[str, Any]]:
    """One role a country: the one that was decided first, for the article's main event if for any."""
    settled = [one for one in held if one.layer == "countries" and not one.optional]
    settled.sort(key=lambda one: not one.said["of_main_event"])
    open_ = [one for one in held if one.layer == "countries" and one.optional]
    found: dict[str, dict[str, Any]] = {}
    for one in (*settled, *open_):
        row = {"iso2": one.said["iso2"], "role": one.said["role"], "quote": one.quote}
        found.setdefault(one.said["iso2"], row | ({"optional": True} if one.optional else {}))
    return [*found.values()]


def _held(article: Article, text: ArticleText) -> Iterator[Held]:
    """What was taken of the newest text, then what is undecided."""
    suggestions = list(Suggestion.objects.filter(article=article).select_related("evidence").order_by("pk"))
    by_print = {row.fingerprint: row for row in suggestions}
    decisions = Decision.objects.filter(article=article, verb__in=TAKEN).order_by("pk")
    taken: dict[str, Decision] = {}
    for decision in decisions.select_related("fact__participation__actor"):
        taken[decision.fingerprint or f"stated {decision.pk}"] = decision
    proofs = Proof.objects.filter(fact__in=[row.fact_id for row in taken.values()], evidence__text=text)
    passages = list(proofs.select_related("evidence").order_by("pk"))
    main = event_of(article)
    for decision in taken.values():
        row = by_print.get(decision.fingerprint)
        evidence = _passage(decision, row, passages, text)
        is_taken = decision.verb == Verb.STATE or (row is not None and row.state != SuggestionState.REJECTED)
        if evidence is None or not is_taken:
            continue
        is_main = main is not None and decision.event_id == main.pk
        withdrawn = decision.fact is None or decision.fact.state == FactState.WITHDRAWN
        kind = row.kind if row is not None else _kind(decision)
        if kind in LAYER_OF:
            yield _said(kind, decision.after or {}, evidence, withdrawn, is_main)
    for row in suggestions:
        if row.state == SuggestionState.PENDING and row.evidence.text_id == text.pk and row.kind in LAYER_OF:
            yield _said(row.kind, row.payload, row.evidence, True, False)


def _passage(decision: Decision, row: Suggestion | None, passages: list[Proof], text: ArticleText) -> Evidence | None:
    """Where the newest text says what was decided: what the decision itself chose, else the suggestion's passage."""
    of_fact = [proof for proof in passages if proof.fact_id == decision.fact_id]
    for proof in of_fact:
        if proof.decision_id == decision.pk:
            return proof.evidence
    if row is not None:
        return row.evidence if row.evidence.text_id == text.pk else None
    return of_fact[0].evidence if of_fact else None


def _kind(decision: Decision) -> str:
    """The kind of suggestion that a fact stated by hand would have been."""
    fact = decision.fact
    if fact is None:
        return ""
    if fact.kind != FactKind.PARTICIPATION:
        return KIND_OF_FACT.get(FactKind(fact.kind), "")
    actor = fact.participation.actor
    return "person" if actor is not None and actor.kind == Actor.Kind.PERSON else "organisation"


def _said(kind: str, said: dict[str, Any], evidence: Evidence, optional: bool, of_main_event: bool) -> Held:
    """A payload in the words of the reference."""
    if kind in ("country", "forum", "person", "organisation"):
        kind = "country" if said.get("country") else "forum" if said.get("forum") else kind
    layer = LAYER_OF[kind]
    words = said.get
    shapes: dict[str, dict[str, Any]] = {
        "events": {"title": words("title_id") or words("title_en"), "type": words("type"), **_dates(said)},
        "countries": {"iso2": words("country"), "role": _role(said), "of_main_event": of_main_event},
        "forums": {"key": words("forum") or words("actor"), "name": words("actor_name")},
        "people": {"name": words("actor_name") or words("actor"), "title": words("capacity")},
        "organisations": {"name": words("actor_name") or words("actor")},
        "instruments": {
            "kind": words("type"),
            "name": words("name_id") or words("name_en"),
            "status": words("status"),
        },
        "commitments": {"what": words("what_id") or words("what_en"), "status": words("status")},
        "figures": {"value": _number(said), "unit": words("unit"), "qualifier": words("qualifier")},
        "topics": {"topic": words("topic")},
    }
    return Held(layer, shapes[layer], evidence.exact, optional)


def _role(said: dict[str, Any]) -> str:
    if said.get("presence") == "absent":
        return "absent"
    role = said.get("role", "mentioned")
    return ROLES.get(role, role)


def _dates(said: dict[str, Any]) -> dict[str, str | None]:
    edtf = "" if said.get("basis") in NOT_OF_THE_TEXT else re.sub(r"[?~]", "", said.get("edtf") or "")
    start, _slash, end = edtf.partition("/")
    return {"start": start or None, "end": end or start or None}


def _number(said: dict[str, Any]) -> int | float:
    value = float(said.get("value") or 0)
    return int(value) if value.is_integer() else value
