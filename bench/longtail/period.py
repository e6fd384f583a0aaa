"""The articles of one quarter of Long Tail, read once for every part that asks of incidents.

In: a Setting. Out: articles with their readings. Touches the data folder and worker processes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from bench import longtail
from bench.longtail import Article
from bench.longtail.reading import Reading, readings
from bench.setting import Setting
from marsad.run import Broken

YEAR, QUARTER, MONTH = 2016, 3, 8  # the quarter after the one that is looked at for tuning
HALVES = ("all", "look", "confirm")


@dataclass(frozen=True, slots=True)
class Read:
    """``whole``: the articles that could be read, with their claims."""

    articles: tuple[Article, ...]
    whole: tuple[tuple[Article, Reading], ...]
    period: str


@cache
def read(setting: Setting) -> Read:
    """The quarter, or in a quick run its middle month. Raises AbsentError."""
    chosen = longtail.quarter(longtail.articles(setting.data), YEAR, QUARTER)
    if setting.quick:
        chosen = [article for article in chosen if article.day.month == MONTH]
    found = readings(chosen, setting.processes, keep=True)
    whole = [(article, one) for article, one in found if not isinstance(one, Broken)]
    period = f"{YEAR}-{MONTH:02}" if setting.quick else f"quarter {QUARTER} of {YEAR}"
    return Read(tuple(chosen), tuple(whole), period)


def in_half(incident: str, half: str) -> bool:
    """Whether an incident belongs to a half: by the hash of its id, so that its articles stay
    together."""
    look = int(hashlib.sha256(incident.encode()).hexdigest(), 16) % 2 == 1
    return half == "all" or look == (half == "look")
