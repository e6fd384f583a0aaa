"""A grammar over tokens: at each place the longest rule of a table wins.

In: classes of words, rows with a pattern each (see ``syntax``), tokens. Out: matches.
Touches nothing.

Every word of the table becomes one character and a text a string of them, so a pattern is a short
regular expression over that string, and a text costs time in proportion to its length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from marsad.extract.counts.syntax import CAPITAL, MARK, OTHER, Part, one, part, vocabulary
from marsad.extract.counts.tokens import Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table. ``value`` names the function that gives the mention's value, ``names``
    what each group of the expression keeps."""

    id: str
    value: str
    row: Mapping[str, Any]
    regex: re.Pattern[str]
    names: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """``codes``: the character of each word; ``start``: finds where a rule may begin; ``starts``:
    for a character its rules, with what must follow (None: anything)."""

    codes: Mapping[str, str]
    rules: tuple[Rule, ...]
    start: re.Pattern[str]
    starts: Mapping[str, tuple[tuple[Rule, frozenset[str] | None], ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """Token numbers of the mention (``first`` to ``last``) and the tokens that the rule kept."""

    rule: Rule
    first: int
    last: int
    kept: Mapping[str, Token]


def grammar(classes: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> Grammar:
    """The grammar of a table; rows in the order of the file. Raises FormatError (``syntax``)."""
    words = vocabulary(classes)
    rules = []
    starts: dict[str, list[tuple[Rule, frozenset[str] | None]]] = {}
    for row in rows:
        found = part(row["pattern"], words, row["id"])
        regex = re.compile(_unique(found.regex))
        names = [(name.partition("__")[0], group) for name, group in regex.groupindex.items()]
        rule = Rule(row["id"], row["value"], row, regex, tuple(names))
        rules.append(rule)
        for first in found.first:
            starts.setdefault(first, []).append((rule, found.second(first)))
    frozen = {first: tuple(listed) for first, listed in starts.items()}
    return Grammar(words.codes, tuple(rules), _start(frozen), frozen)


def encode(known: Grammar, found: Sequence[Token]) -> str:
    """One character a token."""
    get = known.codes.get
    return "".join([get(token.key) or _other(token) for token in found])


def walk(
    known: Grammar,
    found: Sequence[Token],
    accept: Callable[[Match], T | None],
    within: Sequence[tuple[int, int]] | None = None,
) -> Iterator[tuple[Match, T]]:
    """The accepted matches from left to right, none overlapping; ``accept`` gives None to refuse.

    At each place the longest match wins, ties in the order of the table. A rule whose context
    stands before its mention gives way to a longer mention that begins where its own does, unless
    the row says ``firm``. ``within``: matches begin in these spans of the text (sorted, apart).
    """
    code = encode(known, found)
    done = 0
    for start in _starts(known, found, code, within):
        if start.start() < done:
            continue
        best = _first(_matches(known, found, code, start.start()), done, accept)
        if best and best[0].first > start.start() and not best[0].rule.row.get("firm"):
            inner = None
            if known.start.match(code, best[0].first):
                inner = _first(_matches(known, found, code, best[0].first), done, accept)
            if inner and inner[0].last > best[0].last:
                best = inner
        if best:
            yield best
            done = best[0].last


def _starts(
    known: Grammar,
    found: Sequence[Token],
    code: str,
    within: Sequence[tuple[int, int]] | None,
) -> Iterator[re.Match[str]]:
    if within is None:
        yield from known.start.finditer(code)
        return
    offsets = [token.start for token in found]
    for start, end in within:
        low = bisect_left(offsets, start)
        high = bisect_left(offsets, end, lo=low)
        for match in known.start.finditer(code, low, high + 1):  # it looks one token ahead
            if match.start() < high:
                yield match


def _first(
    listed: Iterator[Match], done: int, accept: Callable[[Match], T | None]
) -> tuple[Match, T] | None:
    for match in listed:
        value = accept(match) if match.first >= done else None
        if value is not None:
            return match, value
    return None


def _matches(known: Grammar, found: Sequence[Token], code: str, at: int) -> Iterator[Match]:
    """All rules that match from token ``at``, where ``known.start`` says that one may begin."""
    after = code[at + 1 : at + 2]
    hits = []
    for order, (rule, second) in enumerate(known.starts[code[at]]):
        if second is None or after in second:
            hit = rule.regex.match(code, at)
            if hit:
                hits.append((-hit.end(), order, rule, hit))
    hits.sort(key=_longest_first)
    for _, _, rule, hit in hits:
        first, last = hit.span("span") if "span" in hit.re.groupindex else (-1, -1)
        if first < 0:
            first, last = hit.span()
        kept = {name: found[at] for name, group in rule.names if (at := hit.start(group)) >= 0}
        yield Match(rule, first, last, kept)


def _longest_first(hit: tuple[int, int, Rule, re.Match[str]]) -> tuple[int, int]:
    return hit[:2]


def _unique(regex: str) -> str:
    """Names that a pattern gives in several arms, numbered: Python wants each name once."""
    seen: dict[str, int] = {}

    def numbered(name: re.Match[str]) -> str:
        seen[name[1]] = seen.get(name[1], 0) + 1
        again = seen[name[1]]
        return f"(?P<{name[1]}__{again}>" if again > 1 else name[0]

    return re.sub(r"\(\?P<(\w+)>", numbered, regex)


def _other(token: Token) -> str:
    if token.key[:1].isalpha():
        return CAPITAL if token.capital else OTHER
    return MARK


def _start(
    starts: Mapping[str, Sequence[tuple[Rule, frozenset[str] | None]]],
) -> re.Pattern[str]:
    """An expression for the places where a rule may begin, looking one token ahead."""
    alike: dict[frozenset[str] | None, list[str]] = {}
    for first, listed in starts.items():
        seconds = [second for _, second in listed if second is not None]
        follow = frozenset[str]().union(*seconds) if len(seconds) == len(listed) else None
        alike.setdefault(follow, []).append(first)
    arms = []
    for follow, firsts in alike.items():
        ahead = "" if follow is None else f"(?={_class(follow)})"
        arms.append(_class(frozenset(firsts)) + ahead)
    return re.compile("|".join(arms))


def _class(chars: frozenset[str]) -> str:
    found: Part = one("".join(sorted(chars)))
    return found.regex
