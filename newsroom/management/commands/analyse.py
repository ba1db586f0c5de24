"""`manage.py analyse FILE|FOLDER...`: what the analysis reads in files, without touching the database."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from newsroom.analysis.archive import find_files, read_files
from newsroom.analysis.workers import WorkerLost


def _workers(number: str) -> int:
    if not number.isdecimal() or int(number) < 1:
        raise argparse.ArgumentTypeError("a number of processes, 1 or more")
    return int(number)


class Command(BaseCommand):
    help = "Reads files and folders and prints what their texts say, one JSON object a document or a listing."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a text, or a folder of *.txt")
        parser.add_argument("--format", choices=["jsonl", "text"], default="text")
        parser.add_argument("--received", type=date.fromisoformat, help="day the files came in (today)")
        parser.add_argument("--workers", type=_workers, default=1, metavar="N", help="processes that read (1)")
        parser.add_argument("--progress", action="store_true", help="a progress bar even where nobody watches")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            whole = self._print_all(**options)
        except WorkerLost as lost:
            self.stderr.write(str(lost))
            whole = False
        except KeyboardInterrupt:
            sys.exit(130)
        except BrokenPipeError:
            # Whoever read the output has had enough; nothing is to be flushed into the void at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            whole = False
        if not whole:
            sys.exit(1)

    def _print_all(self, **options: Any) -> bool:
        """Whether every file could be read."""
        shown = options["progress"] or sys.stderr.isatty()
        total = sum(1 for _ in find_files(options["files"])) if shown else None
        received = options["received"] or date.today()
        answers = read_files(find_files(options["files"]), options["format"], received, options["workers"])
        whole = True
        for answer in tqdm(answers, total=total, unit=" files", disable=not shown):
            with tqdm.external_write_mode(file=sys.stdout):
                if answer.problem is not None:
                    self.stderr.write(f"{answer.path}: {answer.problem}")
                    whole = False
                else:
                    self.stdout.write(answer.lines)
                    self.stdout.flush()
        return whole
