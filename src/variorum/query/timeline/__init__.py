"""Questions about the course of time: events by day (`days`), and counts over time (`tallies`).

`choosing` says which events are asked about, `apart` which figures can be added. Both answer with the types
of `records`; `render` with `phrases` makes text of them and `rows` tables.
"""
