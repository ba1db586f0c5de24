"""The site as it is run for real: production settings, a real server, a real socket, a clean stop."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def site(tmp_path):
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "long and random " * 4,
        "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "off",
        "VAR_DIR": str(tmp_path),
    }
    command = [sys.executable, "manage.py", "up", "--port", str(port), "--workers", "1"]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            yield process, f"http://127.0.0.1:{port}"
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def fetch(address, **headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read().decode()


def wait_for(process, address):
    for _attempt in range(300):
        assert process.poll() is None, "the server stopped by itself"
        try:
            return fetch(address)
        except OSError:
            time.sleep(0.2)
    raise AssertionError("no answer within a minute")


def test_it_works(site):
    process, address = site
    status, headers, page = wait_for(process, address + "/")
    assert status == 200 and "<h1" in page
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in fetch(address + style)[1]["Cache-Control"]
    assert fetch(address + "/nowhere/")[0] == 404
    assert fetch(address + "/", Host="evil.example")[0] == 400
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    left = subprocess.run(["pgrep", "-g", str(process.pid)], capture_output=True, text=True)
    assert left.stdout == "", "the worker outlived the server"
