"""The value that passes between the steps of the attribution grammar.

In: nothing. Out: Found, and the characters of a set of tokens. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from marsad.extract.parse import Doc, Token

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in one sentence; ``source``, ``cue`` and ``content`` are token indices.

    ``word`` is the cue's dictionary form, ``frame`` what it governs (see ``verbs``).
    """

    sentence: int
    head: int
    word: str
    frame: str
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def subtree(token: Token) -> frozenset[int]:
    """The indices of the token and all that hangs on it."""
    return frozenset(inner.i for inner in token.subtree)


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of these relations, in order."""
    return [child for child in token.children if child.dep_ in deps]


def characters(doc: Doc, start: int, tokens: Iterable[int]) -> list[Span]:
    """The stretches of the tokens in characters of the text; ``start`` is the sentence's offset.

    White space and punctuation that only separates (a full stop, a comma, a dash) are left out at
    the ends of a stretch.
    """
    spans: list[Span] = []
    run: list[int] = []
    for index in [*sorted(tokens), -1]:
        if run and index != run[-1] + 1:
            while run and _separates(doc[run[0]]):
                run = run[1:]
            while run and _separates(doc[run[-1]]):
                run = run[:-1]
            if run:
                last = doc[run[-1]]
                spans.append((start + doc[run[0]].idx, start + last.idx + len(last.text)))
            run = []
        run.append(index)
    return spans


def _separates(token: Token) -> bool:
    return token.is_space or token.text in {".", ",", ";", ":", "-", "--", "–", "—"}


def filled(tokens: frozenset[int], barred: frozenset[int]) -> frozenset[int]:
    """The tokens and those between them: a parse leaves gaps in what is one stretch of words. A gap
    with a barred token (of the source, of the cue) stays."""
    whole = set(tokens)
    ordered = sorted(tokens)
    for left, right in pairwise(ordered):
        between = range(left + 1, right)
        if barred.isdisjoint(between):
            whole.update(between)
    return frozenset(whole)
