"""The bundled sample: fifteen invented articles on one town, by outlets that disagree."""

from __future__ import annotations

import json
from pathlib import Path

SAMPLE = Path(__file__).parent / "sample"
_FIELDS = {".txt": "text", ".html": "html"}


def sample_sources() -> list[str]:
    """The files of the sample's articles, in order of their names."""
    return [str(path) for path in _articles()]


def write_sample(path: Path) -> None:
    """Write the sample as JSONL to `path`, each article with its address and outlet.

    That is what a feed says of an article. Its day of publication is not given: the page has to
    print it.
    """
    lines = []
    for article in _articles():
        given = json.loads(article.with_suffix(".json").read_text(encoding="utf-8"))
        line = {
            "source": f"sample/{article.name}",
            "url": given["url"],
            "outlet": given["outlet"],
            _FIELDS[article.suffix]: article.read_text(encoding="utf-8"),
        }
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    path.write_text("".join(lines), encoding="utf-8")


def _articles() -> list[Path]:
    return sorted(path for path in SAMPLE.iterdir() if path.suffix in _FIELDS)
