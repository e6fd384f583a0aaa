"""Nouns and states → frames: "the killing of", "412 killings", "left 16 dead", "its 12 captives",
"the death toll rose to 17 from 12".

In: a token and its reading. Out: Frames. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from marsad.extract.frames import arguments, means, people, things
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Noun, Words
from marsad.extract.parse import Token
from marsad.model import HARMS_TO_OBJECTS, Figure

# Behind what the thing stands that a noun is done to: "damage to the roof of", "the attack on".
_BEHIND = {"attacked": ("on", "against", "of"), "damaged": ("of", "to")}
DOERS = frozenset({"armed_group", "military", "police"})


def frames(sentence: Sentence, token: Token, noun: Noun, words: Words) -> Iterator[Frame]:
    """The frames of a noun that names a happening; none where it names nobody and no number."""
    if noun.harm in HARMS_TO_OBJECTS:
        yield from _to_objects(sentence, token, noun, words)
        return
    harmed, owner = arguments.affected_by_noun(token, words.light)
    actors = [each for head in arguments.object_of_preposition(token, "by") for each in
              people.coordinated(head)]  # fmt: skip
    rule = "noun.of"
    if not harmed and owner:
        whose = people.party(sentence, owner[0], words)
        doer = whose.kind in DOERS or owner[0].lower_ == "group" or whose.sort != "person"
        if not doer:
            harmed, owner, rule = owner, [], "noun.possessor"
    if not harmed:
        harmed = [
            c for c in token.children if c.dep_ in {"compound", "amod"} and _names_people(c, words)
        ]
    number = own_number(sentence, token, words)
    whom = [people.party(sentence, each, words) for h in harmed for each in people.coordinated(h)]
    whom = [party for party in whom if party.sort == "person"]
    act, accident = means.act(sentence, token, words)
    if accident:
        return
    doers = _doers(sentence, token, [*actors, *owner], words)
    name = partial(
        frame, sentence, token, noun.harm, noun.act if noun.act != "unknown" else act, doers
    )
    if number is not None and number.high == 0 and noun.harm == "detained":
        return  # "no arrests": nobody says that nobody is held
    if number is not None:
        start, end = _span(sentence, token, number)
        party = _counted(sentence, token, number, whom, start, end)
        yield name(party, start, end, "noun.count")
        return
    tried = token.dep_ == "compound" and token.head.lower_ in arguments.ATTEMPTS
    for party in whom:
        start = sentence.offset(token)
        if party.start < start and rule == "noun.of":
            start = party.start
        low, high = min(start, party.start), max(party.end, sentence.span(token, token)[1])
        told = name(party, low, high, rule)
        yield replace(told, standing="attempted") if tried else told


def _to_objects(sentence: Sentence, token: Token, noun: Noun, words: Words) -> Iterator[Frame]:
    """ "the destruction of a mosque", "staged an attack on a school", "the attack on the ferry",
    "106 attacks on hospitals" (so many events). One named in passing ("killed in an attack on a
    market") is how people were harmed, told with them."""
    prepositions = _BEHIND.get(noun.harm, ("of",))
    number = own_number(sentence, token, words)
    passing = noun.harm == "attacked" and token.dep_ not in {"dobj", "nsubjpass"}
    if passing and token.tag_ != "NN" and (number is None or token.dep_ == "pobj"):
        return  # "attacks on pipelines": a habit; "killed in two attacks": told with the killed
    if noun.harm == "attacked" and _in_words(sentence, token, words):
        return
    rule = "noun.attack" if passing else "noun.of"
    rule = rule if number is None else "noun.count"
    doers = _doers(sentence, token, arguments.object_of_preposition(token, "by"), words)
    act, _ = means.act(sentence, token, words)
    named = words.act.get(token.lower_, act) if noun.act == "unknown" else noun.act
    anchor = token.head if token.dep_ == "compound" else token  # "sabotage actions against"
    heads = arguments.object_of_preposition(anchor, *prepositions)
    if not heads and noun.harm == "attacked" and token.head.lower_ in words.light:
        heads = arguments.object_of_preposition(token.head, *prepositions)
    for head in heads:
        for each in people.coordinated(head):
            target = people.party(sentence, each, words)
            if noun.harm in {"damaged", "destroyed"}:
                target = things.taken_for(sentence, each, target, token.lower_, noun.harm, words)
            if target.sort == "object" and target.kind != things.PART:
                start = sentence.offset(token)
                if number is not None:
                    start = _span(sentence, token, number)[0]
                    target = replace(target, figure=replace(number, unit="events"))
                yield frame(
                    sentence, token, noun.harm, named, doers, target, start, target.end, rule
                )


def _in_words(sentence: Sentence, token: Token, words: Words) -> bool:
    """ "The columnist's attack on the bank": by nobody who bears arms."""
    owners = [people.party(sentence, c, words) for c in token.children if c.dep_ == "poss"]
    dated = [any(m.start <= o.start < m.end for m in sentence.dates) for o in owners]
    return any(
        o.sort != "place" and o.kind not in DOERS and not when
        for o, when in zip(owners, dated, strict=True)
    )


def states(sentence: Sentence, token: Token, harm: str, words: Words) -> Iterator[Frame]:
    """ "left 16 dead", "three people are dead", "two dead in raid", "30 wounded"."""
    head = token.head
    if token.lower_ in words.verbs and _is_verb(token):
        return  # a verb with its own subject or object, read as such
    harmed: list[Token] = []
    if token.dep_ in {"oprd", "acomp", "attr", "xcomp", "ccomp", "conj"}:
        verb = head
        if token.dep_ == "conj" and head.lower_ in words.states:
            verb = head.head
        own = arguments.child(token, "nsubj") or _number_beside(sentence, token)
        if own is not None:
            harmed = [own]
        elif arguments.child(token, "nummod") is not None:
            harmed = [token]  # "leaving at least 10 dead"
        elif verb.lower_ in words.result_verbs or verb.pos_ == "AUX":
            found = arguments.child(verb, "dobj") or arguments.subject(verb)
            harmed = [found] if found is not None else []
    elif token.dep_ == "amod" and head.pos_ in {"NOUN", "NUM", "PROPN"}:
        told = token.lower_ == "slain" or own_number(sentence, head, words) is not None
        if token.i > head.i or told:
            harmed = [head]
    elif token.dep_ == "ROOT" and arguments.child(token, "nsubj", "nummod") is not None:
        own = arguments.child(token, "nsubj", "nummod")
        harmed = [own] if own is not None else []
    elif (
        token.dep_ == "pobj" and head.lower_ == "of" and head.head.tag_ in {"CD", "NN", "NNS", "DT"}
    ):
        yield from _of_the_dead(sentence, token, head.head, harm, words)
        return
    elif token.pos_ in {"NOUN", "ADJ", "VERB"} and arguments.child(token, "nummod") is not None:
        harmed = [token]
    act, accident = means.act(sentence, token.head if harmed != [token] else token, words)
    if accident:
        return
    for found in harmed:
        for each in people.coordinated(found):
            if _in_another_state(each, token, words):
                continue
            whom = people.party(sentence, each, words)
            if each.i == token.i:
                whom = replace(whom, sort="person", kind="unknown")
            if whom.sort != "person":
                continue
            low = min(whom.start, sentence.offset(token))
            high = max(whom.end, sentence.span(token, token)[1])
            yield frame(sentence, token, harm, act, (), whom, low, high, "state")


def _number_beside(sentence: Sentence, state: Token) -> Token | None:
    """ "three dead and a dozen injured": the parser hangs the number beside its state."""
    before = state.nbor(-1) if state.i > 0 else None
    beside = before is not None and state.dep_ == "conj" == before.dep_
    if before is None or not beside or before.head.i != state.head.i:
        return None
    return before if figure_at(sentence, before) is not None else None


def _in_another_state(counted: Token, state: Token, words: Words) -> bool:
    """Of "three dead and 12 injured", the 12 are not dead."""
    after = [counted.nbor(1)] if counted.i + 1 < len(counted.doc) else []
    return any(t.lower_ in words.states and t.i != state.i for t in (counted, *after))


def _of_the_dead(
    sentence: Sentence, token: Token, number: Token, harm: str, words: Words
) -> Iterator[Frame]:
    """ "Five of the dead were children": five of those counted before, and who they were."""
    figure = figure_at(sentence, number)
    verb = number.head
    attribute = arguments.child(verb, "attr") if number.dep_ == "nsubj" else None
    if figure is None:
        return
    start = mention_start(sentence, number)
    end = sentence.span(token, token)[1]
    whom = Party(number.i, start, end, sentence.text[start - sentence.start : end - sentence.start],
                 "person", "unknown")  # fmt: skip
    if attribute is not None:
        told = people.party(sentence, attribute, words)
        if told.sort == "person":
            end = told.end
            spoken = sentence.text[start - sentence.start : end - sentence.start]
            whom = replace(told, start=start, end=end, words=spoken)
    whom = replace(whom, figure=replace(figure, unit="persons"), partitive=True)
    yield frame(sentence, token, harm, "unknown", (), whom, start, end, "state.of_those")


def responders(whom: Party) -> bool:
    """ "Police", "officers" without a number: those who come and tell, not those who are hurt."""
    figure = whom.figure
    return whom.kind == "police" and figure is not None and figure.rule == "count.plural"


def _is_verb(token: Token) -> bool:
    if token.dep_ in {"acl", "relcl"}:
        return True
    own = ("nsubj", "nsubjpass", "dobj", "aux", "auxpass", "agent")
    return token.tag_.startswith("VB") and arguments.child(token, *own) is not None


def held(sentence: Sentence, token: Token, harm: str, words: Words) -> Iterator[Frame]:
    """ "its 12 captives": somebody holds them. Without an owner the noun only says who they are."""
    owner = arguments.child(token, "poss")
    if owner is None or token.pos_ != "NOUN":
        return
    whom = people.party(sentence, token, words)
    holder = people.party(sentence, owner, words)
    yield frame(sentence, token, harm, "abduction", (holder,), whom, whom.start, whom.end, "held")


def tolls(sentence: Sentence, token: Token, words: Words) -> Iterator[Frame]:
    """ "the death toll from … rose to 17 from 12": a figure, and the one that it replaces."""
    phrase = sentence.text[max(0, token.idx - 12) : token.idx + 48].lower()
    harm = next((h for p, h in words.tolls.items() if p in phrase and token.lower_ in p), None)
    if harm is None:
        return
    verb = token.head if token.head.pos_ in {"VERB", "AUX"} else None
    new, old = None, None
    places = [token] if verb is None or verb.lower_ not in words.toll_verbs else [verb, token]
    for place in places:
        near = [c for c in place.subtree if c.dep_ == "prep"] if place.pos_ == "VERB" else []
        for c in [*place.children, *near]:
            for number in [c, *c.children] if c.dep_ in {"prep", "dobj", "attr", "pobj"} else []:
                value = figure_at(sentence, number)
                if value is None or number.i < token.i:
                    continue
                changed = _changed_from(sentence, number)
                if changed is not None:
                    new, old = (number, value), changed
                    continue
                if c.lower_ == "from":
                    old = value
                elif new is None:
                    new = (number, value)
    if new is None:
        return
    number, value = new
    figure = replace(value, unit="persons")
    first = verb if verb is not None and verb.i < number.i and verb.i > token.i else token
    start = min(sentence.offset(first), mention_start(sentence, number))
    end = sentence.span(number, number)[1]
    at = mention_start(sentence, number)
    words_of = sentence.text[at - sentence.start : end - sentence.start]
    party = Party(number.i, at, end, words_of, "person", "unknown", figure=figure)
    act, _ = means.act(sentence, token, words)
    yield replace(frame(sentence, token, harm, act, (), party, start, end, "toll"), was=old)


def _changed_from(sentence: Sentence, number: Token) -> Figure | None:
    """ "From 19 to 23" as the parser may read it: one number that the other one modifies."""
    if not any(c.lower_ == "to" for c in number.children):
        return None
    return next((value for c in number.children if c.tag_ == "CD" and (
        value := figure_at(sentence, c)) is not None), None)  # fmt: skip


def frame(
    sentence: Sentence,
    token: Token,
    harm: str,
    act: str,
    actors: tuple[Party, ...],
    party: Party,
    start: int,
    end: int,
    rule: str,
) -> Frame:
    return Frame(
        sentence=sentence,
        trigger=token.i,
        harm=harm,
        act=act,
        affected=party,
        actors=actors,
        start=start,
        end=end,
        rules=(rule, f"trigger.{token.lower_}"),
    )


def _doers(sentence: Sentence, token: Token, heads: list[Token], words: Words) -> tuple[Party, ...]:
    if not heads:
        verb = arguments.governor(token)
        if verb is not None and verb.lemma_ == "blame":
            on = arguments.object_of_preposition(verb, "on")
            blamed = on[0] if on else arguments.child(verb, "dobj", "nsubjpass")
            heads = [] if blamed is None or blamed.is_ancestor(token) else [blamed]
        elif (
            verb is not None and verb.lower_ in words.light and token.dep_ in {"dobj", "nsubjpass"}
        ):
            heads = arguments.actors_of_verb(verb, "object")
        elif verb is not None and token.dep_ == "dobj" and not arguments.is_passive(verb):
            # "verified the recruitment of 64 children, 51 of them boys, by three groups"
            heads = arguments.object_of_preposition(verb, "by")
    parties = [
        people.party(sentence, head, words) for head in heads if not means.is_means(head, words)
    ]
    return tuple(p for p in parties if p.sort in {"person", "organisation", "place"} or p.pronoun)


def _names_people(token: Token, words: Words) -> bool:
    if token.lower_ == "minor" and token.tag_ == "JJ":
        return False  # "minor injuries"
    if token.lower_ == "national":
        return False  # "national liberation"; a person only by itself, or in the plural
    return token.lower_ in words.person_kind or token.lower_ in {"civilian", "child", "teenage"}


def own_number(sentence: Sentence, token: Token, words: Words) -> Figure | None:
    """The number before a noun: "412 killings", "a double murder"."""
    for c in token.children:
        if c.dep_ in {"nummod", "amod", "quantmod", "det"} and c.i < token.i:
            value = figure_at(sentence, c)
            if value is not None:
                return value
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.tag_ == "CD":
        return figure_at(sentence, token.head.head)  # "40 of these deaths"
    return multiple(sentence, token, words)


def multiple(sentence: Sentence, token: Token, words: Words) -> Figure | None:
    """ "A triple homicide" is three people; a murder-suicide at least two."""
    for c in token.doc[max(0, token.i - 3) : token.i]:
        if c.lower_ in words.multiples and c.head.i in {token.i, token.head.i}:
            number = words.multiples[c.lower_]
            return Figure(number, number, False, c.text, "persons", "count.multiple")
    return None


def figure_at(sentence: Sentence, token: Token) -> Figure | None:
    at = sentence.offset(token)
    for mention in sentence.counts:
        if mention.start <= at < mention.end and mention.category == "count":
            return mention.value if isinstance(mention.value, Figure) else None
    return None


def mention_start(sentence: Sentence, token: Token) -> int:
    at = sentence.offset(token)
    return next((m.start for m in sentence.counts if m.start <= at < m.end), at)


def _span(sentence: Sentence, token: Token, number: Figure) -> tuple[int, int]:
    starts = [mention_start(sentence, c) for c in token.children if c.i < token.i and
              (figure_at(sentence, c) == number or c.text == number.words)]  # fmt: skip
    return min(starts, default=sentence.offset(token)), sentence.span(token, token)[1]


def _counted(
    sentence: Sentence, token: Token, number: Figure, whom: list[Party], start: int, end: int
) -> Party:
    figure = replace(number, unit="persons")
    if whom:
        return replace(whom[0], figure=figure)
    words = sentence.text[start - sentence.start : end - sentence.start]
    return Party(token.i, start, end, words, "person", "unknown", figure=figure)
