"""Ten items cost fewer than ten queries, and thirty cost what ten cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.models import Commitment, Subject
from tests.factories import (
    HELD,
    make_actor,
    make_article,
    make_country,
    make_event,
    make_evidence,
    make_fact,
    make_figure,
    make_forum,
    make_outcome,
    make_outlet,
    make_part,
)

pytestmark = pytest.mark.django_db
LISTS = (
    "/",
    "/countries/",
    "/countries/th/",
    "/countries/th/?order=oldest",
    "/countries/th/?type=conference&topic=online_scam&actor=sihasak&year=2025",
    "/en/countries/kh/",
    "/forums/",
    "/forums/adgmin/",
    "/forums/adgmin/?order=oldest",
    "/actors/",
    "/actors/sihasak/",
    "/actors/sihasak/?order=oldest",
    "/articles/",
)


def add_events(first: int, last: int) -> None:
    """Events with facts of every kind, each from an article and an outlet of its own."""
    for number in range(first, last):
        article = make_article(outlet=make_outlet(f"Kantor {number}"))
        proof = make_evidence(article, HELD)
        event = make_event(
            f"Acara {number}", f"2025-{number % 12 + 1:02}-01", proof, country=make_country("TH"), forum=make_forum()
        )
        make_part(event, proof, country=make_country("KH"), presence="absent")
        make_part(event, proof, actor=make_actor(), on_behalf_of=make_country("TH"))
        make_part(event, proof, actor=make_actor(f"aktor-{number}"))
        make_part(event, proof, forum=make_forum(f"forum-{number}"), role="observer")
        make_outcome(event, evidence=proof).parties.set([make_country("TH"), make_country("VN")])
        make_figure(event, evidence=proof)
        make_fact(Commitment, event, proof, what_id="membantu", promisor_country=make_country("TH"))
        make_fact(Subject, event, proof, topic="online_scam")


def cost(client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_it_works(client):
    add_events(0, 10)
    ten = {address: cost(client, address) for address in LISTS}
    assert {address: number for address, number in ten.items() if number >= 10} == {}
    add_events(10, 30)
    thirty = {address: cost(client, address) for address in LISTS}
    # Read from its oldest end, a full page is spared the look for events without a date.
    assert {address: number for address, number in thirty.items() if number > ten[address]} == {}


def test_one_event_with_many_facts(client, django_assert_max_num_queries):
    add_events(0, 1)
    event = make_event(forum=make_forum(), ordinal=5)
    for number in range(30):
        make_part(event, actor=make_actor(f"peserta-{number}"))
        make_figure(event, number)
    with django_assert_max_num_queries(9):
        client.get(event.get_absolute_url())


def test_one_article_with_many_facts(client, django_assert_max_num_queries):
    article = make_article()
    evidence = make_evidence(article, HELD)
    for number in range(15):
        make_figure(make_event(f"Acara {number}", evidence=evidence), number, evidence=evidence)
    with django_assert_max_num_queries(9):
        client.get(article.get_absolute_url())
