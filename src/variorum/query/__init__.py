"""Asking a record: why a claim, an event, a holding or a document is what it is, and what there is.

`explain.explain(record, id)` and `overview.summary(record)` answer with records, `render.render` and
`render_summary.render_summary` put them as plain text, and `printable` makes any text safe to print.
Packages: `control` asks who held what, `timeline` what happened when and how many there were.
"""
