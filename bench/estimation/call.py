"""One call of ``graphs`` in a process of its own, which imports nothing else that takes memory.

In: a table's path and a ceiling (0: none). Out: processor seconds and MB, JSON on standard output.
Touches the table's file, reading only.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from marsad.estimate import read, table
from marsad.estimate.graphical import graphs


def measure(path: Path, ceiling: int) -> dict[str, float]:
    """``seconds`` of a call; ``MB`` by which it raised the peak; after a call on a small table."""
    graphs(table([[1, 0, 0], [0, 1, 1], [1, 1, 0], [0, 0, 1]], [5, 4, 3, 2]))
    (given,) = read(path)
    before, start = _peak(), time.process_time()
    graphs(given, ceiling=ceiling or None)
    return {"seconds": time.process_time() - start, "MB": _peak() - before}


def _peak() -> float:
    """Peak resident memory of this process in MB (2^20 bytes), as Linux keeps it."""
    for line in Path("/proc/self/status").read_text("ascii", "replace").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
