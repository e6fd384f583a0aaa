"""Verbs → frames: voice, particles, results, and what kind of noun the reading needs.

In: a verb token and its reading. Out: Frames. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, doers, means, people, roles, things
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.people import kinds
from marsad.extract.frames.verbs import conditions, harms
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.triggers import Verb
from marsad.extract.parse import Token

_WITH_PHRASE = frozenset({("use", "as"), ("treat", "for"), ("remain", "in")})
_WITH_OBJECT = frozenset({"lose", "suffer", "sustain"})  # "lost their lives"
_BURNT = frozenset("victims them dead inmates prisoners people those women children".split())
_CATCH = frozenset({"capture", "seize"})
_LONGEST_PHRASE = 120  # characters of a quotation with its "by …"
_RESULTS = frozenset({"away", "down", "up", "missing", "hostage", "captive", "prisoner", "dead",
                      "himself", "herself", "themselves"})  # fmt: skip


def frames(sentence: Sentence, token: Token, verb: Verb, words: Words) -> Iterator[Frame]:
    """The frames of a verb, one for each coordinated noun phrase that was harmed."""
    passive = arguments.is_passive(token)
    if verb.passive and not passive:
        return
    if token.dep_ == "amod" and (verb.lemma == "displace" or not _numbered(sentence, token)):
        return  # "displaced people", "bombed buildings" say what they are, not what was done now
    reading = conditions.reading(token, verb)
    if reading is None:
        return
    if verb.lemma == "shoot" and passive and conditions.shoots_at(sentence, token, words):
        return  # "Gunmen shot at a wall"
    harm, object_harm = reading
    act, accident = means.act(sentence, token, words)
    if accident or means.in_a_manner_of_speaking(sentence, token, words):
        return
    if _collides(token, verb, words):
        return
    actors, left_open = doers.of_verb(sentence, token, verb.takes, words)
    for head in roles.affected_by_verb(token, verb.takes, words.triggers.finds):
        for named in people.coordinated(head, words):
            each = _whose_age(sentence, roles.himself(named, token))
            whom = people.party(sentence, each, words)
            whom = named_as = _taken_for_people(sentence, whom, verb, words)
            if object_harm is not None:
                if each.tag_ == "CD" and whom.sort != "object":
                    whom = named_as = things.of_those(sentence, each, whom, words)
                if whom.sort == "object" and _heads_a_column(token):
                    break  # "houses destroyed: 112": read as a list
                whom = things.taken_for(sentence, each, whom, verb.lemma, object_harm, words)
            if named.i == head.i and whom.sort == "other":
                break  # "did not release the name of the shooter or those who were shot"
            of_people = arguments.object_of_preposition(each, "of")
            bare = not of_people or of_people[0].lower_ not in _BURNT
            if (
                bare
                and verb.lemma == "burn"
                and each.tag_ in {"CD", "DT"}
                and whom.sort == "person"
            ):
                break  # "houses burned 112", "all but six of the houses were burned"
            if verb.lemma == "shoot" and each.tag_ in {"CD", "DT"} and _particle(token, "down"):
                break  # "all nineteen were shot down": drones
            if verb.lemma == "shoot" and whom.sort == "person" and _particle(token, "out"):
                break  # "two cars, one with windows shot out"
            said = harms.of(
                verb, harm, object_harm, whom, token, shot=passive and act == "shooting"
            )
            if said is None:
                continue
            if verb.lemma in _CATCH and said[0] == "abducted" and _caught(whom, actors, words):
                said = "detained", "unknown"
            if named_as.kind == things.PART and said[0] == "destroyed":
                said = "damaged", said[1]
            said = harms.as_far_as(harms.by_whom(verb, said, actors, words), token)
            voice = "subject" if verb.takes == "subject" else "passive" if passive else "active"
            start, end = _quote(sentence, token, whom, named.i == head.i)
            yield Frame(
                sentence=sentence,
                trigger=token.i,
                harm=said[0],
                act=said[1] or means.precise(verb.act, act),
                affected=whom,
                actors=actors,
                start=start,
                end=end,
                rules=(f"verb.{voice}", f"trigger.{verb.lemma}"),
                open_actors=left_open,
                violent=whom is not named_as
                or whom.kind == things.PART
                or conditions.to_be_built_over(token, verb, actors),
            )


def _caught(whom: Party, actors: tuple[Party, ...], words: Words) -> bool:
    """ "The police captured two robbers", "the gunman was captured": an arrest."""
    if actors:
        return doers.may_arrest(actors, words)
    return whom.kind == "armed_group"


def _collides(token: Token, verb: Verb, words: Words) -> bool:
    """ "The lorry hit two cars": a thing that is no weapon runs into another."""
    if verb.lemma not in {"hit", "strike", "damage"} or arguments.is_passive(token):
        return False
    subject = arguments.subject(token)
    return (
        subject is not None
        and words.objects.target.get(subject.lower_) == "vehicle"
        and not means.is_means(subject, words)
    )


def _particle(token: Token, word: str) -> bool:
    return any(c.lower_ == word and c.dep_ in {"prt", "advmod"} for c in token.children)


def _heads_a_column(token: Token) -> bool:
    behind = token.doc[token.i + 1 : token.i + 3]
    return len(behind) == 2 and behind[0].text == ":" and behind[1].tag_ == "CD"


def _whose_age(sentence: Sentence, token: Token) -> Token:
    """ "Boy, 14, dies": the parser may take the age for the subject."""
    at = sentence.offset(token)
    age = any(m.category == "age" and m.start <= at < m.end for m in sentence.counts)
    before = token.doc[token.i - 2] if token.i > 1 and token.nbor(-1).text == "," else None
    if token.tag_ != "CD" or not age or before is None or not before.is_alpha:
        return token
    return before


def _taken_for_people(sentence: Sentence, whom: Party, verb: Verb, words: Words) -> Party:
    """ "murdered a baker": the verb says that a noun that no list knows is a person; of verbs that
    have other objects too ("killed the engine") only with a number or an article."""
    noun = sentence.doc[whom.head]
    if whom.sort != "other" or not kinds.may_be(noun, words):
        return whom
    bare = sentence.is_title or whom.figure is None or whom.start == sentence.offset(noun)
    if verb.lemma in words.ways.people_only or (verb.lemma in words.ways.living and not bare):
        return replace(whom, sort="person")
    return whom


def _numbered(sentence: Sentence, token: Token) -> bool:
    """ "two wounded soldiers": a number makes a happening of the adjective."""
    span = sentence.offset(token.head.left_edge), sentence.offset(token.head)
    return any(m.category == "count" and span[0] <= m.start < span[1] for m in sentence.counts)


def _quote(sentence: Sentence, token: Token, whom: Party, first: bool) -> tuple[int, int]:
    """From the first to the last word of verb and harmed; of a later conjunct, its words alone."""
    if not first:
        return whom.start, whom.end
    start, end = sentence.span(token, token)
    governing = token.head if token.dep_ == "xcomp" and token.head.pos_ == "VERB" else None
    if governing is not None and whom.start > start:
        start = sentence.offset(governing)
    for c in token.children:
        lost = c.dep_ == "dobj" and token.lemma_ in _WITH_OBJECT
        if c.dep_ == "prt" or c.lower_ in _RESULTS or lost:
            end = max(end, sentence.span(c, c)[1])
        elif c.dep_ == "agent" or (token.lemma_, c.lower_) in _WITH_PHRASE:
            last = next((i for i in c.children if i.dep_ == "pobj"), c)
            if sentence.span(last, last)[1] - start < _LONGEST_PHRASE:
                end = max(end, sentence.span(last, last)[1])
    if whom.end - min(start, whom.start) > 200 or whom.start - end > 200:
        return whom.start, whom.end
    return min(start, whom.start), max(end, whom.end)
