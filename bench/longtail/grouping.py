"""Which articles speak of one incident: our incidents against those of Long Tail, by B³.

In: a Setting. Out: a Table. Touches the data folder and processes.

The items are articles. An article's group is the incident, among those made of all the articles'
claims, that holds most of the claims of its main incident (see ``reading``); an article without an
incident is a group by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from bench import longtail, scores
from bench.longtail import Article, nearness, period
from bench.longtail.reading import RULE_SET, Reading
from bench.setting import Setting, hashes
from bench.table import MISSING, Table, share
from marsad import pipeline, resolve
from marsad.model import Claim, Incident

NAME = "grouping"
TITLE = "Articles of one incident (Long Tail, B³)"
QUOTED = 0.838  # the design's TF-IDF with a 7-day window: 17 % too many incidents


def table(setting: Setting) -> Table:
    """B³ of ours and of TF-IDF. Raises AbsentError."""
    read = period.read(setting)
    chosen = read.articles
    gold = {article.id: article.incident for article in chosen}
    whole = [reading for _, reading in read.whole]
    contestants: dict[str, Mapping[str, Hashable]] = {
        "Marsad": _ours(chosen, whole),
        "TF-IDF, 7 days": nearness.groups(chosen),
        "every article by itself": {article.id: article.id for article in chosen},
    }
    figures: dict[str, Any] = {name: _figures(found, gold) for name, found in contestants.items()}
    rows = [(name, *map(share, found.values())) for name, found in figures.items()]
    for half in period.HALVES[1:]:
        part = {id: one for id, one in gold.items() if period.in_half(one, half)}
        for name in ("Marsad", "TF-IDF, 7 days"):
            found = scores.b_cubed(contestants[name], gold, part)
            figures[f"{name}, {half}"] = dict(zip(("precision", "recall", "f"), found, strict=True))
            rows.append((f"{name}, {half}", *map(share, found), MISSING))
    bare = sum(not reading.main for reading in whole)
    notes = (
        f"{len(chosen):,} articles on {len(set(gold.values())):,} incidents of {read.period}; "
        f"{bare} open no incident by themselves, {len(chosen) - len(whole)} not read.",
        "Look and confirm: halves by the hash of the incident's id; the groups are those of all "
        "articles. Weights of words were fitted on the quarter before (bench/longtail/linking.py), "
        "which also set the threshold of TF-IDF; the mean at which groups join was chosen with "
        "the look half of this quarter as well.",
        f"The design quotes F {QUOTED} for TF-IDF with a 7-day window, with 17 % too many "
        "incidents, on the whole corpus.",
    )
    columns = ("grouping", "precision", "recall", "F", "groups to gold incidents")
    corpora = hashes(setting.data, longtail.FILES)
    return Table(
        NAME, TITLE, columns, tuple(rows), notes, {"articles": len(chosen), **figures}, corpora
    )


def _figures(found: Mapping[str, Hashable], gold: Mapping[str, str]) -> dict[str, float]:
    precision, recall, f = scores.b_cubed(found, gold)
    groups = len(set(found.values())) / len(set(gold.values()))
    return {"precision": precision, "recall": recall, "f": f, "groups": groups}


def _ours(articles: Sequence[Article], read: Sequence[Reading]) -> dict[str, Hashable]:
    claims: list[Claim] = [claim for reading in read for claim in reading.claims]
    copies = resolve.copies((article.id, article.body) for article in articles)
    wordings = {a.id: resolve.wording(a.title, a.body) for a in articles}
    found = pipeline.incidents(claims, RULE_SET, copies=copies, wordings=wordings).incidents
    return {article.id: article.id for article in articles} | labels(read, found)


def labels(read: Sequence[Reading], incidents: Sequence[Incident]) -> dict[str, Hashable]:
    """Article id → incident id, for the articles that have one.

    An article that opens none by itself (a trial, long after) has the one that its claims joined.
    """
    holder = {claim: incident.id for incident in incidents for claim in incident.claims}
    chosen: dict[str, Hashable] = {}
    for reading in read:
        held = Counter(holder[claim] for claim in reading.main if claim in holder)
        if not reading.main:
            held = Counter(holder[claim.id] for claim in reading.claims if claim.id in holder)
        if held:
            chosen[reading.article] = min(held, key=lambda id: (-held[id], id))
    return chosen
