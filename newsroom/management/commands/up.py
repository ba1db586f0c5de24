"""Runs the site for real: migrations, static files, a worker and the server, in one command."""

import ctypes
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from granian import Granian
from granian.constants import Interfaces

PR_SET_PDEATHSIG = 1  # prctl(2)


def static_files_are_fresh() -> bool:
    """Whether the collected files are newer than every file they were collected from."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return False
    collected = manifest.stat().st_mtime
    sources = (storage.path(path) for finder in get_finders() for path, storage in finder.list([]))
    return all(collected > Path(path).stat().st_mtime for path in sources)


def end_with_parent() -> None:
    """Runs in the worker before it starts: however the server ends, the worker is asked to end too (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Command(BaseCommand):
    help = "Migrate, collect static files, start a worker and serve until interrupted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="processes that answer requests")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        if not settings.DEBUG and not static_files_are_fresh():
            call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(f"Serving on http://{host}:{port}/ (Ctrl-C stops it)")
        self.stdout.flush()
        manage = str(settings.BASE_DIR / "manage.py")
        command = [sys.executable, manage, "db_worker", "--interval", "2"]
        worker = subprocess.Popen(command, preexec_fn=end_with_parent)  # noqa: S603
        try:
            Granian(
                "newsroom.wsgi:application",
                address=host,
                port=port,
                interface=Interfaces.WSGI,
                workers=workers,
                blocking_threads=8,
            ).serve()
        finally:
            worker.terminate()
            worker.wait(timeout=20)
