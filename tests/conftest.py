"""What every test may lean on: the cast, a small world, and a language that is set back after each."""

import os
import shutil

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation

from newsroom import triggers
from newsroom.models import Country, Forum, User

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Without a sandbox, since CI is root; the others keep Chromium from calling home."""


@pytest.fixture(autouse=True, scope="session")
def flushable():
    """A transactional test empties its database at the end: the record lets it, and is guarded again after."""
    tear_down = TransactionTestCase._fixture_teardown

    def lifted(case):
        with triggers.lifted(connection):
            tear_down(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lifted)
        yield


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield


def user(name: str, *groups: str) -> User:
    """Somebody of the newsroom, without a password."""
    made = User.objects.create_user(name, is_staff=True)
    made.groups.set(Group.objects.filter(name__in=groups))
    return made


@pytest.fixture
def world(db):
    Country.objects.bulk_create(Country(iso2=code) for code in ("ID", "KH", "LA", "TH", "VN"))
    Forum.objects.create(slug="adgmin", name_en="ASEAN Digital Ministers’ Meeting", acronym="ADGMIN")


@pytest.fixture
def carol(db):
    """Carol contributes."""
    return user("carol", "contributor")


@pytest.fixture
def edi(db):
    """Edi edits."""
    return user("edi", "editor")


@pytest.fixture
def putri(db):
    """Putri publishes."""
    return user("putri", "publisher")


@pytest.fixture
def cleo(db):
    """Cleo edits too."""
    return user("cleo", "editor")


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
