"""Nouns that say how people were hurt → frames: "the fatal shooting of a boy", "a double stabbing",
"a man with a gunshot wound", "the blast claimed the lives of nine".

In: a token. Out: Frames. Touches nothing. A fatal wound killed; which wounds only violence makes is
a list (``violent_wounds``), any other injury needs an act of violence in its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, means, people, quantity, roles
from marsad.extract.frames.frame import Frame, Party, Sentence, at_word
from marsad.extract.frames.people import kinds
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure

_FATAL = Figure(1, None, True, None, "persons", "count.fatal")
_SUFFERS = frozenset({"suffer", "bleed", "recover"})
_COMES = frozenset(
    "arrive come walk be show survive remain live stagger run drive appear turn lie go".split()
)
_HAS = frozenset({"have", "receive"})
_TAKES = frozenset("take claim cost snuff extinguish end".split())
_DEAD = frozenset({"dead", "lifeless"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses"})


def shots(sentence: Sentence, token: Token, act: str, words: Words) -> Iterator[Frame]:
    """ "The shooting of two boys", "a fatal shooting", "a triple stabbing"."""
    qualities = {c.lower_ for c in token.children if c.dep_ in {"amod", "compound", "nmod"}}
    harm = "killed" if qualities & words.triggers.fatal else "injured"
    harmed, owner = roles.affected_by_noun(token)
    rule = "noun.of" if harm == "injured" else "noun.fatal"
    if not harmed and owner:
        harmed, rule = owner, "noun.possessor"
    whom = [
        people.party(sentence, each, words) for h in harmed for each in people.coordinated(h, words)
    ]
    told = [p for p in whom if (p.sort == "person" and p.kind not in kinds.ARMED | {"police"})
            or (p.sort == "person" and rule == "noun.of")]  # fmt: skip
    start, end = sentence.span(token, token)
    doers = tuple(
        people.party(sentence, each, words)
        for head in arguments.object_of_preposition(token, "by")
        for each in people.coordinated(head, words)
    )
    for party in told:
        low, high = min(start, party.start), max(end, party.end)
        yield at_word(sentence, token, harm, act, doers, party, low, high, rule)
    if told:
        return
    many = quantity.multiple(sentence, token, words)
    if many is None and harm == "injured":
        return
    fatal, multiples = words.triggers.fatal, words.triggers.multiples
    said = (c for c in token.children if c.lower_ in fatal or c.lower_ in multiples)
    first = next(said, token)
    start = sentence.offset(first)
    spoken = sentence.text[start - sentence.start : end - sentence.start]
    if many is not None:
        party = Party(token.i, start, end, spoken, "person", "unknown", figure=many)
        yield at_word(sentence, token, "injured", act, doers, party, start, end, "noun.count")
    if harm == "killed":
        party = Party(token.i, start, end, spoken, "person", "unknown", figure=_FATAL)
        yield at_word(sentence, token, "killed", act, doers, party, start, end, "noun.fatal")


def fatally(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "Five were shot, one of them fatally": how many of those died."""
    number = token.head
    own = [c for c in number.children if c.dep_ == "prep" and c.lower_ == "of"]
    verb = number.head
    while verb.i != verb.head.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    if (
        number.tag_ not in {"CD", "DT"}
        or not number.i < token.i
        or verb.lower_ not in words.triggers.verbs
    ):
        return
    whom = people.party(sentence, number, words)
    if whom.figure is None or (own and not whom.partitive):
        return
    act, accident = means.act(sentence, verb, words)
    act = (
        words.triggers.verbs[verb.lower_].act
        if words.triggers.verbs[verb.lower_].act != "unknown"
        else act
    )
    if not accident:
        end = sentence.span(token, token)[1]
        party = replace(whom, sort="person", partitive=True)
        yield at_word(sentence, token, "killed", act, (), party, whom.start, end, "state.fatally")


def wounded(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "A man with a gunshot wound", "suffering from stab wounds", "had two bullet wounds"; in a
    headline the parser takes the verb for a noun: "blast kills seven, wounds 12"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.lower_ == "wounds" and quantity.figure_at(sentence, after) is not None:
        act, _ = means.act(sentence, token, words)
        whom = people.party(sentence, after, words)
        start, end = sentence.span(token, after)
        yield at_word(sentence, token, "injured", act, (), whom, start, end, "verb.active")
        return
    qualities = {c.lower_ for c in token.children if c.dep_ in {"amod", "compound", "nmod"}}
    act, accident = means.act(sentence, token, words)
    violent = qualities & words.triggers.violent_wounds or token.lower_.startswith("wound")
    if accident or not (violent or act != "unknown"):
        return
    harm = "killed" if qualities & words.triggers.fatal else "injured"
    if qualities & {"gunshot", "gunshots", "bullet", "bullets", "shotgun"}:
        act = "shooting"
    for head in _bearers(token, words):
        for each in people.coordinated(head, words):
            whom = people.party(sentence, each, words)
            if (
                whom.sort != "person"
                or each.lower_ in words.triggers.wounds
                or each.lower_ in _DEAD  # "found dead with gunshot wounds": told as dead
                or kinds.responders(whom)
            ):
                continue
            dead = "killed" if each.lower_ in _BODIES else harm
            start, end = sentence.span(token, token)
            low, high = min(start, whom.start), max(end, whom.end)
            frame = at_word(sentence, token, dead, act, (), whom, low, high, "noun.with")
            yield replace(frame, rules=("noun.with", f"trigger.with_{token.lower_}"))


def victims(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "Two gunshot victims", "a shooting victim"."""
    of = next((c for c in token.children if c.dep_ == "compound" and (
        c.lower_ in words.triggers.shots or c.lower_ == "gunshot")), None)  # fmt: skip
    if of is None:
        return
    whom = people.party(sentence, token, words)
    act = words.triggers.shots.get(of.lower_, "shooting")
    yield at_word(sentence, token, "injured", act, (), whom, whom.start, whom.end, "noun.victim")


def _bearers(token: Token, words: Words) -> list[Token]:
    """Heads of the noun phrases that have the wound."""
    if token.dep_ == "dobj" and token.head.lemma_ in _HAS:
        return _listed(arguments.subject(token.head))
    if token.dep_ != "pobj":
        return []
    preposition, anchor = token.head, token.head.head
    if preposition.lower_ == "from" and anchor.lemma_ in _SUFFERS:
        return _listed(roles.sufferer(anchor, words.triggers.finds))
    if preposition.lower_ != "with":
        return []
    if anchor.pos_ not in {"VERB", "AUX"}:
        return [anchor]
    if arguments.is_passive(anchor) or anchor.lemma_ in _COMES:
        return _listed(arguments.subject(anchor))
    return _listed(arguments.direct_object(anchor)) if anchor.lemma_ in words.triggers.finds else []


def _listed(found: Token | None) -> list[Token]:
    return [] if found is None else [found]


def lives(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "Took his own life", "claimed the lives of nine people", "claimed 12 lives", "an attempt on
    the life of a judge"."""
    verb = token.head
    attempt = (
        token.dep_ == "pobj" and verb.lower_ == "on" and verb.head.lower_ in arguments.ATTEMPTS
    )
    if attempt:
        verb = verb.head
    elif token.dep_ not in {"dobj", "nsubjpass"} or verb.lemma_ not in _TAKES:
        return
    act, accident = means.act(sentence, verb, words)
    if accident:
        return
    harmed, owner = roles.affected_by_noun(token)
    own = [c for c in owner if c.tag_ == "PRP$"]
    subject = arguments.subject(verb) if own and verb.lemma_ == "take" else None
    heads = harmed or ([subject] if subject is not None else [] if own else owner)
    start, end = sentence.span(verb, token) if verb.i < token.i else sentence.span(token, verb)
    for head in heads:
        for each in people.coordinated(head, words):
            whom = people.party(sentence, each, words)
            if whom.sort == "person":
                low, high = min(start, whom.start), max(end, whom.end)
                frame = at_word(sentence, token, "killed", act, (), whom, low, high, "noun.life")
                yield replace(frame, standing="attempted") if attempt else frame
    number = quantity.own_number(sentence, token, words)
    if not heads and number is not None:
        spoken = sentence.text[start - sentence.start : end - sentence.start]
        figure = replace(number, unit="persons")
        party = Party(token.i, start, end, spoken, "person", "unknown", figure=figure)
        yield at_word(sentence, token, "killed", act, (), party, start, end, "noun.life")
