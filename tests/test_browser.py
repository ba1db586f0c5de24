"""A reader in a real browser: from the home page to the sentence, in five steps."""

import os
import shutil

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Without a sandbox, since CI is root; the others keep Chromium from calling home."""


@pytest.fixture
def page(monkeypatch):
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install Debian's `chromium`")
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread; the database is used between its steps, never inside them.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(locale="id-ID")
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        yield page
        browser.close()


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
