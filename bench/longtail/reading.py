"""One article → its main incident, and the numbers of killed and injured that it gives.

In: Articles, loaded Models. Out: Readings. Touches worker processes.

An article's main incident is the one whose earliest claim stands first: claims of the report's own
subject (role ``main``) before others, the title before the body. Only incidents in which somebody
is killed or injured are asked for (the corpus is of shootings): not the arrest that follows. Its
number for a harm is the best estimate of that incident under the rule set ``literal``; no claim of
that harm is 0 here, because the gold states 0 (the program itself never says 0 for what nobody
said). A claim without any number stays unknown and counts as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bench.longtail import HARMS, Article
from marsad import extract, pipeline
from marsad.extract import models
from marsad.extract.models import Models
from marsad.model import Claim, Incident, Quote
from marsad.run import Broken, Job, broken, each

RULE_SET = "literal"
Bounds = tuple[int | None, int | None, int | None]  # low, best, high


@dataclass(frozen=True, slots=True)
class Reading:
    """``numbers``: bounds of killed and injured; ``main``: ids of the main incident's claims."""

    article: str
    numbers: tuple[Bounds, Bounds]
    claims: tuple[Claim, ...]
    main: frozenset[str]
    incident: Incident | None = None


def readings(
    articles: Iterable[Article], processes: int, *, keep: bool = False
) -> Iterator[tuple[Article, Reading | Broken]]:
    """Each article with its reading, in order. ``keep``: with its claims (else they are left out,
    for they would be most of what travels between processes)."""
    job = Job(_whole if keep else _numbers, models.load, together=True)
    yield from each(job, articles, processes=processes)


def read(article: Article, loaded: Models) -> Reading:
    """An article by itself: its claims grouped and counted, as if there were no other."""
    return _grouped(article, extract.claims(article.text(), loaded))


def _grouped(article: Article, claims: tuple[Claim, ...]) -> Reading:
    incidents = pipeline.incidents(claims, RULE_SET).incidents
    if not incidents:
        claims = tuple(map(_as_news, claims))
        incidents = pipeline.incidents(claims, RULE_SET).incidents
    chosen = main(incidents, claims)
    killed, injured = (bounds(chosen, harm) for harm in HARMS)
    own = frozenset(chosen.claims) if chosen else frozenset[str]()
    return Reading(article.id, (killed, injured), claims, own, chosen)


def _as_news(claim: Claim) -> Claim:
    """A report that tells only of a deed long past (a trial) opens no incident of its own; the
    corpus asks for that deed's numbers all the same."""
    return replace(claim, role="main") if claim.role == "background" else claim


def main(incidents: Sequence[Incident], claims: Sequence[Claim]) -> Incident | None:
    """The incident that the article is about; None if it has none."""
    held = {claim.id: claim for claim in claims}

    def first(incident: Incident) -> tuple[bool, bool, int, str]:
        return min(
            (claim.role != "main", quote.part != "title", quote.start, claim.id)
            for claim in (held[id] for id in incident.claims)
            for quote in _quotes(claim)
        )

    asked = [incident for incident in incidents if set(incident.harms) & set(HARMS)]
    return min(asked or incidents, key=first, default=None)


def bounds(incident: Incident | None, harm: str) -> Bounds:
    """Low, best and high of a harm; zeros where nothing is claimed (see above)."""
    if incident is None or harm not in incident.counts:
        return 0, 0, 0
    count = incident.counts[harm]
    return count.low, count.best, count.high


def _quotes(claim: Claim) -> tuple[Quote, ...]:
    return (claim.quote, *claim.restated)


def _whole(loaded: Models, articles: Sequence[Article]) -> Iterator[Reading | Broken]:
    found = extract.many(((article.text(), ()) for article in articles), loaded)
    for article, claims in zip(articles, found, strict=True):
        yield broken(claims) if isinstance(claims, Exception) else _grouped(article, claims)


def _numbers(loaded: Models, articles: Sequence[Article]) -> Iterator[Reading | Broken]:
    for one in _whole(loaded, articles):
        yield one if isinstance(one, Broken) else replace(one, claims=(), incident=None)
