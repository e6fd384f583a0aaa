"""Verbs → frames: voice, particles, results, and what kind of noun the reading needs.

In: a verb token and its reading. Out: Frames. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, doers, means, people, things, ways
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Verb, Words
from marsad.extract.parse import Token

# Verbs for which a shrine or a minaret that is struck is damaged: there is nothing to attack in it.
_STRIKE = frozenset({"hit", "strike", "shell", "bomb", "bombard", "target", "attack"})

_WITH_PHRASE = frozenset({("use", "as"), ("treat", "for"), ("remain", "in")})
_WITH_OBJECT = frozenset({"lose", "suffer", "sustain"})  # "lost their lives"
_CATCH = frozenset({"capture", "seize"})
_LONGEST_PHRASE = 120  # characters of a quotation with its "by …"
_BULLETS = frozenset(
    "bullet bullets gunfire gunshot gunshots shrapnel shot shots round rounds".split()
)
# What a fire leaves nothing of.
_BURN = frozenset({"home", "vehicle", "market", "camp", "aid", "other"})
_CARE = frozenset({"hospital", "hospitals", "clinic", "safety", "morgue", "shelter"})
_PEOPLE = frozenset({"people", "persons", "women", "children", "thousands", "hundreds", "dozens"})
_RESULTS = frozenset({"away", "down", "up", "missing", "hostage", "captive", "prisoner", "dead",
                      "himself", "herself", "themselves"})  # fmt: skip


def frames(sentence: Sentence, token: Token, verb: Verb, words: Words) -> Iterator[Frame]:
    """The frames of a verb, one for each coordinated noun phrase that was harmed."""
    passive = arguments.is_passive(token)
    if verb.passive and not passive:
        return
    if token.dep_ == "amod" and (verb.lemma == "displace" or not _numbered(sentence, token)):
        return  # "displaced people", "bombed buildings" say what they are, not what was done now
    reading = _reading(token, verb)
    if reading is None:
        return
    harm, object_harm = reading
    act, accident = means.act(sentence, token, words)
    if accident or means.in_a_manner_of_speaking(sentence, token, words):
        return
    if _collides(token, verb, words):
        return
    actors, left_open = doers.of_verb(sentence, token, verb.takes, words)
    for head in arguments.affected_by_verb(token, verb.takes, words.finds):
        for named in people.coordinated(head):
            each = _whose_age(sentence, arguments.himself(named, token))
            whom = people.party(sentence, each, words)
            whom = named_as = _taken_for_people(sentence, whom, verb, words)
            if object_harm is not None:
                whom = things.taken_for(sentence, each, whom, verb.lemma, object_harm, words)
            if named.i == head.i and whom.sort == "other":
                break  # "did not release the name of the shooter or those who were shot"
            if verb.lemma == "burn" and each.tag_ in {"CD", "DT"} and whom.sort == "person":
                break  # "houses burned 112", "all but six of the houses were burned"
            if verb.lemma == "shoot" and each.tag_ in {"CD", "DT"} and _particle(token, "down"):
                break  # "all nineteen were shot down": drones
            if verb.lemma == "shoot" and whom.sort == "person" and _particle(token, "out"):
                break  # "two cars, one with windows shot out"
            said = _harm(verb, harm, object_harm, whom, token, shot=passive and act == "shooting")
            if said is None:
                continue
            if verb.lemma in _CATCH and said[0] == "abducted" and _caught(whom, actors, words):
                said = "detained", "unknown"
            if named_as.kind == things.PART and said[0] == "destroyed":
                said = "damaged", said[1]
            said = _by_whom(verb, said, actors, words)
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
                violent=whom is not named_as or whom.kind == things.PART,
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
        and words.target.get(subject.lower_) == "vehicle"
        and not means.is_means(subject, words)
    )


def _particle(token: Token, word: str) -> bool:
    return any(c.lower_ == word and c.dep_ in {"prt", "advmod"} for c in token.children)


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
    if whom.sort != "other" or not people.may_be(noun, words):
        return whom
    bare = sentence.is_title or whom.figure is None or whom.start == sentence.offset(noun)
    if verb.lemma in words.people_only or (verb.lemma in words.living and not bare):
        return replace(whom, sort="person")
    return whom


def _numbered(sentence: Sentence, token: Token) -> bool:
    """ "two wounded soldiers": a number makes a happening of the adjective."""
    span = sentence.offset(token.head.left_edge), sentence.offset(token.head)
    return any(m.category == "count" and span[0] <= m.start < span[1] for m in sentence.counts)


def _reading(token: Token, verb: Verb) -> tuple[str | None, str | None] | None:
    """Harm to people and to objects under the conditions that hold; None: not this reading."""
    harm, object_harm = verb.harm, verb.object
    for condition in verb.conditions:
        if _holds(token, condition):
            if condition.get("harm") == "killed" and "conjunct" in condition:
                return None  # "shot and killed": the second verb says it
            to_object = condition.get("object")  # a list: the words that the condition looks for
            known = to_object if isinstance(to_object, str) else object_harm
            return condition.get("harm", harm), known
    if verb.conditions and all("particle" in condition for condition in verb.conditions):
        if verb.lemma == "burn":
            return harm, object_harm
        return None
    if harm is None and object_harm is None and verb.place is None:
        return None
    return harm, object_harm


def _ruled(token: Token) -> bool:
    """ "…, the judges held, …": without an auxiliary, and nothing says where or by whom."""
    bare = token.head.tag_ != "CD" and all(c.dep_ not in {"auxpass", "aux"} for c in token.children)
    return bare and (token.i + 1 == len(token.doc) or token.nbor(1).text in {",", ".", "that"})


def _holds(token: Token, condition: dict[str, object]) -> bool:
    children = list(token.children)
    if "particle" in condition:
        return any(
            c.lower_ == condition["particle"] and c.dep_ in {"prt", "advmod", "prep"}
            for c in children
        )
    if "resultative" in condition:
        return _to_death(token)
    if "adverb" in condition:
        return any(c.lower_ == condition["adverb"] for c in children)
    if "conjunct" in condition:
        return any(c.dep_ == "conj" and c.lower_ == condition["conjunct"] for c in children)
    if "object" in condition:
        objects = condition["object"]
        return isinstance(objects, list) and any(
            c.dep_ == "dobj" and c.lower_ in objects for c in children
        )
    if "object_complement" in condition or "complement" in condition:
        wanted = condition.get("object_complement") or condition.get("complement")
        deps = {"oprd", "acomp", "xcomp", "attr", "dobj", "npadvmod", "advmod", "dep", "advcl"}
        return isinstance(wanted, list) and any(
            c.dep_ in deps and c.lower_ in wanted for c in children
        )
    for preposition in ("for", "in", "to"):
        if preposition in condition:
            wanted = condition[preposition]
            nouns = arguments.object_of_preposition(token, preposition)
            return isinstance(wanted, list) and any(noun.lower_ in wanted for noun in nouns)
    if "passive" in condition:
        return arguments.is_passive(token) and token.dep_ != "amod" and not _ruled(token)
    if "from" in condition:
        taken = arguments.child(token, "nsubjpass") is not None
        to = arguments.object_of_preposition(token, "to")
        if any(noun.lower_ in _CARE for noun in to):
            return False
        return taken and any(
            place.lower_ not in {"hospital", "scene", "office"}
            for place in arguments.object_of_preposition(token, "from")
        )
    return False


def _to_death(token: Token) -> bool:
    for c in token.children:
        if c.lower_ == "dead" and c.dep_ in {"oprd", "acomp", "advmod", "xcomp", "amod"}:
            return True
        if c.dep_ == "prep" and c.lower_ == "to" and any(i.lower_ == "death" for i in c.children):
            return True
    follow = token.doc.words(token.doc[token.i + 1 : token.i + 3]).lower()
    return follow.startswith("dead") or follow == "to death"


def _harm(
    verb: Verb, harm: str | None, object_harm: str | None, whom: Party, token: Token, *, shot: bool
) -> tuple[str, str | None] | None:
    """What the verb says of such a noun, and a context act; None where it says no harm."""
    if whom.sort == "place":
        if verb.place is not None:
            return "none", verb.place
        if object_harm == "attacked" and verb.act in {"shelling", "bombing"}:
            return object_harm, None
        return None
    if whom.sort == "object":
        if object_harm is None or verb.only in {"person", "place"}:
            return None
        if whom.kind == things.PART:
            return ("damaged", None) if object_harm in {"damaged", "destroyed"} else None
        if object_harm == "attacked" and whom.kind == "heritage" and verb.lemma in _STRIKE:
            return "damaged", None
        if verb.lemma == "burn" and object_harm == "damaged" and whom.kind in _BURN:
            return "destroyed", None
        if whom.kind == "vehicle" and verb.lemma in {"hit", "strike"} and _by_fire(token):
            return "damaged", None
        if whom.kind == "other" and object_harm == "attacked":
            return None
        return object_harm, None
    if whom.sort != "person" or harm is None:
        return None
    if verb.only == "object" and verb.lemma not in {"hit", "strike"}:
        return None
    if verb.only == "child" and not (whom.age_group == "child" or whom.pronoun):
        return None
    if verb.only == "civilian" and not _may_flee(whom):
        return None
    if verb.lemma == "use" and not _for_a_purpose(token):
        return None
    if verb.lemma in {"hit", "strike"} and not _by_bullet(token) and not shot:
        return None
    return harm, None


def _by_whom(
    verb: Verb, said: tuple[str, str | None], actors: tuple[Party, ...], words: Words
) -> tuple[str, str | None]:
    """ "Held by the militia": by nobody with the power to arrest."""
    if verb.lemma != "hold" or said[0] != "detained" or doers.may_arrest(actors, words):
        return said
    return ("abducted", said[1]) if ways.is_armed_group(actors) else said


def _for_a_purpose(token: Token) -> bool:
    """ "used them as porters", "in attacks", "to carry bombs"."""
    return any(
        c.lower_ in {"as", "in", "to"}
        or (c.dep_ in {"xcomp", "advcl"} and any(i.lower_ == "to" for i in c.children))
        for c in token.children
    )


def _may_flee(whom: Party) -> bool:
    """Whoever did it flees too; only civilians and unspecified people are displaced by fleeing."""
    told = whom.kind == "civilian" or bool(_PEOPLE & set(whom.words.lower().split()))
    if not told or whom.pronoun or whom.figure is None:
        return False
    return whom.figure.high is None or whom.figure.high > 1


def _by_fire(token: Token) -> bool:
    """ "Two lorries were hit by machine-gun fire"."""
    nouns = arguments.object_of_preposition(token, "by")
    return any(noun.lower_ in _BULLETS or noun.lower_ == "fire" for noun in nouns)


def _by_bullet(token: Token) -> bool:
    """ "Struck by gunfire", "a bullet hit her", "fired several shots, hitting two men"."""
    nouns = arguments.object_of_preposition(token, "by", "in", "with")
    does = arguments.subject(token)
    above = token.head if token.dep_ in {"advcl", "conj", "acl"} else token
    fired = above.lemma_ in {"fire", "shoot"} or (
        above.lemma_ == "open" and any(c.lower_ == "fire" for c in above.children)
    )
    return (fired and above.i != token.i) or any(
        noun.lower_ in _BULLETS for noun in [*nouns, *([does] if does is not None else [])]
    )


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
