"""States → frames: "left 16 dead", "two dead in raid", "five of the dead were children", "its 12
captives".

In: a token and the harm of its state. Out: Frames. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, means, people, quantity
from marsad.extract.frames.frame import Frame, Party, Sentence, at_word
from marsad.extract.frames.people import kinds
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token


def states(sentence: Sentence, token: Token, harm: str, words: Words) -> Iterator[Frame]:
    """ "left 16 dead", "three people are dead", "two dead in raid", "30 wounded"."""
    head = token.head
    left = _left(token)
    if left is None and token.lower_ in words.triggers.verbs and _is_verb(token):
        return  # a verb with its own subject or object, read as such
    harmed: list[Token] = []
    if left is not None:
        harmed = left
    elif token.dep_ in {"oprd", "acomp", "attr", "xcomp", "ccomp", "conj"}:
        verb = head
        if token.dep_ == "conj" and head.lower_ in words.triggers.states:
            verb = head.head
        own = arguments.child(token, "nsubj") or _number_beside(sentence, token)
        if own is not None:
            harmed = [own]
        elif arguments.child(token, "nummod") is not None:
            harmed = [token]  # "leaving at least 10 dead"
        elif verb.lower_ in words.triggers.result_verbs or verb.pos_ == "AUX":
            found = arguments.child(verb, "dobj") or arguments.subject(verb)
            harmed = [found] if found is not None else []
    elif token.dep_ == "amod" and head.pos_ in {"NOUN", "NUM", "PROPN"}:
        told = token.lower_ == "slain" or quantity.own_number(sentence, head, words) is not None
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
    listed = {each.i: each for found in harmed for each in people.coordinated(found, words)}
    for each in listed.values():
        if _in_another_state(each, token, words):
            continue
        whom = people.party(sentence, each, words)
        if each.i == token.i:
            whom = replace(whom, sort="person", kind="unknown")
        if whom.sort != "person":
            continue
        low = min(whom.start, sentence.offset(token))
        high = max(whom.end, sentence.span(token, token)[1])
        yield at_word(sentence, token, harm, act, (), whom, low, high, "state")


def _left(token: Token) -> list[Token] | None:
    """ "Left two guards and one visitor dead": the whole object of "leave", where the parser takes
    the state for one more of the list, or hangs it on another noun."""
    if token.dep_ not in {"conj", "acl"} or token.i == 0:
        return None
    own = arguments.child(token, "nummod") is not None
    noun = token.head if own else token.nbor(-1)
    while noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ != "dobj" or noun.head.lemma_ != "leave" or noun.pos_ != "NOUN":
        return None
    return [noun, token] if own else [noun]


def _number_beside(sentence: Sentence, state: Token) -> Token | None:
    """ "three dead and a dozen injured": the parser hangs the number beside its state."""
    before = state.nbor(-1) if state.i > 0 else None
    if before is not None and state.dep_ == "conj" and kinds.is_one_more(before):
        return before  # "found three people dead and a fourth wounded"
    beside = before is not None and state.dep_ == "conj" == before.dep_
    if before is None or not beside or before.head.i != state.head.i:
        return None
    return before if quantity.figure_at(sentence, before) is not None else None


def _in_another_state(counted: Token, state: Token, words: Words) -> bool:
    """Of "three dead and 12 injured", the 12 are not dead."""
    after = [counted.nbor(1)] if counted.i + 1 < len(counted.doc) else []
    return any(t.lower_ in words.triggers.states and t.i != state.i for t in (counted, *after))


def _of_the_dead(
    sentence: Sentence, token: Token, number: Token, harm: str, words: Words
) -> Iterator[Frame]:
    """ "Five of the dead were children": five of those counted before, and who they were."""
    figure = quantity.figure_at(sentence, number)
    verb = number.head
    attribute = arguments.child(verb, "attr") if number.dep_ == "nsubj" else None
    if figure is None:
        return
    start = quantity.mention_start(sentence, number)
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
    yield at_word(sentence, token, harm, "unknown", (), whom, start, end, "state.of_those")


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
    yield at_word(sentence, token, harm, "abduction", (holder,), whom, whom.start, whom.end, "held")
