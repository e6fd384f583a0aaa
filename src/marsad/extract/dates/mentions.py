"""Dates and times in English text, resolved against the publication date, never against a clock.

In: a text (a whole body, so that "a day earlier" has something to refer to) and its publication
date or None. Out: mentions in order, none overlapping. Reads only the package's word lists.
Linear in the length of the text.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, date, timedelta
from functools import cache

from marsad.extract.counts.mentions import numbered
from marsad.extract.counts.patterns import Grammar, Match, grammar, walk
from marsad.extract.counts.tokens import Token
from marsad.extract.dates import (
    feasts,
    inside,
    near,
    ranges,
    relative,
    spans,
    stated,
    undated,
    years,
)
from marsad.extract.dates.reading import IMPOSSIBLE, Context, Reader, Reading
from marsad.extract.dates.tense import tense
from marsad.lexicon import load
from marsad.model import Mention, When

SHARED = ("PERSON", "DISTANCE", "MONEY", "MEASURE", "PERCENT", "CURRENCY", "ID", "ZONE")
NOTHING = "nothing"
DAY = timedelta(days=1)
CALENDAR_EDGE = 20  # years; no rule without a number of its own reaches further than a decade

READERS: Mapping[str, Reader] = {
    reader.__name__: reader
    for reader in (
        stated.iso, stated.numeric, stated.day, stated.month, years.half, years.quarter,
        years.year, years.decade, years.season, feasts.named, stated.day_of_month,
        stated.day_of_unit, inside.month_week, inside.nth_weekday, inside.month_edge,
        inside.week_of, inside.period_to, near.unit_twice, ranges.day_range, ranges.month_range,
        ranges.year_range, ranges.weekday_range, near.weekday, near.weekday_shifted,
        near.weekday_anchored, near.offset, near.overnight, near.overnight_weekday, near.weekend,
        near.unit, near.unit_so_far, near.unit_rest, near.unit_part, spans.past_period,
        spans.next_period, spans.recent, relative.ago, relative.ago_vague, relative.from_now,
        relative.anniversary, relative.relative, relative.relative_vague, relative.season_after,
        relative.since_then,
        undated.time, undated.clock_bare, undated.duration, undated.every,
        undated.now, undated.nothing,
    )
}  # fmt: skip


@cache
def rules() -> Grammar:
    """The compiled table of lexicon/en/dates_rules.yaml."""
    numbers = load("en", "numbers_words")["classes"]
    shared = {name: numbers[name] for name in SHARED}
    return grammar({**shared, **load("en", "dates")["classes"]}, load("en", "dates_rules")["rules"])


def mentions(
    text: str, published: date | None, seen: Sequence[Token] | None = None
) -> list[Mention]:
    """All dates and times of ``text``: kind ``date``, sorted, not overlapping, the longest wins.

    The span leaves out the preposition ("on", "since", "from"), as TIMEX3 does. ``value`` is a
    When with inclusive dates, or None where the words are seen but not resolved: durations, sets,
    ``date.impossible`` (31 February), ``date.ambiguous`` (05/06/2015) and ``date.unresolved``
    (relative words without a publication date). Periods that run up to publication have the rule
    ``date.since``, deadlines ``date.until``, what ends before a date ``date.before``.
    ``seen``: the tokens of ``counts.numbered(text)``, where they are made already.
    """
    found = _tokens(text, numbered(text) if seen is None else seen)
    result: list[Mention] = []
    day: date | None = None
    last: Reading | None = None

    def accept(match: Match) -> Reading | None:
        return _read(text, found, match, published, day, last)

    for match, reading in walk(rules(), found, accept):
        if match.rule.value == NOTHING:
            continue
        result.append(_mention(text, found, match, _bounded(found, match, reading, published)))
        dated = reading.start is not None and reading.type in ("DATE", "TIME")
        if dated and not _of_the_saying(found, match):
            last = reading
            day = reading.start if reading.start == reading.end else day
    return result


# Words between a reporting verb and its date: "told the Gazette on", "said in a statement late".
_SAYING_REACH = 4
_SAYING = frozenset(
    {"said", "says", "told", "announced", "reported", "stated", "added", "confirmed", "statement"}
)


@cache
def _cased() -> frozenset[str]:
    return frozenset(load("en", "dates")["cased"].split())


def _tokens(text: str, seen: Sequence[Token]) -> list[Token]:
    """Numbers joined, "may" and "sun" without a capital made ordinary words, an end mark added."""
    cased = _cased()
    found = [
        token._replace(key=token.key + "_") if token.key in cased and not token.capital else token
        for token in seen
    ]
    found.append(Token(len(text), len(text), "<end>"))
    return found


def _read(
    text: str,
    found: Sequence[Token],
    match: Match,
    published: date | None,
    day: date | None,
    last: Reading | None,
) -> Reading | None:
    start, end = found[match.first].start, found[match.last - 1].end
    words = tuple(token.key for token in found[match.first : match.last])
    context = Context(published, day, last, words, text[start:end], lambda: tense(text, start, end))
    try:
        return READERS[match.rule.value](match, context)
    except (OverflowError, ValueError):
        if published is None or CALENDAR_EDGE < published.year < MAXYEAR - CALENDAR_EDGE:
            raise
        # "Last summer" in the first year of the calendar, "next decade" in its last.
        return Reading(None, None, "day", "relative", None, rule=IMPOSSIBLE)


def _of_the_saying(found: Sequence[Token], match: Match) -> bool:
    """ "…, the monitor said on Friday. The same night …": what follows counts from the event."""
    window = found[max(0, match.first - _SAYING_REACH) : match.first]
    return any(token.key in _SAYING for token in window)


def _bounded(
    found: Sequence[Token], match: Match, reading: Reading, published: date | None
) -> Reading:
    """What "since", "until", "by" and "before" make of the date that follows them."""
    if (reading.start or reading.end) is None or reading.type not in ("DATE", "TIME"):
        return reading
    before = found[match.first - 1].key if match.first else ""
    after = found[match.last].key
    up_to = before == "to" and match.first > 1 and found[match.first - 2].key == "up"
    if before == "since" or (before in ("from", "starting") and after in ("onward", "onwards")):
        until = published if published and reading.start and reading.start <= published else None
        return dataclasses.replace(reading, end=until, grain="period", rule="date.since")
    if up_to or before in ("until", "till", "by"):
        return dataclasses.replace(reading, start=None, grain="period", rule="date.until")
    # "Just before 8 p.m. Friday" is Friday, and "before Friday's raid" speaks of the raid.
    if before == "before" and reading.type == "DATE" and after != "'s" and reading.start:
        end = max(reading.start, date.min + DAY) - DAY
        return dataclasses.replace(reading, start=None, end=end, grain="period", rule="date.before")
    return reading


def _mention(text: str, found: Sequence[Token], match: Match, reading: Reading) -> Mention:
    start, end = found[match.first].start, found[match.last - 1].end
    words = text[start:end]
    value = None
    if reading.start is not None or reading.end is not None:
        value = When(reading.start, reading.end, words, reading.grain, reading.basis)
    rule = reading.rule or match.rule.id
    return Mention("date", start, end, words, rule, value, None, reading.timex, reading.type)
