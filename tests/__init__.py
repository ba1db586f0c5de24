"""Tests: they mirror `newsroom/`; `factories.py` makes what tests of the public site need."""
