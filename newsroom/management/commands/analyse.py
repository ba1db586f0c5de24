"""`manage.py analyse FILE...`: what the analysis reads in files, without touching the database."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from newsroom.analysis import Gazetteer, analyse
from newsroom.analysis.jsonl import as_json
from newsroom.analysis.listing import as_lines


def _reason(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 (byte {error.start})"
    return getattr(error, "strerror", None) or str(error)


class Command(BaseCommand):
    help = "Reads files and prints what their texts say, one JSON object a document or a listing."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--format", choices=["jsonl", "text"], default="text")
        parser.add_argument("--received", type=date.fromisoformat, help="day the files came in (today)")

    def handle(self, *args: Any, **options: Any) -> None:
        gazetteer = Gazetteer.load()
        failed = False
        for name in options["files"]:
            try:
                text = Path(name).read_bytes().decode("utf-8")
                if not text.strip():
                    raise ValueError("the file is empty")
            except (OSError, ValueError) as error:
                self.stderr.write(f"{name}: {_reason(error)}")
                failed = True
                continue
            reading = analyse(text, gazetteer, received=options["received"])
            base = Path(name).name
            if options["format"] == "jsonl":
                self.stdout.write(json.dumps(as_json(base, reading), ensure_ascii=False))
            else:
                self.stdout.write("\n".join(as_lines(base, reading)))
            self.stdout.flush()
        if failed:
            sys.exit(1)
