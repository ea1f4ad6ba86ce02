"""The record: one SQLite file of facts that are only added to, and of views made from them."""
