"""Nouns in a few plain words, for cells of tables.

In: values of ``model``. Out: short texts; what is unknown is said to be. Touches nothing. Names of
victims are in none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from marsad.model import Actor, Claim, Count, Figure, Incident, Source, Victims, When, Where

UNKNOWN = "unknown"
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def in_order(found: Sequence[Incident]) -> list[Incident]:
    """Incidents by their first day (unknown ones last), then by id."""
    return sorted(found, key=lambda one: (_first(one.when), one.id))


def _first(value: When | None) -> date:
    return (value and (value.start or value.end)) or date.max


def bounds(low: int | None, high: int | None) -> str:
    """``26 or more``, ``25``, ``20–30``, ``up to 30``."""
    if low is None and high is None:
        return "not stated"
    if high is None:
        return f"{low:,} or more"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def figure(value: Figure | None) -> str:
    """A claim's number; ``~`` where a bound is a convention."""
    if value is None:
        return "not stated"
    unit = "" if value.unit == "persons" else f" {value.unit}"
    return f"{'~ ' if value.soft else ''}{bounds(value.low, value.high)}{unit}"


def count(harm: str, value: Count) -> str:
    """A range under a harm, with the best figure where it is between the bounds."""
    said = f"{harm.replace('_', ' ')} {bounds(value.low, value.high)}"
    inner = value.best is not None and value.best not in (value.low, value.high)
    return f"{said} (best {value.best:,})" if inner else said


def counts(incident: Incident) -> str:
    """All ranges of an incident, one a line; its harms where there are no people to count."""
    lines = [count(harm, value) for harm, value in sorted(incident.counts.items())]
    return "\n".join(lines) or "no number"


def day(value: date) -> str:
    """``5 July 2015``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def when(value: When | None) -> str:
    """``21–31 May 2015``; ``by 6 July 2015`` where only publication bounds it."""
    if value is None or (value.start is None and value.end is None):
        return UNKNOWN
    if value.start is None:
        assert value.end is not None
        return f"by {day(value.end)}"
    if value.end is None:
        return f"from {day(value.start)}"
    start, end = value.start, value.end
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def where(value: Where | None) -> str:
    """``near Palmyra, SY (amphitheatre)``, with a question mark where other places may be meant."""
    if value is None or value.name is None:
        return UNKNOWN if value is None or value.words is None else f"“{value.words}”"
    relation = "" if value.relation == "in" else f"{value.relation} "
    country = f", {value.country}" if value.country and value.precision != "country" else ""
    site = f" ({value.site})" if value.site else ""
    return f"{relation}{value.name}{country}{site}{' ?' if value.alternatives else ''}"


def actors(values: tuple[Actor, ...]) -> str:
    """Who is said to have done it; ``or`` where the report leaves it open."""
    names = [value.name or value.words or UNKNOWN for value in values]
    return (" or " if any(value.alternatives for value in values) else ", ").join(names) or UNKNOWN


def victims(value: Victims | None) -> str:
    """Who was harmed, as the report calls them; never a name."""
    if value is None:
        return UNKNOWN
    if value.names or value.words is None:
        group = "" if value.age_group == "unknown" else value.age_group
        kind = "" if value.kind == "unknown" else value.kind.replace("_", " ")
        return " ".join(filter(None, (kind, group))) or "person"
    return value.words


def happened(claim: Claim) -> str:
    """``killed, execution``; for context events only the act."""
    act = claim.act.replace("_", " ")
    if claim.harm == "none":
        return act
    harm = claim.harm.replace("_", " ")
    return harm if claim.act == "unknown" else f"{harm}, {act}"


def what(incident: Incident) -> str:
    """What happened in an incident: its act, and what was hit where that is an object."""
    act = incident.act.replace("_", " ")
    said = act if incident.act not in ("unknown", "other") else " and ".join(incident.harms)
    said = said.replace("_", " ") or UNKNOWN
    return f"{said} ({incident.target})" if incident.target else said


def sources(values: tuple[Source, ...]) -> str:
    """The chain, the origin first: ``A, through B``."""
    names = [value.name or value.words or UNKNOWN for value in values]
    return ", through ".join(names) or UNKNOWN


def standing(claim: Claim) -> str:
    """Status, and the role where it is not the main happening."""
    return claim.status if claim.role == "main" else f"{claim.status}, {claim.role}"
