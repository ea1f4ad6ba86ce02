"""Measure the HTML path: segments of pages that must stay and must go.

    python tests/clean/measure_clean_pages.py trafeval.jsonl.gz

One JSON record a line: html_b64, url, with (segments of the article), without (segments around it).
Prints the counts and the F score over segments.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from trafilatura.utils import decode_file

from variorum.clean import clean
from variorum.model.documents import Metadata, RawDocument


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def segment_counts(path: Path) -> Counter[str]:
    """Kept and lost segments of the article, kept and lost segments around it, over all pages."""
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            raw = base64.b64decode(page["html_b64"])
            document = RawDocument(
                id=page["id"],
                source=page["id"],
                raw=raw,
                text=decode_file(raw),
                media_type="text/html",
                encoding="utf-8",
                given=Metadata(url=page["url"]),
            )
            text = _plain(clean(document).made.text)
            for segment in page["with"]:
                counts["kept" if _plain(segment) in text else "lost"] += 1
            for segment in page["without"]:
                counts["left in" if _plain(segment) in text else "left out"] += 1
    return counts


def f_score(counts: Counter[str]) -> float:
    """The harmonic mean of precision and recall over segments."""
    return 2 * counts["kept"] / (2 * counts["kept"] + counts["lost"] + counts["left in"])


if __name__ == "__main__":
    measured = segment_counts(Path(sys.argv[1]))
    print(f"F {f_score(measured):.4f}", dict(measured))
