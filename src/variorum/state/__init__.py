"""Room state: what events say held, folded from them.

`control` folds them into holdings of places and stretches of road, `roads` holdings into who can pass where,
`tallies` figures into running totals.
"""
