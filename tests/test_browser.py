"""A reader in a real browser: from the home page to the sentence, in five steps."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]


@pytest.fixture
def chronicle(transactional_db):
    from tests.test_chain import fill

    fill()


def test_it_works(chronicle, live_server, page):
    page.goto(live_server.url + "/")
    page.get_by_role("main").get_by_role("link", name="Thailand", exact=True).first.click()
    assert page.url.endswith("/countries/th/")
    page.get_by_role("link", name="Konferensi Internasional Kemitraan Global").first.click()
    assert page.locator("h1").inner_text().startswith("Konferensi Internasional")
    page.locator('main a[href^="/proof/"]').first.click()
    assert "/proof/" in page.url
    mark = page.locator("main mark").first
    assert mark.is_visible() and len(mark.inner_text()) > 20
    assert mark.evaluate("node => getComputedStyle(node).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert page.complaints == []


def test_a_reader_changes_the_language_and_stays_on_the_page(chronicle, live_server, page):
    page.goto(live_server.url + "/countries/kh/")
    page.get_by_role("link", name="English").first.click()
    assert page.url.endswith("/en/countries/kh/") and page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").inner_text() == "Cambodia"


def test_it_fits_a_narrow_screen_in_the_dark(chronicle, live_server, page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    for path in ("/", "/countries/th/", "/forums/adgmin/", "/en/countries/kh/"):
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert page.complaints == []
