"""The articles of one gold incident → the incident that our grouping and counting make of them.

In: a read quarter. Out: one Gathered an incident. Touches nothing.

Only the claims of those articles are handed in, so that this measures counting and dating, not
the grouping of a whole corpus (that is ``grouping``). Where our grouping still makes several
happenings of them, the one that holds the main incident of most articles speaks; what the other
articles say is then missing from it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from bench.longtail import Article
from bench.longtail.grouping import labels
from bench.longtail.period import Read
from bench.longtail.reading import RULE_SET, Reading
from marsad import pipeline, resolve
from marsad.model import Incident


@dataclass(frozen=True, slots=True)
class Gathered:
    """A gold incident: its ``id``, ``day`` and tolls, the last publication, and ``ours``.

    ``articles``: how many were read; ``held``: how many of them have their main incident in ours.
    """

    id: str
    day: date
    killed: int
    injured: int
    last: date | None
    articles: int
    held: int
    ours: Incident | None


def gathered(read: Read) -> list[Gathered]:
    """One for each incident of which an article could be read, sorted by id."""
    parts: dict[str, list[tuple[Article, Reading]]] = defaultdict(list)
    for article, reading in read.whole:
        parts[article.incident].append((article, reading))
    return [_one(parts[id]) for id in sorted(parts)]


def _one(part: list[tuple[Article, Reading]]) -> Gathered:
    first = part[0][0]
    claims = [claim for _, reading in part for claim in reading.claims]
    copies = resolve.copies((article.id, article.body) for article, _ in part)
    wordings = {one.id: resolve.wording(one.title, one.body) for one, _ in part}
    found = pipeline.incidents(claims, RULE_SET, copies=copies, wordings=wordings).incidents
    chosen = Counter(labels([reading for _, reading in part], found).values())
    main = min(chosen, key=lambda id: (-chosen[id], str(id)), default=None)
    days = [article.published for article, _ in part if article.published is not None]
    return Gathered(
        id=first.incident, day=first.day, killed=first.killed, injured=first.injured,
        last=max(days, default=None), articles=len(part), held=chosen[main] if main else 0,
        ours=next((incident for incident in found if incident.id == main), None),
    )  # fmt: skip
