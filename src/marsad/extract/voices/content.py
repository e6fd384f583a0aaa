"""Which words a cue says: the clause behind it, what stands before it, the noun that it governs.

In: the token of a cue and its entry in ``sources.yaml``. Out: indices of tokens. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from marsad.extract.frames import arguments
from marsad.extract.frames.words import english
from marsad.extract.parse import Token
from marsad.extract.voices.links import is_carrier

TAIL = 9  # words that may stand behind a closing cue: "said in a statement on Saturday night."


def covered(token: Token, cue: dict[str, Any]) -> frozenset[int]:
    """The clause, or what else hangs on the cue and is said by it; nothing where that stands before
    it (see ``before``)."""
    deps = {"ccomp", "xcomp", "parataxis"}
    if cue.get("noun") or cue.get("of"):
        deps |= {"dobj", "prep", "pcomp"}
    if cue.get("stance") in {"claims", "alleged"}:
        deps |= {"dobj", "prep"}
    if "toll" in cue:  # "put the number of dead at five"
        return frozenset(t.i for c in token.children if c.i > token.i for t in c.below)
    found = [c for c in token.children if c.dep_ in deps and not _before_a_stop(c, token)]
    if not cue.get("noun") and not cue.get("of"):
        found = [c for c in found if c.dep_ != "prep" or c.lower_ in {"of", "that"}]
    happening = english().triggers.nouns
    told = [c for c in token.children if c.dep_ == "dobj" and c.lower_ in happening]
    covers = {t.i for c in (*found, *told, *_written(token)) for t in c.below}
    if not covers and token.dep_ in {"parataxis", "ccomp"} and not cue.get("clause"):
        # "…, a neighbour said, …" inside the clause that it reports
        covers = {t.i for t in token.head.below} - {t.i for t in token.below}
    if token.dep_ in {"advcl", "parataxis", "acl"} and not found and token.lemma_ in {"say", "add"}:
        covers = {t.i for t in token.sent} - {t.i for t in token.below}
    return frozenset(covers)


def before(token: Token, subject: Token | None) -> frozenset[int]:
    """ "…, the Northern Rights Monitor said on Saturday.": the parser may make two sentences of it.
    A cue behind a comma, at the end, is said of all before it."""
    if subject is None or subject.i > token.i or token.dep_ not in {"ROOT", "ccomp", "parataxis"}:
        return frozenset()
    first = subject.left_edge.i
    ends = len(token.doc) - token.i < TAIL
    if first < 3 or not ends or token.doc[first - 1].text not in {",", '"', "'"}:
        return frozenset()
    return frozenset(range(first))


def is_toll(child: Token, tolls: Sequence[str]) -> bool:
    """Whether the child is the number that is put: "put the death toll at three"."""
    return child.dep_ == "dobj" and child.lower_ in tolls


def _written(cue: Token) -> list[Token]:
    """ "The group boasted in a statement that it had destroyed six": the parser hangs the clause on
    the statement."""
    carriers = arguments.object_of_preposition(cue, "in", "on")
    clauses = (c for carrier in carriers if is_carrier(carrier) for c in carrier.children)
    return [
        c for c in clauses if c.dep_ in {"acl", "relcl", "ccomp"} and c.left_edge.lower_ == "that"
    ]


def _before_a_stop(content: Token, cue: Token) -> bool:
    """ "The guards shot a man; the mayor said he was a thief": where the cue has its own clause or
    object behind it, what stands before the semicolon is another statement."""
    own = [c for c in cue.children if c.dep_ in {"ccomp", "dobj"}] + _written(cue)
    if content.i > cue.i or all(c.i < cue.i for c in own):
        return False
    return any(cue.doc[at].text == ";" for at in range(content.i, cue.i))
