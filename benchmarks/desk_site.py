"""For benchmarks/desk.py: a site of its own in a temporary folder, and a server that says what each answer costs.

Importing it sets Django up on that temporary database, so it comes before any model.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = Path(tempfile.mkdtemp(prefix="desk-"))
DATABASE, REPLAYED = FOLDER / "desk.sqlite3", FOLDER / "replayed.sqlite3"
RECEIVED = "2026-11-20"

sys.path.insert(0, str(ROOT))
# Playwright's loop runs in this thread; the database is used between its steps, never inside them.
os.environ |= {
    "DEBUG": "on",
    "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    "DATABASE_URL": f"sqlite:///{DATABASE}",
    "VAR_DIR": str(FOLDER),
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.testcases import QuietWSGIRequestHandler  # noqa: E402

from newsroom.models import User  # noqa: E402

# Its pages are measured as readers get them: without the record of queries that DEBUG keeps.
settings.DEBUG = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What one answer cost: CPU milliseconds of the thread that gave it, queries, bytes."""

    method: str
    path: str
    status: int
    ms: float
    queries: int
    size: int


@dataclass(slots=True)
class Measured:
    """A WSGI application that notes what each of its answers costs."""

    app: Any
    answers: list[Answer] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        queries, started = 0, time.thread_time()

        def count(execute: Any, *given: Any) -> Any:
            nonlocal queries
            queries += 1
            return execute(*given)

        with connection.execute_wrapper(count):
            response = self.app(environ, start_response)
        ms = 1000 * (time.thread_time() - started)
        size = 0 if getattr(response, "streaming", True) else len(response.content)
        said = environ["REQUEST_METHOD"], environ["PATH_INFO"], int(getattr(response, "status_code", 0))
        self.answers.append(Answer(*said, ms, queries, size))
        return response

    def of(self, method: str, pattern: str) -> list[Answer]:
        """The answers to one method at the addresses that match."""
        return [one for one in self.answers if one.method == method and re.search(pattern, one.path)]


def build() -> None:
    """World, documents and suggestions, and two people; nothing decided. A copy holds the editor's decisions."""
    call_command("migrate", verbosity=0)
    for name in ("editor", "publisher"):
        User.objects.create_user(name, is_staff=True).groups.add(Group.objects.get(name=name))
    call_command("load_world", verbosity=0, stdout=io.StringIO())
    call_command("load_documents", str(ROOT / "seeds"), "--received", RECEIVED, stdout=io.StringIO())
    call_command("suggest", stdout=io.StringIO())
    connections.close_all()
    shutil.copy(DATABASE, REPLAYED)
    shutil.copy(DATABASE, FOLDER / "fresh.sqlite3")
    replay = [sys.executable, str(ROOT / "manage.py"), "replay_decisions"]
    env = os.environ | {"DATABASE_URL": f"sqlite:///{REPLAYED}"}
    subprocess.run(replay, check=True, env=env, stdout=subprocess.DEVNULL)
    connections.settings["replayed"] = connections.settings["default"] | {"NAME": str(REPLAYED)}


def start_again() -> None:
    """The site as it was before anything was decided."""
    connections.close_all()
    shutil.copy(FOLDER / "fresh.sqlite3", DATABASE)


def cookie_of(name: str) -> dict[str, str]:
    """The session of somebody who is logged in."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value}


@contextmanager
def served() -> Any:
    """The address of a running server, and what measures it."""
    measured = Measured(StaticFilesHandler(get_wsgi_application()))
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.daemon_threads = True
    server.set_app(measured)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", measured
    finally:
        server.shutdown()
        server.server_close()


def clear() -> None:
    connections.close_all()
    shutil.rmtree(FOLDER, ignore_errors=True)
