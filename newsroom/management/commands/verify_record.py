"""Proves the record and the evidence over the whole database, and says what is wrong."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from newsroom import triggers
from newsroom.desk.proving import check_chain, check_evidence, check_facts
from newsroom.desk.record import head
from newsroom.models import ArticleText, Decision, Evidence, Fact


class Command(BaseCommand):
    help = (
        "Check the chain of decisions, every passage and every public fact; exit code 1 if anything is wrong. "
        "Keep the head that it prints somewhere else: --head proves later that nothing was cut off."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", default="", help="the hash that an earlier check printed")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for fault in (*check_chain(options["head"]), *check_evidence(), *check_facts()):
            wrong += 1
            self.stderr.write(f"{fault.where}: {fault.what}")
        for name in triggers.missing(connection):
            wrong += 1
            self.stderr.write(f"the database: the trigger {name} is missing; run migrate")
        if wrong:
            raise CommandError(f"{wrong} wrong")
        counted = (model.objects.count() for model in (Decision, ArticleText, Evidence, Fact))
        decisions, texts, evidence, facts = counted
        self.stdout.write(
            f"{decisions} decisions, {texts} texts, {evidence} pieces of evidence, {facts} facts: all right"
        )
        self.stdout.write(f"head {head()}")
