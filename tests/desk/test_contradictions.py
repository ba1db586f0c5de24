"""Facts of one event that disagree: found when it is settled, and let stand for a reason."""

from __future__ import annotations

import pytest

from newsroom import desk
from newsroom.desk.contradictions import find_contradictions
from newsroom.desk.errors import MissingReason, NotAllowed, WrongState
from newsroom.desk.settle import settle
from newsroom.models import Contradiction, Decision, Fact, Figure, Occurrence
from newsroom.models.facts import FactKind, FactState, Rank
from newsroom.models.participations import Participation
from tests.factories import make_country, make_event, make_fact, make_figure, make_part

HOST = Participation.Role.HOST


@pytest.fixture
def event(world):
    return make_event()


def kinds(event) -> list[str]:
    find_contradictions(event)
    return sorted(event.contradictions.values_list("kind", flat=True))


def test_it_works(event):
    first = make_figure(event, 58, "countries", what_id="peserta")
    second = make_figure(event, 60, "countries", what_id="Peserta ")
    settle(event)
    found = event.contradictions.get()
    assert (found.kind, found.first_id, found.second_id) == ("figure", first.pk, second.pk)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"value": 58, "unit": "countries"}, {"value": 58, "unit": "people"}),
        ({"value": 58, "what_id": "negara peserta"}, {"value": 60, "what_id": "negara korban"}),
        ({"value": 58, "what_id": "peserta"}, {"value": 60, "what_en": "participants"}),
        ({"value": 58, "what_id": "peserta"}, {"value": 60}),
        ({"value": 300, "qualifier": Figure.Qualifier.MORE_THAN}, {"value": 338}),
        ({"value": 300, "qualifier": Figure.Qualifier.ABOUT}, {"value": 310}),
        ({"value": 350, "qualifier": Figure.Qualifier.ALMOST}, {"value": 338}),
        ({"value": 58, "edtf": "2025-11"}, {"value": 60, "edtf": "2025-12"}),
    ],
)
def test_figures_that_may_both_be_true(event, one, other):
    make_figure(event, **one)
    make_figure(event, **other)
    assert kinds(event) == []


def test_more_than_what_it_is_disagrees(event):
    make_figure(event, 400, qualifier=Figure.Qualifier.MORE_THAN)
    make_figure(event, 338)
    assert kinds(event) == ["figure"]


@pytest.mark.parametrize(
    ("edtf", "disagrees"),
    [
        ("2025-12-18", True),
        ("2025-12-17?", False),
        ("2025-12", False),
        ("2025-12-17/2025-12-18", False),
        ("2024", True),
    ],
)
def test_dates(event, edtf, disagrees):
    make_fact(Fact, event, kind=FactKind.DATING, edtf=edtf)
    assert kinds(event) == (["date"] if disagrees else [])


def test_a_new_date_after_a_change_is_no_contradiction(event):
    make_fact(Fact, event, kind=FactKind.DATING, edtf="2026-02-03", is_change=True)
    assert kinds(event) == []


def test_hosts_and_places(event):
    make_part(event, country=make_country("TH"), role=HOST)
    make_part(event, country=make_country("TH"), role=HOST, capacity="tuan rumah")
    make_part(event, country=make_country("VN"))
    assert kinds(event) == []
    make_part(event, country=make_country("VN"), role=HOST)
    assert kinds(event) == ["host", "host"]
    for code in ("TH", "VN"):
        make_fact(Occurrence, event, type=event.type, status=event.status, country=make_country(code))
    assert kinds(event) == ["host", "host", "place"]


@pytest.mark.parametrize(
    "fields",
    [{"rank": Rank.PREFERRED}, {"rank": Rank.DEPRECATED, "rank_reason": "salah"}, {"state": FactState.WITHDRAWN}],
)
def test_what_was_ranked_or_withdrawn_is_settled(event, fields):
    make_figure(event, 58)
    other = make_figure(event, 60)
    assert kinds(event) == ["figure"]
    Fact.objects.filter(pk=other.pk).update(**fields)
    assert kinds(event) == []


def test_twice_changes_nothing(event, django_assert_num_queries):
    make_figure(event, 58)
    make_figure(event, 60)
    find_contradictions(event)
    before = list(Contradiction.objects.values_list("pk", flat=True))
    with django_assert_num_queries(2):
        find_contradictions(event)
    assert list(Contradiction.objects.values_list("pk", flat=True)) == before


def test_both_may_hold_for_a_reason(event, edi):
    make_figure(event, 58)
    make_figure(event, 60)
    find_contradictions(event)
    made = desk.hold_both(event.contradictions.get(), edi, reason="Two delegations came a day later.")
    assert made.event == event and len(made.after["facts"]) == 2
    assert kinds(event) == []
    make_figure(event, 61)
    assert kinds(event) == ["figure", "figure"], "another figure is another question"


def test_holding_both_is_refused(event, edi, carol):
    make_figure(event, 58)
    make_figure(event, 60)
    find_contradictions(event)
    row, before = event.contradictions.get(), Decision.objects.count()
    with pytest.raises(NotAllowed):
        desk.hold_both(row, carol, reason="x")
    with pytest.raises(MissingReason):
        desk.hold_both(row, edi, reason=" ")
    Contradiction.objects.filter(pk=row.pk).delete()
    with pytest.raises(WrongState):
        desk.hold_both(row, edi, reason="x")
    assert Decision.objects.count() == before
