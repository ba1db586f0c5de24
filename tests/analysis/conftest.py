"""Texts that many tests run over: the seeds and the reference articles."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def every_text() -> list[str]:
    paths = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests/eval/dev").glob("*.txt"))]
    return [path.read_bytes().decode("utf-8") for path in paths]
