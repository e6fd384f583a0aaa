"""By what means, and between whom: airstrike, mine, clashes between the army and a group.

In: a parsed sentence and a trigger. Out: the act, and the parties of a clash. Touches nothing.
"""

from __future__ import annotations

from spacy.tokens import Token

from marsad.extract.frames import arguments, people
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words

_NEAR = 6  # clauses to climb from the trigger to the sentence that names the means


def act(sentence: Sentence, token: Token, words: Words) -> tuple[str, bool]:
    """The act that the words around the trigger name, and whether they name an accident."""
    lowers = sentence.lowers
    own = {t.i for t in token.subtree if t.i != token.i}
    accident = any(
        lowers[i] in words.accidents and _is_cause(sentence.doc[i], token) for i in sorted(own)
    )
    named_at = [i for i, lower in enumerate(lowers) if lower in words.act_heads and i != token.i]
    for indices in ([i for i in named_at if i in own], named_at):
        for one in (sentence.doc[i] for i in indices):
            if one.pos_ not in {"NOUN", "PROPN"} and one.dep_ != "pobj":
                continue
            lower = lowers[one.i]
            pair = f"{lowers[one.i - 1]} {lower}" if one.i > 0 else lower
            named = words.act.get(pair) or words.act.get(lower)
            if named == "arson" and lower == "fire" and not _burns(one):
                named = "shooting"
            if named is not None:
                return named, False
    if not accident:
        subject = arguments.subject(token)
        accident = subject is not None and subject.lower_ in words.accidents
    return "unknown", accident


def in_a_manner_of_speaking(sentence: Sentence, token: Token, words: Words) -> bool:
    """ "wounded by the criticism", "slaughtered 6-0": nobody was harmed."""
    if any(mention.category == "score" for mention in sentence.counts):
        return True
    doers = arguments.actors_of_verb(token, "object")
    return any(doer.lower_ in words.abstract for doer in doers)


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
    return lower in words.act or pair in words.act or lower in words.means


def sides(sentence: Sentence, token: Token, words: Words) -> tuple[Party, ...]:
    """The parties of "in clashes between A and B" that hang on the trigger."""
    for noun in token.subtree:
        if words.act.get(noun.lower_) == "clash":
            found = [
                people.party(sentence, each, words)
                for head in arguments.object_of_preposition(noun, "between")
                for each in people.coordinated(head)
            ]
            if found:
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
