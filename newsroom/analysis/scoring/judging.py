"""One reading against one reference reading, layer by layer.

A mention is right where it overlaps a passage of the reference of the same kind; a country by its code, a topic by
its key, a figure by its value as well. Several mentions of one thing count once. A standing body is often both forum
and organisation: either will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from ..confidence import calibrated
from ..jsonl import KINDS
from ..reading import PROVING_ZONES, EventMention, FigureMention, Mention, Reading, TopicMention
from .matching import Place, any_match, occurrences, pair_up
from .reference import SPAN_LAYERS, ReferenceDocument, Thing
from .scores import Judged, Scores

SISTERS = {"forum": "organisation", "organisation": "forum"}
LAYER_OF = {kind: layer for layer, kind in SPAN_LAYERS.items()}
# What is told in sentences may be quoted as one.
LONGEST_TOLD = 600
LENGTHS = {"commitment": LONGEST_TOLD}


def judge(document: ReferenceDocument, partial: frozenset[str], text: str, reading: Reading, scores: Scores) -> None:
    """Adds one document to the scores."""
    scores.documents += 1
    _spans(document, text, reading, scores)
    _about(document, reading, scores)
    _countries(document, reading, scores)
    for layer, kind in SPAN_LAYERS.items():
        if layer in document.layers:
            _things(document, layer, kind, layer in partial, text, reading, scores)
    _topics(document, reading, scores)
    _events(document, text, reading, scores)
    _boilerplate(document, text, reading, scores)


def _spans(document: ReferenceDocument, text: str, reading: Reading, scores: Scores) -> None:
    for mention in (*reading.mentions, *reading.events):
        span = mention.span
        if span.end <= span.start or text[span.start : span.end] != span.quote:
            scores.bad_spans += 1
            where = f"span [{span.start},{span.end})"
            scores.misses.append(f"{document.file}: {where} does not quote the document: {span.quote!r}")


def _about(document: ReferenceDocument, reading: Reading, scores: Scores) -> None:
    """Language and day of the article itself."""
    said = (reading.published.start if reading.published else None) or ""
    scores.check("language", reading.language == document.language)
    if not document.published:
        scores.check("no day invented", len(said) < len("2025-12-17"))
    elif not document.published_optional:
        scores.check("published", said == document.published)


def _countries(document: ReferenceDocument, reading: Reading, scores: Scores) -> None:
    """One role a country: that of its surest mention."""
    surest = _surest(reading, "country", lambda mention: getattr(mention, "iso2", None))
    got = {code: mention for code, mention in surest.items() if code not in document.neutral_countries}
    want = document.countries
    found = set(want) & set(got)
    scores.layer("countries").add(len(found), len(got), len(found), len(want))
    for code, mention in got.items():
        is_role = code in want and want[code] == getattr(mention, "role", None)
        if code in want:
            scores.check("country roles", is_role)
        scores.judged.append(_judged("country", mention, code in want, is_role))
    _compare(document, "country", set(want), set(got), scores)


def _topics(document: ReferenceDocument, reading: Reading, scores: Scores) -> None:
    surest = _surest(reading, "topic", lambda mention: mention.key if isinstance(mention, TopicMention) else None)
    got = {key: mention for key, mention in surest.items() if key not in document.neutral_topics}
    want = document.topics
    found = want & set(got)
    scores.layer("topics").add(len(found), len(got), len(found), len(want))
    scores.judged += [_judged("topic", mention, key in want) for key, mention in got.items()]
    _compare(document, "topic", want, set(got), scores)


def _things(
    document: ReferenceDocument,
    layer: str,
    kind: str,
    is_partial: bool,
    text: str,
    reading: Reading,
    scores: Scores,
) -> None:
    """What is found by its place. In a partial layer nothing that the reference lacks is wrong."""
    wanted = document.layers[layer]
    places = [occurrences(text, thing.quote) for thing in wanted]
    elsewhere = _places_of(document, LAYER_OF.get(SISTERS.get(kind, ""), ""), text)
    found: set[int] = set()
    right = predicted = 0
    for group in _entities(reading, kind):
        hits = _hits(group, wanted, places, LENGTHS.get(kind))
        found |= hits
        is_optional = any(wanted[at].optional for at in hits)
        is_other = not hits and any_match(_places(group), elsewhere)
        if is_optional or is_other or (is_partial and not hits):
            continue
        predicted += 1
        right += bool(hits)
        if not is_partial:
            scores.judged.append(_judged(kind, max(group, key=_confidence), bool(hits)))
        if not hits:
            scores.misses.append(f"{document.file}: {kind} too much {group[0].span.quote!r}")
    owed = {at for at, thing in enumerate(wanted) if not thing.optional}
    sisters = _places(one for one in reading.mentions if KINDS[type(one)] == SISTERS.get(kind))
    by_sister = {at for at in owed - found if any_match(sisters, places[at])}
    found |= by_sister
    scores.layer(layer).add(right + len(by_sister), predicted + len(by_sister), len(found & owed), len(owed))
    for at in sorted(owed - found):
        scores.misses.append(f"{document.file}: {kind} missed {wanted[at].quote!r}")


def _hits(
    group: Sequence[Mention], wanted: Sequence[Thing], places: Sequence[list[Place]], longest: int | None
) -> set[int]:
    """Which of the wanted things a group of mentions is."""
    first = group[0]
    value = float(first.value) if isinstance(first, FigureMention) else None
    return {
        at
        for at, thing in enumerate(wanted)
        if thing.value == value and any_match(_places(group), places[at], longest)
    }


def _events(document: ReferenceDocument, text: str, reading: Reading, scores: Scores) -> None:
    """Each event of the reference has one of the reading at most; those that must be found choose first."""
    wanted = sorted(document.events, key=lambda event: event.optional)
    told = [[(event.span.start, event.span.end)] for event in reading.events]
    edges = []
    for event in wanted:
        places = occurrences(text, event.quote)
        edges.append([at for at, place in enumerate(told) if any_match(place, places, LONGEST_TOLD)])
    pairs = pair_up(edges)
    tally = scores.layer("events")
    for at, event in enumerate(wanted):
        if event.optional:
            continue
        is_found = at in pairs
        tally.add(is_found, is_found, is_found, 1)
        if not is_found:
            scores.misses.append(f"{document.file}: event missed {event.title!r}")
            continue
        mention = reading.events[pairs[at]]
        scores.judged.append(_judged("event", mention, True))
        start, end = mention.date.start, mention.date.end
        is_dated = (start, end or start) == (event.start, event.end or event.start)
        scores.check("event dates", is_dated)
        if not is_dated:
            said = f"event dated {start}..{end}, reference {event.start}..{event.end}"
            scores.misses.append(f"{document.file}: {said}: {event.title!r}")
        if event.types:
            scores.check("event types", mention.type in event.types)
    for at, mention in enumerate(reading.events):
        if at not in pairs.values():
            tally.add(0, 1, 0, 0)
            scores.judged.append(_judged("event", mention, False))
            scores.misses.append(f"{document.file}: event too much {mention.span.quote!r}")


def _boilerplate(document: ReferenceDocument, text: str, reading: Reading, scores: Scores) -> None:
    """Furniture of the page, by its characters without blanks."""
    if document.boilerplate is None:
        return
    zones = [(zone.start, zone.end) for zone in reading.zones if zone.zone not in PROVING_ZONES]
    got = _characters(text, zones)
    want = _characters(text, (place for quote in document.boilerplate for place in occurrences(text, quote)))
    scores.layer("boilerplate").add(len(want & got), len(got), len(want & got), len(want))


def _characters(text: str, places: Iterable[Place]) -> set[int]:
    return {at for start, end in places for at in range(start, end) if not text[at].isspace()}


def _entities(reading: Reading, kind: str) -> list[list[Mention]]:
    """Mentions of one kind, those of one thing together: of one key, else one name, else one quote."""
    groups: defaultdict[Hashable, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        if KINDS[type(mention)] == kind:
            groups[_identity(mention)].append(mention)
    return list(groups.values())


def _identity(mention: Mention) -> Hashable:
    if isinstance(mention, FigureMention):
        return float(mention.value), mention.unit
    return getattr(mention, "key", None) or getattr(mention, "name", None) or mention.span.quote


def _surest(reading: Reading, kind: str, key: Callable[[Mention], str | None]) -> dict[str, Mention]:
    """For each key the mention with the highest confidence, the first among equals."""
    best: dict[str, Mention] = {}
    for mention in reading.mentions:
        name = key(mention) if KINDS[type(mention)] == kind else None
        if name is not None and (name not in best or _confidence(mention) > _confidence(best[name])):
            best[name] = mention
    return best


def _compare(document: ReferenceDocument, kind: str, want: Iterable[str], got: set[str], scores: Scores) -> None:
    wanted = set(want)
    scores.misses += [f"{document.file}: {kind} missed {one}" for one in sorted(wanted - got)]
    scores.misses += [f"{document.file}: {kind} too much {one}" for one in sorted(got - wanted)]


def _confidence(mention: Mention) -> float:
    return mention.confidence


def _judged(kind: str, mention: Mention, right: bool, whole: bool | None = None) -> Judged:
    rule, stated = mention.because.rule, mention.confidence
    return Judged(kind, rule, calibrated(rule, stated), right, right if whole is None else whole, stated)


def _places(mentions: Iterable[Mention | EventMention]) -> list[Place]:
    return [(one.span.start, one.span.end) for one in mentions]


def _places_of(document: ReferenceDocument, layer: str, text: str) -> list[Place]:
    return [place for thing in document.layers.get(layer, ()) for place in occurrences(text, thing.quote)]
