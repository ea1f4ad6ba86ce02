"""Tallies: what events count, added up over days where that may be done, and kept apart where not.

`tally` takes up events and answers with the types of `records`: `counted` says what each counts once,
`wholes` which of them count, `running` adds them by day, `overlaps` warns of what may be told twice, and
`told` keeps what origins count themselves.
"""
