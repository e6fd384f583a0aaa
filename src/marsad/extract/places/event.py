"""The place of an event: which of a sentence's places its verb or noun happens in.

In: a parsed sentence, the index of the event's word, the sentence's mentions of places. Out: the
mention. Touches nothing.

A place belongs to the verb that it hangs on in the parse; of several the one fewest clauses away;
of those the one that the others only describe ("Dura, south of Baghdad": Dura), then the nearest.
The relation is that of Halterman, "Linking events and locations in political text" (2018).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.extract.places.phrase import Phrase, phrase
from marsad.extract.places.unlisted import UNLISTED, unlisted
from marsad.extract.places.vocabulary import english
from marsad.model import Mention, Where

if TYPE_CHECKING:  # the grammar of places alone needs no parser
    from marsad.extract.parse import Doc, Token

_NEVER = 99
_RANK = {"site": 0, "neighbourhood": 1, "town": 2, "admin2": 3, "admin1": 4, "country": 5}
_UNRANKED = 1  # a name in the slot of a place that the gazetteer lacks is a small one


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the token that heads its name, and how far it is from the event in the parse."""

    mention: Mention
    token: Token
    distance: int
    phrase: Phrase


def of_event(
    doc: Doc,
    trigger: int,
    mentions: Sequence[Mention],
    offset: int = 0,
) -> Mention | None:
    """The place of the event whose verb or noun is token ``trigger`` of ``doc``; None: not said.

    ``mentions`` are those of :func:`marsad.extract.places.mentions` (others are passed over), with
    offsets in a text in which ``doc`` begins at ``offset``. A mention by the rule
    ``place.unlisted`` is named and not in the gazetteer: its value has no id.
    """
    found = spots(doc, trigger, mentions, offset)
    return found[0].mention if found else None


def spots(
    doc: Doc,
    trigger: int,
    mentions: Sequence[Mention],
    offset: int = 0,
    nearer: Callable[[Token], int] = lambda token: 0,
    further: Sequence[Mention] | None = None,
) -> list[Spot]:
    """All places that the event may have happened in, the likeliest first.

    ``nearer`` is added to the distance of a place, for what the caller knows of its arguments.
    ``further``: the names of ``unlisted``, where they are read already.
    """
    event = doc[trigger]
    listed = [m for m in mentions if _may_be(m) and isinstance(m.value, Where)]
    if further is None:
        further = unlisted(doc, mentions, offset)
    found = []
    for mention in (*_uncovered(listed, further), *further):
        token = head_of(doc, mention, offset)
        if token is None:
            continue
        around = phrase(token, english())
        if _belongs_elsewhere(mention, around, event):
            continue
        steps, holder = distance(token, event)
        if mention.category == "place" or holder == trigger:
            found.append(Spot(mention, token, steps + nearer(token), around))
    heads = {spot.phrase.head.i for spot in found}
    return sorted(found, key=lambda spot: _order(spot, event, heads))


def is_listed(mention: Mention) -> bool:
    """Whether the gazetteer has the name, even if it is open which place it means."""
    return mention.rule != UNLISTED


def is_unlisted(where: Where) -> bool:
    """Whether the place is a name alone, of which nothing else is known."""
    return where.id is None and where.country is None and not where.alternatives


def inside(around: Where, site: Where) -> Where:
    """``around`` with the place in it that the gazetteer lacks: as exact as a site in a town, else
    no more exact than ``around``."""
    fine = around.precision in {"town", "neighbourhood"}
    return replace(
        around,
        words=site.words,
        span=site.span,
        site=site.name,
        precision="site" if fine else around.precision,
        point=around.precision,
    )


def _uncovered(listed: Sequence[Mention], further: Sequence[Mention]) -> Iterator[Mention]:
    """The listed places that are no part of a longer name; both in the order of the text."""
    names = iter(further)
    name = next(names, None)
    for mention in sorted(listed, key=lambda mention: mention.start):
        while name is not None and name.end <= mention.start:
            name = next(names, None)
        if name is None or mention.start < name.start or name.end < mention.end:
            yield mention


def _may_be(mention: Mention) -> bool:
    """A place, or where somebody is who may do it there: "students in Homs protested"."""
    return mention.category == "place" or mention.rule == "place.speaker_in"


def _belongs_elsewhere(mention: Mention, around: Phrase, event: Token) -> bool:
    """ "A soldier from Mali": his origin; "Israel captured", "U.S. missiles": who did it."""
    head = around.head
    if _of_a_name(head):
        return True
    if head.dep_ == "pobj" and head.head.lower_ == "from":
        noun = head.head.head
        told = event.pos_ == "NOUN" and event in noun.ancestors
        return noun.pos_ in {"NOUN", "PROPN"} and noun.i != event.i and not told
    value = mention.value
    if isinstance(value, Where) and value.precision == "country":
        return around.describes or head.dep_ == "nsubj" or _of_who_did(head)
    return False


def _of_who_did(noun: Token) -> bool:
    """ "Carried out by forces of the regime or Russia", "by soldiers from Rwanda"."""
    while noun.dep_ in {"pobj", "conj"}:
        if noun.dep_ == "pobj" and noun.head.lower_ not in {"of", "from", "by"}:
            return False
        if noun.head.lower_ == "by":
            return noun.head.dep_ == "agent" or noun.head.head.pos_ == "NOUN"
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return False


def _of_a_name(noun: Token) -> bool:
    """ "Ada Reed, of Otley near Leeds, was killed in Mosul": where somebody comes from."""
    while noun.dep_ == "pobj" and noun.i > 1:
        of = noun.head
        if of.lower_ == "of" and of.head.pos_ == "PROPN" and of.i > 1 and of.nbor(-1).text == ",":
            return True
        noun = of.head
    return False


def _order(spot: Spot, event: Token, heads: set[int]) -> tuple[int, ...]:
    value, around = spot.mention.value, spot.phrase
    assert isinstance(value, Where)
    aside = value.distance_km is not None or _says_where(around.head, heads)
    rank = _RANK.get(value.precision or "", _UNRANKED)
    away = abs(spot.token.i - event.i)
    return spot.distance, int(aside), around.place, around.way, rank, away, spot.mention.start


def _says_where(head: Token, heads: set[int]) -> bool:
    """Whether the phrase only says of another place where that is: "south of Baghdad"."""
    node = head
    while node.head.i != node.i and node.head.pos_ not in {"VERB", "AUX"}:
        node = node.head
        if node.i in heads:
            return True
    return False


def head_of(doc: Doc, mention: Mention, offset: int = 0) -> Token | None:
    """The token that heads the mention's words; None where it lies outside the sentence."""
    if mention.end <= offset:
        return None
    last = doc[-1].idx + len(doc[-1].text)
    words = doc.between(max(0, mention.start - offset), min(mention.end - offset, last))
    inside = [token for token in words if not token.is_punct]
    first = next((t for t in inside if t.head not in words), None)
    return first or next(iter(inside), None)


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
            return chain.index(climb.i), climb.i
        if climb.head.i == climb.i:
            return _NEVER, climb.i
        if climb.pos_ in {"VERB", "AUX"}:
            return _clause_distance(climb, chain), climb.i
        climb = climb.head


def _clause_distance(verb: Token, chain: list[int]) -> int:
    node, steps = verb, 0
    while node.head.i != node.i:
        node, steps = node.head, steps + 1
        if node.i in chain:
            return chain.index(node.i) + steps + 2
    return _NEVER
