"""Answers about control as plain text (`states`, `changes`, `roads`, their `words`) and as flat `rows`."""
