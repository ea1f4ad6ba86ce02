"""Room draw: answers as pictures, SVG that stands by itself.

`map` draws who holds what, `days` a timeline, `series` running totals, `ranges` accounts of one figure; the
modules named map_ are parts of the map. All are made of the pieces of `svg`, with the `looks` of every
drawing, the `marks` and `scales` of charts, and what a `page` has around them.
"""
