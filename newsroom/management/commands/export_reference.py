"""`manage.py export_reference DIRECTORY`: what editors decided, as a reference for `manage.py evaluate`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations

from newsroom.desk.reference import Which, articles, write_reference


class Command(BaseCommand):
    help = "Export decisions as a reference: DIRECTORY/gold.json and DIRECTORY/texts/. Nothing is overwritten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path, metavar="DIRECTORY", help="a new or empty folder")
        parser.add_argument(
            "--articles",
            choices=["fully-reviewed", "decided"],
            default="fully-reviewed",
            help="those on which all is decided (default), or also those on which something is",
        )

    @no_translations
    def handle(self, *args: Any, directory: Path, **options: Any) -> None:
        which: Which = options["articles"]
        if not articles(which).exists():
            advice = "" if which == "decided" else "; --articles decided takes those on which something is decided"
            raise CommandError(f"There is nothing to export: no article is {which.replace('-', ' ')}{advice}.")
        try:
            if directory.exists() and any(directory.iterdir()):
                raise CommandError(f"{directory} is not empty: name a new folder.")
            count = write_reference(directory, which)
        except OSError as error:
            raise CommandError(f"{error.filename or directory}: {error.strerror}") from error
        self.stdout.write(f"{count} documents in {directory}")
        self.stdout.write(f"manage.py evaluate {directory / 'gold.json'} {directory / 'texts'}")
