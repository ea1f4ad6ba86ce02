"""Invented articles that try to be more than text, as the lines of a JSONL."""

from __future__ import annotations

import json
from pathlib import Path

# A letter under three thousand marks.
_STRUCK = "Z" + "\u0336" * 3000
_QUIET = "\n\n" + "Quiet. " * 900
_TOOK = "The army took control of Saraqib on Saturday, state television said."

ARTICLES: tuple[dict[str, str], ...] = (
    {
        "source": "markup",
        "title": "<script>alert(1)</script> Troops <b>in</b> Saraqib",
        "outlet": "<img src=x onerror=alert(2)>",
        "url": "javascript:alert(3)",
        "text": f"<script>alert(4)</script> {_TOOK}\n\n</p></div><style>*{{color:red}}</style> Rebels left.",
    },
    {
        "source": "turned",
        "title": "Turned \u202edeman\u202c over",
        "outlet": "Turned \u202eNews",
        "text": "The army \u202edetfil\u202c took Saraqib on Saturday, \u2067state TV\u2069 said.\n\n"
        "Rebels \u0007shelled \u001b[31mNerab\u001b[0m on \u0000Sunday and killed 12 people.",
    },
    {
        "source": "word",
        "title": "One word",
        "outlet": "Word Daily",
        "text": f"{_TOOK}\n\n{'x' * 20_000} fell.",
    },
    {
        "source": "marks",
        "title": "Marks",
        "outlet": "Marks Daily",
        "text": f"{_TOOK}\n\n{_STRUCK} Rebels shelled Nerab on Sunday.",
    },
    {
        "source": "halves",
        "title": "Half \ud83d here",
        "outlet": "Half \ud83d Times",
        "text": f"{_TOOK} Half \ud83d of it.\n\nRebels \ud800left Nerab on Sunday, the monitor said.",
    },
    {
        "source": "long",
        "title": "Long",
        "outlet": "Long Gazette",
        "text": "\n\n".join([_TOOK, *["Quiet. " * 900] * 9]),
    },
)


def write_hostile(path: Path) -> None:
    """Write the articles as a JSONL; halves of characters stand in it as escapes."""
    lines = (json.dumps({"published": "2020-02-09", **article}) for article in ARTICLES)
    path.write_text("\n".join(lines) + "\n", encoding="ascii")
