"""What holds for every page: sound HTML, nothing inline, nothing from another host, both languages."""

from html.parser import HTMLParser
from urllib.parse import urlparse

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.views.defaults import bad_request, permission_denied, server_error

from newsroom.models.visibility import State
from tests.factories import fill_event, make_country, make_event, make_forum
from tests.public.test_visibility import addresses

pytestmark = pytest.mark.django_db
VOID = {"meta", "link", "input", "br", "hr", "img", "rect", "path", "source", "col", "wbr"}


class Page(HTMLParser):
    """The elements of a page, and whether each was closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == [], "left open"

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _value in attrs}) == len(attrs), f"an attribute twice: {attrs}"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> out of turn"

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def check(html: str, language: str) -> Page:
    page = Page(html)
    assert page.all("html") == [{"lang": language}]
    for once in ("h1", "main", "title", "header", "footer"):
        assert len(page.all(once)) >= 1 if once in ("header", "footer") else len(page.all(once)) == 1, once
    assert page.all("style") == page.all("script") == []
    ids = [attrs["id"] for _tag, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids)), "an id twice"
    for tag, attrs in page.elements:
        assert "style" not in attrs, tag
        assert not any(name.startswith("on") for name in attrs), tag
        for name in ("src", "srcset", "action"):
            assert not urlparse(attrs.get(name) or "").netloc
        for name in ("aria-labelledby", "for"):
            assert attrs.get(name, ids[0] if ids else "") in ids, f"{name} of nothing"
        if tag == "link" and attrs["rel"] not in ("canonical", "alternate"):
            assert not urlparse(attrs["href"]).netloc
    return page


@pytest.fixture(autouse=True)
def events():
    event = make_event(
        "Konferensi",
        "2025-12-17/2025-12-18",
        place="Bangkok",
        country=make_country("TH"),
        forum=make_forum(),
        ordinal=5,
    )
    fill_event(event)
    make_event("", "", title_en="Only English", country=make_country("TH"), status="announced")


def test_it_works(client):
    titles = {}
    for address in addresses():
        answer = client.get(address)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            html = answer.content.decode()
            page = check(html, "en" if address.startswith("/en/") else "id")
            if "/report/" in address:  # for people on the page that it is about, not for search engines
                assert 'name="robots" content="noindex' in html and "canonical" not in html
                continue
            titles.setdefault(html.split("<title>")[1].split("</title>")[0], []).append(address)
            canonical = [attrs["href"] for attrs in page.all("link") if attrs["rel"] == "canonical"]
            assert canonical == [f"http://testserver{address}"]
    twice = {title: found for title, found in titles.items() if len({a.removeprefix("/en") for a in found}) > 1}
    assert {title for title, found in twice.items() if not all("/proof/" in address for address in found)} == set()


def test_each_page_knows_itself_in_the_other_language(client):
    page = Page(client.get("/countries/th/?order=oldest").content.decode())
    alternates = {attrs["hreflang"]: attrs["href"] for attrs in page.all("link") if attrs["rel"] == "alternate"}
    assert alternates == {"id": "http://testserver/countries/th/", "en": "http://testserver/en/countries/th/"}
    switch = [attrs["href"] for attrs in page.all("a") if attrs.get("hreflang") == "en"]
    assert switch == ["/en/countries/th/?order=oldest"]


def test_a_page_that_is_not_there_leads_to_the_first_in_the_other_language(client):
    for address, other in (("/nothing/", "/en/"), ("/en/nothing/", "/")):
        page = Page(client.get(address).content.decode())
        assert [attrs["href"] for attrs in page.all("a") if "hreflang" in attrs] == [other]


@pytest.mark.parametrize("language", ["id", "en"])
def test_error_pages_are_pages(client, rf, language):
    prefix = "" if language == "id" else "/en"
    check(client.get(f"{prefix}/nothing/").content.decode(), language)
    check(client.get(f"{prefix}/countries/th/?year=x").content.decode(), language)
    gone = make_event("Rahasia", state=State.KILLED)
    check(client.get(prefix + gone.get_absolute_url()).content.decode(), language)
    with translation.override(language):
        request = rf.get(f"{prefix}/")
        for view, args in ((bad_request, [ValueError()]), (permission_denied, [ValueError()]), (server_error, [])):
            check(view(request, *args).content.decode(), language)
        assert isinstance(request, HttpRequest)


def test_the_policy_forbids_what_no_page_needs(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_style_is_small_and_asks_no_other_host():
    import gzip

    sheets = [path.read_bytes() for path in (settings.BASE_DIR / "static" / "css").glob("*.css")]
    assert len(gzip.compress(b"".join(sheets))) < 12_000
    assert not any(b"://" in sheet or b"@import" in sheet for sheet in sheets)


def test_no_cookie_and_nothing_of_the_reader_is_kept(client):
    assert client.get("/countries/th/").cookies == {}


@pytest.mark.parametrize("path", ["//[", "//[x]/", "//[::1", "/en//["])
def test_what_is_no_address_is_an_unknown_page(path):
    from newsroom.templatetags.site import in_language

    assert in_language(path, "en")
    assert in_language(path, "id")
