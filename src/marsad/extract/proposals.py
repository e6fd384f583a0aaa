"""Proposals of a language model → frames of our own grammar, or nothing.

In: a document's sentences and Proposals. Out: Frames. Touches nothing.

A model may point; it may not tell. Its quotation must stand in one sentence, word for word, and
its victims in the quotation; their number is read by our grammar; agent, date, place, source and
standing are read from the parse of that sentence as for any other frame. Where our rules already
have a frame for the same harm in the same words, the proposal is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from marsad.extract.frames import arguments, people, ways
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.roles import actors_of_verb, affected_by_verb
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.extract.standing import governed
from marsad.model import HARMS_TO_OBJECTS, Proposal

REASON = "proposed by a language model; the rules alone did not see it"
_VERBS = frozenset({"VERB", "AUX"})
_SAID = frozenset({"ccomp"})
_GOVERNED = frozenset({"xcomp", "dobj", "prep"})  # of "try", "plan", "deny"


@dataclass(frozen=True, slots=True)
class Found:
    """A proposal whose words were found: offsets in the document's string."""

    proposal: Proposal
    start: int
    end: int


def found(string: str, body: int, proposed: Iterable[Proposal]) -> list[Found]:
    """Where the quotations stand, word for word; those that stand nowhere are dropped.

    ``body`` is where the body starts in the document's string.
    """
    return [
        Found(one, start, start + len(one.quote))
        for one in proposed
        if (start := _start(string, body, one)) >= 0
    ]


def _start(string: str, body: int, one: Proposal) -> int:
    if one.span is None:
        return string.find(one.quote)
    start = one.span.start + (0 if one.span.part == "title" else body)
    return start if string.startswith(one.quote, start) else -1


def frames(
    sentence: Sentence, proposed: Sequence[Found], own: Sequence[Frame], words: Words
) -> list[Frame]:
    """The frames that the proposals of one sentence make beside its own."""
    made: list[Frame] = []
    for one in proposed:
        if not (sentence.start <= one.start and one.end <= sentence.end):
            continue
        frame = _frame(sentence, one, words)
        if frame is not None and not any(_same(frame, known) for known in (*own, *made)):
            made.append(frame)
    return made


def _frame(sentence: Sentence, one: Found, words: Words) -> Frame | None:
    proposal = one.proposal
    tokens = _tokens(sentence, one.start, one.end)
    if not tokens:
        return None
    trigger, standing = _told(_top(tokens), tokens)
    objects = proposal.harm in HARMS_TO_OBJECTS
    if proposal.victims is not None:
        affected = _affected(sentence, one, words)
        if affected is None:
            return None  # words for the victims that are not in the quotation
        if not objects and affected.sort == "other":
            affected = _counted(affected)
        elif (affected.sort == "person") == objects:
            return None  # a number of trucks is no number of dead
    else:
        affected = _from_head(sentence, trigger, tokens, words, objects=objects)
    doers = actors_of_verb(trigger, "object") if trigger.pos_ in _VERBS else []
    harmed = affected.head if affected is not None else None
    actors = tuple(people.party(sentence, token, words) for token in doers if token.i != harmed)
    if arguments.is_nobody(arguments.subject(trigger) or trigger):
        standing = "denied"  # "no plant was touched", "nobody there fired a shot"
    rule = f"proposal.{proposal.by}"
    return Frame(
        sentence=sentence,
        trigger=trigger.i,
        harm=proposal.harm,
        act="unknown",
        affected=affected,
        actors=tuple(party for party in actors if party.sort in {"person", "organisation"}),
        start=one.start,
        end=one.end,
        rules=(rule, ways.NEGATED) if _missing(trigger, harmed) else (rule,),
        standing=standing,
    )


def _affected(sentence: Sentence, one: Found, words: Words) -> Party | None:
    victims = one.proposal.victims
    at = one.proposal.quote.find(victims) if victims else -1
    if victims is None or at < 0:
        return None
    tokens = _tokens(sentence, one.start + at, one.start + at + len(victims))
    return people.party(sentence, _top(tokens), words) if tokens else None


def _counted(whom: Party) -> Party | None:
    """Of words that no list knows for people, those with a number: "26 names", "a dozen". Of
    others ("the bodies", "the rest") how many is not read."""
    stated = whom.figure is not None and whom.figure.words is not None
    return replace(whom, sort="person") if stated else None


def _from_head(
    sentence: Sentence, trigger: Token, tokens: Sequence[Token], words: Words, *, objects: bool
) -> Party | None:
    """Whom the head of the marked words harms, where no words for them are marked: the object,
    the subject of a passive, the noun itself. The subject of another verb may be who did it, and
    counts only with a number."""
    if trigger.pos_ in _VERBS:
        near = affected_by_verb(trigger, "object", frozenset())
        near = near or affected_by_verb(trigger, "subject", frozenset())
        sure = trigger.tag_ == "VBN" or arguments.child(trigger, "dobj", "auxpass") is not None
    else:
        near, sure = [trigger, *arguments.object_of_preposition(trigger, "of")], True
    marked = {token.i for token in tokens}
    for token in near:
        party = people.party(sentence, token, words)
        counted = _counted(party)
        if token.i not in marked or (not sure and counted is None):
            continue
        if party.sort == ("object" if objects else "person"):
            return party
        if not objects and party.sort == "other" and counted is not None:
            return counted
    return None


def _told(top: Token, tokens: Sequence[Token]) -> tuple[Token, str]:
    """The word that tells the harm, and its standing, where the marked words hold who says or
    tries it: "the army denies that its men shot …" tells of the shooting; "denies it", of none."""
    inside = {token.i for token in tokens}
    for _ in tokens:
        stance = governed.of_verb(top)
        below = _SAID if stance is None else _SAID | _GOVERNED
        said = next((c for c in top.rights if c.dep_ in below and c.i in inside), None)
        if said is not None and said.dep_ == "prep":
            said = arguments.child(said, "pcomp")
        if said is None or said.tag_ == "PRP":
            return top, "denied" if stance == "denied" else "asserted"
        top = said
    return top, "asserted"


def _missing(trigger: Token, harmed: int | None) -> bool:
    """Whether a "not" tells the harm: "three of them did not come home", "seven could not be
    saved"; but "was not hit"."""
    own = arguments.child(trigger, "nsubj", "nsubjpass")
    if own is None or own.i != harmed:
        return False
    negated = any(c.dep_ == "neg" and c.lower_ != "never" for c in trigger.children)
    return negated and (own.dep_ == "nsubj" or governed.unable(trigger))


def _tokens(sentence: Sentence, start: int, end: int) -> list[Token]:
    low, high = start - sentence.start, end - sentence.start
    return [t for t in sentence.doc if low <= t.idx and t.idx + len(t.text) <= high]


def _top(tokens: Sequence[Token]) -> Token:
    """The token that hangs on none of the others; the first of several."""
    inside = {token.i for token in tokens}
    words = [token for token in tokens if not token.is_punct] or list(tokens)
    return next((t for t in words if t.head.i not in inside or t.head.i == t.i), words[0])


def _same(one: Frame, other: Frame) -> bool:
    return one.harm == other.harm and one.start < other.end and other.start < one.end
