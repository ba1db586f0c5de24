"""What every country does in the main event: one role each, with the words that show it.

Signs of all kinds (`country_signs`, `role_evidence`) are weighed with `data/role_weights.toml`: the role with most
weight is chosen, and the sign that weighs most in it is what an editor is told.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

from .countries import english_name
from .country_cues import Cues, find_cues
from .country_hits import countries_named
from .country_lists import Chain, chains
from .country_signs import Sign, of_place, said_of
from .document import Document
from .gazetteer import Hit
from .reading import Because, CountryMention, CountryRole, EventMention, OrganisationMention, PersonMention, Span
from .role_evidence import Situation, absences, pact, place_hits, signs_of_text, situation_of
from .tables import table

_ROLES: tuple[CountryRole, ...] = ("host", "participant", "signatory", "absent", "origin_of_victims", "mentioned")
_MEETINGS = ("conference", "ministerial_meeting", "bilateral_meeting", "signing", "declaration")
_TOLD_OF = ("report", "other")  # main events in which few countries take part
_OFTEN, _LATE = 4, 4  # names in the text; the sentence in which the first of them stands
_ORIGINS = frozenset({"before_from", "before_people", "after_people"})
_VICTIMS = frozenset({"before_victims"})
_SIDE = frozenset({"before_office", "after_office", "paired", "before_with"})
_AT_HOME = frozenset({"body", "dateline", "language", "national"})  # of the only country: its news from there
_FEW = 3  # countries in an article about two of them
# The signs of a country by kind, the earliest of each kind.
_Evidence = dict[str, Sign]


class _Role(NamedTuple):
    """A role, the words [start, end) that show it and where the country stands beside them."""

    role: CountryRole
    start: int
    end: int
    at: int


def read_countries(
    document: Document,
    events: list[EventMention],
    people: list[PersonMention],
    bodies: list[OrganisationMention],
) -> list[CountryMention]:
    """Every mention of a country, in order, each with the one role of that country."""
    hits = countries_named(document, people)
    main = _central(events)
    named = list(chains(document, sorted([*hits, *place_hits(document)], key=lambda hit: hit.start)))
    cues = find_cues(document.folded, ((one.start, one.end) for one in named))
    evidence = _beside_names(document, cues, named)
    for iso2, sign in (*signs_of_text(document, cues, main, bodies), *absences(cues, named)):
        known = evidence.setdefault(iso2, {}).get(sign.kind)
        if known is None or sign.sentence < known.sentence:
            evidence[iso2][sign.kind] = sign
    _add_summary(evidence, hits, events)
    if main is not None and main.type in _TOLD_OF:
        for signs in evidence.values():
            _note(signs, f"of_{main.type}")
    _share_in_lists(evidence, named)
    _add_joint_pact(evidence, named, cues)
    _add_pact(evidence, {hit.key for hit in hits}, pact(document, cues))
    roles = _decided(evidence, situation_of(document, cues, main), {hit.key for hit in hits})
    mentions = [_mention(document, hit, roles[hit.key]) for hit in hits]
    if not hits:
        return _host_by_bodies(document, cues) or _host_by_place(document, main, named, roles, set())
    return mentions + _host_by_place(document, main, named, roles, {hit.key for hit in hits})


def _central(events: list[EventMention]) -> EventMention | None:
    """The main event; where that is only a statement, the event that it is about."""
    main = next((event for event in events if event.main), None)
    if main is not None and main.type in ("statement", "report"):
        return next((event for event in events if event.type in _MEETINGS), main)
    return main


# ------------------------------------------------------------------ the evidence of every country


def _beside_names(document: Document, cues: Cues, named: list[Chain]) -> dict[str, _Evidence]:
    found: dict[str, _Evidence] = {}
    heard = [(chain, said_of(document, cues, chain)) for chain in named]
    of_victims = {chain.sentence for chain, said in heard if any(cue.kind in _VICTIMS for cue in said)}
    for chain, said in heard:
        if chain.sentence in of_victims:  # «14 Chinese who cheated victims in Japan»
            less = "suspects_people" if any(cue.kind in _VICTIMS for cue in said) else "victims_people"
            said = [cue for cue in said if cue.kind != less]
        for hit in chain.hits:
            signs = found.setdefault(hit.key, {})
            place = hit.kind == "place"
            for cue in said:
                told = of_place(cue, hit) if place else cue
                if told is not None and told.kind not in signs:
                    at = -1 if place else hit.start
                    signs[told.kind] = Sign(told.kind, told.start, told.end, at, chain.sentence.number)
    return found


def _add_summary(found: dict[str, _Evidence], hits: list[Hit], events: list[EventMention]) -> None:
    """Signs that follow from all mentions of a country together."""
    times = Counter(hit.key for hit in hits)
    listed = any("attending_listed" in signs for signs in found.values())
    for number, (iso2, often) in enumerate(times.items()):
        signs = found.setdefault(iso2, {})
        late = "named" in signs and signs["named"].sentence >= _LATE
        true = {
            "first": number == 0,
            "only": len(times) == 1,
            "at_home": len(times) == 1
            and bool(_AT_HOME & signs.keys())
            and (not late or {"language", "national"} <= signs.keys()),
            "often": often >= _OFTEN,
            "unlisted": listed and "attending_listed" not in signs,
            "late": late,
            "all_people": "plain" not in signs and "body" not in signs,
            "all_counted": "uncounted" not in signs,
        }
        _note(signs, *(kind for kind, is_so in true.items() if is_so))
    for signs in found.values() if not events else ():
        _note(signs, "no_event")


def _note(signs: _Evidence, *kinds: str) -> None:
    """Signs without words of their own."""
    for kind in kinds:
        signs[kind] = Sign(kind, 0, 0, -1, 9)


def _share_in_lists(found: dict[str, _Evidence], named: list[Chain]) -> None:
    """Where one country of a list of origins is known as that of victims, so are the others."""
    for chain in named:
        ones = [found[hit.key] for hit in chain.hits] if chain.size > 2 else []
        if any("victims_people" in signs for signs in ones):
            for signs in ones:
                if _ORIGINS & signs.keys():
                    _note(signs, "victims_listed")


def _add_pact(found: dict[str, _Evidence], named: set[str], signed: Sign | None) -> None:
    """Where two sides met and a memorandum was signed, both signed it."""
    sides = [iso2 for iso2 in found if iso2 in named and _SIDE & found[iso2].keys()]
    main = [iso2 for iso2 in named if iso2 in found and "named" in found[iso2] and found[iso2]["named"].sentence <= 1]
    if signed is not None and len(sides) == 2 and min(len(named), len({*main, *sides})) <= _FEW:
        for iso2 in sides:
            found[iso2][signed.kind] = signed


def _add_joint_pact(found: dict[str, _Evidence], named: list[Chain], cues: Cues) -> None:
    """Where those who met signed together, so did all of the first list of three: later ones are of observers."""
    signed = next((cue for cue in cues.sentence if cue.kind == "all_signed"), None)
    members = next((chain for chain in named if chain.size >= _FEW), None)
    if signed is not None and members is not None:
        for hit in members.hits:
            found[hit.key]["joint_pact"] = Sign("joint_pact", signed.start, signed.end, -1, _LATE)


# ------------------------------------------------------------------ weighing


@cache
def _weights(situation: Situation) -> dict[str, tuple[tuple[CountryRole, bool, float], ...]]:
    """What each kind of sign weighs where the article is about that: for which role, whether only in the lead."""
    found: dict[str, dict[tuple[CountryRole, bool], float]] = {}
    for role in _ROLES:
        for name, weight in table("role_weights")[role].items():
            *when, kind = name.split(".")
            if all(word in ("lead", situation) for word in when):
                of_kind = found.setdefault(kind, {})
                of_kind[role, "lead" in when] = of_kind.get((role, "lead" in when), 0.0) + weight
    return {
        kind: tuple((role, lead, weight) for (role, lead), weight in weights.items())
        for kind, weights in found.items()
    }


def _scores(signs: _Evidence, situation: Situation) -> dict[CountryRole, tuple[float, float, Sign | None]]:
    """For every role the weight of all signs, and that of the sign with words that weighs most, with this sign."""
    found: dict[CountryRole, tuple[float, float, Sign | None]] = dict.fromkeys(_ROLES, (0.0, 0.0, None))
    weights = _weights(situation)
    for kind, sign in signs.items():
        for role, lead, weight in weights.get(kind, ()):
            if lead and sign.sentence > 0:
                continue
            total, most, best = found[role]
            if weight > most and sign.end:
                most, best = weight, sign
            found[role] = total + weight, most, best
    return found


def _decided(evidence: dict[str, _Evidence], situation: Situation, named: set[str]) -> dict[str, _Role]:
    """The role of every country; one at most is the host."""
    scores = {iso2: _scores(signs, situation) for iso2, signs in evidence.items()}
    host = max(scores, key=lambda iso2: (scores[iso2]["host"][0], iso2 in named), default="")
    if not host or scores[host]["host"][0] < table("role_weights")["least"]["host"]:
        host = ""
    found = {}
    for iso2, of_roles in scores.items():
        role: CountryRole = max(_ROLES[1:], key=lambda one: of_roles[one][0])
        if iso2 == host and role != "absent":
            role = "host"
        sign = of_roles[role][2]
        found[iso2] = _Role(role, sign.start, sign.end, sign.at) if sign else _Role(role, 0, 0, -1)
    return found


# ------------------------------------------------------------------ mentions


def _mention(document: Document, hit: Hit, found: _Role) -> CountryMention:
    name = english_name(hit.key)
    if found.role == "mentioned":
        rule = "country_people" if hit.kind == "people" else "country_name"
        because = Because(rule, {"alias": hit.entry.text, "name": name})
    else:
        cue = document.text[found.start : found.end] or hit.entry.text
        because = Because(f"country_{found.role}", {"name": name, "cue": " ".join(cue.split())})
    return CountryMention(
        span=Span.of(document.text, hit.start, hit.end),
        because=because,
        # Of all mentions, the one beside the cue is the one that proves the role.
        confidence=round((0.9 if hit.kind == "country" else 0.8) + (0.05 if hit.start == found.at else 0.0), 2),
        iso2=hit.key,
        role=found.role,
    )


def _host_by_place(
    document: Document, main: EventMention | None, named: list[Chain], roles: dict[str, _Role], said: set[str]
) -> list[CountryMention]:
    """The host by a city, where the text never names the country."""
    iso2 = next((iso2 for iso2, found in roles.items() if found.role == "host" and iso2 not in said), None)
    hits = [hit for chain in named for hit in chain.hits if hit.key == iso2 and hit.kind == "place"]
    if iso2 is None or not hits:
        return []
    told = main.place if main is not None and main.iso2 == iso2 else None
    hit = next((one for one in hits if one.entry.text == told), hits[0])
    because = Because("country_of_place", {"place": hit.entry.text, "name": english_name(iso2)})
    span = Span.of(document.text, hit.start, hit.end)
    return [CountryMention(span=span, because=because, confidence=0.6, iso2=iso2, role="host")]


def _host_by_bodies(document: Document, cues: Cues) -> list[CountryMention]:
    """The country whose bodies a text names that names no country: it is news from there."""
    spots = [cue for cue in cues.national if document.proves(cue.start, cue.end)]
    often = Counter(cue.kind for cue in spots).most_common(1)
    dateline = document.layout.dateline
    iso2 = often[0][0] if often else None
    if iso2 is None or iso2 not in (table("roles")["home"].get(document.language), dateline and dateline.iso2):
        return []
    cue = next(cue for cue in spots if cue.kind == iso2)
    span = Span.of(document.text, cue.start, cue.end)
    because = Because("country_of_body", {"body": span.quote, "name": english_name(iso2)})
    return [CountryMention(span=span, because=because, confidence=0.6, iso2=iso2, role="host")]
