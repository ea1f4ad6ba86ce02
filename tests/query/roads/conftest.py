import sys
from pathlib import Path

# Holdings and events are written as for the tests of stretches.
sys.path.insert(0, str(Path(__file__).parents[2] / "state" / "roads"))
