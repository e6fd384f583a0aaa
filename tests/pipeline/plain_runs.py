"""Runs with the plain steps, here and in a process of their own."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from plain_steps import SLOW, STEPS

from marsad import intake, pipeline, store
from marsad.run.item import Steps

GIVEN = intake.Given(outlet="Testtown Gazette", published=date(2024, 3, 5))


class Clock:
    """A clock of tests: one second later at every look."""

    def __init__(self) -> None:
        self.now = datetime(2024, 4, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def write_reports(folder: Path, number: int) -> Path:
    """Invented one-line reports, some about the same town."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(number):
        text = f"Report {at}\n\n{at % 7 + 1} people were killed in Testtown{at % 11}.\n"
        (folder / f"report-{at:04}.txt").write_text(text, encoding="utf-8")
    return folder


def run(
    kept: store.Store,
    *paths: Path,
    steps: Steps = STEPS,
    processes: int = 1,
    given: intake.Given = GIVEN,
) -> pipeline.Done:
    """A run with the plain steps."""
    named = [str(path) for path in paths]
    return pipeline.run(kept, named, given, clock=Clock(), processes=processes, steps=steps)


def utc() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":  # a run in a process of its own, to be killed
    place, reports = sys.argv[1:]
    with store.writing(place, clock=utc) as kept:
        pipeline.run(kept, [reports], GIVEN, clock=utc, processes=2, steps=SLOW)
