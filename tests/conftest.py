"""What every test may lean on: the cast, a small world, and a language that is set back after each."""

import pytest
from django.contrib.auth.models import Group
from django.utils import translation

from newsroom.models import Country, Forum, User


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
