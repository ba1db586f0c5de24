"""What every test may lean on: the reader's language is set back, whatever a test did to it."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def indonesian():
    with translation.override("id"):
        yield
