import sys
from pathlib import Path

# Events to draw are made as those to count are.
sys.path.insert(0, str(Path(__file__).parents[1] / "state" / "tallies"))
