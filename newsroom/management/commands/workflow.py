"""Prints the workflow as Markdown: docs/workflow.md is what this prints."""

from typing import Any

from django.core.management.base import BaseCommand, no_translations

from newsroom.desk.workflow import as_markdown


class Command(BaseCommand):
    help = "Print the table of states, verbs and roles as Markdown; docs/workflow.md holds it."

    @no_translations
    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(as_markdown(), ending="")
