"""The demonstration's claims and incidents held against the answers written beside its reports.

In: claims by report, incidents, tallies, and the parsed answers. Out: deviations, one line each.
The head of ``answers.yaml`` says how each field is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from marsad.model import Claim, Figure, Incident, Tally, When, Where


def claims(answers: Mapping[str, Any], found: Mapping[str, Sequence[Claim]]) -> list[str]:
    """Deviations of the claims, report by report."""
    wrong: list[str] = []
    for report, answer in answers["reports"].items():
        wrong += [f"{report}: {line}" for line in _report(answer, found.get(report, ()), answers)]
    for rule in answers["never"]["claims"]:
        for claim in found.get(rule["report"], ()):
            if _forbidden(rule, claim, answers):
                wrong.append(f"{rule['report']}: never {rule['why']}: “{claim.quote.text}”")
    return wrong


def _report(answer: Any, claims: Sequence[Claim], answers: Mapping[str, Any]) -> list[str]:
    left = [claim for claim in claims if claim.harm != "none"]
    wrong = []
    for expected in sorted(answer["claims"], key=lambda e: bool(e.get("optional"))):
        candidates = [c for c in left if _is(expected["harm"], c.harm) and _quoted(expected, c)]
        ranked = sorted(candidates, key=lambda c: len(_differences(expected, c, answers)))
        if not ranked:
            if not expected.get("optional"):
                wrong.append(f"missing {expected['harm']} “{expected['quote']}”")
            continue
        left.remove(ranked[0])
        if not expected.get("optional"):
            wrong += [
                f"“{expected['quote']}”: {line}"
                for line in _differences(expected, ranked[0], answers)
            ]
    wrong += [f"one too many: {c.harm} {c.status} {c.role} “{c.quote.text}”" for c in left]
    return wrong


def _quoted(expected: Mapping[str, Any], claim: Claim) -> bool:
    """One of the claim's quotations shares half of its words, or of the expected ones: where a
    quotation is cut is a matter of taste, what it speaks of is not."""
    wanted = set(expected["quote"].casefold().split())
    for quote in (claim.quote, *claim.restated):
        words = set(quote.text.casefold().split())
        if 2 * len(wanted & words) >= min(len(wanted), len(words)):
            return True
    return False


def _differences(
    expected: Mapping[str, Any], claim: Claim, answers: Mapping[str, Any]
) -> list[str]:
    lines = []
    for name in ("act", "status", "role", "target"):
        if name in expected and not _is(expected[name], getattr(claim, name)):
            lines.append(f"{name} {getattr(claim, name)}, not {expected[name]}")
    if "count" in expected and not _range(expected["count"], claim.count):
        found = claim.count and [claim.count.low, claim.count.high]
        lines.append(f"count {found}, not {expected['count']}")
    if "soft" in expected and (claim.count is None or claim.count.soft != expected["soft"]):
        lines.append(f"soft is not {expected['soft']}")
    if "unit" in expected and (claim.count is None or claim.count.unit != expected["unit"]):
        lines.append(f"unit is not {expected['unit']}")
    if "supersedes" in expected and not _range(expected["supersedes"], claim.supersedes):
        lines.append(f"supersedes {claim.supersedes}, not {expected['supersedes']}")
    if "when" in expected and not _dated(expected["when"], claim.when):
        found = claim.when and f"{claim.when.start}..{claim.when.end}"
        lines.append(f"when {found}, not {expected['when'][0]}..{expected['when'][1]}")
    if "where" in expected and not _placed(expected["where"], claim.where, answers):
        found = claim.where and f"{claim.where.name} {claim.where.id}"
        lines.append(f"where {found}, not {expected['where']}")
    if "relation" in expected and (claim.where is None or
                                   claim.where.relation != expected["relation"]):  # fmt: skip
        lines.append(f"relation is not {expected['relation']}")
    lines += _who(expected, claim)
    if bool(expected.get("subset")) != (claim.subset_of is not None):
        lines.append(f"subset is {claim.subset_of is not None}")
    for name, value in expected.get("victims", {}).items():
        found = getattr(claim.victims, name, None)
        if found != value:
            lines.append(f"victims {name} {found}, not {value}")
    return lines


def _who(expected: Mapping[str, Any], claim: Claim) -> list[str]:
    lines = []
    if "source" in expected:
        name = claim.sources[0].name if len(claim.sources) > 1 else None
        wanted = expected["source"]
        fits = name is None if wanted is None else name is not None and _contained(wanted, name)
        if not fits:
            lines.append(f"source {name}, not {wanted}")
    if "actor" in expected:
        names = [actor.name or "" for actor in claim.actors]
        wanted = expected["actor"]
        if wanted is None:
            if names:
                lines.append(f"actors {names}, not nobody")
        elif expected.get("alternatives"):
            every = all(any(_contained(word, n) for n in names) for word in wanted)
            if not every or not all(actor.alternatives for actor in claim.actors):
                lines.append(f"actors {names}, not the alternatives {wanted}")
        elif not any(_contained(wanted, name) for name in names):
            lines.append(f"actors {names}, not {wanted}")
    return lines


def incidents(
    answers: Mapping[str, Any], found: Sequence[Incident], tallies: Sequence[Tally],
    claims: Mapping[str, Claim],
) -> list[str]:  # fmt: skip
    """Deviations of the incidents and of the running totals."""
    wrong: list[str] = []
    matched: dict[str, list[Incident]] = {}
    left = list(found)
    for expected in answers["incidents"]:
        parts = [i for i in left if _belongs(expected, i, answers)]
        for part in parts:
            left.remove(part)
        matched[expected["name"]] = parts
        wrong += [f"{expected['name']}: {line}" for line in _incident(expected, parts, answers)]
    wrong += [f"one incident too many: {_shown(i)}" for i in left]
    for rule in answers["never"]["incidents"]:
        wrong += [f"never {rule['why']}: {_shown(i)}" for i in found if _never(rule, i, answers)]
    return wrong + _tallies(answers, tallies, matched, claims)


def _belongs(expected: Mapping[str, Any], incident: Incident, answers: Mapping[str, Any]) -> bool:
    harms = {*expected["harms"], *expected.get("uncounted", ())}
    return (
        set(incident.reports) <= set(expected["reports"])
        and bool(harms & set(incident.harms))
        and (incident.where is None or _placed(expected["where"], incident.where, answers))
        and _overlaps(expected["when"], incident.when)
    )


def _incident(
    expected: Mapping[str, Any], parts: Sequence[Incident], answers: Mapping[str, Any]
) -> list[str]:
    if not parts:
        return [] if expected.get("optional") else ["not found"]
    lines = []
    besides = _besides(expected, answers)
    apart = {*expected.get("apart", ()), *besides}
    core = [i for i in parts if not set(i.counts) <= apart]
    if len(core) > 1:
        lines.append(f"split into {len(core)}: " + "; ".join(_shown(i) for i in core))
    for harm, bounds in expected["harms"].items():
        counts = [i.counts[harm] for i in parts if harm in i.counts]
        if not any([c.low, c.high] == list(bounds) for c in counts):
            lines.append(f"{harm} {[(c.low, c.high) for c in counts]}, not {bounds}")
        elif len(counts) > 1:
            lines.append(f"{harm} counted in {len(counts)} incidents")
    for harm in {h for i in parts for h in i.counts} - set(expected["harms"]):
        allowed = harm in expected.get("uncounted", ()) or harm in besides
        if not allowed and any(i.counts[harm].low for i in parts if harm in i.counts):
            lines.append(f"{harm} counted")
    for incident in core[:1]:
        if len(incident.origins) != len(expected["origins"]):
            lines.append(f"origins {incident.origins}, not {expected['origins']}")
        if incident.status != expected["grade"]:
            lines.append(f"grade {incident.status}, not {expected['grade']}")
        if set(incident.reports) != set(expected["reports"]):
            lines.append(f"reports {incident.reports}, not {expected['reports']}")
        if not _placed(expected["where"], incident.where, answers):
            lines.append(f"where {incident.where}")
    return lines


def _besides(expected: Mapping[str, Any], answers: Mapping[str, Any]) -> set[str]:
    """Harms of optional claims and of defensible other readings in the incident's reports."""
    harms: set[str] = set()
    for report in expected["reports"]:
        for claim in answers["reports"][report]["claims"]:
            named = claim["harm"] if isinstance(claim["harm"], list) else [claim["harm"]]
            if claim.get("optional") or len(named) > 1:
                harms |= set(named)
    return harms - set(expected["harms"])


def _tallies(
    answers: Mapping[str, Any], found: Sequence[Tally],
    matched: Mapping[str, Sequence[Incident]], claims: Mapping[str, Claim],
) -> list[str]:  # fmt: skip
    wrong = []
    for expected in answers["tallies"]:
        tally = next(
            (t for t in found if t.harm == expected["harm"]
             and claims[t.claim].report == expected["report"]
             and _range(expected["claimed"], t.claimed)), None,
        )  # fmt: skip
        if tally is None:
            wrong.append(f"tally of {expected['report']} {expected['harm']}: not found")
            continue
        wanted = {i.id for name in expected["incidents"] for i in matched.get(name, ())
                  if expected["harm"] in i.counts}  # fmt: skip
        if set(tally.incidents) != wanted:
            wrong.append(f"tally {expected['harm']}: incidents {tally.incidents}, not {wanted}")
        recorded = expected["recorded"]
        bounds = [None, None] if recorded is None else recorded[expected["harm"]]
        if [tally.recorded.low, tally.recorded.high] != bounds:
            wrong.append(f"tally {expected['harm']}: recorded {tally.recorded}, not {bounds}")
    return wrong


def _forbidden(rule: Mapping[str, Any], claim: Claim, answers: Mapping[str, Any]) -> bool:
    if claim.harm == "none":
        return False
    for name in ("harm", "status", "role", "target"):
        if name in rule and getattr(claim, name) != rule[name]:
            return False
    if "count" in rule and not _range(rule["count"], claim.count):
        return False
    return "where" not in rule or _placed(rule["where"], claim.where, answers)


def _never(rule: Mapping[str, Any], incident: Incident, answers: Mapping[str, Any]) -> bool:
    count = incident.counts.get(rule["harm"])
    if rule["harm"] != "any_harm" and count is None:
        return False
    if "where" in rule and not _placed(rule["where"], incident.where, answers):
        return False
    if "low_at_least" in rule and (count is None or (count.low or 0) < rule["low_at_least"]):
        return False
    if "counts" in rule and (count is None or [count.low, count.high] not in rule["counts"]):
        return False
    if "after" in rule:
        start = incident.when.start if incident.when else None
        if start is None or start <= _day(rule["after"]):
            return False
    if "countries_other_than" in rule:
        country = incident.where.country if incident.where else None
        return country is not None and country not in rule["countries_other_than"]
    return True


def _is(wanted: Any, found: object) -> bool:
    return found in wanted if isinstance(wanted, list) else found == wanted


def _range(wanted: Sequence[int | None], figure: Figure | None) -> bool:
    return figure is not None and [figure.low, figure.high] == list(wanted)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _dated(wanted: Sequence[Any], when: When | None) -> bool:
    start = None if wanted[0] is None else _day(wanted[0])
    return when is not None and when.start == start and when.end == _day(wanted[1])


def _overlaps(wanted: Sequence[Any], when: When | None) -> bool:
    if when is None:
        return True
    low, high = _day(wanted[0]), _day(wanted[1])
    return (when.end is None or when.end >= low) and (when.start is None or when.start <= high)


def _placed(key: str, where: Where | None, answers: Mapping[str, Any]) -> bool:
    wanted = answers["places"][key]
    if where is None or where.id is None:
        return False
    return where.id.split(":")[-1] == str(wanted["geonames"]) or (
        where.country == wanted["country"] and (where.name or "").casefold() == key.casefold()
    )


def _contained(wanted: Any, name: str) -> bool:
    words = wanted if isinstance(wanted, list) else [wanted]
    return any(word.casefold() in name.casefold() for word in words)


def _shown(incident: Incident) -> str:
    counts = {harm: (count.low, count.high) for harm, count in incident.counts.items()}
    place = incident.where.name if incident.where else None
    day = f"{incident.when.start}..{incident.when.end}" if incident.when else None
    return f"{counts} {incident.harms} {place} {day} {incident.reports} {incident.origins}"
