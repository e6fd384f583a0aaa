"""On what a mention hangs in the parse, and how far that is from a frame's trigger.

In: a sentence, a mention, a trigger. Out: tokens and distances. Touches nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

from marsad.extract.frames.frame import Frame, Sentence
from marsad.model import Mention

NEVER = 99


def token_at(sentence: Sentence, mention: Mention) -> Token | None:
    """The head of the mention's words; None where the parse has no token there."""
    inside = [
        token
        for token in sentence.doc
        if mention.start <= sentence.offset(token) < mention.end and not token.is_punct
    ]
    if not inside:
        return None
    return next((t for t in inside if t.head not in inside), inside[0])


def distance(token: Token, trigger: Token) -> tuple[int, int]:
    """Steps in the parse from the verb or trigger that holds the mention to the frame's trigger,
    and that holder's index. Below the trigger is 0; a sibling clause costs more than a parent."""
    chain = [trigger.i]
    node = trigger
    while node.head.i != node.i:
        node = node.head
        chain.append(node.i)
    climb = token
    while True:
        if climb.i in chain:
            steps = chain.index(climb.i)
            return steps, climb.i
        if climb.head.i == climb.i:
            return NEVER, climb.i
        if climb.pos_ in {"VERB", "AUX"} and climb.i not in chain:
            return _clause_distance(climb, chain), climb.i
        climb = climb.head


def _clause_distance(verb: Token, chain: list[int]) -> int:
    node, steps = verb, 0
    while node.head.i != node.i:
        node, steps = node.head, steps + 1
        if node.i in chain:
            return chain.index(node.i) + steps + 2
    return NEVER


def side(frame: Frame, token: Token) -> int:
    """ "nine people in Homs and four in Hama": what hangs on one of coordinated nouns is its own,
    and not its neighbour's."""
    if frame.affected is None or frame.affected.head >= len(frame.sentence.doc):
        return 0
    own = frame.sentence.doc[frame.affected.head]
    node = token
    while node.head.i != node.i and node.i != frame.trigger:
        if node.i == own.i:
            return -1
        if node.dep_ == "conj" and own in node.ancestors:
            return 5
        node = node.head
    return 0
