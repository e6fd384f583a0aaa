"""Plain words for values: how many, when, where, who, what was withheld.

In: the nouns of ``model``. Out: short English phrases for people. Touches nothing.
"""

from __future__ import annotations

from datetime import date

from marsad.model import Actor, Count, Figure, Incident, When, Where
from marsad.publish.coarse import country

HARMS = {
    "killed": "killed",
    "injured": "injured",
    "abducted": "abducted",
    "disappeared": "disappeared",
    "detained": "detained",
    "tortured": "tortured",
    "sexual_violence": "subjected to sexual violence",
    "recruited": "recruited",
    "used": "used by an armed force or group",
    "displaced": "displaced",
    "deprived": "deprived of aid or services",
    "released": "released",
    "attacked": "attacked",
    "damaged": "damaged",
    "destroyed": "destroyed",
    "seized": "seized",
    "looted": "looted",
    "none": "no harm stated",
}
_PRECISION = {
    "site": "placed to a named site",
    "neighbourhood": "placed to the neighbourhood",
    "town": "placed to the town",
    "admin2": "placed to the district",
    "admin1": "placed to the province only",
    "country": "placed to the country only",
}
_BASIS = {
    "stated": "dates as the report states them",
    "relative": "dates reckoned from the day of publication",
    "published": "the report gives no date: not later than its publication",
}
UNKNOWN_PLACE = "place unknown"
UNKNOWN_DATE = "date unknown"


def bounds(low: int | None, high: int | None) -> str:
    """A range as people say it: "26 or more", "12 to 17", "25", "up to 60", "number not stated"."""
    if low is None and high is None:
        return "number not stated"
    if high is None:
        return f"{low:,} or more"
    if low == high:
        return f"{low:,}"
    if low is None or low == 0:
        return f"up to {high:,}"
    return f"{low:,} to {high:,}"


def counted(count: Count) -> str:
    """A count's range and, where it lies inside the range, its best figure."""
    said = bounds(count.low, count.high)
    if count.best is None or count.best in (count.low, count.high):
        return said
    return f"{said}, best figure {count.best:,}"


def claimed(figure: Figure | None) -> str:
    """A claim's own figure; a bound that is only a convention says so."""
    if figure is None:
        return "number not stated"
    said = bounds(figure.low, figure.high)
    return f"{said} (bound by convention)" if figure.soft else said


def harms(incident: Incident) -> list[tuple[str, str]]:
    """Per harm of an incident: its range and its words, in the order of the incident."""
    order = [*incident.harms, *(harm for harm in incident.counts if harm not in incident.harms)]
    return [
        (counted(incident.counts[harm]), HARMS.get(harm, harm)) if harm in incident.counts
        else ("number not stated", HARMS.get(harm, harm))
        for harm in order
    ]  # fmt: skip


def what(incident: Incident) -> str:
    """One line: "26 or more killed; number not stated injured (execution)"."""
    parts = [f"{many} {harm}" for many, harm in harms(incident)]
    said = "; ".join(parts) or "no harm stated"
    act = incident.act.replace("_", " ")
    return said if incident.act in ("unknown", "other") else f"{said} ({act})"


def day(value: date | None) -> str:
    """21 May 2015."""
    return UNKNOWN_DATE if value is None else f"{value.day} {value:%B} {value.year}"


def dates(when: When | None) -> str:
    """A period as people say it: "21 May 2015", "21 to 31 May 2015", "not after 2 June 2015"."""
    if when is None or (when.start is None and when.end is None):
        return UNKNOWN_DATE
    start, end = when.start, when.end
    if start is None:
        return f"not after {day(end)}"
    if end is None:
        return f"from {day(start)}"
    if start == end:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {day(end)}"
    return f"{day(start)} to {day(end)}"


def dating(when: When | None) -> str | None:
    """How the dates are known, and the report's own words for them."""
    if when is None:
        return None
    said = _BASIS.get(when.basis, when.basis)
    soft = "; bounds by convention" if when.grain == "soft" else ""
    return f"{said}{soft}"


def place(where: Where | None) -> str:
    """Name and country: "Palmyra, Syria"; a site first where there is one."""
    if where is None or not (where.name or where.site or where.country):
        return UNKNOWN_PLACE
    land = country(where.country)
    names = [where.site, where.name, land if land != where.name else None]
    relation = {"near": "near ", "outside": "outside "}.get(where.relation, "")
    return relation + ", ".join(name for name in names if name)


def placing(where: Where | None, withheld: bool) -> str | None:
    """How exactly the incident is placed, and whether that is our doing."""
    if withheld:
        return "the exact place is withheld to protect people"
    if where is None or where.precision is None:
        return None
    said = _PRECISION[where.precision]
    if where.point is not None and where.point != where.precision and where.lat is not None:
        return f"{said}; the point drawn stands for the {_unit(where.point)}"
    return said


def uncertainty(where: Where | None, withheld: bool) -> str:
    """The note of a map feature: what its point does and does not say."""
    if withheld:
        return "No point: the exact place is withheld to protect people."
    if where is None or where.precision is None:
        return "No point: the place is unknown."
    if where.lat is None or where.precision == "country":
        return f"No point: {_PRECISION[where.precision]}."
    point = _unit(where.point or where.precision)
    return f"The point stands for the {point}; the incident is {_PRECISION[where.precision]}."


def parties(actors: tuple[Actor, ...]) -> str:
    """Who is said to have done it; "or" where the report leaves it open."""
    names = [actor.name or _kind(actor.kind) for actor in actors]
    if not names:
        return "not stated"
    return (" or " if any(actor.alternatives for actor in actors) else "; ").join(names)


def origins(incident: Incident) -> str:
    """According to whom: the number of independent origins."""
    number = len(incident.origins)
    if number == 0:
        return "according to no stated origin"
    return "according to one origin" if number == 1 else f"according to {number} origins"


def _unit(precision: str) -> str:
    return {"admin1": "province", "admin2": "district"}.get(precision, precision)


def _kind(kind: str) -> str:
    return "unknown party" if kind == "unknown" else kind.replace("_", " ") + " (not named)"
