"""Room brief: answers as plain sentences, each with the claims it is made from, in Markdown and HTML.

`brief` makes one of `records`: `gather` reads the events once, `desk` holds all that sections are written
from, `sections` write them. Sentences come from `clauses` (events) and `held` (holdings), with `names`,
`days`, `voices` (whose word it is) and `tolls` (totals); their patterns are wording.yaml, filled by
`wording`. The claims are numbered by `apparatus`; `markdown` and `html` put it on a page, `prose` has the
words that both share.
"""
