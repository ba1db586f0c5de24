"""What every country does in the main event: one role each, with the words that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .countries import english_name, places
from .document import Document
from .folding import LATIN, UNSPACED_LETTER
from .gazetteer import Hit
from .reading import Because, CountryMention, CountryRole, EventMention, OrganisationMention, PersonMention, Span
from .sentences import Sentence
from .tables import any_of, table

_NEAR = 28  # characters between a country and the word that gives it a role
_FAR = 70
# Cues of these roles decide by themselves; others are weighed.
_WEIGHT: dict[CountryRole, float] = {
    "absent": 20.0, "host": 6.0, "signatory": 3.0, "origin_of_victims": 1.6, "participant": 2.0, "mentioned": 0.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sign:
    """One place at which a country is seen in a role."""

    iso2: str
    role: CountryRole
    weight: float
    cue: str
    at: int = -1  # where the country stands beside the cue, if it does


def read_countries(
    document: Document,
    events: list[EventMention],
    people: list[PersonMention],
    bodies: list[OrganisationMention],
) -> list[CountryMention]:
    """Every mention of a country, in order, each with the one role of that country."""
    hits = list(_country_hits(document, people))
    main = _central(events)
    signs = [*_signs(document, hits), *_by_main_event(document, main), *_by_bodies(document, hits, bodies, main)]
    roles = {iso2: _decide(iso2, signs) for iso2 in sorted({hit.key for hit in hits})}
    mentions = [_mention(document, hit, roles[hit.key]) for hit in hits]
    return mentions + _host_by_place(document, main, {hit.key for hit in hits})


def _country_hits(document: Document, people: list[PersonMention]) -> Iterator[Hit]:
    """Countries named, also inside the names of bodies; not inside the names of people."""
    for hit in document.hits:
        if any(one.span.start <= hit.start and hit.end <= one.span.end for one in people):
            continue
        if hit.kind in ("country", "people"):
            yield hit
        elif hit.kind in ("organisation", "forum"):
            yield from document.gazetteer.within(document.text, hit, document.language)


def _mention(document: Document, hit: Hit, sign: _Sign) -> CountryMention:
    name = english_name(hit.key)
    if sign.role == "mentioned":
        rule = "country_people" if hit.kind == "people" else "country_name"
        because = Because(rule, {"alias": hit.entry.text, "name": name})
    else:
        because = Because(f"country_{sign.role}", {"name": name, "cue": sign.cue})
    return CountryMention(
        span=Span.of(document.text, hit.start, hit.end),
        because=because,
        # Of all mentions, the one beside the cue is the one that proves the role.
        confidence=round((0.9 if hit.kind == "country" else 0.8) + (0.05 if hit.start == sign.at else 0.0), 2),
        iso2=hit.key,
        role=sign.role,
    )


def _decide(iso2: str, signs: list[_Sign]) -> _Sign:
    """The role with most weight; among equals the first that was seen."""
    totals: dict[CountryRole, float] = {}
    cues: dict[CountryRole, _Sign] = {}
    for sign in signs:
        if sign.iso2 == iso2:
            totals[sign.role] = totals.get(sign.role, 0.0) + sign.weight
            if sign.role not in cues or cues[sign.role].at < 0 <= sign.at:
                cues[sign.role] = sign
    if not totals or max(totals.values()) <= 0:
        return _Sign(iso2, "mentioned", 0.0, "")
    return cues[max(totals, key=lambda role: totals[role])]


# ------------------------------------------------------------------ signs in the sentences


def _signs(document: Document, hits: list[Hit]) -> Iterator[_Sign]:
    for hit in hits:
        sentence = document.sentence_at(hit.start)
        if sentence is None:
            continue
        for role in ("absent", "host", "origin_of_victims", "participant"):
            cue = _cue_beside(document, sentence, hit, role)
            if cue is not None:
                yield _Sign(hit.key, _role(role), _WEIGHT[_role(role)], cue, hit.start)
        cue = _signs_something(document, sentence, hit)
        if cue is not None:
            yield _Sign(hit.key, "signatory", _WEIGHT["signatory"], cue, hit.start)
        cue = _in_list(document, sentence, hit)
        if cue is not None:
            yield _Sign(hit.key, "participant", _WEIGHT["participant"], cue, hit.start)


def _role(name: str) -> CountryRole:
    for role in _WEIGHT:
        if role == name:
            return role
    raise ValueError(name)


def _cue_beside(document: Document, sentence: Sentence, hit: Hit, role: str) -> str | None:
    """The cue just before or just after the name, in the same sentence."""
    before = document.folded[max(sentence.start, hit.start - _NEAR) : hit.start]
    after = document.folded[hit.end : min(sentence.end, hit.end + _NEAR)]
    if _pattern("mentioned", "before").search(before) and role == "participant":
        return None
    found = _pattern(role, "before").search(before)
    if found is None and (hit.kind == "country" or role == "origin_of_victims"):
        found = _pattern(role, "after").match(after)
    return found["cue"] if found else None


def _signs_something(document: Document, sentence: Sentence, hit: Hit) -> str | None:
    lead = document.folded[max(sentence.start, hit.start - _FAR) : hit.start]
    together = _with_pattern().search(lead)
    if together:
        return together["cue"]
    if hit.kind != "country":
        return None
    for verb in _signing_verbs().finditer(document.folded, sentence.start, sentence.end):
        if verb.end() <= hit.start:
            passive = re.match(
                r"\s+(?:oleh|by|antara|between|antarpemerintah)\b", document.folded[verb.end() : verb.end() + 24]
            )
            if passive:
                return verb.group()
        elif 0 <= verb.start() - hit.end <= _FAR:
            return verb.group()
    return None


def _in_list(document: Document, sentence: Sentence, hit: Hit) -> str | None:
    """Part of a list of countries in a sentence that says who came."""
    found = _list_cues().search(document.folded, sentence.start, sentence.end)
    if found is None or _pattern("mentioned", "before").search(
        document.folded[max(sentence.start, hit.start - _NEAR) : hit.start]
    ):
        return None
    others = [one for one in document.hits_in(sentence.start, sentence.end) if one.kind == "country"]
    return found.group() if len({one.key for one in others}) > 1 else None


@cache
def _pattern(role: str, side: str) -> re.Pattern[str]:
    """The cue right beside the name, with at most two small words between."""
    cues = table("roles")[role][side]
    latin = [cue for cue in cues if not UNSPACED_LETTER.match(cue)]
    others = [cue for cue in cues if UNSPACED_LETTER.match(cue)] or ["\0"]
    between = r"(?:[\w(),-]+\s){0,1}?"
    if side == "before":
        return re.compile(
            rf"(?P<cue>(?<![{LATIN}])(?:{any_of(latin)})(?=\s)|{any_of(others)})\s?(?:pemerintah\s|the\s)?$"
        )
    return re.compile(rf"\s?(?:{between}|.{{0,3}}?)(?P<cue>{any_of([*latin, *others])})(?![{LATIN}])")


@cache
def _with_pattern() -> re.Pattern[str]:
    """«nota kesepahaman dengan Kamboja», also in a list."""
    return re.compile(rf"(?P<cue>{any_of(table('roles')['signatory']['with'])})\b")


@cache
def _signing_verbs() -> re.Pattern[str]:
    verbs = table("roles")["signatory"]["verbs"]
    return re.compile(rf"(?<![{LATIN}])(?:{any_of(verbs)})(?![{LATIN}])")


@cache
def _list_cues() -> re.Pattern[str]:
    return re.compile(any_of(table("roles")["participant"]["list"]))


# ------------------------------------------------------------------ signs from the main event


_MEETINGS = ("conference", "ministerial_meeting", "bilateral_meeting", "signing", "declaration")


def _central(events: list[EventMention]) -> EventMention | None:
    """The main event; where that is only a statement, the event that it is about."""
    main = next((event for event in events if event.main), None)
    if main is not None and main.type in ("statement", "report"):
        return next((event for event in events if event.type in _MEETINGS), main)
    return main


def _by_bodies(
    document: Document, hits: list[Hit], bodies: list[OrganisationMention], main: EventMention | None
) -> Iterator[_Sign]:
    """A country whose ministry or police is named signs where the main event is a signing, else takes part."""
    for hit in hits:
        inside = next((b for b in bodies if b.span.start <= hit.start and hit.end <= b.span.end), None)
        if inside is None:
            continue
        sentence = document.sentence_at(hit.start)
        together = {one.key for one in hits if sentence and sentence.holds(one.start, one.end)}
        if main is not None and main.type == "signing" and len(together) > 1:
            yield _Sign(hit.key, "signatory", _WEIGHT["signatory"] - 0.5, inside.span.quote, hit.start)
        else:
            yield _Sign(hit.key, "participant", 0.6, inside.span.quote, hit.start)


def _by_main_event(document: Document, main: EventMention | None) -> Iterator[_Sign]:
    """The country in which the main event takes place is its host; without a place, that of the dateline."""
    if main is None:
        return
    if main.iso2 and main.type in _MEETINGS:
        yield _Sign(main.iso2, "host", _WEIGHT["host"], main.place or main.span.quote[:60])
    dateline = document.layout.dateline
    if dateline is not None and dateline.iso2 and (not main.iso2 or main.type == "operation"):
        yield _Sign(dateline.iso2, "host", _WEIGHT["host"] / 2, dateline.span.quote)


def _host_by_place(document: Document, main: EventMention | None, named: set[str]) -> list[CountryMention]:
    """The host by the city of the main event, where the text never names the country."""
    if main is None or not main.iso2 or main.iso2 in named or main.place is None or main.type not in _MEETINGS:
        return []
    at = document.text.find(main.place, main.span.start)
    if at < 0 or not document.proves(at, at + len(main.place)) or main.place not in places():
        return []
    because = Because("country_of_place", {"place": main.place, "name": english_name(main.iso2)})
    span = Span.of(document.text, at, at + len(main.place))
    return [CountryMention(span=span, because=because, confidence=0.6, iso2=main.iso2, role="host")]
