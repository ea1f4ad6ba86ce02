"""How many threads the libraries take that multiply matrices."""

from __future__ import annotations

import os

# The matrices of a sentence are small: with more threads than one, waiting for each other takes longer
# than the work, and doubles the time of the processor.
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def take_one_thread() -> None:
    """Let those libraries, where loaded after this, take one thread unless the user says otherwise."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
