"""How the site is run for real, besides Django: what `manage.py up` checks and starts."""

from __future__ import annotations

import ctypes
import signal
import socket
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management.base import CommandError

PR_SET_PDEATHSIG = 1  # prctl(2)


def static_files_are_fresh() -> bool:
    """Whether the collected files are newer than every file they were collected from."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if not manifest.exists():
        return False
    collected = manifest.stat().st_mtime
    sources = (storage.path(path) for finder in get_finders() for path, storage in finder.list([]))
    return all(collected > Path(path).stat().st_mtime for path in sources)


def need_free(host: str, port: int) -> None:
    """CommandError where nobody could listen at this address, before anything else is done."""
    try:
        with socket.create_server((host, port)):
            return
    except (OSError, OverflowError) as error:
        raise CommandError(f"Cannot listen on {host}:{port} ({error}): choose another --port.") from error


def end_with_parent() -> None:
    """Runs in the worker before it starts: however the server ends, the worker is asked to end too (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start_worker() -> subprocess.Popen[bytes]:
    """The process that does the queued work; it ends with this one."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "db_worker", "--interval", "2"]
    return subprocess.Popen(command, preexec_fn=end_with_parent)  # noqa: S603
