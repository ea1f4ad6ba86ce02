"""Content-made identifiers: the same words give the same id on any machine, in any run."""

from __future__ import annotations

import hashlib

# 80 bits: a million documents of a hundred claims collide with a chance below 1e-8.
_HEX_DIGITS = 20


def content_id(prefix: str, *parts: str | bytes | int) -> str:
    """An id `prefix-<20 hex digits>` made from `parts` alone.

    Each part goes in with its length, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return f"{prefix}-{digest.hexdigest()[:_HEX_DIGITS]}"
