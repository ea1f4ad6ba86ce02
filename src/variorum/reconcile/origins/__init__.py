"""On whom the accounts of an event rest, and what status that gives it."""
