"""Loads the reference data: countries, forums, bodies and their names. Twice adds nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.intake.world import load_world


class Command(BaseCommand):
    help = "Add the countries, forums and bodies that are missing; what is there is left as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        added = load_world()
        self.stdout.write("added: " + ", ".join(f"{count} {kind}" for kind, count in added.items()))
