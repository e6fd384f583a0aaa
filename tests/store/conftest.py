import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "pipeline"))

from databases import place, server

__all__ = ["place", "server"]
