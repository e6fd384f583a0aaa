"""When two drafts of one report can be one claim: figures, dates, places and people that agree.

In: pairs of slots. Out: whether they can be the same. Touches nothing.
"""

from __future__ import annotations

import re

from marsad.extract.drafts.draft import Draft
from marsad.extract.frames.frame import Party
from marsad.extract.places import event
from marsad.model import Figure, When, Where

# A vague word and a hard bound of one report are one up to this: "dozens" and "at least 15".
_FAR_MORE = 2
_TRADES = frozenset({"journalist", "police", "military", "health_worker", "aid_worker"})
_DIGITS = re.compile(r"\d[\d,]*")


def figures(one: Figure | None, other: Figure | None) -> bool:
    """Whether two figures can be one count: equal, one vague about the other, or one number with
    and without its bound ("25" in the title, "more than 25" in the body)."""
    if one is None or other is None:
        return True
    if (one.low, one.high) == (other.low, other.high):
        return True
    if one.soft or other.soft:
        return _overlap(one, other) and not _outgrown(one, other)
    if one.high is None and other.high is None:
        return _base(one) == _base(other)
    return _base(one) is not None and _base(one) == _base(other)


def _overlap(one: Figure, other: Figure) -> bool:
    low = max(one.low or 0, other.low or 0)
    highs = [f.high for f in (one, other) if f.high is not None]
    return not highs or low <= min(highs)


def _outgrown(one: Figure, other: Figure) -> bool:
    """ "Hundreds" are no other words for "at least 25": a bound that says far more."""
    if one.high is not None or other.high is not None or one.soft == other.soft:
        return False
    vague, hard = (one, other) if one.soft else (other, one)
    return (vague.low or 0) > _FAR_MORE * (hard.low or 0)


def _base(figure: Figure) -> int | None:
    """The number that the words name, whatever bound stands before it."""
    match = _DIGITS.search(figure.words or "")
    if match is not None:
        return int(match.group().replace(",", "")[:12])
    if figure.high is not None and figure.low is not None and figure.low == figure.high:
        return figure.low
    if figure.rule in {"count.more_than", "count.over"} and figure.low is not None:
        return figure.low - 1
    return figure.low


def dates(one: When | None, other: When | None) -> bool:
    """Whether two dates can be one: unknown, an upper bound not passed, or overlapping."""
    if one is None or other is None:
        return True
    if one.start is not None and other.end is not None and one.start > other.end:
        return False
    return not (other.start is not None and one.end is not None and other.start > one.end)


def own_dates(one: Draft, other: Draft) -> bool:
    """Whether the dates that two drafts state can be one: a neighbour's keeps nothing apart."""
    inherited = "when" in one.inherited | other.inherited
    return inherited or dates(one.when, other.when)


def places(one: Where | None, other: Where | None) -> bool:
    """Whether two places can be one: unknown, the same, or one within the other."""
    if one is None or other is None:
        return True
    if event.is_unlisted(one) != event.is_unlisted(other):
        return True  # a name that the gazetteer lacks may lie in any place
    if one.id is None or other.id is None:
        return one.id is other.id is None and one.name == other.name
    if one.id == other.id or one.id in other.within or other.id in one.within:
        return True
    if one.country != other.country or "country" in {one.precision, other.precision}:
        return one.country == other.country
    # A neighbourhood or town beside a larger unit may be in it although the gazetteer cannot tell.
    return False


def actors(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Actors never keep two accounts of one report apart, unless both are named and differ."""
    names = {p.words.casefold() for p in one if p.sort == "organisation"}
    others = {p.words.casefold() for p in other if p.sort == "organisation"}
    return not names or not others or bool(names & others) or _acronym(names, others)


def _acronym(names: set[str], others: set[str]) -> bool:
    return any(len(a) <= 6 or len(b) <= 6 for a in names for b in others)


def people(one: Party | None, other: Party | None) -> bool:
    """Whether two noun phrases can be the same people: names, sex and age do not clash."""
    if one is None or other is None:
        return True
    if one.sort == "object" or other.sort == "object":
        return one.sort == other.sort and one.kind == other.kind
    if one.names and other.names and not _same_name(one.names[0], other.names[0]):
        return False
    if "unknown" not in {one.sex, other.sex} and one.sex != other.sex:
        return False
    if "unknown" not in {one.age_group, other.age_group} and one.age_group != other.age_group:
        return _single(one) is False and _single(other) is False
    if _single(one) and _single(other) and _grown_and_child(one, other):
        return False
    if one.ages and other.ages and _single(one) and _single(other):
        return bool(set(one.ages) & set(other.ages))
    vague = {"unknown", "civilian"}
    if one.kind not in vague and other.kind not in vague:
        return one.kind == other.kind
    return True


def _grown_and_child(one: Party, other: Party) -> bool:
    """ "Amin Haddad, a reporter, was shot. A pupil was killed": the trade is that of a grown-up."""
    return any(
        a.kind in _TRADES and b.age_group == "child" for a, b in ((one, other), (other, one))
    )


def one_death(one: Draft, other: Draft) -> bool:
    """A person dies once: two deaths of one name are one, whatever day or place is told with each
    (a trial tells the day of the hearing and, elsewhere, that of the deed)."""
    whom, also = one.affected, other.affected
    if {one.harm, other.harm} != {"killed"} or one.status != other.status:
        return False
    if whom is None or also is None or not whom.names or not also.names:
        return False
    if not (_single(whom) and _single(also)):
        return False
    return _one_name(whom.names[0], also.names[0]) and people(whom, also)


def _one_name(one: str, other: str) -> bool:
    """The same full name, or one name that the longer one holds ("Haddad", "Amin Haddad")."""
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return first <= second or second <= first


def _single(party: Party) -> bool:
    return party.figure is not None and party.figure.high == 1


def _same_name(one: str, other: str) -> bool:
    return one.split()[-1].casefold() == other.split()[-1].casefold()


def sources(one: Draft, other: Draft) -> bool:
    """Two named origins that differ are two claims; a statement without a source joins either."""
    first, second = one.sources[:1], other.sources[:1]
    if not first or not second or first[0].name is None or second[0].name is None:
        return True
    if one.in_title or other.in_title:
        return True
    a, b = first[0].name.casefold(), second[0].name.casefold()
    if _speaks_for(a, b) or _speaks_for(b, a):
        return True
    return a == b or a.split()[-1] == b.split()[-1] or a in b or b in a


def _speaks_for(official: str, body: str) -> bool:
    """ "the hospital's director" and "Bria district hospital": one source."""
    owner, mark, _ = official.partition("'s ")
    return bool(mark) and owner.split()[-1:] == body.split()[-1:]
