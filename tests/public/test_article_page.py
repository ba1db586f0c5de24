"""The page of a source: what public facts cite of it, in its order, and not more than its outlet allows."""

import pytest

from newsroom.models import Figure
from tests.factories import (
    HELD,
    TEXT,
    make_article,
    make_country,
    make_event,
    make_evidence,
    make_fact,
    make_outlet,
    make_part,
)

pytestmark = pytest.mark.django_db
LAST = "Pertemuan ditutup dengan pernyataan bersama"


def cited(rights: str = "excerpt", text: str = TEXT + " Ekor yang tidak dikutip siapa pun." * 20):
    article = make_article(text=text, outlet=make_outlet(f"Kantor {rights}", rights=rights), title="Laporan")
    event = make_event("Konferensi", evidence=make_evidence(article, "Para menteri bertemu"))
    make_fact(Figure, event, make_evidence(article, "58 negara"), value=58, unit="countries")
    make_part(event, make_evidence(article, "Thailand menjadi tuan rumah"), country=make_country("TH"), role="host")
    return article


def page_of(client, article) -> str:
    answer = client.get(article.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(client):
    page = page_of(client, cited())
    places = [page.index(words) for words in ("Para menteri bertemu<", "Thailand menjadi tuan rumah<", "58 negara<")]
    assert places == sorted(places)


def test_only_what_is_cited_is_shown(client):
    page = page_of(client, cited())
    assert LAST not in page
    assert "Ekor yang tidak dikutip" not in page


def test_where_all_is_cited_only_the_exact_words_are_shown(client):
    page = page_of(client, cited(text=TEXT[: TEXT.index(LAST)]))
    assert "<strong>58 negara</strong>" in page
    assert "peserta hadir dari" not in page


def test_a_text_whose_outlet_allows_it_is_shown_whole(client):
    assert "Ekor yang tidak dikutip" in page_of(client, cited("full_text"))


def test_a_text_that_may_only_be_linked_is_not_shown(client):
    page = page_of(client, cited("link_only"))
    assert "<blockquote" not in page
    assert "Para menteri bertemu" not in page
    assert "/proof/" in page


def test_the_original_is_linked_without_a_recommendation(client):
    article = cited()
    article.url = "https://example.org/laporan"
    article.save()
    assert 'rel="nofollow noopener noreferrer"' in page_of(client, article)


def test_an_article_without_an_outlet_is_no_error(client):
    article = make_article()
    article.outlet = None
    article.save()
    make_event("Pertemuan", evidence=make_evidence(article, HELD))
    page_of(client, article)
    assert client.get("/articles/").status_code == 200


def test_an_article_that_proves_nothing_public_has_no_page(client):
    assert client.get(make_article().get_absolute_url()).status_code == 404


def test_the_list_leads_through_all(client):
    articles = [make_article(title=f"Laporan {number}") for number in range(35)]
    for article in articles:
        make_event("Pertemuan", evidence=make_evidence(article, HELD))
    first = client.get("/articles/").content.decode()
    assert articles[-1].get_absolute_url() in first
    assert articles[0].get_absolute_url() not in first
    second = client.get(f"/articles/?after={articles[5].pk}").content.decode()
    assert f"?after={articles[5].pk}" in first
    assert articles[0].get_absolute_url() in second


@pytest.mark.parametrize("key", ["0", "999", "9" * 18, "9" * 20, "%00", "-1"])
def test_an_unknown_article_is_an_unknown_page(client, key):
    assert client.get(f"/articles/{key}/").status_code == 404
