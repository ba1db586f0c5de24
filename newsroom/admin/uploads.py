"""Where an uploaded file waits between its preview and the confirmation: in a folder of ours, for one day."""

from __future__ import annotations

import re
import secrets
import time
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from import_export.tmp_storages import BaseStorage

from newsroom.admin.sheets import Broken

NAME = re.compile(r"[0-9a-f]{32}")
ONE_DAY = 24 * 60 * 60


class Uploads(BaseStorage):
    """One file under a name that cannot be guessed. Files that nobody confirmed go after a day."""

    @property
    def folder(self) -> Path:
        return Path(settings.VAR_DIR) / "uploads"

    @property
    def path(self) -> Path:
        """Broken for a name that is none of ours, such as a path."""
        if not NAME.fullmatch(self.name or ""):
            raise Broken(_("There is no such upload: upload the file again."))
        return self.folder / self.name

    def save(self, data: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._sweep()
        self.name = secrets.token_hex(16)
        self.path.write_bytes(data)

    def read(self) -> bytes:
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise Broken(_("The preview is too old: upload the file again.")) from error

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)

    def _sweep(self) -> None:
        for path in self.folder.iterdir():
            if NAME.fullmatch(path.name) and time.time() - path.stat().st_mtime > ONE_DAY:
                path.unlink(missing_ok=True)
