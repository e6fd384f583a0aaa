"""In which tense something is told, as the parse shows it.

In: the word that tells it. Out: yes or no; the verbs above a word. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.parse import Token

_STEPS = 6  # steps up the parse: beyond, a verb governs the sentence and not the word


def present(verb: Token) -> bool:
    """Told in the present, active or passive: of a habit, or in a headline."""
    auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    tag = verb.head.tag_ if verb.dep_ == "conj" and verb.tag_ == "VB" else verb.tag_
    if tag in {"VBZ", "VBP"} and not auxiliaries:
        return verb.lemma_ not in {"say", "be"}
    return verb.tag_ == "VBN" and any(
        c.dep_ == "auxpass" and c.lower_ in {"are", "is", "get", "gets"} for c in auxiliaries
    ) and not any(c.lower_ in {"been", "being"} for c in auxiliaries)  # fmt: skip


def perfect(trigger: Token) -> bool:
    """Told in the perfect, by the trigger's own auxiliary or that of the verb beside it."""
    if trigger.pos_ == "NOUN":
        return True
    verbs = [trigger]
    if trigger.dep_ in {"conj", "xcomp", "oprd", "acomp"}:
        verbs += verbs_above(trigger)[:1]
    words = {c.lower_ for v in verbs for c in v.children if c.dep_ in {"aux", "auxpass"}}
    return bool(words & {"have", "has", "had", "'ve"})


def told_since(trigger: Token) -> bool:
    """ "More than 120 have died", "has claimed 15 lives": a verb in the present perfect."""
    verb = trigger.head if trigger.pos_ == "NOUN" else trigger
    return any(c.lower_ in {"have", "has", "'ve"} and c.dep_ == "aux" for c in verb.children)


def pluperfect(trigger: Token) -> bool:
    """Told in the pluperfect; a noun has no tense, and can be."""
    for verb in (trigger, *verbs_above(trigger)[:1]):
        if any(c.lower_ in {"had", "'d"} and c.dep_ == "aux" for c in verb.children):
            return True
    return trigger.pos_ == "NOUN"


def told_before(trigger: Token) -> bool:
    """ "a mine had killed two": earlier than what the report tells. "The mayor said that a mine had
    killed two" is not: there the tense is that of reported speech."""
    for verb in (trigger, *verbs_above(trigger)[:1]):
        if any(c.lower_ in {"had", "'d"} and c.dep_ == "aux" for c in verb.children):
            node = verb
            while node.dep_ in {"conj", "advcl", "xcomp", "relcl", "acl"}:
                node = node.head
            return node.dep_ != "ccomp"
    return False


def verbs_above(token: Token) -> list[Token]:
    """The verbs on which a word hangs, the nearest first; the parse is climbed a few steps only."""
    found, node = [], token
    for _ in range(_STEPS):
        if node.head.i == node.i:
            break
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            found.append(node)
    return found
