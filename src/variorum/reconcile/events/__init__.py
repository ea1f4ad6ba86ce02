"""Claims become events: which are linked, and what links hold together."""
