"""Who did it, of a verb: its agent, or whoever the clauses beside it name.

In: a parsed sentence, a verb and its reading. Out: Parties. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames import arguments, means, people, roles
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_BLAMING = frozenset("blame blames blamed blaming accuse accuses accused accusing".split())


def of_verb(
    sentence: Sentence, token: Token, takes: str, words: Words
) -> tuple[tuple[Party, ...], bool]:
    """Who did what the verb says, and whether the text leaves open which of them: the agent,
    whoever stands behind the means, attackers of a clause beside it, sides of a clash, the
    blamed. ``takes``: ``object``, or ``subject`` where the verb's subject is the harmed.
    """
    parties = []
    for head in roles.actors_of_verb(token, takes):
        for each in people.coordinated(head, words):
            dated = any(m.start <= sentence.offset(each) < m.end for m in sentence.dates)
            if dated:
                continue
            who = means.behind(each, words) if means.is_means(each, words) else [each]
            parties += [people.party(sentence, one, words) for one in who]
    kept = tuple(p for p in parties if _can_act(sentence, p, words))
    if not kept:
        kept = _attackers(sentence, token, words)
    between = means.sides(sentence, token, words)
    if not kept and between:
        return between, True
    if not kept:
        kept = _blamed(sentence, token, words)
    return kept, False


def _can_act(sentence: Sentence, party: Party, words: Words) -> bool:
    """People and bodies act; of places only a state, or a capital that stands for one."""
    head = sentence.doc[party.head]
    if head.lower_ == "force" and head.nbor(-1).lower_ == "by":
        return False  # "recruited by force"
    if head.tag_ == "CD":
        return False  # "Nine killed as shells hit market": a bare number is who was harmed
    if sentence.lowers[party.head] in words.acts.crewed:
        return True  # "government warplanes"
    if party.sort != "place":
        return party.sort in {"person", "organisation"}
    return any(
        m.category == "metonym" or getattr(m.value, "precision", None) == "country"
        for m in sentence.places
        if party.start <= m.start < party.end
    )


def _attackers(sentence: Sentence, token: Token, words: Words) -> tuple[Party, ...]:
    """ "died when armed men attacked the truck": the attackers of the clause beside it."""
    told = arguments.told_when(token)
    feared = token.head.children if token.dep_ == "xcomp" else []  # "are feared killed after …"
    for clause in [*token.children, *feared, *([] if told is None else [told])]:
        marked = any(c.lower_ in {"when", "as", "after"} for c in clause.children)
        lower = clause.lower_
        attacks = (
            lower in words.triggers.verbs
            or lower in words.acts.act_verbs
            or lower in words.acts.attacking
        )
        if (clause.dep_ != "advcl" and clause is not told) or not marked or not attacks:
            continue
        subject = arguments.child(clause, "nsubj")
        if subject is None or subject.tag_ == "PRP":
            continue
        for head in means.behind(subject, words) if means.is_means(subject, words) else [subject]:
            party = people.party(sentence, head, words)
            if _can_act(sentence, party, words) and party.sort != "place":
                return (party,)
    return ()


def _blamed(sentence: Sentence, token: Token, words: Words) -> tuple[Party, ...]:
    """ "…, the mayor said, accusing the Front": whom the sentence blames for the harm that it tells
    outside the blame itself."""
    for at, lower in enumerate(sentence.lowers):
        verb = sentence.doc[at]
        if lower not in _BLAMING or verb.pos_ != "VERB" or arguments.is_passive(verb):
            continue
        if token.i == at or verb.is_ancestor(token):
            continue
        on = arguments.object_of_preposition(verb, "on")
        head = on[0] if on else arguments.child(verb, "dobj")
        if head is None or head.tag_ == "PRP" or arguments.is_each_other(head):
            continue
        party = people.party(sentence, head, words)
        if party.sort in {"person", "organisation"}:
            return (party,)
    return ()


def may_arrest(actors: tuple[Party, ...], words: Words) -> bool:
    """Those with the power to arrest: they detain, and seize, whether lawfully or not."""
    return any(
        a.kind in {"police", "military"} or words.ways.authorities & set(a.words.lower().split())
        for a in actors
        if a.kind != "armed_group"
    )


def taken_by_law(sentence: Sentence, actors: tuple[Party, ...], words: Words) -> bool:
    """Whether those with the power to arrest took them; "police said they were holding four": where
    a pronoun did it, or nobody, whether the sentence tells of such and of no captors."""
    if actors and not all(actor.pronoun for actor in actors):
        return may_arrest(actors, words)
    return bool(words.ways.arresting & sentence.words) and not words.ways.captors & sentence.words


def is_armed_group(actors: tuple[Party, ...]) -> bool:
    """Armed men, or a group by its name."""
    return any(a.kind == "armed_group" or (a.sort == "organisation" and a.words[:1].isalpha()
               and a.words != a.words.lower()) for a in actors)  # fmt: skip
