"""Imported before any other module of the command, so that numpy is loaded with one thread."""

from variorum.model.threads import take_one_thread

take_one_thread()
