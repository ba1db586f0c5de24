"""People: who may log in. Ours from the first migration, so that it can grow without a rebuild."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Somebody of the newsroom; what they may do is decided by their groups (contributor, editor, publisher)."""
