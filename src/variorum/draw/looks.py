"""How drawings look: colours by class, for light and dark, told apart without colour as well."""

from __future__ import annotations

DRAWING = "variorum-drawing"
SERIES = 6
"""How many series have a look of their own: a colour, a dash and a marker each."""

# Darkened and lightened from the palette of M. Okabe and K. Ito (2008), which people of every kind of
# colour vision tell apart, so that each has a contrast of 4.5 to 1 or more against its ground.
_LIGHT = ("#0067a5", "#b34700", "#00704f", "#8e4376", "#6b5500", "#4a4a4a")
_DARK = ("#63b8ec", "#ff9d5c", "#3ccba0", "#e69cc8", "#e3bd2f", "#c4c4c4")
_DASHES = ("none", "7 3", "2 3", "9 3 2 3", "4 2", "12 4")

_INK = {"ground": "#ffffff", "ink": "#1b1b1b", "faint": "#5c5c5c", "grid": "#d9d9d9", "land": "#f1efe9"}
_INK_DARK = {"ground": "#17191c", "ink": "#ececec", "faint": "#a9adb3", "grid": "#3b4046", "land": "#23272b"}


def _colours(series: tuple[str, ...], ink: dict[str, str]) -> str:
    rules = [
        f".ground{{fill:{ink['ground']}}}",
        f".land{{fill:{ink['land']}}}",
        f"text,.ink{{fill:{ink['ink']}}}",
        f".faint{{fill:{ink['faint']}}}",
        f".rule{{stroke:{ink['ink']}}}",
        f".soft{{stroke:{ink['faint']}}}",
        f".grid{{stroke:{ink['grid']}}}",
        f".halo{{stroke:{ink['ground']}}}",
        f".hollow{{stroke:{ink['land']}}}",
    ]
    for place, colour in enumerate(series):
        rules += [f".s{place}{{stroke:{colour}}}", f".f{place}{{fill:{colour}}}"]
    return "".join(_scoped(rule) for rule in rules)


def _scoped(rule: str) -> str:
    """The rule for drawings alone: the style of a drawing in a page would else be that of the page."""
    names, _, rest = rule.partition("{")
    return ",".join(f".{DRAWING} {name}" for name in names.split(",")) + "{" + rest


def _css() -> str:
    shapes = [
        "text{font:12px system-ui,'Segoe UI','Noto Sans','DejaVu Sans',Arial,sans-serif;stroke:none}",
        ".small{font-size:11px}",
        ".head{font-size:15px;font-weight:600}",
        ".strong{font-weight:600}",
        ".line{fill:none;stroke-width:2;stroke-linejoin:round}",
        ".thin{fill:none;stroke-width:1}",
        ".band{stroke:none;fill-opacity:.16}",
        # Drawn under the letters, so that words stay readable across lines.
        ".halo{stroke-width:3;stroke-linejoin:round;paint-order:stroke}",
        *(f".d{place}{{stroke-dasharray:{dash}}}" for place, dash in enumerate(_DASHES)),
    ]
    return (
        f".{DRAWING}{{max-width:100%;height:auto}}"
        + "".join(_scoped(rule) for rule in shapes)
        + _colours(_LIGHT, _INK)
        + f"@media (prefers-color-scheme:dark){{{_colours(_DARK, _INK_DARK)}}}"
        # Paper is white whatever the screen is set to.
        + f"@media print{{{_colours(_LIGHT, _INK)}}}"
    )


CSS = _css()
"""The style of every drawing. Each class but the drawing's own holds inside of a drawing alone.

Grounds: `ground`, `land`; `hollow` strokes in the land's colour. Words: `small`, `head`, `strong`, `faint`,
`halo` (an edge in the ground's colour). Lines: `rule`, `soft`, `grid` (colours), `line`, `thin` (widths),
`d0` to `d5` (dashes). Series: `s0` to `s5` strokes, `f0` to `f5` fills, `band` a see-through fill.
"""
