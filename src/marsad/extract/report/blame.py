"""Blame that names no harm of its own: "The rebels blamed the army".

In: a parsed sentence and what the report has told so far. Out: the harm told before once more, as
alleged, with who is blamed and who blames. Touches nothing.

It is a claim of its own beside the first, by another source, without a number (gold/GUIDE.md). Of
what was told together only the gravest harm is repeated: blame is for a happening.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marsad import lexicon
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames import arguments, people
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.extract.report import accounts, denials
from marsad.extract.report.reading import Reading
from marsad.model import Source

RULE = "stance.blamed"
REVIEW = "what somebody is blamed for stands in another sentence"
_GRAVEST = ("killed", "abducted", "disappeared", "injured", "destroyed", "attacked", "damaged")


def drafts(sentence: Sentence, reading: Reading, words: Words, string: str) -> list[Draft]:
    """Whom the sentence blames for what was told before; in the order of its verbs."""
    found: list[Draft] = []
    if sentence.words.isdisjoint(_forms()):
        return found
    for verb in sentence.doc:
        if verb.lower_ not in _forms() or verb.pos_ != "VERB" or arguments.is_passive(verb):
            continue
        blamed, who = _blamed(verb), denials.denier(verb)
        if blamed is None or who is None or denials.withheld(verb):
            continue
        party = people.party(sentence, blamed, words)
        if party.sort not in {"person", "organisation"} or _named(party, sentence, reading):
            continue
        start, end = sentence.span(who.left_edge, blamed)
        source = denials.speaker(sentence, who, reading, string)
        if source is None or end < start:
            continue
        told = [
            draft
            for draft in accounts.latest(sentence, start, source, reading.drafts)
            if draft.harm in _GRAVEST and draft.status == "asserted" and draft.role == "main"
        ]
        if not told and _near_nothing(sentence, reading):
            told = accounts.lead(reading.drafts)
        deed = _deed(verb, words)
        if deed is not None and not any(draft.act == deed for draft in told):
            told = [d for d in reading.drafts if d.act == deed and d.role == "main" and
                    d.harm in _GRAVEST and d.status == "asserted" and not d.in_title]  # fmt: skip
        if told:
            gravest = min(told, key=lambda draft: _GRAVEST.index(draft.harm))
            found.append(_alleged(gravest, sentence, (start, end), source, party))
    order = len(reading.drafts)
    return [replace(draft, order=order + at) for at, draft in enumerate(found)]


def _near_nothing(sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence tells no harm itself: then blame is for what the report is about."""
    return not any(draft.sentence == sentence.index for draft in reading.drafts)


def _blamed(verb: Token) -> Token | None:
    """Who is blamed: "blamed the army", "blamed the attack on the army", "attributed it to …",
    "held the army responsible"; None where the verb goes on to tell the deed."""
    thing = arguments.child(verb, "dobj")
    if verb.lemma_ in {"attribute", "ascribe"}:
        to = arguments.object_of_preposition(verb, "to")
        return to[0] if to and thing is not None else None
    if verb.lemma_ == "hold":
        clause = arguments.child(verb, "ccomp", "xcomp", "oprd")
        whom = None if clause is None else arguments.child(clause, "nsubj")
        answers = any(t.lower_ in {"responsible", "accountable"} for t in verb.below)
        return (whom or thing) if answers else None
    told = any(c.dep_ == "prep" and any(i.dep_ == "pcomp" for i in c.children) for c in
               [*verb.children, *([] if thing is None else thing.children)])  # fmt: skip
    if told:
        return None  # "accused the army of killing …" is told by the killing
    on = arguments.object_of_preposition(verb, "on")
    whom = on[0] if on else thing
    return None if whom is not None and arguments.is_each_other(whom) else whom


def _deed(verb: Token, words: Words) -> str | None:
    """The act that somebody is blamed for: "for the car bomb"; None where it is open."""
    for noun in verb.below:
        if noun.dep_ == "pobj" and noun.head.lower_ == "for":
            act = words.acts.act.get(noun.lower_)
            return None if act in {None, "unknown", "other"} else act
    return None


def _named(party: Party, sentence: Sentence, reading: Reading) -> bool:
    """Whether a claim of this sentence has the blamed for its actor already."""
    return any(
        actor.start == party.start
        for draft in reading.drafts
        if draft.sentence == sentence.index
        for actor in draft.actors
    )


def _alleged(
    draft: Draft, sentence: Sentence, span: tuple[int, int], source: Source, party: Party
) -> Draft:
    again = denials.again(draft, sentence, span, source, (party,))
    rules = tuple(rule for rule in again.rules if not rule.startswith("stance."))
    return replace(
        again, status="alleged", figure=None, rules=(*rules, RULE),
        needs_review=tuple(REVIEW if r == denials.REVIEW else r for r in again.needs_review),
    )  # fmt: skip


@cache
def _forms() -> frozenset[str]:
    return frozenset(lexicon.load("en", "denials")["blames"])
