"""A parsed sentence → its frames.

In: a Sentence. Out: Frames in the order of their triggers. Touches nothing.
Every way of saying that harm was done has a rule id, which the claim carries:

=====================  ==========================================================
``verb.active``        "gunmen killed nine men"
``verb.passive``       "nine men were killed", "the six men shot dead by soldiers"
``actor.means``        "killed in police firing": who did it
``verb.phrase``        "set fire to the mill", "was led away", "lost a leg" (``ways.yaml``)
``verb.negated``       "did not survive", "let no lorry in": what did not happen tells the harm
``count.listed``       "11 killed, up to 30 wounded", "dead: 9"
``list.entry``         "1 x police KIA, 2 x WIA", "1 F (19) killed"
``list.headed``        "Killings: 12"
``list.note``          "male, ca. 25, gunshot wound thigh, stable"
``zero.casualties``    "no casualties": nobody killed, nobody injured
``zero.unharmed``      "who were unhurt"
``count.household``    "a mother and her two daughters" are three
``verb.subject``       "nineteen people died", "families fled"
``verb.explosion``     "a bomb exploded outside the embassy"
``verb.thrown``        "hurled two grenades at the station"
``verb.set_fire``      "set fire to the town hall"
``verb.set_off``       "set off three bombs in the bank"
``verb.went_off``      "a bomb went off at the gate of the palace"
``verb.planted``       "a bomb was placed under a bus": attempted
``verb.defused``       "defused a bomb near the embassy": attempted
``noun.explosion``     "an explosion occurred near the bank", "a blast rocked the hotel"
``noun.attack``        "the attack on the ferry", where nobody hurt is told beside it
``noun.of``            "the killing of nine aid workers"
``noun.possessor``     "the teacher's abduction"
``noun.count``         "412 killings", "a double murder"
``noun.fatal``         "a fatal shooting", "the fatal shooting of a trader"
``state.fatally``      "five were shot, one of them fatally"
``noun.with``          "a man with a gunshot wound", "suffering from stab wounds"
``noun.victim``        "two gunshot victims"
``care.hospital``      "two were taken to hospital" (after violence was told)
``care.condition``     "a man is in critical condition" (the same)
``noun.life``          "claimed the lives of nine people", "took his own life"
``state``              "the blast left 16 dead", "two dead in raid"
``held``               "its 12 captives"
``toll``               "the death toll rose to 17 from 12"
``state.of_those``     "five of the dead were children"
``noun.bodies``        "14 bodies lay in the yard"
``noun.graves``        "a mass grave of sixty"
``subset.listed``      "41 deaths (29 men, 8 women, 4 children)"
``subset.of_those``    "two girls were among the wounded"
``toll.said``          "the clinic told me 31"
``toll.given``         "up from the nine given by the governor"
``count.compared``     "against 187 in the same months of 2021"
``subset.including``   "…, including nine children"
``subset.sum``         "31 children, 26 boys and five girls" (26 + 5 = 31)
``subset.apposition``  "12 people, three of them children"
``subset.among``       "12 villagers, among them four girls", "half of them minors"
``subset.of_whom``     "15 of whom were children", "of the 40 killed, 15 were children"
``subset.of_them``     "Four of them were children." (the harm is that of the statement before)
``subset.update``      "the toll rose from 19 to 23 after four died": the four are in the 23
``list.labelled``      "Destroyed: 41 houses, the club. Displaced: 14,200"
``noun.cases``         "21 cases of torture"
``noun.survivors``     "17 survivors of rape", "two torture victims"
``noun.charge``        "charged with rape"
``noun.holders``       "the captors of the two divers"
``noun.lacking``       "68 houses without windows"
``toll.figure``        "the correct figure is 14, not 12" (the same)
``verb.gapped``        "three were killed in Taiz and two in Aden"
``verb.respectively``  "killed 12 and 9 people in Taiz and Aden respectively"
``verb.loses``         "the army lost ten soldiers"
``used.made_to_harm``  "child fighters shoot them"
=====================  ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.extract.frames import (
    arguments,
    doubles,
    firing,
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
from marsad.extract.frames.lists import among, breakdown, figures, labelled, tallies, telegraph
from marsad.extract.frames.nouns import care, cases, states, tolls, wounds
from marsad.extract.frames.peaceful import Tenor
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
        read = list(_at(sentence, token, words, tenor))
        for frame in subsets.summed(parts.households(read), len(found)):
            if frame.neutral is False and (known := doubles.repeated(frame, found)) is not None:
                if found[known].neutral:  # "buried the six men shot dead": the plainer word leads
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
    violent = bool(tenor.evidence)
    for reading in (tallies.tallies, telegraph.frames, figures.frames):
        told = reading(sentence, found, words, violent=violent)
        found += doubles.new(_by_people(told, tenor, words), found)
    found += parts.households(list(breakdown.frames(sentence, found, words)))
    found += doubles.new(among.frames(sentence, found, words), found)
    found += doubles.new(_by_people(tallies.nobody(sentence, words), tenor, words), found)
    found += doubles.unread(labelled.frames(sentence, words), found)
    return parts.updated(found)


def _armed(token: Token, words: Words) -> bool:
    """ "Shells hit the market": what a weapon does is meant as it is said."""
    subject = arguments.child(token, "nsubj")
    return subject is not None and means.is_means(subject, words)


def _by_people(frames: Iterable[Frame], tenor: Tenor, words: Words) -> list[Frame]:
    return [frame for frame in frames if not peaceful.nobody_did(frame, tenor, words)]


def _at(sentence: Sentence, token: Token, words: Words, tenor: Tenor) -> Iterator[Frame]:
    lower = token.lower_
    verb = words.triggers.verbs.get(lower)
    if lower in {"lose", "loses", "lost", "losing"}:
        yield from losses.frames(sentence, token, words)
    told = lower in words.ways.by_form and token.tag_.startswith(("VB", "JJ"))
    violent = told and peaceful.told_beside(token, tenor)
    phrases = list(ways.frames(sentence, token, words, violent=violent)) if told else []
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
