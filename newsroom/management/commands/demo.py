"""The demonstration: the whole chain on the seed documents, two accounts, and the site. Twice changes nothing."""

import json
import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from newsroom.models import User

WORTH_OPENING = (
    "",
    "countries/th/",
    "countries/kh/",
    "forums/ammtc/",
    "forums/adgmin/",
    "en/countries/th/",
    "admin/",
)


class Command(BaseCommand):
    help = "Load the seeds, read them, replay the editor's decisions, make an editor and a publisher, serve."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="stop before serving")

    def handle(self, *args: Any, port: int, no_serve: bool, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        accounts = self.accounts()
        seeds = settings.BASE_DIR / "seeds"
        received = json.loads((seeds / "curation.json").read_text("utf-8"))["received"]
        for title, command in (
            ("The world", ["load_world"]),
            ("Documents", ["load_documents", str(seeds), "--received", received]),
            ("Suggestions", ["suggest"]),
            ("Decisions", ["replay_decisions"]),
            ("Record", ["verify_record"]),
        ):
            self.stdout.write(self.style.MIGRATE_HEADING(title))
            call_command(*command, stdout=self.stdout, stderr=self.stderr)
        self.stdout.write(f"{self.style.MIGRATE_HEADING('Accounts')}\n{accounts}")
        if no_serve:
            return
        self.stdout.write(self.style.MIGRATE_HEADING("Worth opening"))
        self.stdout.write("\n".join(f"http://127.0.0.1:{port}/{path}" for path in WORTH_OPENING))
        call_command("up", port=port, stdout=self.stdout)

    def accounts(self) -> str:
        """Makes the accounts that are missing; names and passwords stay in a file that only its owner reads."""
        file = settings.VAR_DIR / "demo-accounts.txt"
        known = dict(line.split() for line in file.read_text("utf-8").splitlines()) if file.exists() else {}
        for name in ("editor", "publisher"):
            user, made = User.objects.get_or_create(username=name, defaults={"is_staff": True})
            if made:
                password = secrets.token_urlsafe(12)
                user.set_password(password)
                user.save()
                user.groups.add(Group.objects.get(name=name))
                known[name] = password
        file.touch(mode=0o600)
        lines = "".join(f"{name:10} {password}\n" for name, password in known.items())
        file.write_text(lines, "utf-8")
        return f"{lines}(kept in {file})"
