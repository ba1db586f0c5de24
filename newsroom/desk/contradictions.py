"""Contradictions between facts of one event: found whenever the event is settled, let stand by an editor."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from django.utils.translation import gettext as _

from newsroom.desk.errors import WrongState, need_reason
from newsroom.desk.payloads import same
from newsroom.desk.record import acting, decide, need_permission
from newsroom.models import Contradiction, Decision, Event, Fact, Figure, Participation, User
from newsroom.models.contradictions import ContradictionKind
from newsroom.models.facts import FactKind, Rank
from newsroom.models.record import Verb

COMPARED = (FactKind.FIGURE, FactKind.DATING, FactKind.PARTICIPATION, FactKind.OCCURRENCE)
# Of a page that lists hundreds of figures no pair tells an editor anything.
MOST_FACTS = 120
NO_END = float("inf")
Pair = tuple[int, int]


def find_contradictions(event: Event) -> None:
    """Brings the stored contradictions of an event in line with its live facts. Twice changes nothing.

    Called by `settle`, so after every verb that writes or withdraws a fact.
    """
    facts = Fact.objects.live().filter(event=event, kind__in=COMPARED).exclude(kind=FactKind.PARTICIPATION)
    hosts = Fact.objects.live().filter(event=event, participation__role=Participation.Role.HOST)
    related = ("figure", "participation", "occurrence")
    rows = (facts | hosts).select_related(*related).order_by("pk")[:MOST_FACTS]
    wanted = dict(_pairs(list(rows)))
    stored = {(row.first_id, row.second_id): row for row in Contradiction.objects.filter(event=event)}
    if gone := [row.pk for pair, row in stored.items() if wanted.get(pair) != row.kind]:
        Contradiction.objects.filter(pk__in=gone).delete()
    if new := {pair: kind for pair, kind in wanted.items() if pair not in stored or stored[pair].kind != kind}:
        stands = _let_stand(event)
        Contradiction.objects.bulk_create(
            Contradiction(event=event, kind=kind, first_id=pair[0], second_id=pair[1])
            for pair, kind in new.items()
            if pair not in stands
        )


def hold_both(contradiction: Contradiction, by: User, *, reason: str) -> Decision:
    """Lets two facts stand that seemed to disagree, for a reason that is kept: they are not asked about again.

    NotAllowed; MissingReason; WrongState where it is settled already.
    """
    need_permission(by, "decide_suggestion")
    reason = need_reason(reason)
    with acting():
        event = Event.objects.select_for_update().get(pk=contradiction.event_id)
        if not Contradiction.objects.filter(pk=contradiction.pk).delete()[0]:
            raise WrongState(_("This contradiction has been settled already; reload the page."))
        return decide(
            Verb.HOLD_BOTH,
            by,
            reason=reason,
            before={"kind": contradiction.kind},
            after={"facts": [contradiction.first_id, contradiction.second_id]},
            event=event,
            fact=contradiction.first,
        )


def _let_stand(event: Event) -> set[Pair]:
    """The pairs of an event that somebody let stand."""
    after = Decision.objects.filter(event=event, verb=Verb.HOLD_BOTH).values_list("after", flat=True)
    return {(said["facts"][0], said["facts"][1]) for said in after if said}


def _pairs(facts: list[Fact]) -> Iterator[tuple[Pair, str]]:
    """Facts that disagree, the older first. One that is preferred settles it, and so does one that tells a change."""
    for one, other in combinations(facts, 2):
        settled = other.is_change or Rank.PREFERRED in (one.rank, other.rank)
        if one.kind == other.kind and not settled:
            kind = _disagree(one, other)
            if kind is not None:
                yield (one.pk, other.pk), kind


def _disagree(one: Fact, other: Fact) -> ContradictionKind | None:
    if one.kind == FactKind.FIGURE and _figures(one.figure, other.figure):
        return ContradictionKind.FIGURE
    if one.kind == FactKind.DATING and _dates(one, other):
        return ContradictionKind.DATE
    if one.kind == FactKind.PARTICIPATION and _differ(_host(one.participation), _host(other.participation)):
        return ContradictionKind.HOST
    if one.kind == FactKind.OCCURRENCE and _differ(one.occurrence.country_id, other.occurrence.country_id):
        return ContradictionKind.PLACE
    return None


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


def _host(part: Participation) -> str | None:
    return part.country_id or part.on_behalf_of_id


def _figures(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same, at the same time, and no number could be both."""
    if same(one.unit) != same(other.unit) or not _counts_the_same(one, other) or _differ(one.edtf, other.edtf):
        return False
    low, high = _range(one)
    least, most = _range(other)
    return high < least or most < low


def _counts_the_same(one: Figure, other: Figure) -> bool:
    """Whether both say the same of what they count, in a language that both have; or neither says anything."""
    mine = {name: same(getattr(one, name)) for name in ("what_id", "what_en")}
    its = {name: same(getattr(other, name)) for name in ("what_id", "what_en")}
    if not any(mine.values()) and not any(its.values()):
        return True
    return any(mine[name] and mine[name] == its[name] for name in mine)


def _range(figure: Figure) -> tuple[float, float]:
    """The numbers of which a figure may speak."""
    value = float(figure.value)
    qualifiers = Figure.Qualifier
    if figure.qualifier in (qualifiers.MORE_THAN, qualifiers.AT_LEAST):
        return value, NO_END
    if figure.qualifier == qualifiers.ALMOST:
        return value * 0.8, value
    if figure.qualifier == qualifiers.ABOUT:
        return value * 0.9, value * 1.1
    return value, value


def _dates(one: Fact, other: Fact) -> bool:
    """Whether two dates of one event cannot both be: neither lies within the other."""
    mine, its = (one.start_earliest, one.end_latest), (other.start_earliest, other.end_latest)
    if None in (*mine, *its):
        return False
    return not (_within(mine, its) or _within(its, mine))


def _within(inner: tuple, outer: tuple) -> bool:
    return bool(outer[0] <= inner[0] and inner[1] <= outer[1])
