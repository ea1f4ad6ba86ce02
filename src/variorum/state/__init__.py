"""Room state: who is said to hold what, from when until when, folded from events.

`holdings.fold_holdings` gives the holdings of places and stretches of road, `timeline.fold` the
whole timeline.
"""
