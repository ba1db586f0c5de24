"""Tests of publication: every page, as readers get it."""
