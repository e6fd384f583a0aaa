"""Whether what a sentence tells was done by nobody to anybody: accidents, illness, sport, fiction.

In: the string of a text; a frame. Out: a Tenor; yes or no. Touches nothing. The words stand in
``violence.yaml``. Three questions, the first that says so decides:

- Is it told as natural ("died in her sleep"), by something that cannot do violence ("the frost
  killed"), or inside a work of fiction?
- Does the word tell harm without violence ("died", "missing", "destroyed")? Then somewhere in the
  report a word must tell of violence.
- Does the word tell violence, but where such words are used otherwise (sport, trade, medicine)?
  Then another word than itself must tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extract.frames import arguments, means
from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse.tree import Token
from marsad.extract.text import gate
from marsad.model import HARMS_TO_OBJECTS

_CLAUSE = re.compile(r"[,;:]")
_RESULTS = frozenset({"dobj", "oprd", "xcomp", "acomp", "npadvmod"})
_NEAR = 70  # characters from a death to its cause
_ABOVE = 6  # steps up the parse in which a work of fiction governs what it tells


@dataclass(frozen=True, slots=True)
class Tenor:
    """How a text speaks. ``evidence``: its words of violence; ``explained``: without any, whether a
    cause or a setting without violence is named."""

    evidence: frozenset[str]
    explained: bool


def tenor(text: str, words: Words) -> Tenor:
    """The tenor of a whole text, in one pass for each list."""
    lowered = gate.lower(text)
    told = frozenset(word for _, _, word in gate.found(words.evidence, lowered))
    if told:
        return Tenor(told, explained=False)
    if gate.found(words.settings, lowered):
        return Tenor(told, explained=True)
    likely = frozenset(word for _, _, word in gate.found(words.likely, lowered))
    return Tenor(likely, explained=False)


def nobody_did(frame: Frame, tenor: Tenor, words: Words) -> bool:
    """Whether the frame tells of no harm by people."""
    sentence = frame.sentence
    trigger = sentence.doc[frame.trigger]
    if _by_thing(frame, trigger, words) or _invented(trigger, words):
        return True
    word = sentence.lowers[frame.trigger]
    own = {word, *(c.lower_ for c in trigger.children if _is_result(c))}
    others = any(told.rpartition(" ")[2] not in own for told in tenor.evidence)
    if word in words.neutral and frame.harm not in HARMS_TO_OBJECTS:
        unsaid = not others and (tenor.explained or not _many(frame) or _elsewhere(sentence, words))
        return unsaid or words.natural.search(_behind(sentence, trigger)) is not None
    if others:
        return False
    return tenor.explained or _elsewhere(sentence, words) or _by_accident(frame, trigger, words)


def _many(frame: Frame) -> bool:
    """ "A further six people died": a number of dead is told of violence, unless another cause is
    named; "the painter died" is not."""
    figure = frame.affected.figure if frame.affected is not None else None
    if figure is None or figure.words is None:
        return False
    return figure.high != 1


def _is_result(child: Token) -> bool:
    """ "Taken hostage by his own party": the bare noun belongs to the verb."""
    return child.dep_ in _RESULTS and next(iter(child.children), None) is None


def _elsewhere(sentence: Sentence, words: Words) -> bool:
    return bool(gate.found(words.settings, gate.lower(sentence.text)))


def _behind(sentence: Sentence, trigger: Token) -> str:
    """What stands behind the word up to a comma: how somebody died is told there."""
    return _CLAUSE.split(sentence.text[trigger.idx : trigger.idx + _NEAR].lower(), maxsplit=1)[0]


def _by_thing(frame: Frame, trigger: Token, words: Words) -> bool:
    """ "The frost killed the buds": what did it is in a list of what cannot."""
    head = -1 if frame.affected is None else frame.affected.head
    return any(doer.text in words.nonhuman and doer.i != head for doer in _doers(trigger))


def _by_accident(frame: Frame, trigger: Token, words: Words) -> bool:
    """ "A bus fell, killing nine", "the legislation is killing exporters": a vehicle, a fire, or a
    noun with an ending that no person has."""
    head = -1 if frame.affected is None else frame.affected.head
    return any(
        doer.i != head
        and (
            doer.lower_ in words.causes
            or (words.target.get(doer.lower_) == "vehicle" and not _attacks(doer, trigger, words))
            or _is_abstract(doer, words)
        )
        for doer in [*_doers(trigger), *_when(trigger)]
    )


def _attacks(doer: Token, trigger: Token, words: Words) -> bool:
    """ "Its aircraft bombed the market": a crew does what only an attack does."""
    return doer.lower_ in words.crewed and trigger.lower_ in words.act_verbs


def _when(trigger: Token) -> list[Token]:
    """ "Was killed when a lorry turned left"."""
    clause = arguments.told_when(trigger)
    own = None if clause is None else arguments.child(clause, "nsubj", "nsubjpass")
    return [] if own is None else [own]


def _is_abstract(doer: Token, words: Words) -> bool:
    bodies = words.collectives | words.organisation
    ending = doer.pos_ == "NOUN" and doer.lower_.endswith(words.never_people)
    return ending and doer.lower_ not in bodies and not means.is_means(doer, words)


def _doers(trigger: Token) -> list[Token]:
    """The heads of who or what did it, as voice tells; of a participle, its main clause's."""
    if arguments.is_passive(trigger):
        return arguments.object_of_preposition(trigger, "by")
    if trigger.pos_ not in {"VERB", "AUX"}:
        return []
    participle = trigger.dep_ in {"advcl", "conj"}
    own = arguments.subject(trigger) if participle else arguments.child(trigger, "nsubj")
    return [own] if own is not None else []


def _invented(trigger: Token, words: Words) -> bool:
    """ "The novel opens with the murder of a bishop", "in the film, soldiers kill every man": told
    by a work, in the present or beside no verb."""
    return any(node.lower_ in words.fiction for node in _tellers(trigger))


def _tellers(trigger: Token) -> Iterator[Token]:
    node = trigger
    for _ in range(_ABOVE):
        if node.pos_ in {"VERB", "AUX"} and node.tag_ in {"VBZ", "VBP", "VBN"}:
            for c in node.children:
                if c.dep_ in {"nsubj", "nsubjpass"}:
                    yield c
                elif c.dep_ == "prep" and c.lower_ == "in":
                    yield from (inner for inner in c.children if inner.dep_ == "pobj")
        if node.head.i == node.i:
            return
        above = node.head
        if node.dep_ in {"pobj", "acl", "relcl"} and above.pos_ in {"NOUN", "ADP"}:
            yield above
        node = above
