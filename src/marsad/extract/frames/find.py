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
from dataclasses import replace

from marsad.extract.frames import (
    arguments,
    firing,
    means,
    nouns,
    parts,
    peaceful,
    people,
    verbs,
    ways,
)
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.lists import among, breakdown, figures, labelled, tallies, telegraph
from marsad.extract.frames.nouns import care, cases, wounds
from marsad.extract.frames.peaceful import Tenor
from marsad.extract.frames.verbs import blasts
from marsad.extract.frames.words import (
    CONDITION,
    FATALLY,
    LIFE,
    SEXUAL,
    TOLL_NOUNS,
    VICTIMS,
    Noun,
    Words,
)
from marsad.extract.parse import Token
from marsad.model import HARMS_TO_OBJECTS

_FIRED = frozenset({"trigger.fire", "trigger.shoot", "trigger.open"})
_FORCE = frozenset({"force", "compel", "make", "coerce", "order", "train", "use"})
_SERVICE = frozenset(
    "fighter fighters soldier soldiers executioner executioners bomber bombers recruit recruits "
    "combatant combatants militant militants".split()
)


def frames(sentence: Sentence, words: Words, tenor: Tenor) -> list[Frame]:
    """All frames of a sentence, subsets directly after the frame they are part of. ``tenor``: of
    the whole text, by which a death in it is violent or not."""
    idioms = [match.span() for match in words.idioms.finditer(sentence.text.lower())]
    found: list[Frame] = []
    for at_token in [i for i, lower in enumerate(sentence.lowers) if lower in words.triggers]:
        token = sentence.doc[at_token]
        if any(start <= token.idx < end for start, end in idioms) and not _armed(token, words):
            continue  # "killed the bill", and what else the sentence tells stays
        read = list(_at(sentence, token, words, tenor))
        for frame in _in_parts(parts.households(read), len(found)):
            if frame.neutral is False and (known := _repeated(frame, found)) is not None:
                if found[known].neutral:  # "buried the six men shot dead": the plainer word leads
                    found[known] = frame
                continue
            if _repeats(frame, found) or peaceful.nobody_did(frame, tenor, words):
                continue
            if blasts.EXPLOSION in frame.rules and tenor.evidence <= words.explosions.keys():
                continue  # gas explodes as well
            frame = firing.by_means(frame, words)
            at = len(found)
            found.append(frame)
            found.extend(_subsets(frame, at, words))
            found.extend(_made_to(frame))
            found.extend(parts.gapped(frame))
            found.extend(parts.respective(frame))
    found = _without_struck(_without_means(found), words)
    violent = bool(tenor.evidence)
    for reading in (tallies.tallies, telegraph.frames, figures.frames):
        told = reading(sentence, found, words, violent=violent)
        found += _new(_by_people(told, tenor, words), found)
    found += parts.households(list(breakdown.frames(sentence, found, words)))
    found += _new(among.frames(sentence, found, words), found)
    found += _new(_by_people(tallies.nobody(sentence, words), tenor, words), found)
    found += _unread(labelled.frames(sentence, words), found)
    return parts.updated(found)


def _armed(token: Token, words: Words) -> bool:
    """ "Shells hit the market": what a weapon does is meant as it is said."""
    subject = arguments.child(token, "nsubj")
    return subject is not None and means.is_means(subject, words)


def _by_people(frames: Iterable[Frame], tenor: Tenor, words: Words) -> list[Frame]:
    return [frame for frame in frames if not peaceful.nobody_did(frame, tenor, words)]


def _new(more: Iterable[Frame], found: list[Frame]) -> list[Frame]:
    return [frame for frame in more if not _repeats(frame, found)]


def _without_means(found: list[Frame]) -> list[Frame]:
    """ "A grenade exploded outside a café, wounding nine": the blast is how people were harmed, and
    is told with them."""
    if not any(frame.harm in {"killed", "injured"} for frame in found):
        return found
    if any(frame.subset_of is not None for frame in found):
        return found  # places in the list are counted
    return [frame for frame in found if not _is_means(frame)]


def _is_means(frame: Frame) -> bool:
    """A blast, a wall that fell on somebody, shots at a bus."""
    whom = frame.affected
    part = frame.harm in {"damaged", "attacked"} and whom is not None and whom.kind == "part"
    fired = not _FIRED.isdisjoint(frame.rules) and ways.RULE in frame.rules
    struck = frame.harm == "attacked" and (frame.violent or fired)
    return part or struck or not blasts.BY.isdisjoint(frame.rules)


def _unread(more: Iterable[Frame], found: list[Frame]) -> list[Frame]:
    """Those whose words no frame of the same harm tells."""
    spans = {(f.harm, at) for f in found if f.affected for at in (f.affected.start, f.affected.end)}
    return [
        frame
        for frame in more
        if frame.affected is not None
        and (frame.harm, frame.affected.start) not in spans
        and (frame.harm, frame.affected.end) not in spans
    ]


def _without_struck(found: list[Frame], words: Words) -> list[Frame]:
    """Of one object one harm: "struck an oil tank and set it on fire" tells it as damaged, not as
    attacked; "struck the hospital, destroying the ward" as attacked: its ward is part of it."""
    harmed = [f for f in found if f.affected is not None and f.harm in {"damaged", "destroyed"}]
    of_part = [f for f in harmed if _takes_a_part(f, words)]
    whole = {f.affected.head for f in harmed if f.affected is not None and f not in of_part}
    if not harmed or any(frame.subset_of is not None for frame in found):
        return found
    struck = {f.affected.head for f in found if f.affected is not None and f.harm == "attacked"}
    return [
        frame
        for frame in found
        if frame.affected is None
        or not (
            (frame.harm == "attacked" and frame.affected.head in whole)
            or (frame in of_part and frame.affected.head in struck)
        )
    ]


def _takes_a_part(frame: Frame, words: Words) -> bool:
    return any(c.lower_ in words.parts for c in frame.sentence.doc[frame.trigger].children)


def _in_parts(frames: list[Frame], at: int) -> list[Frame]:
    """ "31 children, 26 boys and five girls": a list whose first number is the sum of the others
    tells one number and its parts."""
    numbers = [f.affected.figure if f.affected is not None else None for f in frames]
    exact = [n.low for n in numbers if n is not None and n.words and n.low == n.high
             and n.low is not None]  # fmt: skip
    if len(frames) < 3 or len(exact) < len(frames) or exact[0] != sum(exact[1:]):
        return frames
    parts = [replace(f, subset_of=at, rules=(*f.rules, "subset.sum")) for f in frames[1:]]
    return [frames[0], *parts]


def _made_to(frame: Frame) -> list[Frame]:
    """Children who are made to kill were used, whoever is behind them (UN monitoring: *use* in
    any capacity, executioner among them)."""
    if frame.harm not in {"killed", "injured", "abducted", "attacked"}:
        return []
    return [
        replace(
            frame,
            harm="used",
            affected=actor,
            actors=(),
            start=min(actor.start, frame.start) if frame.start - actor.end < 80 else actor.start,
            end=frame.end if frame.start - actor.end < 80 else actor.end,
            rules=(*frame.rules, "used.made_to_harm"),
            was=None,
        )
        for actor in frame.actors
        if actor.age_group == "child" and _in_service(frame, actor)
    ]


def _in_service(frame: Frame, actor: Party) -> bool:
    """A child fighter, or children who are forced: not a boy who fires a gun at home."""
    trigger = frame.sentence.doc[frame.trigger]
    forced = trigger.dep_ == "xcomp" and trigger.head.lemma_ in _FORCE
    return forced or bool(_SERVICE & set(actor.words.lower().split()))


def _at(sentence: Sentence, token: Token, words: Words, tenor: Tenor) -> Iterator[Frame]:
    lower = token.lower_
    verb = words.verbs.get(lower)
    if lower in {"lose", "loses", "lost", "losing"}:
        yield from figures.losses(sentence, token, words)
    told = lower in words.ways.by_form and token.tag_.startswith(("VB", "JJ"))
    violent = told and peaceful.told_beside(token, tenor)
    phrases = list(ways.frames(sentence, token, words, violent=violent)) if told else []
    if not phrases and token.pos_ == "VERB" and lower in words.blasts:
        phrases = list(blasts.frames(sentence, token, words))
    if phrases:
        yield from phrases
    elif verb is not None and token.tag_.startswith(("VB", "JJ")) and token.dep_ != "compound":
        yield from verbs.frames(sentence, token, verb, words)
    elif token.pos_ == "NOUN" and (lower in words.nouns or lower in words.explosions):
        yield from _named(sentence, token, words)
    elif token.pos_ == "NOUN" and lower in words.sexual and cases.is_sexual(token, words):
        yield from _of_noun(sentence, token, SEXUAL, words)
    elif token.pos_ == "NOUN" and lower in words.shots:
        yield from wounds.shots(sentence, token, words.shots[lower], words)
    elif token.pos_ == "NOUN" and lower in LIFE:
        yield from wounds.lives(sentence, token, words)
    elif token.pos_ == "NOUN" and lower in VICTIMS:
        yield from wounds.victims(sentence, token, words)
    elif lower in FATALLY:
        yield from wounds.fatally(sentence, token, words)
    elif token.pos_ in {"NOUN", "PROPN"} and lower in words.care:
        yield from care.hospital(sentence, token, words)
    elif token.pos_ == "NOUN" and lower == CONDITION:
        yield from care.condition(sentence, token, words)
    if token.pos_ == "NOUN" and lower in words.holders:
        yield from cases.holders(sentence, token, words.holders[lower], words)
    if token.pos_ == "NOUN" and lower in words.openings:
        yield from cases.lacking(sentence, token, words)
    if token.pos_ == "NOUN" and lower in words.wounds:
        yield from wounds.wounded(sentence, token, words)
    if lower in words.states:
        yield from nouns.states(sentence, token, words.states[lower], words)
    if lower in words.held:
        yield from nouns.held(sentence, token, words.held[lower], words)
    if lower in TOLL_NOUNS:
        yield from nouns.tolls(sentence, token, words)


def _named(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """A noun for the happening: where something went off, else whom or what it befell."""
    lower = token.lower_
    blast = words.explosions.get(lower)
    told = [] if blast is None else list(blasts.explosions(sentence, token, blast, words))
    if told or lower not in words.nouns:
        yield from told
    elif cases.is_sexual(token, words):
        yield from _of_noun(sentence, token, SEXUAL, words)
    else:
        yield from _of_noun(sentence, token, words.nouns[lower], words)


def _of_noun(sentence: Sentence, token: Token, noun: Noun, words: Words) -> Iterator[Frame]:
    told = list(nouns.frames(sentence, token, noun, words))
    if not told and noun.harm not in HARMS_TO_OBJECTS:
        told = list(cases.frames(sentence, token, noun, words))
    yield from told


def _repeats(frame: Frame, found: list[Frame]) -> bool:
    """The same people in the same state, said by a verb and by its result ("shot … dead")."""
    return _repeated(frame, found) is not None


def _repeated(frame: Frame, found: list[Frame]) -> int | None:
    for at, earlier in enumerate(found):
        one, other = earlier.affected, frame.affected
        if earlier.harm != frame.harm or one is None or other is None:
            continue
        if one.start == other.start and (one.head == other.head or one.end == other.end):
            return at
    return None


def _subsets(frame: Frame, at: int, words: Words) -> Iterator[Frame]:
    sentence, affected = frame.sentence, frame.affected
    if affected is None or affected.sort == "object":
        return
    head = sentence.doc[affected.head]
    trigger = sentence.doc[frame.trigger]
    included = [(part, "subset.including") for part in _parts(head, trigger)]
    beside = {each.i for each in people.coordinated(head)}
    included += [
        (c, "subset.apposition") for c in head.children if c.dep_ == "appos" and c.i not in beside
    ]
    for part, rule in included:
        for token in people.coordinated(part):
            whom = people.party(sentence, token, words)
            if whom.sort != "person" or whom.figure is None or _same(whom, affected):
                continue
            if rule == "subset.including" or _smaller(whom, affected):
                yield replace(
                    frame,
                    affected=whom,
                    start=whom.start,
                    end=whom.end,
                    rules=(*frame.rules, rule),
                    subset_of=at,
                    was=None,
                )


def _smaller(part: Party, whole: Party) -> bool:
    """ "31 children, 26 boys and five girls": numbers that are told as parts. An apposition without
    a number says who somebody is."""
    if part.figure is None or whole.figure is None or part.figure.words is None:
        return False
    return (part.figure.low or 0) < (whole.figure.low or 0)


def _same(one: Party, other: Party) -> bool:
    return one.head == other.head


def _parts(head: Token, trigger: Token) -> list[Token]:
    """Nouns after "including" or "among them" that hang on the harmed or on the verb."""
    parts = []
    for anchor in (head, head.head if head.head.dep_ in {"prep", "nummod"} else head, trigger):
        for node in anchor.children:
            if node.lower_ in {"including", "among"} and node.dep_ in {"prep", "advcl", "acl"}:
                for inner in node.children:
                    if inner.dep_ in {"pobj", "dobj"} and inner.tag_ != "PRP":
                        parts.append(inner)
                    elif inner.dep_ == "prep" and inner.lower_ == "of":
                        parts.extend(i for i in inner.children if i.dep_ == "pobj")
                if node.lower_ == "among":
                    parts.extend(
                        sibling
                        for sibling in anchor.children
                        if sibling.i > node.i and sibling.dep_ in {"appos", "npadvmod", "dep"}
                    )
    unique = {part.i: part for part in parts if part.i != head.i}
    return [unique[i] for i in sorted(unique)]
