"""Settings are safe when nothing is set, and say what is wrong when something is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def settings_of(tmp_path, code="", **environment):
    """Runs `code` after the settings are loaded, in a process with this environment alone."""
    return subprocess.run(
        [sys.executable, "-c", f"from newsroom import settings as s; {code}"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **environment},
        capture_output=True,
        text=True,
    )


def test_it_works(tmp_path):
    shown = "print(s.DEBUG, s.ALLOWED_HOSTS, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE, s.TIME_ZONE)"
    ran = settings_of(tmp_path, shown, SECRET_KEY="x" * 60)
    assert ran.stdout == "False [] True True Asia/Jakarta\n", ran.stderr


def test_refuses_to_start_without_a_secret(tmp_path):
    ran = settings_of(tmp_path)
    assert ran.returncode and "SECRET_KEY is empty" in ran.stderr


def test_debugging_needs_no_secret(tmp_path):
    assert settings_of(tmp_path, DEBUG="on").returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "maybe"),
        ("HTTPS", "sometimes"),
        ("DATABASE_URL", "nonsense://x"),
        ("NEWSROOM_LLM_TIMEOUT", "soon"),
        ("SECOND_FACTOR", "on"),
        ("PROXY_COUNT", "-1"),
    ],
)
def test_refuses_nonsense(tmp_path, name, value):
    ran = settings_of(tmp_path, SECRET_KEY="x" * 60, **{name: value})
    assert ran.returncode and (name in ran.stderr or value.split(":")[0] in ran.stderr)


@pytest.mark.parametrize(("debug", "default"), [("off", "publishers"), ("on", "off")])
def test_publishers_need_a_second_factor_except_when_debugging(tmp_path, debug, default):
    shown = "print(s.SECOND_FACTOR, s.PROXY_COUNT)"
    ran = settings_of(tmp_path, shown, SECRET_KEY="x" * 60, DEBUG=debug)
    assert ran.stdout == f"{default} 0\n", ran.stderr


def test_a_secret_may_lie_in_a_file(tmp_path):
    (tmp_path / "key").write_text("from a file " * 6)
    ran = settings_of(tmp_path, "print(s.SECRET_KEY[:11])", SECRET_KEY_FILE=str(tmp_path / "key"))
    assert ran.stdout == "from a file\n", ran.stderr


def test_sqlite_waits_for_its_lock(tmp_path):
    ran = settings_of(tmp_path, "print(s.DATABASES['default']['OPTIONS'])", SECRET_KEY="x" * 60)
    assert "IMMEDIATE" in ran.stdout and "'timeout': 20" in ran.stdout and "journal_mode=DELETE" in ran.stdout


def test_the_database_is_chosen_by_its_address(tmp_path):
    ran = settings_of(
        tmp_path, "print(s.DATABASES['default']['ENGINE'])", SECRET_KEY="x" * 60, DATABASE_URL="postgres://a@b/c"
    )
    assert ran.stdout == "django.db.backends.postgresql\n"


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 50, 7), True),
        ((3, 44, 6), True),
        ((3, 6, 9), True),
        ((3, 44, 5), False),
    ],
)
def test_the_check_knows_which_sqlite_may_use_wal(version, safe):
    from newsroom.checks import wal_is_safe

    assert wal_is_safe(version) is safe
