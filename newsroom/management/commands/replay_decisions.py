"""Replays an editor's decisions on loaded documents, through the verbs of the desk."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser, no_translations

from newsroom.desk.errors import DeskError
from newsroom.desk.replay import replay, steps
from newsroom.models import User


class Command(BaseCommand):
    help = "Replay a file of decisions, all of it or nothing; a second time nothing is left to do."

    def add_arguments(self, parser: CommandParser) -> None:
        default = settings.BASE_DIR / "seeds" / "curation.json"
        parser.add_argument("file", nargs="?", type=Path, default=default, help="default: seeds/curation.json")
        parser.add_argument("--editor", default="editor", help="user name of who decides")
        parser.add_argument("--publisher", default="publisher", help="user name of who publishes")

    @no_translations
    def handle(self, *args: Any, file: Path, editor: str, publisher: str, **options: Any) -> None:
        people = {}
        for role, name in (("editor", editor), ("publisher", publisher)):
            user = User.objects.filter(username=name).first()
            if user is None:
                raise CommandError(f"There is no user “{name}”: make one, in the group {role}, or name another.")
            people[role] = user
        try:
            done = replay(file, file.resolve().parent.name, people)
        except DeskError as error:
            raise CommandError(f"{error}\nNothing was written.") from error
        for name, count in steps(done):
            self.stdout.write(f"{name:30} {count:4}")
