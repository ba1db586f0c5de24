"""The desk: the verbs by which suggestions become facts, and facts become public. Every act leaves a Decision."""

from newsroom.desk.claims import claim, release
from newsroom.desk.contradictions import hold_both
from newsroom.desk.copies import call_copy, call_independent
from newsroom.desk.correcting import Note, correct, drop_correction
from newsroom.desk.happening import Change, tell
from newsroom.desk.linking import tell_apart
from newsroom.desk.names import allow_name, protect_name
from newsroom.desk.passages import prove
from newsroom.desk.publish import approve, publish, schedule, unschedule
from newsroom.desk.questions import answer
from newsroom.desk.rejections import reject
from newsroom.desk.reports import settle_as_spam, settle_report
from newsroom.desk.reviewing import send_back, spike, submit, unspike
from newsroom.desk.statements import Passage, Statement, state
from newsroom.desk.suggest import suggest
from newsroom.desk.suggestions import accept, edit, take_as_proof
from newsroom.desk.together import accept_together, rehearse
from newsroom.desk.triage import take_up
from newsroom.desk.undo import undo
from newsroom.desk.withdrawing import Notice, kill, unpublish, withdraw

__all__ = [
    "Change",
    "Note",
    "Notice",
    "Passage",
    "Statement",
    "accept",
    "accept_together",
    "allow_name",
    "answer",
    "approve",
    "call_copy",
    "call_independent",
    "claim",
    "correct",
    "drop_correction",
    "edit",
    "hold_both",
    "kill",
    "protect_name",
    "prove",
    "publish",
    "rehearse",
    "reject",
    "release",
    "schedule",
    "send_back",
    "settle_as_spam",
    "settle_report",
    "spike",
    "state",
    "submit",
    "suggest",
    "take_as_proof",
    "take_up",
    "tell",
    "tell_apart",
    "undo",
    "unpublish",
    "unschedule",
    "unspike",
    "withdraw",
]
