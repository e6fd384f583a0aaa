"""Killed and injured per article on Long Tail, beside plain regular expressions.

In: a Setting. Out: two Tables (accuracy, errors by type). Touches the data folder and processes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bench import longtail, scores
from bench.longtail import HARMS, Article, pattern
from bench.longtail.reading import Bounds, readings
from bench.setting import Setting, hashes
from bench.table import MISSING, Table, share
from marsad.run import Broken

NAME = "tolls"
TITLE = "Killed and injured per article (Long Tail, exact)"
QUICK = 1000  # articles
NEWEST = 2016
# The design's table of measured peers; which articles its "newest part" holds is not stated.
QUOTED = {"all": ("0.768", "0.614"), "newest": ("0.819", "0.626")}
_UNREAD: tuple[Bounds, Bounds] = ((None, None, None), (None, None, None))
_KINDS = ("right", "missed", "too few", "too many", "invented", "unknown")


@dataclass(frozen=True, slots=True)
class Scored:
    """An article with our bounds and the baseline's numbers, for killed and injured."""

    article: Article
    ours: tuple[Bounds, Bounds]
    plain: tuple[int, int]


def tables(setting: Setting) -> list[Table]:
    """Accuracy by part of the corpus, and errors by type. Raises AbsentError."""
    articles = longtail.articles(setting.data)
    if setting.quick:
        articles = longtail.sample(articles, QUICK)
    scored, failed = _scored(articles, setting.processes)
    corpora = hashes(setting.data, longtail.FILES)
    return [_accuracy(scored, failed, setting.quick, corpora), _errors(scored, corpora)]


def _scored(articles: Sequence[Article], processes: int) -> tuple[list[Scored], int]:
    scored, failed = [], 0
    for article, reading in readings(articles, processes):
        failed += isinstance(reading, Broken)
        ours = _UNREAD if isinstance(reading, Broken) else reading.numbers
        killed, injured = (pattern.toll(harm, article.title, article.body) for harm in HARMS)
        scored.append(Scored(article, ours, (killed, injured)))
    return scored, failed


def _accuracy(scored: Sequence[Scored], failed: int, quick: bool, corpora: dict[str, str]) -> Table:
    rows, figures = [], {}
    for name, part in _parts(scored):
        found = [_harm(part, at) for at in range(len(HARMS))]
        figures[name] = {"articles": len(part), **dict(zip(HARMS, found, strict=True))}
        rows.append((name, str(len(part)), *(cell for each in found for cell in _cells(each))))
    notes = (
        "Exact: the best estimate under the rule set literal, from the claims of that article "
        "alone, equals the final toll; 95 % intervals resample whole incidents. In range: the toll "
        "lies in [low, high].",
        "An article's number is that of its main incident: of those that tell of killed or injured "
        "people, the one with the earliest claim, claims of the report's own subject first, the "
        "title before the body. Only for this comparison, no claim of a harm is taken as 0.",
        "The gold is the final toll; an early report may rightly say fewer.",
        "Look and confirm: halves by the hash of the article's id; only the first is read for "
        f"tuning. The design quotes {' / '.join(QUOTED['all'])} for plain regular expressions, "
        f"{' / '.join(QUOTED['newest'])} on a newest part.",
        _scope(len(scored), failed, quick),
    )
    columns = ("articles", "n", *(
        f"{harm}: {what}" for harm in HARMS for what in ("Marsad", "regex", "in range")
    ))  # fmt: skip
    return Table(NAME, TITLE, columns, tuple(rows), notes, figures, corpora)


def _parts(scored: Sequence[Scored]) -> list[tuple[str, list[Scored]]]:
    tests: list[tuple[str, Callable[[Article], bool]]] = [
        ("all", lambda article: True),
        ("look", lambda article: article.look),
        ("confirm", lambda article: not article.look),
        (f"incidents of {NEWEST}", lambda article: article.day.year == NEWEST),
        (
            f"incidents of {NEWEST}, confirm",
            lambda article: article.day.year == NEWEST and not article.look,
        ),
    ]
    return [(name, [one for one in scored if test(one.article)]) for name, test in tests]


def _harm(part: Sequence[Scored], at: int) -> dict[str, Any]:
    gold = [_gold(one.article, at) for one in part]
    best = [one.ours[at][1] for one in part]
    right = [found == true for found, true in zip(best, gold, strict=True)]
    return {
        "exact": scores.exact(best, gold),
        "interval": scores.interval(right, [one.article.incident for one in part]),
        "plain": scores.exact([one.plain[at] for one in part], gold),
        "in_range": scores.within([(one.ours[at][0], one.ours[at][2]) for one in part], gold),
    }


def _cells(found: dict[str, Any]) -> tuple[str, ...]:
    between = found["interval"]
    ours = share(found["exact"])
    if between is not None:
        ours += f" [{between[0]:.3f}, {between[1]:.3f}]"
    return ours, share(found["plain"]), share(found["in_range"])


def _errors(scored: Sequence[Scored], corpora: dict[str, str]) -> Table:
    rows, figures = [], {}
    for at, harm in enumerate(HARMS):
        gold = [_gold(one.article, at) for one in scored]
        for who, found in (
            ("Marsad", [one.ours[at][1] for one in scored]),
            ("regex", [one.plain[at] for one in scored]),
        ):
            kinds = Counter(scores.kind(f, g) for f, g in zip(found, gold, strict=True))
            common = scores.errors(found, gold).most_common(8)
            shares = {kind: kinds[kind] / len(scored) for kind in _KINDS}
            pairs = {f"{f} for {g}": number / len(scored) for (f, g), number in common}
            figures[f"{harm}, {who}"] = {"kinds": shares, "common": pairs}
            shown = "; ".join(f"{pair}: {value:.1%}" for pair, value in pairs.items())
            rows.append(
                (f"{harm}, {who}", *(f"{shares[kind]:.1%}" for kind in _KINDS), shown or MISSING)
            )
    notes = (
        "Missed: nothing found where somebody was harmed. Invented: somebody found where nobody "
        "was. Unknown: a claim without a number, or an article that could not be read.",
    )
    columns = ("harm", *_KINDS, "most frequent errors (found for gold)")
    title = "Errors in killed and injured by type (Long Tail)"
    return Table(f"{NAME}-errors", title, columns, tuple(rows), notes, figures, corpora)


def _gold(article: Article, at: int) -> int:
    return (article.killed, article.injured)[at]


def _scope(size: int, failed: int, quick: bool) -> str:
    which = f"A fixed sample of {size:,} articles" if quick else f"All {size:,} articles"
    return f"{which} with a text and a single incident; {failed} could not be read."
