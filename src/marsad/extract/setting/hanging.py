"""On what a mention hangs in the parse, and how far that is from a frame's trigger.

In: a sentence, a mention, a trigger. Out: tokens and distances. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.frames.words import english
from marsad.extract.parse import Token
from marsad.extract.places.event import distance, head_of
from marsad.model import Mention

__all__ = ["distance", "of_another_deed", "side", "token_at"]

_TAKING = frozenset({"abducted", "detained", "disappeared"})
_ENDS = frozenset({"released"})


def token_at(sentence: Sentence, mention: Mention) -> Token | None:
    """The head of the mention's words; None where the parse has no token there."""
    return head_of(sentence.doc, mention, sentence.start)


def side(frame: Frame, token: Token) -> int:
    """ "nine people in Homs and four in Hama": what hangs on one of coordinated nouns is its own,
    and not its neighbour's."""
    if frame.affected is None or frame.affected.head >= len(frame.sentence.doc):
        return 0
    own = frame.affected.head
    above = False  # whether the noun of those who were harmed stands further up
    node = token
    while node.head.i != node.i:
        node = node.head
        above = above or node.i == own
    node = token
    while node.head.i != node.i and node.i != frame.trigger:
        if node.i == own:
            return -1
        if node.dep_ == "conj" and above:
            return 5
        node = node.head
    return 0


def _of_another_time(trigger: Token, holder: Token) -> bool:
    """ "57,000 have been killed since the war began in May, when fighters killed 1,200 in Zemba":
    what hangs on a clause that only dates the beginning is not the trigger's."""
    begun = beginning(holder)
    return begun is not None and begun.i != trigger.i and not begun.is_ancestor(trigger)


def beginning(told: Token) -> Token | None:
    """The clause or the phrase of "since …" whose day a verb, in a "when …", tells more of."""
    verb = told
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ not in {"relcl", "advcl"} or not any(c.lower_ == "when" for c in verb.lefts):
        return None
    for node in verb.ancestors:
        since = node.lower_ == "since" or any(c.lower_ == "since" for c in node.lefts)
        if since and node.dep_ in {"advcl", "prep"}:
            return node
    return None


def of_another_deed(frame: Frame, holder: Token) -> bool:
    """Whether what hangs on ``holder`` belongs to a deed that only says who the harmed are: "the
    two divers kidnapped on 2 May near Akobo have been freed"."""
    if _of_another_time(frame.sentence.doc[frame.trigger], holder):
        return True
    if frame.harm not in _ENDS or holder.i == frame.trigger or frame.affected is None:
        return False
    verb = english().triggers.verbs.get(holder.lower_)
    if holder.dep_ not in {"acl", "relcl"} or verb is None or verb.harm not in _TAKING:
        return False
    return any(node.i == frame.affected.head for node in holder.ancestors)
