"""The word lists of the analysis: TOML files in `data/`, read once a process.

Editors extend those files; the code never holds a list of words longer than a handful.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The data file `data/{name}.toml`."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text("utf-8"))


def words(name: str, key: str) -> frozenset[str]:
    """A list of single words in a data file, for look-up."""
    return frozenset(table(name)[key])


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of these phrases, the longest first; a blank stands for any one blank."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\ ", r"[ \u00a0]") for phrase in ordered)
