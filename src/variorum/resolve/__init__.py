"""Room resolve."""
