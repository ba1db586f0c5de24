"""The desk: the verbs by which suggestions become facts, and facts become public. Every act leaves a Decision."""

from newsroom.desk.publish import publish, withdraw
from newsroom.desk.statements import Passage, Statement, state
from newsroom.desk.suggest import suggest
from newsroom.desk.suggestions import accept, edit, reject

__all__ = ["Passage", "Statement", "accept", "edit", "publish", "reject", "state", "suggest", "withdraw"]
