"""Tests of `newsroom.analysis`: short strings, no database. Strings are in the languages that the rules are for."""
