"""Calibration: how often is a suggestion right that says it is 90 % sure?

    DEBUG=on .venv/bin/python benchmarks/confidence.py [--write]

Counts, on the held-out references and with less weight on those of the field, how often each rule was right at each
tenth of its stated confidence, a country with its role. Few cases are drawn towards what the rule states. The table
is made fairly: each held-out document is judged by the shares that all the others give. `--write` stores those of
all documents in newsroom/analysis/data/.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from newsroom.analysis import Gazetteer, analyse  # noqa: E402 - the program runs from anywhere
from newsroom.analysis.confidence import band_of  # noqa: E402
from newsroom.analysis.scoring.calibration import calibration_error, reliability  # noqa: E402
from newsroom.analysis.scoring.judging import judge  # noqa: E402
from newsroom.analysis.scoring.reference import load_reference  # noqa: E402
from newsroom.analysis.scoring.scores import Judged, Scores  # noqa: E402

EVAL = ROOT / "tests" / "eval"
OUT = ROOT / "newsroom" / "analysis" / "data" / "confidence.toml"
RECEIVED = date(2026, 11, 1)
# What a rule states counts as this many cases, so that one slip does not condemn it, nor one hit make it sure.
STATED = 5
# A case on which the rules were made says less than one that they had never seen.
KNOWN = 0.3
LOWEST, HIGHEST = 0.2, 0.98


def judged(name: str) -> list[list[Judged]]:
    """What was suggested on each document of a set, with the confidence that the rules state."""
    reference, gazetteer = load_reference(EVAL / f"{name}_gold.json"), Gazetteer.load()
    found = []
    for document in reference.documents:
        scores = Scores()
        text = (EVAL / name / document.file).read_bytes().decode()
        judge(
            document,
            reference.partial,
            text,
            analyse(text, gazetteer, received=document.received or RECEIVED),
            scores,
        )
        found.append(scores.judged)
    return found


def shares(cases: Iterable[Judged], known: Iterable[Judged]) -> dict[tuple[str, str], float]:
    """The calibrated confidence of each rule and tenth; `known` are cases on which the rules were made."""
    right: defaultdict[tuple[str, str], float] = defaultdict(float)
    counted: defaultdict[tuple[str, str], float] = defaultdict(float)
    for weight, group in ((1.0, cases), (KNOWN, known)):
        for one in group:
            key = one.rule, band_of(one.stated)
            right[key] += weight * one.whole
            counted[key] += weight
    found = {}
    for key, number in counted.items():
        share = (right[key] + STATED * (float(key[1]) + 0.03)) / (number + STATED)
        found[key] = round(min(HIGHEST, max(LOWEST, share)), 2)
    return found


def crossed(documents: list[list[Judged]], known: list[Judged]) -> list[Judged]:
    """Every case with the confidence that the other documents give it."""
    found = []
    for at, cases in enumerate(documents):
        others = shares((one for number, group in enumerate(documents) if number != at for one in group), known)
        found += [replace(one, confidence=others.get((one.rule, band_of(one.stated)), one.stated)) for one in cases]
    return found


def show(title: str, cases: list[Judged]) -> None:
    print(title)
    print(f"{'confidence':>12} {'suggested':>9} {'right':>6} {'share':>6} {'mean':>6}")
    for row in reliability(cases):
        band = "all" if row.band is None else f"from {row.band:g}"
        print(f"{band:>12} {row.suggested:9} {row.whole:6} {row.whole_share:6.3f} {row.confidence:6.3f}")
    print(f"expected calibration error {calibration_error(cases, with_role=True):.3f}\n")


def write(found: dict[tuple[str, str], float]) -> None:
    head = OUT.read_text("utf-8").split("[shares]")[0]
    lines = [f"{head}[shares]"]
    for rule in sorted({rule for rule, _band in found}):
        bands = ", ".join(f'"{band}" = {found[rule, band]}' for name, band in sorted(found) if name == rule)
        lines.append(f"{rule} = {{ {bands} }}")
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    documents = judged("held_out")
    known = [one for cases in judged("field") for one in cases]
    everything = [one for cases in documents for one in cases]
    show("as the rules state it", [replace(one, confidence=one.stated) for one in everything])
    show("calibrated, each document by the others", crossed(documents, known))
    if given.write:
        write(shares(everything, known))
    return 0


if __name__ == "__main__":
    sys.exit(main())
