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

# For `standing`: every letter, digit and underscore.
WORD = r"\w"


@cache
def table(name: str) -> dict[str, Any]:
    """The data file `data/{name}.toml`."""
    return tomllib.loads((files(__package__) / "data" / f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A list of single words in a data file, for look-up."""
    return frozenset(table(name)[key])


def any_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of these phrases, the longest first; a blank stands for any one blank.

    Written as a tree by first letters: the pattern then looks at few branches at each place in a text, however
    many phrases there are.
    """
    tree: _Tree = {}
    for phrase in sorted(set(phrases)):
        branch = tree
        for letter in phrase:
            branch = branch.setdefault(letter, {})
        branch[""] = {}
    return _alternatives(tree)


def standing(phrases: Iterable[str], edge: str, then: str = "") -> str:
    """`any_of` these phrases where no character of the class `edge` comes before, each followed by `then`.

    Means `(?<![edge])(?:phrases)then`. What comes before is looked at after the first letter, so that the search
    jumps from one possible first letter to the next.
    """
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases)):
        by_letter.setdefault(phrase[0], []).append(phrase[1:])
    return "|".join(
        f"{_step(letter)}(?<![{edge}]{_step(letter)})(?:{any_of(ends)}){then}" for letter, ends in by_letter.items()
    )


def initials(phrases: Iterable[str]) -> str:
    """A look ahead at the first letter of these phrases: where it is no such letter, none of them is tried."""
    return f"(?=[{''.join(sorted({re.escape(phrase[0]) for phrase in phrases}))}])"


_Tree = dict[str, "_Tree"]


def _alternatives(tree: _Tree) -> str:
    """The branches of the tree; those that go on are tried before the end that lies on their way."""
    ends = "" in tree
    branches = [_step(letter) + _onward(branch) for letter, branch in tree.items() if letter]
    if ends and branches:
        return f"(?:{'|'.join(branches)})?"
    return "|".join(branches)


def _onward(tree: _Tree) -> str:
    inner = _alternatives(tree)
    return f"(?:{inner})" if len(tree) > 1 and "" not in tree else inner


def _step(letter: str) -> str:
    return r"[ \u00a0]" if letter == " " else re.escape(letter)
