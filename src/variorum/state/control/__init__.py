"""The fold of events into holdings: who is said to hold what, from when until when, on whose word."""
