"""Whether what a sentence tells was done by nobody to anybody: accidents, illness, sport, fiction.

In: a frame; the Tenor of its text. Out: yes or no. Touches nothing. The words stand in
``violence.yaml``. The first of these that holds decides:

1. It is told as natural ("died in her sleep"), as done by what cannot do violence ("the frost
   killed"), inside a work of fiction, or as played: nobody did it.
2. In one breath with it a misfortune is told (a landslide, a disease, a crash) and no violence:
   nobody did it, whatever else the report tells.
3. The report tells of violence by another word than this one, which is said of violence alone
   ("gunmen"), or by three that are also said otherwise ("battle"; see ``tenor``): somebody did it.
4. A misfortune or a setting in which such words are used otherwise (sport, trade) is told: nobody
   did it, but for a verb of violence done to a number of people beside a word of violence. So too
   if a verb of violence was done to what no list knows for a person ("murder the sprouts"), or a
   thing did it ("a crane toppled, injuring four"; "the maths paper murdered us").
5. The word tells harm without violence ("died", "injured"), and no word of violence stands beside
   it: nobody did it, but for a number of people in a text without room for the cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.extract.frames import arguments, means
from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.frames.tenor import Tenor
from marsad.extract.frames.words import Words
from marsad.extract.parse.tree import Token
from marsad.extract.text import gate
from marsad.model import HARMS_TO_OBJECTS

_CLAUSE = re.compile(r"[,;:]")
_RESULTS = frozenset({"dobj", "oprd", "xcomp", "acomp", "npadvmod"})
_SUFFERED = frozenset({"killed", "injured", "disappeared", "displaced"})  # also by misfortune
_FORCE = frozenset({"military", "police", "armed_group"})
# A thing does none of these but in a figure of speech, whatever else the report tells.
_INTENDED = frozenset({"killed", "abducted", "detained", "tortured"})
_CAPTIVES = frozenset({"hostage", "captive"})
_DONE = frozenset({"verb.active", "verb.passive"})
# So many words of violence that may mean something else do not all mean it. A decision.
_MANY = 3
_NEAR = 70  # characters from a death to its cause
_ABOVE = 6  # steps up the parse in which a work of fiction governs what it tells


def nobody_did(frame: Frame, tenor: Tenor, words: Words) -> bool:
    """Whether the frame tells of no harm by people."""
    sentence = frame.sentence
    trigger = sentence.doc[frame.trigger]
    if _by_thing(frame, trigger, words) or _invented(trigger, words):
        return True
    word = sentence.lowers[frame.trigger]
    to_people = frame.harm not in HARMS_TO_OBJECTS
    neutral = word in words.violence.neutral and to_people
    if neutral and words.violence.natural.search(_behind(sentence, trigger)):
        return True
    if gate.found(words.violence.pretence, gate.lower(sentence.text)):
        return True
    lowered = gate.lower(_between_semicolons(sentence.text, trigger.idx))
    unlucky = bool(gate.found(words.violence.misfortunes, lowered))
    armed = frame.act != "unknown" or bool(gate.found(words.violence.evidence, lowered))
    if unlucky and frame.harm in _SUFFERED and not armed:
        return True
    force = frame.neutral and any(actor.kind in _FORCE for actor in frame.actors)
    others = told_beside(trigger, tenor)
    if frame.violent and not others:
        return True
    if force or not tenor.plain.isdisjoint(others) or len(others) >= _MANY:
        return False
    others -= words.violence.neutral  # that a house burnt is no evidence that somebody was killed
    neutral = neutral or frame.neutral
    if tenor.explained or unlucky or gate.found(words.violence.settings, lowered):
        return neutral or not others or (to_people and not _many(frame))
    if to_people and not _is_known(frame, words, others):
        return True
    if not others and neutral and not (tenor.brief and _many(frame)):
        return True
    figurative = frame.rules[0] in _DONE and frame.harm in _INTENDED
    if others and not tenor.guessed and not figurative:
        return False
    return _by_accident(frame, trigger, tenor, words)


def _between_semicolons(text: str, at: int) -> str:
    """What stands in one breath with the word at an offset."""
    end = text.find(";", at)
    return text[text.rfind(";", 0, at) + 1 : end if end >= 0 else len(text)]


def told_beside(trigger: Token, tenor: Tenor) -> frozenset[str]:
    """The words that tell of violence beside the trigger and its results."""
    own = {trigger.lower_, *(c.lower_ for c in trigger.children if _is_result(c))}
    return frozenset(word for word in tenor.evidence if word.rpartition(" ")[2] not in own)


def _many(frame: Frame) -> bool:
    """ "A further six people died": a number of dead is told of violence, unless another cause is
    named; "the painter died" is not."""
    figure = frame.affected.figure if frame.affected is not None else None
    if figure is None or figure.words is None:
        return False
    return figure.high != 1


def _is_known(frame: Frame, words: Words, others: frozenset[str]) -> bool:
    """Not "murder the sprouts": that a noun which no list knows is a person is said by the verb
    alone, and the verb is what is in question, even of a number of them ("shot 72 arrows")."""
    whom = frame.affected
    if whom is None or whom.head == frame.trigger:
        return True
    if whom.pronoun and not others and frame.rules[0] == "verb.active":
        return False  # "the maths paper murdered us"
    head = frame.sentence.doc[whom.head]
    lower = head.lower_
    if lower in _CAPTIVES and _of_a_thing(head, words):
        return False
    people = (
        lower in words.people.person_kind
        or lower in words.ways.settled
        or lower in words.people.collectives
    )
    people = people or any(c.lower_ in words.people.person_kind for c in head.lefts)
    return head.pos_ != "NOUN" or people or lower.endswith(words.people.suffixes)


def _of_a_thing(captive: Token, words: Words) -> bool:
    """ "Holds the budget hostage": read as one noun phrase."""
    return any(
        c.dep_ in {"compound", "poss", "amod", "nmod"} and c.lower_ not in words.people.person_kind
        and not c.lower_.endswith(words.people.suffixes) for c in captive.lefts
    )  # fmt: skip


def _is_result(child: Token) -> bool:
    """ "Taken hostage by his own party": the bare noun belongs to the verb."""
    return (
        child.dep_ in _RESULTS and child.pos_ != "PRON" and next(iter(child.children), None) is None
    )


def _behind(sentence: Sentence, trigger: Token) -> str:
    """What stands behind the word up to a comma: how somebody died is told there."""
    return _CLAUSE.split(sentence.text[trigger.idx : trigger.idx + _NEAR].lower(), maxsplit=1)[0]


def _by_thing(frame: Frame, trigger: Token, words: Words) -> bool:
    """ "The frost killed the buds": what did it is in a list of what cannot, and no weapon ("an
    explosive device")."""
    head = -1 if frame.affected is None else frame.affected.head
    return any(
        doer.text in words.objects.nonhuman and doer.i != head and not means.is_means(doer, words)
        for doer in _doers(trigger)
    )


def _by_accident(frame: Frame, trigger: Token, tenor: Tenor, words: Words) -> bool:
    """ "A crane toppled, injuring four", "the tremor left 140 hurt", "died when fire swept in":
    what did it is a thing, and no weapon."""
    head = -1 if frame.affected is None else frame.affected.head
    return any(
        doer.i != head
        and doer.lower_ not in tenor.evidence  # "hit by fragments"
        and _is_thing(doer, words)
        and not _attacks(doer, trigger, words)
        for doer in [*_doers(trigger), *_when(trigger)]
    )


def _attacks(doer: Token, trigger: Token, words: Words) -> bool:
    """ "Its aircraft bombed the market": a crew does what only an attack does."""
    return doer.lower_ in words.acts.crewed and trigger.lower_ in words.acts.act_verbs


def _when(trigger: Token) -> list[Token]:
    """ "Was killed when a lorry turned left"."""
    clause = arguments.told_when(trigger)
    own = None if clause is None else arguments.child(clause, "nsubj", "nsubjpass")
    return [] if own is None else [own]


def _is_thing(doer: Token, words: Words) -> bool:
    """A common noun for nobody: no person, no body of people, no weapon, nothing that is done."""
    lower = doer.lower_
    if doer.pos_ != "NOUN" or doer.tag_ == "CD":
        return False
    vehicle = words.objects.target.get(lower) == "vehicle" and not _is_manned(doer, words)
    if lower in words.violence.causes or vehicle:
        return True
    known = words.people
    somebody = (
        lower in known.person_kind
        or lower in known.collectives
        or lower in known.organisation
        or lower in known.groups
        or lower.endswith(known.suffixes)
    )
    return not somebody and not means.is_means(doer, words)


def _is_manned(doer: Token, words: Words) -> bool:
    """ "Israeli bulldozers", "bulldozers sent by the ministry": a state's, not whoever's."""
    states = any(c.dep_ == "amod" and c.text[:1].isupper() for c in doer.children)
    return means.is_means(doer, words) and (states or bool(means.behind(doer, words)))


def _doers(trigger: Token) -> list[Token]:
    """The heads of who or what did it, as voice tells; of a participle, its main clause's; of a
    state, the subject of the verb that leaves somebody in it."""
    if trigger.pos_ not in {"VERB", "AUX"} or _is_left(trigger):
        own = arguments.child(trigger.head, "nsubj") if trigger.head.lemma_ == "leave" else None
        return [] if own is None else [own]
    if arguments.is_passive(trigger):
        return arguments.object_of_preposition(trigger, "by")
    if trigger.dep_ == "relcl":
        return [trigger.head]  # "a star that has burnt its fuel"
    participle = trigger.dep_ in {"advcl", "conj"}
    own = arguments.subject(trigger) if participle else arguments.child(trigger, "nsubj")
    return [own] if own is not None else []


def _is_left(trigger: Token) -> bool:
    """ "The tremor left 140 injured"."""
    return trigger.head.lemma_ == "leave" and trigger.i > trigger.head.i


def _invented(trigger: Token, words: Words) -> bool:
    """ "The novel opens with the murder of a bishop", "in the film, soldiers kill every man": told
    by a work, in the present or beside no verb."""
    return any(node.lower_ in words.violence.fiction for node in _tellers(trigger))


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
