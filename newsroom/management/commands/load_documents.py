"""Loads text documents: files, or folders of *.txt and *.md. Twice changes nothing."""

import datetime as dt
import sys
from argparse import ArgumentTypeError
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser, no_translations
from django.utils import timezone
from tqdm import tqdm

from newsroom.desk.suggest import current_gazetteer
from newsroom.intake.documents import Unreadable, paths_of, read, reference
from newsroom.intake.incoming import Kept, Outcome, keep


def iso_date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is no date; write it as 2026-11-20") from error


class Command(BaseCommand):
    help = "Load text documents (UTF-8). Each ends as created, updated, unchanged, duplicate or rejected."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder of *.txt, *.md")
        parser.add_argument("--received", type=iso_date, help="the day they came in (default: today), YYYY-MM-DD")

    @no_translations
    def handle(self, *args: Any, paths: list[Path], received: dt.date | None, **options: Any) -> None:
        gazetteer = current_gazetteer()
        counts: Counter[Outcome] = Counter()
        entries = list(paths_of(paths))
        seen: dict[str, Path] = {}
        for entry in tqdm(entries, unit=" files", disable=not sys.stderr.isatty()):
            path, found = entry if isinstance(entry, tuple) else (entry, None)
            try:
                if found is not None:
                    raise found
                if seen.setdefault(reference(path), path.resolve()) != path.resolve():
                    raise Unreadable(f"called like {seen[reference(path)]}: load one of them under another name")
                kept = keep(read(path, gazetteer, received or timezone.localdate()))
            except Unreadable as refused:
                kept = Kept(Outcome.REJECTED, reason=str(refused))
            counts[kept.outcome] += 1
            if kept.reason:
                shown = str(path).encode(errors="replace").decode()
                tqdm.write(f"{shown}: {kept.outcome}: {kept.reason}", file=sys.stderr)
        for outcome in Outcome:
            self.stdout.write(f"{outcome:10} {counts[outcome]:6}")
        self.stdout.write(f"{'read':10} {counts.total():6}")
        if counts[Outcome.REJECTED]:
            sys.exit(1)
