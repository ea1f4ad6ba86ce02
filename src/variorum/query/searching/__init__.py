"""Searching a record: what was typed, what it matches, and the words around a match."""
