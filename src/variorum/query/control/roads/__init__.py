"""What roads answer: `stretches` who holds them, `passages` who can pass, `cuts` what a capture cut.

`cutoffs` and `pockets` say who is cut off. All read a record through `road_record`.
"""
