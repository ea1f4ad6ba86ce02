"""Texts carried from one document into another."""
