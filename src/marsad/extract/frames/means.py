"""By what means, and between whom: airstrike, mine, clashes between the army and a group.

In: a parsed sentence and a trigger. Out: the act, and the parties of a clash. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extract.frames import arguments, people, roles
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_NEAR = 6  # clauses to climb from the trigger to the sentence that names the means
_VAGUE = frozenset({"raid", "clash"})  # ways that a weapon named in the sentence makes precise
_FINDS = frozenset("recover seize confiscate find discover capture collect surrender".split())
_HELD = frozenset(
    "abducted detained disappeared released recruited tortured sexual_violence deprived "
    "looted seized".split()
)


def act(sentence: Sentence, token: Token, words: Words) -> tuple[str, bool]:
    """The act that the words around the trigger name, and whether they name an accident."""
    lowers = sentence.lowers
    own = {t.i for t in token.below if t.i != token.i}
    accident = any(
        lowers[i] in words.acts.accidents and _is_cause(sentence.doc[i], token) for i in sorted(own)
    )
    heads = words.acts.act_heads
    named_at = [i for i, lower in enumerate(lowers) if lower in heads and i != token.i]
    near = _by_noun(sentence, [i for i in named_at if i in own], words)
    beside = near or _by_verb(sentence, token, words)
    if beside is None or beside in _VAGUE:
        named = _by_noun(sentence, named_at, words)
        beside = named if named is not None and (beside is None or named != "arson") else beside
    if beside is not None:
        return beside, False
    if not accident:
        subject = arguments.subject(token)
        accident = subject is not None and subject.lower_ in words.acts.accidents
    return "unknown", accident


def of_harm(harm: str, act: str, words: Words) -> str:
    """The act as far as it goes with the harm: taken is abducted, however it was done; a bomb named
    beside an arrest is not how somebody was arrested."""
    if harm == "abducted" and act in {"unknown", *_VAGUE}:
        return "abduction" if act == "unknown" else act
    return act if harm not in _HELD or act in words.acts.custody else "unknown"


def precise(of_verb: str, around: str) -> str:
    """What the verb says by itself ("shot"), unless the words around it say more: "warplanes
    bombed", "a suicide bomber bombed"."""
    if of_verb == "unknown" or (
        of_verb == "bombing" and around in {"airstrike", "suicide_bombing"}
    ):
        return around
    return of_verb


def _by_noun(sentence: Sentence, indices: list[int], words: Words) -> str | None:
    lowers = sentence.lowers
    for one in (sentence.doc[i] for i in indices):
        if one.pos_ not in {"NOUN", "PROPN"} and one.dep_ not in {"pobj", "pcomp", "csubj"}:
            continue
        if _is_haul(one):
            continue
        lower = lowers[one.i]
        pair = f"{lowers[one.i - 1]} {lower}" if one.i > 0 else lower
        named = words.acts.act.get(pair) or words.acts.act.get(lower)
        if named == "arson" and lower == "fire" and not _burns(one):
            named = "shooting"
        if named is not None:
            return named
    return None


def _is_haul(weapon: Token) -> bool:
    """ "Recovered two bodies, a rifle and three landmines": nothing was done with what is found."""
    node = weapon
    while node.dep_ == "conj":
        node = node.head
    return node.dep_ in {"dobj", "nsubjpass"} and node.head.lemma_ in _FINDS


def _by_verb(sentence: Sentence, token: Token, words: Words) -> str | None:
    """ "stormed the village, killing", "shot and killed", "were killed when gunmen attacked"."""
    for verb in _clauses(token):
        heads = words.acts.act_heads
        with_what = [c.i for c in verb.children if c.dep_ == "dobj" and c.lower_ in heads]
        if (by := _by_noun(sentence, with_what, words)) is not None:
            return by  # "fired rubber bullets", "hit a roadside bomb"
        named = words.acts.act_verbs.get(verb.lower_)
        subject = arguments.subject(verb)
        if named == "raid" and not _entered(verb, subject, words):
            continue
        if named == "bombing" and subject is not None:
            named = words.acts.act.get(subject.lower_, named)  # "warplanes bombed"
        if named is not None:
            return named
    return None


def _entered(verb: Token, subject: Token | None, words: Words) -> bool:
    """Somebody attacked a place: a shell does not raid, and a lorry on the road is ambushed."""
    harmed = arguments.child(verb, "dobj", "nsubjpass")
    vehicle = harmed is not None and words.objects.target.get(harmed.lower_) == "vehicle"
    return subject is not None and not is_means(subject, words) and not vehicle


def _clauses(token: Token) -> Iterator[Token]:
    """Verbs whose clause tells how: below the trigger or its conjuncts, or above a participle. Of
    coordinated verbs only an earlier one, and a fire set beside a killing is another deed."""
    node = token if token.pos_ in {"VERB", "AUX"} else token.head
    told = arguments.told_when(node)
    if told is not None:
        yield told
    for _ in range(_NEAR):
        for c in node.children:
            if c.dep_ == "advcl":
                yield c
            elif c.dep_ == "conj":
                yield from (inner for inner in c.children if inner.dep_ == "advcl")
        if node.dep_ not in {"advcl", "conj", "xcomp", "pcomp", "prep"}:
            return
        if node.dep_ != "conj" or node.head.lemma_ not in {"burn", "torch"}:
            yield node.head
        node = node.head


def in_a_manner_of_speaking(sentence: Sentence, token: Token, words: Words) -> bool:
    """ "wounded by the criticism", "slaughtered 6-0": nobody was harmed."""
    if any(mention.category == "score" for mention in sentence.counts):
        return True
    doers = roles.actors_of_verb(token, "object")
    return any(doer.lower_ in words.acts.abstract for doer in doers)


def _burns(fire: Token) -> bool:
    """A fire that burns: "killed in a fire", "set fire to"; not "opened fire", "under fire"."""
    if fire.head.lemma_ in {"set", "catch"}:
        return True
    return fire.dep_ in {"nsubj", "nsubjpass", "pobj"} and fire.head.lower_ in {
        "in",
        "by",
        "killed",
    }


def is_means(token: Token, words: Words) -> bool:
    """Whether the noun is the means ("the strike killed 17") and not somebody."""
    pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i > 0 else token.lower_
    lower = token.lower_
    if lower in words.people.person_kind:
        return False  # "a suicide bomber", "a sniper"
    return lower in words.acts.act or pair in words.acts.act or lower in words.acts.means


def behind(token: Token, words: Words) -> list[Token]:
    """Who stands behind the means: "government warplanes", "shells fired by the rebels"."""
    if token.lower_ in words.acts.crewed and any(
        c.dep_ in {"compound", "amod", "poss", "nmod"} and _is_body(c, words)
        for c in token.children
    ):
        return [token]
    nodes = [token, *(c for c in token.children if c.dep_ == "acl")]
    return [head for node in nodes for head in arguments.object_of_preposition(node, "by")]


def _is_body(token: Token, words: Words) -> bool:
    lower = token.lower_
    body = lower in words.people.collectives or lower in words.people.organisation
    return body or words.people.person_kind.get(lower) in {"military", "armed_group"}


def sides(sentence: Sentence, token: Token, words: Words) -> tuple[Party, ...]:
    """The parties of "in clashes between A and B" that hang on the trigger."""
    for noun in token.subtree:
        if words.acts.act.get(noun.lower_) == "clash":
            found = [
                people.party(sentence, each, words)
                for head in arguments.object_of_preposition(noun, "between")
                for each in people.coordinated(head, words)
            ]
            if len(found) > 1:  # one side alone would stand as the one who did it
                return tuple(found)
    return ()


def _is_cause(token: Token, trigger: Token) -> bool:
    """ "died of cancer", "killed in a crash": the cause hangs on the trigger by a preposition."""
    node = token
    for _ in range(_NEAR):
        if node.dep_ in {"prep", "agent"} and node.head.i == trigger.i:
            return node.lower_ in {"of", "in", "from", "by", "after", "during"}
        if node.head.i == node.i:
            return False
        node = node.head
    return False
