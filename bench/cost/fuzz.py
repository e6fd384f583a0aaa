"""Random texts through the readers, the grammars and the extraction, for as long as asked.

In: minutes and a seed. Out: counts and the slowest texts on standard output; the first broken
promise ends the run with status 1 and names the number from which the text can be made again.
Touches nothing else. ``python -m bench.cost.fuzz --minutes 10 --seed 1``

A text is a report of the demo with random changes, with hostile pieces in it (``hostile``),
or made of such pieces alone. It is read as bytes in one of four forms. The promises: nothing but
an error with a reason ever ends a reading; every quotation and every mention is its slice of the
text; mentions are in order; bounds are in order; a second extraction gives the same claims.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from importlib import resources
from pathlib import Path

from bench.cost.hostile import KINDS
from marsad import codec, extract, read
from marsad.errors import MarsadError
from marsad.extract import counts, dates, models, places, sources
from marsad.extract.models import Models
from marsad.ids import report_id, sha256
from marsad.model import Claim, Mention, Report, Text

LONGEST = 6_000  # characters of a text; length alone is what hostile measures
AGAIN = 10  # every tenth text is extracted twice
FORMS = ("text/plain", "text/html", "message/rfc822", "application/x-marsad-document+json")
ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-16", "latin-1", "cp1252")
_ODD = (
    "\u202e\u2067\u2069\u200b\u200d\ufeff\u0301\x00\x07\x1b\x85\u2028\xa0\ud800"
    "“”‘’\"'()[]{}.,;:!?–—-…½٣१𝟗İßﬁ👩👧"
)
PUBLISHED = date(2022, 9, 14)


class BrokenError(Exception):
    """A promise that did not hold."""


def seeds() -> list[str]:
    """The reports of the demo, as text."""
    folder = Path(str(resources.files("marsad.demo").joinpath("reports")))
    return [path.read_text("utf-8") for path in sorted(folder.iterdir()) if path.is_file()]


def text(chance: random.Random, reports: Sequence[str]) -> str:
    """One random text."""
    made = chance.choice(reports) if chance.random() < 0.8 else ""
    start = chance.randrange(len(made) + 1) if chance.random() < 0.5 else 0
    made = made[start : start + LONGEST]
    for _ in range(chance.randrange(1, 12)):
        made = _changed(chance, made, reports)
    return made[:LONGEST]


def _changed(chance: random.Random, made: str, reports: Sequence[str]) -> str:
    low = chance.randrange(len(made) + 1)
    high = min(len(made), low + chance.choice((0, 1, 5, 40, 300)))
    inside = made[low:high]
    way = chance.randrange(8)
    if way == 0:
        piece = ""
    elif way == 1:
        piece = inside * chance.randrange(2, 6)
    elif way == 2:
        piece = "".join(chance.choice(_ODD) for _ in range(chance.randrange(1, 9)))
    elif way == 3:
        piece = chance.choice(list(KINDS.values()))(chance.choice((20, 200, 1500)))
    elif way == 4:
        other = chance.choice(reports)
        at = chance.randrange(len(other))
        piece = other[at : at + chance.choice((20, 200))]
    elif way == 5:
        words = inside.split(" ")
        chance.shuffle(words)
        piece = " ".join(words)
    elif way == 6:
        piece = chance.choice((inside.upper(), inside.title(), inside.swapcase(), inside[::-1]))
    else:
        piece = str(chance.choice((0, 31, 10**12, 10**400, -1, 1e300, "٣٤", "31 February")))
    return made[:low] + piece + made[high:]


def check(made: str, chance: random.Random, loaded: Models, seen: Counter[str]) -> None:
    """Everything that is promised of one text. Raises BrokenError, or whatever is a crash."""
    form, encoding = chance.choice(FORMS), chance.choice(ENCODINGS)
    dressed = _dressed(made, form) if chance.random() < 0.9 else made
    data = dressed.encode(encoding, "replace" if encoding != "utf-8" else "surrogatepass")
    if chance.random() < 0.2:
        data = data[chance.randrange(len(data) + 1) :]  # torn in the middle of a character
    try:
        said = read.text(_report(data, form), sha256(data))
    except MarsadError:
        seen["refused by a reader"] += 1
    else:
        seen["read from bytes"] += 1
        _slices(said, _claims(said, loaded, seen))
    title, _, body = made.partition("\n") if chance.random() < 0.5 else ("", "", made)
    direct = _text(title or None, body)
    found = _claims(direct, loaded, seen)
    _slices(direct, found)
    if chance.randrange(AGAIN) == 0:
        seen["extracted twice"] += 1
        if _claims(direct, loaded, Counter()) != found:
            raise BrokenError("a second extraction gives other claims")
    if any("\ud800" <= char <= "\udfff" for char in body):
        return
    for kind, mentions in (
        ("count", counts.mentions(body)),
        ("date", dates.mentions(body, chance.choice((None, PUBLISHED)))),
        ("place", places.mentions(body, loaded.gazetteer)),
    ):
        seen[f"{kind} mentions"] += len(mentions)
        _ordered(body, mentions)
    attributions = sources.mentions(body, loaded)
    seen["attributions"] += len(attributions)
    for one in attributions:
        for start, end in (*one.source, *one.cue, *one.content):
            if not 0 <= start < end <= len(body):
                raise BrokenError(f"an attribution outside its text: {start}, {end}")


def _dressed(made: str, form: str) -> str:
    """The text as a document of its form."""
    if form == "text/html":
        paragraphs = "".join(f"<p>{each}</p>" for each in made.split("\n\n"))
        return f"<html><body><article><h1>News</h1>{paragraphs}</article></body></html>"
    if form == "message/rfc822":
        return f"From: a@example.org\nSubject: {made[:40]}\nContent-Type: text/plain\n\n{made}"
    if form == "application/x-marsad-document+json":
        return json.dumps({"title": made[:40], "text": made})
    return made


def _claims(said: Text, loaded: Models, seen: Counter[str]) -> tuple[Claim, ...]:
    try:
        found = extract.claims(said, loaded)
    except MarsadError:
        seen["refused by the extraction"] += 1
        return ()
    seen["claims"] += len(found)
    return found


def _slices(said: Text, found: Iterable[Claim]) -> None:
    for claim in found:
        codec.from_json(Claim, codec.to_json(claim))
        for quote in (claim.quote, *claim.restated):
            part = said.body if quote.part == "body" else said.title or ""
            if part[quote.start : quote.end] != quote.text or not quote.text:
                raise BrokenError(f"a quotation that is not its slice: {quote!r}")
        told = claim.count
        if told is not None and told.low is not None and (told.high or told.low) < told.low:
            raise BrokenError(f"bounds out of order: {told!r}")


def _ordered(body: str, mentions: Sequence[Mention]) -> None:
    done = 0
    for mention in mentions:
        if body[mention.start : mention.end] != mention.words or mention.start < done:
            raise BrokenError(f"a mention that is not its slice, or out of order: {mention!r}")
        done = mention.start


def _report(data: bytes, form: str) -> Report:
    return Report(
        id=report_id(sha256(data), "fuzz"), address="fuzz", document="fuzz", media_type=form,
        data=data, given_title=None, given_published=PUBLISHED, given_outlet=None,
        given_language="en", headers=(),
    )  # fmt: skip


def _text(title: str | None, body: str) -> Text:
    return Text(
        id="t-fuzz", evidence="", title=title, body=body, reader="fuzz", reader_version="1",
        published=PUBLISHED, outlet=None, language="en", basis={}, document="fuzz",
    )  # fmt: skip


def run(minutes: float, seed: int, most: int | None = None) -> int:
    """Fuzz for some minutes, or ``most`` texts; the exit status."""
    loaded, reports, seen = models.load(), seeds(), Counter[str]()
    slowest: list[tuple[float, int, int]] = []
    until, number = time.monotonic() + 60 * minutes, 0
    while time.monotonic() < until and (most is None or number < most):
        chance = random.Random(f"{seed}/{number}")
        made = text(chance, reports)
        since = time.process_time()
        try:
            check(made, chance, loaded, seen)
        except Exception as fault:
            print(f"text {number} of seed {seed}: {type(fault).__name__}: {fault}"[:500])
            raise SystemExit(1) from fault
        slowest = sorted([*slowest, (time.process_time() - since, number, len(made))])[-5:]
        number += 1
    print(f"seed {seed}: {number:,} texts, every promise kept")
    for name, times in sorted(seen.items()):
        print(f"  {name}: {times:,}")
    for seconds, which, length in reversed(slowest):
        print(f"  slowest: text {which}, {length:,} characters, {seconds:.2f} s of one core")
    return 0


def main(arguments: list[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.cost.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=int, help="stop after so many texts")
    given = parser.parse_args(arguments)
    return run(given.minutes, given.seed, given.texts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
