"""Event linking: of all pairs of reference documents, which are suggested as reports of one event, and rightly?

    DEBUG=on .venv/bin/python benchmarks/links.py [--misses] [--check]

`tests/eval/same_events.json` says which are. Every event that one text suggests is compared with every one of the
other; a pair counts as linked where any two are likely the same. `--check` exits with 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from newsroom.analysis import Gazetteer, analyse  # noqa: E402 - the program runs from anywhere
from newsroom.analysis.sameness import THRESHOLD, EventSignature, compare, signature  # noqa: E402

REFERENCE = ROOT / "tests" / "eval" / "same_events.json"
FOLDERS = {"seeds": ROOT / "seeds"} | {name: ROOT / "tests" / "eval" / name for name in ("dev", "field", "held_out")}
PRECISION, RECALL = 0.8, 0.8


@dataclass(frozen=True)
class Linked:
    """Pairs of documents by what was said of them and what is right; `scores` of all pairs."""

    right: list[tuple[str, str]]
    wrong: list[tuple[str, str]]
    missed: list[tuple[str, str]]
    scores: dict[tuple[str, str], float]

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def signatures(reference: dict) -> dict[str, list[EventSignature]]:
    """The events of every reference document, by "set/file"."""
    gazetteer = Gazetteer.load()
    found = {}
    for name, received in reference["received"].items():
        for path in sorted(FOLDERS[name].glob("*.txt")):
            reading = analyse(path.read_bytes().decode(), gazetteer, received=date.fromisoformat(received))
            found[f"{name}/{path.name}"] = [signature(reading, event) for event in reading.events]
    return found


def link() -> Linked:
    """What the analysis says of every pair, against the reference."""
    reference = json.loads(REFERENCE.read_text("utf-8"))
    known = signatures(reference)
    same = {tuple(sorted(pair)) for group in reference["same"].values() for pair in itertools.combinations(group, 2)}
    near = {tuple(sorted(pair)) for pair in reference["near"]}
    unknown = {name for pair in same | near for name in pair} - known.keys()
    if unknown:
        raise SystemExit(f"{REFERENCE.name} names documents that are not there: {', '.join(sorted(unknown))}")
    scores = {}
    for one, other in itertools.combinations(sorted(known), 2):
        pairs = itertools.product(known[one], known[other])
        scores[one, other] = max((compare(mine, theirs).score for mine, theirs in pairs), default=0.0)
    said = {pair for pair, score in scores.items() if score >= THRESHOLD} - near
    return Linked(sorted(said & same), sorted(said - same), sorted(same - said), scores)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="list what was linked wrongly, and what was not linked")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    found = link()
    print(f"{len(found.scores)} pairs, {len(found.right) + len(found.missed)} of them of one event")
    print(f"linked {len(found.right) + len(found.wrong)}: precision {found.precision:.3f}, recall {found.recall:.3f}")
    if given.misses:
        for word, pairs in (("wrong", found.wrong), ("missed", found.missed)):
            for pair in pairs:
                print(f"{word}  {found.scores[pair]:.2f}  {'  '.join(pair)}")
    return int(given.check and (found.precision < PRECISION or found.recall < RECALL))


if __name__ == "__main__":
    sys.exit(main())
