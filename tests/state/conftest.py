import sys
from pathlib import Path

# Control cases are written like merging cases, and read by the same reader.
sys.path.insert(0, str(Path(__file__).parents[1] / "reconcile"))
