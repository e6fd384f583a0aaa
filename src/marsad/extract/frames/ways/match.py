"""Whether a way of telling holds: its words stand where they must, in the voice that it asks for.

In: a parsed sentence, a verb token and one of its ways. Out: the words that make it hold. Touches
nothing.
"""

from __future__ import annotations

from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.ways import slots
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.ways import Way
from marsad.extract.parse import Token

_NO = frozenset(
    {"no", "not", "n't", "never", "neither", "nor", "nobody", "none", "nothing", "without"}
)
_BEHIND = 7  # tokens behind the verb in which the words of "has" stand: a short noun phrase between
_SHORES = frozenset({"coast", "island", "islands", "isle", "shore", "shores", "port", "peninsula"})
_FORCES = frozenset({"military", "police", "armed_group"})
_FAR = 24  # tokens behind the verb to the "to" of what somebody is made to do


def seen(sentence: Sentence, token: Token, way: Way, words: Words) -> list[Token] | None:
    """The words that make the reading hold, None if it does not."""
    if not way.without.isdisjoint(sentence.words):
        return None
    if way.sentence and way.sentence.isdisjoint(sentence.words):
        return None
    told: list[Token] = []
    if way.has:
        found = _phrase(sentence, token, way.has)
        if found is None:
            return None
        told += found
    for wanted, deps in ((way.object, ("dobj",)), (way.particle, ("prt", "advmod", "prep"))):
        if wanted:
            parts = (c for c in token.children if c.dep_ in deps and c.lower_ in wanted)
            part = next((c for c in parts if not _at_sea(c)), None)
            if part is None and wanted is way.object and arguments.is_passive(token):
                heads = slots.affected(token, "object")
                part = next((t for t in heads if t.lower_ in wanted), None)
            if part is None:
                return None
            told.append(part)
    if way.patient:
        named = [t for t in slots.affected(token, "object") if any_named(t, way.patient)]
        if not named:
            return None
        told += named
    if way.subject:
        own = arguments.subject(token)
        if own is None or not _named(own, way.subject):
            return None
        told.append(own)
    if way.to_do:
        verb = _governed(sentence, token, way.to_do)
        if verb is None:
            return None
        told.append(verb)
    if way.lacks and not _without(sentence, token, way.lacks):
        return None
    for preposition, wanted in way.prepositions:
        nouns = slots.behind_preposition(token, preposition)
        noun = next((n for n in nouns for n in (n, *n.conjuncts) if _named(n, wanted)), None)
        if noun is None:
            return None
        told.append(noun)
    if way.bare and not _bare(token, way):
        return None
    if way.negated and not negated(token):
        return None
    if (way.active or way.passive) and arguments.is_passive(token) != way.passive:
        return None
    return told


def _at_sea(particle: Token) -> bool:
    """ "A boat carrying migrants off the island of Symi": where it was, not what was done."""
    place = arguments.child(particle, "pobj") if particle.lower_ == "off" else None
    return place is not None and (place.pos_ == "PROPN" or place.lower_ in _SHORES)


def negated(token: Token) -> bool:
    """Whether the verb, or what it is said of, is negated: "did not survive", "let in no lorry"."""
    nodes = [token]
    if token.dep_ in {"conj", "xcomp"}:
        nodes.append(token.head)
    return any(
        c.lower_ in _NO
        or (c.lower_ == "longer" and any(inner.lower_ == "no" for inner in c.children))
        or (
            c.dep_ in {"dobj", "nsubj", "nsubjpass", "prep"}
            and any(inner.lower_ in _NO for child in (c, *_behind(c)) for inner in child.children)
        )
        for node in nodes
        for c in node.children
    )


def denies(told: list[Token]) -> bool:
    """ "Caused no damage to the dam": one of the words that make the reading hold is denied."""
    return any(c.dep_ == "det" and c.lower_ == "no" for word in told for c in word.children)


def _behind(child: Token) -> list[Token]:
    """ "Let in no lorry": the parser may take "in" for a preposition."""
    return [c for c in child.children if child.dep_ == "prep" and c.dep_ == "pobj"]


def _bare(token: Token, way: Way) -> bool:
    if arguments.is_passive(token):
        return any(
            c.lower_ in way.at and arguments.child(c, "pobj") is None for c in token.children
        )
    return not any(c.dep_ == "dobj" for c in token.children)


def _named(token: Token, wanted: frozenset[str]) -> bool:
    pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i > 0 else token.lower_
    return token.lower_ in wanted or pair in wanted


def any_named(token: Token, wanted: frozenset[str]) -> bool:
    """By itself or by what it is a measure of: "300 head of cattle", "the door of the church"."""
    inner = arguments.object_of_preposition(token, "of")
    return any(_named(noun, wanted) for noun in (token, *inner))


def _without(sentence: Sentence, token: Token, needs: frozenset[str]) -> bool:
    """ "leaving 14,000 people without any care": the need behind "without" """
    for at in range(token.i + 1, len(sentence.lowers)):
        if sentence.lowers[at] == "without":
            return bool(needs & set(sentence.lowers[at + 1 : at + 4]))
    return False


def _governed(sentence: Sentence, token: Token, verbs: frozenset[str]) -> Token | None:
    """The verb that it governs; where the parse lost it ("forced men to clear mines", with "clear
    mines" as a noun phrase), the word behind the next "to"."""
    for c in token.children:
        if c.dep_ in {"xcomp", "ccomp", "advcl"}:
            found = next((t for t in (c, *c.conjuncts) if t.lemma_ in verbs), None)
            if found is not None:
                return found
    behind = sentence.lowers[token.i + 1 : token.i + _FAR]
    for at, lower in enumerate(behind[:-1]):
        if lower == "to" and behind[at + 1] in verbs:
            return sentence.doc[token.i + 2 + at]
    return None


def _phrase(
    sentence: Sentence, token: Token, phrases: tuple[tuple[str, ...], ...]
) -> list[Token] | None:
    """The words of the first phrase that stands behind the verb."""
    behind = sentence.lowers[token.i + 1 : token.i + 1 + _BEHIND]
    for parts in phrases:
        if parts[0] not in behind:
            continue
        for at in range(len(behind) - len(parts) + 1):
            if behind[at : at + len(parts)] == parts:
                first = token.i + 1 + at
                return sentence.doc[first : first + len(parts)]
    return None


def fits(doer: str, actors: tuple[Party, ...], words: Words) -> bool:
    """``force``: soldiers, police or armed men, or an army; ``body``: the same, or what stands for
    one ("the army lost two men"); ``force or none``: they, or nobody named."""
    if not actors:
        return doer == "force or none"
    return any(
        a.kind in _FORCES
        or words.ways.authorities & set(a.words.lower().split())
        or a.sort == "organisation"
        or (a.pronoun and doer != "body")
        for a in actors
    )


def span(sentence: Sentence, tokens: list[Token]) -> tuple[int, int]:
    spans = [sentence.span(t, t) for t in tokens if abs(t.i - tokens[0].i) < 3 * _BEHIND]
    return min(s for s, _ in spans), max(e for _, e in spans)
