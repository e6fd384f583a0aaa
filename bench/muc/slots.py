"""Incident date, place and number of human targets against the official templates of MUC-4 (1992).

In: MUC-4's reports and templates. Out: a Table of aggregates. Touches the data folder, processes.

Each of our incidents becomes a template where the template guide asks for one (``fills``);
templates are mapped onto the key's one to one so that the sum of slot scores is greatest, only
where the incident type agrees at least in part and a target or a perpetrator does
(scoring guidelines of 1992, 3.2.1). Slots are scored by 3.2.2, 3.2.3 and 3.2.21; F is that of
recall (COR + PAR / 2) / POS and precision (COR + PAR / 2) / ACT.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from bench import muc
from bench.muc import Key, Report, fills, placing, relevance
from bench.muc.fills import Filled
from bench.muc.match import Score, content, date, number, place, type_
from bench.muc.merge import merged
from bench.setting import Setting, hashes
from bench.table import Table
from marsad import extract, pipeline
from marsad.extract import models, places
from marsad.extract.models import Models
from marsad.extract.text import capitals
from marsad.ids import sha256
from marsad.run import Broken, Job, each

NAME = "slots"
TITLE = "Incident date, place and victim number (MUC-4, official templates)"
SLOTS = ("INCIDENT: DATE", "INCIDENT: LOCATION", "HUM TGT: NUMBER")
PEERS = {"INCIDENT: DATE": "58.9", "INCIDENT: LOCATION": "60.9", "HUM TGT: NUMBER": "60.6"}
RULE_SET = "literal"
PARTS = ("DEV", "TST1", "TST2")
QUICK = 200  # reports of DEV


@dataclass
class Tally:
    """POS, ACT, COR and PAR of a slot; ``spare``: fills of templates that no key asked for."""

    possible: int = 0
    actual: int = 0
    correct: int = 0
    partial: int = 0
    spare: int = 0

    def add(self, score: Score) -> None:
        self.possible += score.possible
        self.actual += score.actual
        self.correct += score.correct
        self.partial += score.partial

    def f(self, *, every: bool) -> tuple[float, float, float]:
        """Precision, recall and F in per cent; ``every``: all templates, else those matched."""
        actual = self.actual + (self.spare if every else 0)
        credit = self.correct + self.partial / 2
        precision = 100 * credit / actual if actual else 0.0
        recall = 100 * credit / self.possible if self.possible else 0.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


@dataclass
class Outcome:
    """All slots of a part, and how many templates were mapped, missing, spurious."""

    slots: dict[str, Tally] = field(default_factory=lambda: {slot: Tally() for slot in SLOTS})
    templates: Counter[str] = field(default_factory=Counter)


def judge(keys: Sequence[Key], filled: Sequence[Filled], outcome: Outcome) -> list[tuple[int, int]]:
    """Scores one report's templates into ``outcome``; the mapping as pairs (key, template)."""
    pairs = mapping(keys, filled)
    used_keys, used = {k for k, _ in pairs}, {f for _, f in pairs}
    for k, f in pairs:
        for slot, score in scores(keys[k], filled[f]).items():
            outcome.slots[slot].add(score)
    for k, key in enumerate(keys):
        if k not in used_keys and not key.optional:
            for slot in SLOTS:
                outcome.slots[slot].possible += sum(not x.optional for x in key.slots[slot])
    for f, one in enumerate(filled):
        if f not in used:
            outcome.slots[SLOTS[0]].spare += 1
            outcome.slots[SLOTS[1]].spare += 1
            outcome.slots[SLOTS[2]].spare += len(one.numbers)
    outcome.templates["mapped"] += len(pairs)
    outcome.templates["missing"] += sum(
        k not in used_keys and not key.optional for k, key in enumerate(keys)
    )
    outcome.templates["spurious"] += len(filled) - len(pairs)
    return pairs


def scores(key: Key, one: Filled) -> dict[str, Score]:
    found = (date, place, number)
    return {slot: rate(key.slots[slot], one) for slot, rate in zip(SLOTS, found, strict=True)}


def mapping(keys: Sequence[Key], filled: Sequence[Filled]) -> list[tuple[int, int]]:
    """The pairs with the greatest sum, by dynamic programming over sets of keys."""
    worth = {
        (k, f): value
        for k, key in enumerate(keys)
        for f, one in enumerate(filled)
        if (value := _worth(key, one))
    }

    @cache
    def best(f: int, taken: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if f == len(filled):
            return 0.0, ()
        found = best(f + 1, taken)
        for k in range(len(keys)):
            if (k, f) in worth and not taken >> k & 1:
                value, rest = best(f + 1, taken | 1 << k)
                if value + worth[k, f] > found[0]:
                    found = value + worth[k, f], ((k, f), *rest)
        return found

    return list(best(0, 0)[1])


def _worth(key: Key, one: Filled) -> float:
    kind = type_(key.slots["INCIDENT: TYPE"], one)
    if not kind or not content(key, one):
        return 0.0
    rated = scores(key, one).values()
    return (
        kind
        + content(key, one)
        + sum((score.correct + score.partial / 2) / max(score.possible, 1) for score in rated)
    )


def table(setting: Setting) -> Table:
    """The three slots by part of the corpus. Raises AbsentError."""
    reports = [one for one in muc.reports(setting.data) if one.part in PARTS]
    if setting.quick:
        reports = sample([one for one in reports if one.part == "DEV"], QUICK)
    outcomes, failed = _outcomes(reports, muc.keys(setting.data), setting.processes)
    figures = {part: _figures(outcome) for part, outcome in outcomes.items()}
    rows = tuple(
        (part, slot, *(f"{value:.1f}" for value in found[slot].values()), PEERS[slot])
        for part, found in figures.items()
        for slot in SLOTS
    )
    notes = (
        "Only DEV is read for tuning. The texts are in capitals and are read in the case of prose, "
        "as any such text is. F: all our templates count, also those that no key asks for. "
        "F mapped: those count for no slot; the design does not say which of the two its figures "
        "of 1992 (best of 17 systems, TST3) are.",
        f"{failed} reports could not be read.",
    )
    columns = ("part", "slot", "precision", "recall", "F", "F mapped", "best of 1992")
    return Table(NAME, TITLE, columns, rows, notes, figures, hashes(setting.data, muc.FILES))


def sample(reports: Sequence[Report], size: int) -> list[Report]:
    """A fixed sample in the order of the ids' hashes."""
    return sorted(reports, key=lambda one: sha256(one.id.encode()))[:size]


def _figures(outcome: Outcome) -> dict[str, dict[str, float]]:
    found = {}
    for slot, tally in outcome.slots.items():
        precision, recall, f = tally.f(every=True)
        found[slot] = {
            "precision": precision, "recall": recall, "f": f, "mapped": tally.f(every=False)[2]
        }  # fmt: skip
    return found


def _outcomes(
    reports: Sequence[Report], keys: Sequence[Key], processes: int
) -> tuple[dict[str, Outcome], int]:
    by_report: dict[str, list[Key]] = {}
    for key in keys:
        by_report.setdefault(key.report, []).append(key)
    outcomes: dict[str, Outcome] = {}
    failed = 0
    for report, filled in each(Job(read, models.load), reports, processes=processes):
        failed += isinstance(filled, Broken)
        outcome = outcomes.setdefault(report.part, Outcome())
        given = [] if isinstance(filled, Broken) else filled
        judge(by_report.get(report.id, []), given, outcome)
    return outcomes, failed


def read(loaded: Models, report: Report) -> list[Filled]:
    """One report's templates, from its claims alone."""
    named = places.mentions(capitals.prose(report.text, models.prose_words()), loaded.gazetteer)
    home = placing.home(named)
    found = placing.settled(extract.claims(report.reading(), loaded), named, loaded.gazetteer)
    claims = [relevance.asked(one) for one in found]
    held = {claim.id: claim for claim in claims}
    filled = [
        fills.template(
            [held[id] for id in incident.claims], report.published, home, loaded.gazetteer
        )
        for incident in pipeline.incidents(claims, RULE_SET).incidents
    ]
    return merged([one for one in filled if one is not None])
