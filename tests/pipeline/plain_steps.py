"""Small real steps for tests of the pipeline: no parser, one kind of sentence, honest offsets.

Workers import this module, so it imports little.

"Five killed" is read from sentences of the form ``N people were killed in PLACE``.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

from marsad import codec, read
from marsad.errors import ExtractError
from marsad.model import Claim, Figure, Quote, Source, Text, When, Where
from marsad.run.item import Asked, Steps

_SENTENCE = re.compile(r"(\d+) people were killed in (\w+)\.")


def load() -> str:
    return "loaded"


def extract(asked: Iterable[Asked], loaded: str) -> Iterator[tuple[Claim, ...] | Exception]:
    assert loaded == "loaded"
    for text, _ in asked:
        if "CRASH" in text.body:
            os.abort()
        if "REFUSE" in text.body:
            yield ExtractError(text.document or text.id, "was refused", "leave out the word")
            continue
        yield tuple(claim(text, match, "plain-1") for match in _SENTENCE.finditer(text.body))


def extract_slowly(asked: Iterable[Asked], loaded: str) -> Iterator[tuple[Claim, ...] | Exception]:
    for found in extract(asked, loaded):
        time.sleep(0.004)
        yield found


def extract_anew(asked: Iterable[Asked], loaded: str) -> Iterator[tuple[Claim, ...]]:
    for text, _ in asked:
        yield tuple(claim(text, match, "plain-2") for match in _SENTENCE.finditer(text.body))


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
