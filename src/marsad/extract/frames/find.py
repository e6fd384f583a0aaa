"""A parsed sentence → its frames.

In: a Sentence. Out: Frames in the order of their triggers. Touches nothing.
The words that a frame may be read at are taken in order, and what they tell twice is told once;
then come the readers of lists. The table of rules stands at the head of ``frames``.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extract.frames import (
    arguments,
    doubles,
    firing,
    lists,
    means,
    nouns,
    parts,
    peaceful,
    subsets,
    used,
    verbs,
    ways,
)
from marsad.extract.frames.frame import Frame, Sentence
from marsad.extract.frames.lists import tallies
from marsad.extract.frames.nouns import care, cases, states, tolls, wounds
from marsad.extract.frames.tenor import Tenor
from marsad.extract.frames.verbs import blasts, losses
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.gate import CONDITION, FATALLY, LIFE, TOLL_NOUNS, VICTIMS
from marsad.extract.frames.words.triggers import SEXUAL, Noun
from marsad.extract.parse import Token
from marsad.model import HARMS_TO_OBJECTS


def frames(sentence: Sentence, words: Words, tenor: Tenor) -> list[Frame]:
    """All frames of a sentence, subsets directly after the frame they are part of. ``tenor``: of
    the whole text, by which a death in it is violent or not."""
    idioms = [match.span() for match in words.triggers.idioms.finditer(sentence.text.lower())]
    found: list[Frame] = []
    for at_token in [i for i, lower in enumerate(sentence.lowers) if lower in words.read_at]:
        token = sentence.doc[at_token]
        if any(start <= token.idx < end for start, end in idioms) and not _armed(token, words):
            continue  # "killed the bill", and what else the sentence tells stays
        if tallies.is_of_list(sentence, at_token):
            continue  # its number is read below, by the readers of lists
        read = list(_at(sentence, token, words, tenor))
        for frame in subsets.summed(parts.households(read), len(found)):
            if frame.neutral is False and (known := doubles.repeated(frame, found)) is not None:
                # "Buried the six men shot dead", "is in hospital after being shot": the plainer
                # word leads.
                if found[known].neutral or care.needs_violence(found[known]):
                    found[known] = frame
                continue
            if doubles.repeats(frame, found) or peaceful.nobody_did(frame, tenor, words):
                continue
            if (
                blasts.EXPLOSION in frame.rules
                and tenor.evidence <= words.triggers.explosions.keys()
            ):
                continue  # gas explodes as well
            frame = firing.by_means(frame, words)
            at = len(found)
            found.append(frame)
            found.extend(subsets.included(frame, at, words))
            found.extend(used.frames(frame))
            found.extend(parts.gapped(frame))
            found.extend(parts.respective(frame))
    found = doubles.without_struck(doubles.without_means(found), words)
    return parts.fatal(parts.updated(lists.frames(sentence, found, words, tenor)))


def _armed(token: Token, words: Words) -> bool:
    """ "Shells hit the market": what a weapon does is meant as it is said."""
    subject = arguments.child(token, "nsubj")
    return subject is not None and means.is_means(subject, words)


def _at(sentence: Sentence, token: Token, words: Words, tenor: Tenor) -> Iterator[Frame]:
    lower = token.lower_
    verb = words.triggers.verbs.get(lower)
    if lower in {"lose", "loses", "lost", "losing"}:
        yield from losses.frames(sentence, token, words)
    told = lower in words.ways.by_form and token.tag_.startswith(("VB", "JJ"))
    phrases = list(ways.frames(sentence, token, words, tenor)) if told else []
    if not phrases and token.pos_ == "VERB" and lower in words.triggers.blasts:
        phrases = list(blasts.frames(sentence, token, words))
    if phrases:
        yield from phrases
    elif verb is not None and token.tag_.startswith(("VB", "JJ")) and token.dep_ != "compound":
        yield from verbs.frames(sentence, token, verb, words)
    elif token.pos_ == "NOUN" and (
        lower in words.triggers.nouns or lower in words.triggers.explosions
    ):
        yield from _named(sentence, token, words)
    elif token.pos_ == "NOUN" and lower in words.triggers.sexual and cases.is_sexual(token, words):
        yield from _of_noun(sentence, token, SEXUAL, words)
    elif token.pos_ == "NOUN" and lower in words.triggers.shots:
        yield from wounds.shots(sentence, token, words.triggers.shots[lower], words)
    elif token.pos_ == "NOUN" and lower in LIFE:
        yield from wounds.lives(sentence, token, words)
    elif token.pos_ == "NOUN" and lower in VICTIMS:
        yield from wounds.victims(sentence, token, words)
    elif lower in FATALLY:
        yield from wounds.fatally(sentence, token, words)
    elif token.pos_ in {"NOUN", "PROPN"} and lower in words.triggers.care:
        yield from care.hospital(sentence, token, words)
    elif token.pos_ == "NOUN" and lower == CONDITION:
        yield from care.condition(sentence, token, words)
    if token.pos_ == "NOUN" and lower in words.triggers.holders:
        yield from cases.holders(sentence, token, words.triggers.holders[lower], words)
    if token.pos_ == "NOUN" and lower in words.triggers.openings:
        yield from cases.lacking(sentence, token, words)
    if token.pos_ == "NOUN" and lower in words.triggers.wounds:
        yield from wounds.wounded(sentence, token, words)
    if lower in words.triggers.states:
        yield from states.states(sentence, token, words.triggers.states[lower], words)
    if lower in words.triggers.held:
        yield from states.held(sentence, token, words.triggers.held[lower], words)
    if lower in TOLL_NOUNS:
        yield from tolls.tolls(sentence, token, words)


def _named(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """A noun for the happening: where something went off, else whom or what it befell."""
    lower = token.lower_
    blast = words.triggers.explosions.get(lower)
    told = [] if blast is None else list(blasts.explosions(sentence, token, blast, words))
    if told or lower not in words.triggers.nouns:
        yield from told
    elif cases.is_sexual(token, words):
        yield from _of_noun(sentence, token, SEXUAL, words)
    else:
        yield from _of_noun(sentence, token, words.triggers.nouns[lower], words)


def _of_noun(sentence: Sentence, token: Token, noun: Noun, words: Words) -> Iterator[Frame]:
    told = list(nouns.frames(sentence, token, noun, words))
    if not told and noun.harm not in HARMS_TO_OBJECTS:
        told = list(cases.frames(sentence, token, noun, words))
    yield from told
