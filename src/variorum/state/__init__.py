"""Room state: who is said to hold what, from when until when, folded from events.

`holdings.holdings_of` gives the holdings of places and stretches of road.
"""
