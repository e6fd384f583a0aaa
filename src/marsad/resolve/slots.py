"""A claim → the slots that grouping compares, prepared once.

In: a claim, its origin. Out: Slots, with dates as day numbers and names as keys. Touches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.ids import digest
from marsad.model import BORROWED_DATE, BORROWED_PLACE, Claim, When
from marsad.resolve.speakers import name_key

# Without a stated date an event is at most a week older than its report. Origin: the window of the
# TF-IDF peer on Long Tail (design, "measured peers"), which found it best on that corpus.
PUBLISHED_WINDOW = 7  # days
LONGEST_RECAP = 366  # days; a background claim dated no better than that cannot open an incident
_HAPPENED = ("asserted", "alleged", "unconfirmed")
_CONTEXT = ("capture_of_place", "release_of_media")
_RESPONSES = ("claim_of_responsibility", "statement")
_WIDE = ("admin2", "admin1", "country")


@dataclass(frozen=True, slots=True)
class Slots:
    """What a claim says, ready to compare. ``first`` and ``last``: inclusive proleptic day numbers,
    None where open. ``dated``: the text states the date. ``opens``: may open an incident.
    ``place``: the own key, None where unknown; ``places`` adds all that contain it. ``order``
    sorts by publication and content, so that ids do not decide ties. ``report``: the copy group of
    the text, because the copies of a report are one report. ``own_day``, ``own_place``:
    the statement's own sentence gives it, or nothing does.
    """

    claim: Claim
    report: str
    origin: str
    order: tuple[str, str, str, str]
    opens: bool
    past: bool
    dated: bool
    first: int | None
    last: int | None
    place: str | None
    places: frozenset[str]
    wide: bool
    low: int | None
    high: int | None
    actors: frozenset[str]
    names: frozenset[str]
    own_day: bool
    own_place: bool


def slots(claim: Claim, origin: str, report: str) -> Slots | None:
    """The slots of a claim that can belong to an incident; None for one that never can.

    Plans, threats, attempts, patterns and running totals never can. A denial, an explicit zero, an
    anniversary, and a recap without a date and a place of its own can join, never open.
    """
    if not _belongs(claim):
        return None
    past = claim.role in ("background", "anniversary")
    first, last, dated = _window(claim, past)
    where = claim.where
    place = None
    if where is not None and (where.id or where.name):
        place = where.id or f"{(where.name or '').casefold()} ({where.country})"
    figure = claim.count if claim.status != "denied" or _is_zero(claim) else None
    wide = where is None or where.precision in _WIDE
    recap = dated and not _too_long(first, last) and where is not None and place is not None
    recap = recap and where is not None and where.precision != "country"
    happened = claim.status in _HAPPENED and claim.harm != "none" and not _is_zero(claim)
    opens = happened and (claim.role == "main" or (claim.role == "background" and recap))
    victims = claim.victims
    return Slots(
        claim=claim, report=report, origin=origin, order=_order(claim), opens=opens, past=past,
        dated=dated, first=first, last=last, place=place,
        places=frozenset((place, *where.within)) if where and place else frozenset(),
        wide=wide,
        low=figure.low if figure else None, high=figure.high if figure else None,
        actors=frozenset(name_key(actor.name) for actor in claim.actors if actor.name),
        names=frozenset(name_key(name) for name in victims.names) if victims else frozenset(),
        own_day=BORROWED_DATE not in claim.needs_review,
        own_place=BORROWED_PLACE not in claim.needs_review,
    )  # fmt: skip


def _belongs(claim: Claim) -> bool:
    if claim.role not in ("main", "background", "anniversary"):
        return False
    if claim.status not in (*_HAPPENED, "denied") or claim.act in _CONTEXT:
        return False
    return claim.harm != "none" or claim.act in _RESPONSES[:1] or claim.status == "denied"


def _is_zero(claim: Claim) -> bool:
    return claim.count is not None and claim.count.high == 0


def _too_long(first: int | None, last: int | None) -> bool:
    return first is None or last is None or last - first > LONGEST_RECAP


def _window(claim: Claim, past: bool) -> tuple[int | None, int | None, bool]:
    """First day, last day, and whether the text itself gives them."""
    when = claim.when
    published = claim.published.toordinal() if claim.published else None
    if when is not None and is_dated(when):
        first = when.start.toordinal() if when.start else None
        last = when.end.toordinal() if when.end else published
        return first, last, True
    last = when.end.toordinal() if when and when.end else published
    if past or last is None:  # a recap may be of any earlier day
        return None, last, False
    return last - PUBLISHED_WINDOW, last, False


def is_dated(when: When) -> bool:
    """Whether the text gives the date; a publication date is only an upper bound."""
    return when.basis != "published" and when.start is not None


def _order(claim: Claim) -> tuple[str, str, str, str]:
    """Publication, then what is said; only then ids, which a copy of the report does not share."""
    when, where, figure = claim.when, claim.where, claim.count
    said = (
        claim.harm, claim.act, claim.status, claim.role, claim.target, claim.quote.text,
        [figure.low, figure.high, figure.words] if figure else None,
        [str(when.start), str(when.end), when.basis] if when else None,
        [where.id, where.name, where.relation, where.site] if where else None,
        [actor.name or actor.words for actor in claim.actors],
        [source.name or source.words for source in claim.sources if source.name != claim.outlet],
        claim.victims.words if claim.victims else None,
    )  # fmt: skip
    published = claim.published.isoformat() if claim.published else "9999-12-31"
    return (published, digest(said), claim.text, claim.id)
