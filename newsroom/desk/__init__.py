"""The desk: the verbs by which suggestions become facts, and facts become public. Every act leaves a Decision."""

from newsroom.desk.copies import call_copy, call_independent
from newsroom.desk.linking import tell_apart
from newsroom.desk.passages import prove
from newsroom.desk.publish import publish, withdraw
from newsroom.desk.questions import answer
from newsroom.desk.rejections import reject
from newsroom.desk.statements import Passage, Statement, state
from newsroom.desk.suggest import suggest
from newsroom.desk.suggestions import accept, edit, take_as_proof
from newsroom.desk.together import accept_together, rehearse
from newsroom.desk.triage import take_up
from newsroom.desk.undo import undo

__all__ = [
    "Passage",
    "Statement",
    "accept",
    "accept_together",
    "answer",
    "call_copy",
    "call_independent",
    "edit",
    "prove",
    "publish",
    "rehearse",
    "reject",
    "state",
    "suggest",
    "take_as_proof",
    "take_up",
    "tell_apart",
    "undo",
    "withdraw",
]
