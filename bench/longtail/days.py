"""The day of an incident: our date against that of Long Tail, per article and per incident.

In: a Setting. Out: a Table. Touches the data folder and processes.

Per article: the date of its main incident, from its claims alone (see ``reading``). Per incident:
the date of the happening that our grouping finds among the articles of that gold incident (see
``gathering``). A date that is only an upper bound, and a period, are no day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from bench import longtail
from bench.longtail import gathering, period
from bench.setting import Setting, hashes
from bench.table import Table, share
from marsad.model import Incident
from marsad.resolve.slots import is_dated

NAME = "days"
TITLE = "The day of an incident (Long Tail)"
_EXACT, _NEAR, _FAR = "exact", "a day off", "more than a day off"
_PERIOD, _OTHER, _NONE, _NOTHING = "period with it", "period without it", "no date", "no incident"
_KINDS = (_EXACT, _NEAR, _FAR, _PERIOD, _OTHER, _NONE, _NOTHING)

Judged = tuple[str, str]  # gold incident, kind


def table(setting: Setting) -> Table:
    """Shares of exact days, of days within one, and of what has no day. Raises AbsentError."""
    read = period.read(setting)
    held = gathering.gathered(read)
    articles = [(a.incident, kind(r.incident, a.day, a.published)) for a, r in read.whole]
    incidents = [(one.id, kind(one.ours, one.day, one.last)) for one in held]
    rows, figures = [], {}
    for half in period.HALVES:
        figures[half] = {}
        for unit, judged in (("articles", articles), ("incidents", incidents)):
            found = _shares([k for id, k in judged if period.in_half(id, half)])
            figures[half][unit] = found
            cells = [share(found[key]) for key in ("exact", "within a day", "dated", "of dated")]
            rows.append((f"{half}, {unit}", str(found["n"]), *cells, *_rest(found)))
    notes = (
        f"Articles of {read.period}; halves by the hash of the incident's id. Of all: what has no "
        "date, or no incident of ours, counts as wrong. Of dated: exact among those with a day.",
        "A publication date is only an upper bound in the record and no date here. An article in "
        "which no word tells the day cannot be right.",
    )
    columns = ("of", "n", "exact", "within a day", "with a day", "exact of dated", *_KINDS[3:])
    return Table(NAME, TITLE, columns, tuple(rows), notes, figures,
                 hashes(setting.data, longtail.FILES))  # fmt: skip


def kind(found: Incident | None, day: date, last: date | None) -> str:
    """What our date is to the true day; ``last``: the publication, which ends an open period."""
    if found is None:
        return _NOTHING
    when = found.when
    if when is None or not is_dated(when) or when.start is None:
        return _NONE
    end = when.end or last
    if end != when.start:
        return _PERIOD if end and when.start <= day <= end else _OTHER
    off = abs((when.start - day).days)
    return _EXACT if off == 0 else _NEAR if off == 1 else _FAR


def _shares(kinds: Sequence[str]) -> dict[str, float]:
    counted = Counter(kinds)
    size = max(len(kinds), 1)
    dated = counted[_EXACT] + counted[_NEAR] + counted[_FAR]
    return {
        "n": len(kinds),
        "exact": counted[_EXACT] / size,
        "within a day": (counted[_EXACT] + counted[_NEAR]) / size,
        "dated": dated / size,
        "of dated": counted[_EXACT] / max(dated, 1),
        **{name: counted[name] / size for name in _KINDS[2:]},
    }


def _rest(found: dict[str, float]) -> Iterable[str]:
    return (f"{found[name]:.1%}" for name in _KINDS[3:])
