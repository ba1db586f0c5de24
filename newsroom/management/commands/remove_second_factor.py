"""Takes the second factor from an account: for the superuser whom no other can help."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.admin import devices
from newsroom.models import User


class Command(BaseCommand):
    help = "Remove the second factor of an account, with its recovery codes: its password alone logs in again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"There is no account “{username}”.")
        if not devices.remove(user):
            raise CommandError(f"“{username}” has no second factor.")
        self.stdout.write(f"Removed the second factor of “{username}”.")
