"""Questions about control: who held what on a day, what changed, what is cut off.

`asking` answers from holdings, `roads` from holdings, events and the known roads together, both with the
types of `records`. `rendering` makes words and rows of the answers.
"""
