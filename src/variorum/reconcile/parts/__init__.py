"""Events that are part of larger ones."""
