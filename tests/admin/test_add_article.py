"""An article by hand: through the same door as any import, and read at once."""

import pytest
from django.urls import reverse

from newsroom.models import Article, Outlet

TEXT = "Pertemuan di Bangkok\r\n\r\nBangkok (ANTARA) - Thailand dan Indonesia bertemu pada 17 Desember 2025."


@pytest.fixture
def url() -> str:
    return reverse("admin:newsroom_article_add")


def test_it_works(as_, db, url):
    response = as_("budi").post(
        url, {"text": TEXT, "url": "https://example.org/1", "language": "id", "outlet": "Antara"}
    )
    article = Article.objects.get()
    assert response["Location"] == reverse("admin:newsroom_article_change", args=[article.pk])
    assert article.import_ref.startswith("manual:")
    assert (article.url, article.language, article.outlet.name) == ("https://example.org/1", "id", "Antara")
    assert article.current_text.text == TEXT.replace("\r\n", "\n")
    assert article.current_text.runs.exists()
    assert article.title and article.state == "ingested"


def test_a_given_title_is_kept(as_, db, url):
    as_("sari").post(url, {"text": TEXT, "title": "Judul saya"})
    assert (Article.objects.get().title, Article.objects.get().title_from_text) == ("Judul saya", False)


@pytest.mark.parametrize(
    "fields",
    [
        {"text": ""},
        {"text": "  \n "},
        {"text": "a\x00b"},
        {"url": "javascript:alert(1)"},
        {"title": "x" * 401},
        {"language": "x" * 20},
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(as_, db, url, fields):
    response = as_("sari").post(url, {"text": TEXT} | fields)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert not Article.objects.exists()


def test_the_same_text_twice_leads_to_the_first(as_, db, url):
    client = as_("sari")
    client.post(url, {"text": TEXT})
    response = client.post(url, {"text": TEXT})
    assert "This text is there already" in response.content.decode()
    assert reverse("admin:newsroom_article_change", args=[Article.objects.get().pk]) in response.content.decode()


def test_a_refusal_writes_no_outlet(as_, db, url):
    as_("sari").post(url, {"text": "", "outlet": "Baru"})
    assert not Outlet.objects.exists()
