"""Variorum: one sourced, dated, mapped record from many reports that disagree."""

__version__ = "0.1.0"
