import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def english(indonesian):
    """Refusals are read in English here."""
    with translation.override("en"):
        yield
