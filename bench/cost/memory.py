"""Peak memory of one process that extracts from 15,000 articles, and then groups all their claims.

In: a Setting. Out: a Table. Touches the data folder and a process of its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from bench import longtail
from bench.longtail import Article
from bench.setting import Setting, environment, hashes, present
from bench.table import Table
from marsad import extract, pipeline
from marsad.extract import models
from marsad.model import Claim

NAME = "memory"
TITLE = "Peak memory (Long Tail)"
FULL, QUICK = 15_000, 1_000  # articles; 15,000 is the design's number, 155 are read twice
TARGET = 2048  # MB: the design's limit
_STATUS = Path("/proc/self/status")


def table(setting: Setting) -> Table:
    """Peak resident memory in MB. Raises AbsentError."""
    for name in longtail.FILES:
        present(setting.data / name)
    size = QUICK if setting.quick else FULL
    done = subprocess.run(
        [sys.executable, "-m", "bench.cost.memory", str(setting.data), str(size)],
        env=environment(), stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    rows = tuple((stage, f"{peak:,.0f}", _verdict(peak)) for stage, peak in found["peaks"].items())
    notes = [
        f"One process, {size:,} articles, {found['claims']:,} claims held in memory for grouping; "
        f"the limit is {TARGET:,} MB."
    ]
    if setting.quick:
        notes.append(f"Quick: the target is for {FULL:,} articles; this is no test of it.")
    columns = ("peak so far", "MB", "below the limit")
    corpora = hashes(setting.data, longtail.FILES)
    return Table(NAME, TITLE, columns, rows, tuple(notes), {"articles": size, **found}, corpora)


def _verdict(peak: float) -> str:
    return "yes" if peak < TARGET else "no"


def measure(data: Path, size: int) -> dict[str, object]:
    """Peaks after loading, after extraction and after grouping, in this process."""
    loaded = models.load()
    articles = longtail.articles(data)
    peaks = {"models and articles loaded": peak()}
    held: list[Claim] = []
    for article in _repeated(articles, size):
        held.extend(extract.claims(article.text(), loaded))
    peaks["claims of all articles extracted"] = peak()
    pipeline.incidents(held)
    peaks["all claims grouped and counted"] = peak()
    return {"peaks": peaks, "claims": len(held)}


def peak() -> float:
    """Peak resident memory of this process in MB (2^20 bytes).

    Linux hands the peak of the parent down through ``getrusage`` (it survives exec), so the
    process's own high-water mark is read where there is one.
    """
    if _STATUS.exists():
        for line in _STATUS.read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024


def _repeated(articles: list[Article], size: int) -> Iterator[Article]:
    return islice(cycle(longtail.sample(articles, len(articles))), size)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
