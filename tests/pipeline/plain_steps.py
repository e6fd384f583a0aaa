"""Small real steps for tests of the pipeline: no parser, one kind of sentence, honest offsets.

"Five killed" is read from sentences of the form ``N people were killed in PLACE``.
"""

from __future__ import annotations

import os
import re
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from marsad import codec, intake, pipeline, read, store
from marsad.errors import ExtractError
from marsad.model import Claim, Figure, Quote, Source, Text, When, Where
from marsad.run.item import Steps

_SENTENCE = re.compile(r"(\d+) people were killed in (\w+)\.")


def load() -> str:
    return "loaded"


def extract(text: Text, loaded: str) -> tuple[Claim, ...]:
    assert loaded == "loaded"
    if "CRASH" in text.body:
        os.abort()
    if "REFUSE" in text.body:
        raise ExtractError(text.document or text.id, "was refused", "leave out the word")
    return tuple(claim(text, match, "plain-1") for match in _SENTENCE.finditer(text.body))


def extract_slowly(text: Text, loaded: str) -> tuple[Claim, ...]:
    time.sleep(0.004)
    return extract(text, loaded)


def extract_anew(text: Text, loaded: str) -> tuple[Claim, ...]:
    return tuple(claim(text, match, "plain-2") for match in _SENTENCE.finditer(text.body))


def claim(text: Text, match: re.Match[str], extractor: str) -> Claim:
    number, place = int(match[1]), match[2]
    made = Claim(
        id="",
        text=text.id,
        report=text.document or "",
        harm="killed",
        act="shelling",
        status="asserted",
        role="main",
        quote=Quote("body", match.start(), match.end(), match[0]),
        count=Figure(number, number, False, match[1], "persons", "number"),
        when=When(text.published, text.published, "on the day", "day", "stated"),
        where=Where(f"own:{place}", place, "SY", 35.0, 38.0, "town", place, None),
        sources=(Source(text.outlet, "media", None, None),),
        extractor=extractor,
        published=text.published,
        outlet=text.outlet,
    )
    return codec.identified(made)


STEPS = Steps(read.text, "reader-1", load, extract, "plain-1")
SLOW = replace(STEPS, extract=extract_slowly)
ANEW = replace(STEPS, extract=extract_anew, extractor="plain-2")
GIVEN = intake.Given(outlet="Testtown Gazette", published=datetime(2024, 3, 5).date())


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
    import plain_steps  # under its own name, so that workers find the functions

    place, reports = sys.argv[1:]
    with store.writing(place, clock=utc) as kept:
        pipeline.run(kept, [reports], GIVEN, clock=utc, processes=2, steps=plain_steps.SLOW)
