"""Runs the site for real: migrations, static files, a worker and the server, in one command."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from granian import Granian
from granian.constants import Interfaces

from newsroom.serving import need_free, start_worker, static_files_are_fresh


class Command(BaseCommand):
    help = "Migrate, collect static files, start a worker and serve until interrupted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="processes that answer requests")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        need_free(host, port)
        call_command("migrate", verbosity=0)
        if not settings.DEBUG and not static_files_are_fresh():
            call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Serving on http://{host}:{port}/ (Ctrl-C stops it)")
        self.stdout.flush()
        worker = start_worker()
        try:
            Granian(
                "newsroom.wsgi:application",
                address=host,
                port=port,
                interface=Interfaces.WSGI,
                workers=workers,
                blocking_threads=8,
                # A worker that was interrupted while it started would be waited for without end.
                workers_kill_timeout=10,
            ).serve()
        finally:
            worker.terminate()
            worker.wait(timeout=20)
