"""`manage.py evaluate GOLD TEXT_DIR`: how well the analysis reads, against a reference made by people."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from newsroom.analysis import Gazetteer, analyse
from newsroom.analysis.reading import Reading
from newsroom.analysis.scoring import BadReference, Scores, calibration_error, evaluate, load_reference, reliability
from newsroom.analysis.scoring.calibration import as_lines


class Command(BaseCommand):
    help = "Reads the texts that a reference names and scores what the analysis finds; exit code 1 for a bad span."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("gold", type=Path, metavar="GOLD", help="the reference, JSON")
        parser.add_argument("texts", type=Path, metavar="TEXT_DIR", help="the folder of the texts that it names")
        parser.add_argument("--misses", action="store_true", help="list what was missed and what was too much")
        parser.add_argument("--calibration", action="store_true", help="compare confidence with what is right")
        parser.add_argument("--by", choices=["kind", "rule"], default="kind", help="groups of the calibration")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument(
            "--received",
            type=date.fromisoformat,
            help="day the texts came in, where the reference does not say (today), YYYY-MM-DD",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        gazetteer = Gazetteer.load()

        def read(text: str, received: date | None) -> Reading:
            return analyse(text, gazetteer, received=received or options["received"])

        try:
            scores = evaluate(load_reference(options["gold"]), options["texts"], read)
        except BadReference as error:
            raise CommandError(str(error), returncode=2) from error
        lines = [json.dumps(as_json(scores, options), indent=1)] if options["json"] else as_table(scores, options)
        self.stdout.write("\n".join(lines))
        if scores.bad_spans:
            sys.exit(1)


def as_json(scores: Scores, options: dict[str, Any]) -> dict[str, Any]:
    found = scores.as_json()
    if options["calibration"]:
        rows = [*reliability(scores.judged), *reliability(scores.judged, options["by"])]
        found["calibration"] = [row.as_json() for row in rows]
        found["calibration_error"] = calibration_error(scores.judged)
    return found | {"misses": scores.misses} if options["misses"] else found


def as_table(scores: Scores, options: dict[str, Any]) -> list[str]:
    calibration = ["", *as_lines(scores.judged, options["by"])] if options["calibration"] else []
    return [*scores.as_lines(), *calibration, *(scores.misses if options["misses"] else [])]
