"""Lets the tests of the checks import their builder."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
