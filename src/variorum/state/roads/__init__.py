"""Roads as lines of stretches: the network of known ones, what reaches over which, who holds each.

`network` has the roads, made of waypoints that `courses` finds in the gazetteer, on the `plane` of the map.
`reaches` says over which stretches an account speaks, `closures` which are cut and, with `liftings`, until
when. `stretches` gathers the `evidence` on each, with the `grips` of sides on towns, and `verdicts` has the
rules. `ways` finds the way over them.
"""
