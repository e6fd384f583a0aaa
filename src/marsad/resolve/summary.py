"""The claims of one happening → the incident: when, where, who, by whom told, how sure.

In: claims that belong together, origins. Out: an Incident without counts. Touches nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from marsad.ids import incident_id
from marsad.model import HARMS, PRECISIONS, Actor, Claim, Incident, When, Where
from marsad.resolve.grades import grade, told
from marsad.resolve.kinds import is_specific
from marsad.resolve.slots import is_dated
from marsad.resolve.speakers import UNKNOWN, is_own_word, name_key, spoken

BEFORE_REPORT = 31  # days between a happening and the first report of it; a decision


def summary(
    claims: Sequence[Claim],
    openers: Sequence[Claim],
    origins: Mapping[str, str],
    copies: Mapping[str, str],
) -> Incident:
    """One incident. ``openers`` (a part of ``claims``) decide date, place, act and target."""
    first = min(claims, key=lambda claim: (claim.published or date.max, claim.id))
    heard = spoken(claims, origins, copies)
    status, reasons = grade(claims, origins, heard)
    harms = {claim.harm for claim in openers}
    targets = [claim.target for claim in openers if claim.target]
    named = [target for target in targets if target != "other"]
    return Incident(
        id=incident_id(first.id),
        claims=tuple(sorted(claim.id for claim in claims)),
        reports=tuple(sorted({claim.report for claim in claims})),
        counts={},
        when=_when([claim for claim in openers if claim.harm != "released"] or openers),
        where=_where(openers),
        actors=_actors(claims),
        origins=_names([claim for claim in told(claims) if claim.id in heard], origins),
        status=status,
        reasons=reasons,
        harms=tuple(harm for harm in HARMS if harm in harms),
        act=_act(openers),
        target=_most(Counter(named or targets)),
    )


def _act(claims: Sequence[Claim]) -> str:
    """The act most often given for the gravest harm that has a specific one, else a general one."""
    for specific in (True, False):
        for harm in HARMS:
            acts = [claim.act for claim in claims if claim.harm == harm and claim.act != "unknown"]
            found = _most(Counter(act for act in acts if is_specific(act) or not specific))
            if found:
                return found
    return "unknown"


def _most(counted: Counter[str]) -> str | None:
    """The most frequent word, ties by the alphabet."""
    return min(counted, key=lambda word: (-counted[word], word)) if counted else None


def _when(claims: Sequence[Claim]) -> When | None:
    """The days that all stated dates share; if they share none, the narrowest, most stated one.

    A day after the first report is left out where another lies in the month before that report: a
    later report tells of an arrest as well. Without a stated date: the earliest upper bound.
    """
    first = min((claim.published for claim in claims if claim.published), default=date.max)
    told = [claim.when for claim in claims if claim.when and is_dated(claim.when)]
    near = [w for w in told if w.start and 0 <= (first - w.start).days <= BEFORE_REPORT]
    stated = near or told
    if not stated:
        bounds = [claim.when for claim in claims if claim.when and claim.when.end]
        return min(bounds, key=lambda when: (when.end or date.max, _words(when)), default=None)
    narrowest = min(stated, key=lambda when: (_width(when), -_told(stated, when), _dates(when)))
    start = max((when.start for when in stated if when.start), default=None)
    end = min((when.end for when in stated if when.end), default=None)
    if start is None or end is None or start > end or (start, end) == (
        narrowest.start, narrowest.end
    ):  # fmt: skip
        return narrowest
    grain = "day" if start == end else "period"
    return When(start, end, None, grain, "relative")


def _width(when: When) -> int:
    return (when.end - when.start).days if when.start and when.end else 10**6


def _told(stated: Iterable[When], when: When) -> int:
    return sum((other.start, other.end) == (when.start, when.end) for other in stated)


def _dates(when: When) -> tuple[str, str, str, str]:
    return (str(when.start), str(when.end), when.basis, _words(when))


def _words(when: When) -> str:
    return f"{when.words} {when.span}"


def _where(claims: Sequence[Claim]) -> Where | None:
    """The most exact place, among equals the one most often given."""
    told = [claim.where for claim in claims if claim.where and (claim.where.id or claim.where.name)]
    counts = Counter((where.id, where.name) for where in told)
    ranks = {word: rank for rank, word in enumerate(PRECISIONS)}
    return min(
        told,
        key=lambda where: (
            ranks.get(where.precision or "", len(ranks)), where.relation != "in",
            -counts[where.id, where.name], str(where.id), repr(where),
        ),
        default=None,
    )  # fmt: skip


def _actors(claims: Sequence[Claim]) -> tuple[Actor, ...]:
    """Distinct parties by name, or by words where unnamed; left open only if every claim does."""
    found: dict[str, list[Actor]] = {}
    for claim in claims:
        if claim.status == "denied":
            continue
        for actor in claim.actors:
            key = name_key(actor.name or actor.words or "")
            found.setdefault(key, []).append(actor)
    chosen = []
    for _, same in sorted(found.items()):
        clear = min(same, key=lambda actor: (actor.kind == "unknown", repr(actor)))
        chosen.append(replace(clear, alternatives=all(actor.alternatives for actor in same)))
    return tuple(chosen)


def _names(claims: Sequence[Claim], origins: Mapping[str, str]) -> tuple[str, ...]:
    """One name a distinct origin, as most claims write it; the key itself where names clash."""
    exact: dict[str, Counter[str]] = {}
    loose: dict[str, Counter[str]] = {}
    for claim in claims:
        key, name = origins[claim.id], _said_by(claim)
        if key.startswith(UNKNOWN):
            name = UNKNOWN + claim.report
        found = exact if name_key(name) == key or key.startswith(UNKNOWN) else loose
        if found is exact or not is_own_word(claim):
            found.setdefault(key, Counter())[name] += 1
    keys = {origins[claim.id] for claim in claims}
    names = {key: _fullest(exact.get(key) or loose.get(key) or Counter([key])) for key in keys}
    repeated = Counter(names.values())
    return tuple(
        sorted(key if repeated[name] > 1 or not name else name for key, name in names.items())
    )


def _fullest(names: Counter[str]) -> str:
    """The name most often written, among equals the longest."""
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _said_by(claim: Claim) -> str:
    if is_own_word(claim):
        return claim.outlet or ""
    return claim.sources[0].name or claim.sources[0].words or ""
