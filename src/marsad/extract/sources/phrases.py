"""Cues that are no verbs: "according to", nouns, adjectives, "made clear", "reportedly", polls.

In: a token of a parse. Out: a Found or nothing. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.parse import Token
from marsad.extract.sources import holders, verbs
from marsad.extract.sources.found import Found, children, subtree

_COPULAS = frozenset({"be", "feel", "become", "remain", "sound", "grow"})
_EMPTY: frozenset[int] = frozenset()


def according(token: Token, sentence: int) -> Found | None:
    """ "according to the ministry": the rest of its clause is what is said."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None:
        return None
    said = next((subtree(c) for c in children(to, "pobj", "pcomp", "dobj")), _EMPTY)
    if not said:
        return None
    phrase = subtree(token)
    rest = [word for word in token.doc[max(phrase) + 1 :] if not word.is_punct]
    whole = frozenset(range(min(phrase)))
    covered = subtree(_clause(token)) if rest or not whole else whole
    return Found(
        sentence, token.i, "according", "to", said, frozenset({token.i, to.i}), covered - phrase
    )


def _clause(token: Token) -> Token:
    """The clause that a phrase speaks of: that of its verb, unless it hangs on a noun."""
    node = token.head
    while node.head.i != node.i and node.pos_ not in {"VERB", "AUX"}:
        node = node.head
    while node.dep_ in {"conj"} and node.head.pos_ in {"VERB", "AUX"} and node.i > token.i:
        node = node.head
    return node


def noun(token: Token, sentence: int) -> Found | None:
    """ "his promise to leave", "criticism of the plan", "the claim that it fell"."""
    owners = children(token, "poss")
    source = subtree(owners[0]) if owners else _EMPTY
    for child in token.children:
        if child.i < token.i:
            continue
        inner = [c.lower_ for c in child.children if c.dep_ in {"mark", "aux"}]
        if child.dep_ in {"acl", "ccomp", "relcl"} and "that" in inner:
            return _noun(token, sentence, "that", source, subtree(child), _EMPTY)
        if child.dep_ in {"acl", "xcomp"} and "to" in inner:
            return _noun(token, sentence, "infinitive", source, subtree(child), _EMPTY)
        if child.dep_ == "prep":
            joined = frozenset({child.i})
            return _noun(token, sentence, child.lower_, source, subtree(child) - joined, joined)
    return None


def _noun(
    token: Token, sentence: int, frame: str, source: frozenset[int], content: frozenset[int],
    joined: frozenset[int],
) -> Found:  # fmt: skip
    cue = {token.i} | {c.i for c in children(token, "amod", "compound", "det")}
    start = token.i
    while start - 1 in cue:
        start -= 1
    own = frozenset(range(start, token.i + 1)) - source
    return Found(
        sentence, token.i, token.lemma_.lower(), f"noun {frame}", source, own | joined, content
    )


def adjective(token: Token, sentence: int) -> Found | None:
    """ "is confident that", "are critical of": copula and adjective are the cue."""
    verb = token.head
    if token.dep_ != "acomp" or verb.lemma_ not in _COPULAS:
        return None
    cue = verbs.words(verb) | {token.i}
    cue |= frozenset(range(min(cue), token.i + 1)) if token.i - max(verbs.words(verb)) < 4 else cue
    source = holders.holder(verb)
    after = [c for c in [*token.children, *verb.children] if c.i > token.i]
    for child in after:
        if child.dep_ in {"ccomp", "xcomp"}:
            frame = "infinitive" if child.dep_ == "xcomp" else "that"
            return Found(sentence, token.i, token.lower_, f"adjective {frame}", source - cue,
                         cue, subtree(child) - source)  # fmt: skip
        if child.dep_ == "prep" and child.head.i == token.i:
            content = subtree(child) - {child.i} - source
            return Found(sentence, token.i, token.lower_, f"adjective {child.lower_}",
                         source - cue, cue | {child.i}, content)  # fmt: skip
    return None


def support(verb: Token, sentence: int) -> Found | None:
    """ "issued a statement saying", "raised questions about", "made clear that": verb and noun
    together are the cue; the lexicon lists the pairs."""
    things = children(verb, "dobj")
    if not things or things[0].i < verb.i or verb.pos_ != "VERB":
        return None
    thing = things[0]
    cue = verbs.words(verb) | frozenset(range(verb.i, thing.i + 1))
    frame, content, joined = "alone", frozenset[int](), frozenset[int]()
    for child in sorted([*thing.children, *verb.children], key=lambda c: c.i):
        if child.i <= thing.i:
            continue
        if child.dep_ in {"acl", "ccomp", "relcl", "xcomp"}:
            inner = [c.lower_ for c in child.children if c.dep_ in {"mark", "aux"}]
            frame = "that" if "that" in inner else "infinitive" if "to" in inner else frame
            content = subtree(child)
            break
        if child.dep_ == "prep":
            frame, joined = child.lower_, frozenset({child.i})
            content = subtree(child) - joined
            break
    source = holders.holder(verb)
    return Found(sentence, verb.i, f"{verb.lemma_.lower()} {thing.lemma_.lower()}",
                 f"support {frame}", source - cue, cue | joined, content - source)  # fmt: skip


def adverb(token: Token, sentence: int) -> Found | None:
    """ "reportedly": nobody is named, the clause is what is said."""
    if token.dep_ != "advmod":
        return None
    return Found(sentence, token.i, token.lower_, "adverb", _EMPTY, frozenset({token.i}),
                 subtree(_clause(token)) - {token.i})  # fmt: skip
