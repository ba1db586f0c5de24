"""The desk: the verbs by which suggestions become facts, and facts become public. Every act leaves a Decision."""

from newsroom.desk.copies import call_copy, call_independent
from newsroom.desk.linking import tell_apart
from newsroom.desk.publish import publish, withdraw
from newsroom.desk.questions import answer
from newsroom.desk.statements import Passage, Statement, state
from newsroom.desk.suggest import suggest
from newsroom.desk.suggestions import accept, edit, reject
from newsroom.desk.triage import take_up

__all__ = [
    "Passage",
    "Statement",
    "accept",
    "answer",
    "call_copy",
    "call_independent",
    "edit",
    "publish",
    "reject",
    "state",
    "suggest",
    "take_up",
    "tell_apart",
    "withdraw",
]
