"""What a verb governs: each verb of a sentence as a possible cue, with its frame.

In: a verb of a parse. Out: a Found, before the lexicon has judged it. Touches nothing.

A frame names the complement: ``clause`` (said that), ``infinitive`` (vowed to), ``object``
(praised X), ``as`` (saw X as), ``asked`` (urged X to), ``predicate`` (called X Y), ``gerund``
(denied doing), ``relative`` (which he denied), ``aside`` (", he said,"), ``felt`` (angered X),
``none``, or a preposition (called *for*). ``be`` stands before the frame of a passive (``be
infinitive``: is expected to).
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.parse import Token
from marsad.extract.sources import cues, holders
from marsad.extract.sources.found import Found, children, subtree

_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
# Phrases behind an object that belong to what is said of it ("blamed the blast on the army").
_OF_OBJECT = frozenset("for of as on with against to over from into about in that".split())
_RELATIVE = frozenset({"that", "which", "whom", "what"})
_NAMED = frozenset(
    "clause infinitive object as asked predicate gerund relative aside felt none".split()
)
_FEWEST = 3  # words before ", he said" that can be what he said
_CLOSING = frozenset({",", '"', "'", "''"})
_MAIN = frozenset({"ROOT", "ccomp", "parataxis", "conj", "dep"})
_EMPTY: frozenset[int] = frozenset()


def read(verb: Token, sentence: int) -> Found:
    """The verb with its frame, its words, its holder and what it governs."""
    cue = words(verb)
    is_passive = holders.passive(verb)
    if is_passive:
        source, told = holders.agent(verb), _told(verb)
    else:
        source, told = holders.holder(verb), _EMPTY
    frame, content, joined = _frame(verb, cue, source, told, is_passive)
    word = verb.lemma_.lower()
    if word in cues.words("raising") and not is_passive:
        source, content = _EMPTY, content | source  # "the talks seem to have failed"
    elif word in cues.taking("felt") and frame in {"object", "none"}:
        source, content, joined = _felt(verb, cue, source, told, content, joined)
        frame = "felt"
    return Found(
        sentence=sentence,
        head=verb.i,
        word=word,
        frame=f"be {frame}" if is_passive else frame,
        source=source - cue,
        cue=cue | joined,
        content=content - source - cue - joined,
    )


def _felt(
    verb: Token, cue: frozenset[int], source: frozenset[int], told: frozenset[int],
    content: frozenset[int], joined: frozenset[int],
) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:  # fmt: skip
    """ "The raid angered the mayor", "dismayed by the raid, the mayor …": who feels is the source,
    what is felt about the content."""
    if not holders.passive(verb):
        return content - source, source, joined
    by = next((c for c in children(verb, "agent", "prep") if c.lower_ == "by"), None)
    felt = told or (holders.holder(verb.head) if verb.dep_ == "advcl" else _EMPTY)
    if by is None:
        return felt, content - felt, joined
    return felt, subtree(by) - {by.i} - felt, frozenset({by.i}) if by.i == max(cue) + 1 else joined


def alone(found: Found, verb: Token) -> Found | None:
    """The same verb without the preposition behind it ("said in a letter"); None if its frame is no
    preposition."""
    if found.frame.removeprefix("be ") in _NAMED:
        return None
    cue = words(verb)
    is_passive = found.frame.startswith("be ")
    content = (
        _with_phrases(verb, verb, _told(verb)) if is_passive else _around(verb, found.source | cue)
    )
    return replace(found, frame="be none" if is_passive else "none", cue=cue,
                   content=content - cue - found.source)  # fmt: skip


def _around(verb: Token, own: frozenset[int]) -> frozenset[int]:
    """What a verb without a complement speaks of: the clause of "as he said", the noun of "the
    attack he denied", or all that stands before ", he said"."""
    if any(mark.lower_ == "as" for mark in children(verb, "mark", "advmod", "prep")):
        return subtree(verb.head) - subtree(verb)
    if verb.dep_ == "relcl":
        return frozenset(i for i in subtree(verb.head) - subtree(verb) if i < verb.i)
    first = min(own)
    closed = first >= _FEWEST and verb.doc[first - 1].text in _CLOSING
    return frozenset(range(first)) if closed and verb.dep_ in _MAIN else _EMPTY


def words(verb: Token) -> frozenset[int]:
    """The verb with the auxiliaries, negation, particle and adverb that stand next to it."""
    beside = {child.i for child in verb.children if child.dep_ in _AUXILIARIES}
    first = min([verb.i, *beside])
    beside |= {
        child.i
        for child in verb.children
        if child.dep_ == "advmod" and first - 1 <= child.i < verb.i and not child.lefts
    }
    start = end = verb.i
    while start - 1 in beside:
        start -= 1
    while end + 1 in beside:
        end += 1
    return frozenset(range(start, end + 1))


def _told(verb: Token) -> frozenset[int]:
    """The subject of a passive, or the noun before a participle."""
    own = children(verb, "nsubjpass")
    if own:
        return subtree(own[0])
    if verb.dep_ == "amod":
        return frozenset(i for i in subtree(verb.head) if i > verb.i)
    if verb.dep_ in {"acl", "relcl"}:
        return frozenset(i for i in subtree(verb.head) - subtree(verb) if i < verb.i)
    return _EMPTY


def _frame(
    verb: Token, cue: frozenset[int], source: frozenset[int], told: frozenset[int], is_passive: bool
) -> tuple[str, frozenset[int], frozenset[int]]:
    """Name of the frame, content, and words that join the cue."""
    clauses, objects = children(verb, "ccomp"), children(verb, "dobj")
    if clauses:
        return _clause(verb, clauses)
    others = children(verb, "xcomp", "oprd")
    if others:
        return _controlled(verb, others, objects, told)
    if objects and objects[0].lower_ in _RELATIVE and objects[0].i < verb.i:
        return "relative", subtree(objects[0]), _EMPTY
    if objects:
        return _object(verb, objects[0])
    phrase = next((c for c in children(verb, "prep") if c.i > verb.i), None)
    if phrase is not None and phrase.i <= max(cue) + 2 and phrase.lower_ != "by":
        covered = _with_phrases(verb, phrase, subtree(phrase) - {phrase.i})
        return phrase.lower_, covered | told, frozenset({phrase.i})
    if verb.dep_ in {"parataxis", "ccomp", "advcl"} and not is_passive and source:
        return "aside", subtree(verb.head) - subtree(verb), _EMPTY
    if told:
        return "none", _with_phrases(verb, verb, told), _EMPTY
    return "none", told or _around(verb, source | cue), _EMPTY


def _clause(verb: Token, clauses: list[Token]) -> tuple[str, frozenset[int], frozenset[int]]:
    after = [clause for clause in clauses if clause.i > verb.i]
    main = after[0] if after else clauses[0]
    covered = frozenset[int]().union(*(subtree(clause) for clause in (after or clauses)))
    bare = not children(main, "mark", "aux") and main.tag_ in {"VB", "NN", "JJ", "NNP", "NNS"}
    return ("predicate" if bare and main.i > verb.i else "clause"), covered, _EMPTY


def _controlled(
    verb: Token, others: list[Token], objects: list[Token], told: frozenset[int]
) -> tuple[str, frozenset[int], frozenset[int]]:
    infinitive = next(
        (o for o in others if any(c.lower_ == "to" for c in children(o, "aux"))), None
    )
    own = subtree(objects[0]) if objects else _EMPTY
    if infinitive is not None:
        if objects and objects[0].i < infinitive.i:
            return "asked", own | subtree(infinitive), _EMPTY
        return "infinitive", subtree(infinitive) | told, _EMPTY
    other = next((o for o in others if o.dep_ == "oprd"), others[0])
    name = "gerund" if others[0].tag_ == "VBG" else "predicate"
    return name, subtree(other) | own | told, _EMPTY


def _object(verb: Token, thing: Token) -> tuple[str, frozenset[int], frozenset[int]]:
    as_ = any(c.lower_ == "as" and c.i > verb.i for c in children(verb, "prep"))
    return ("as" if as_ else "object"), _with_phrases(verb, thing, subtree(thing)), _EMPTY


def _with_phrases(verb: Token, thing: Token, covered: frozenset[int]) -> frozenset[int]:
    """What a verb governs with the phrases behind it: "blamed the blast *on the army*"."""
    for child in verb.children:
        if child.i > thing.i and child.dep_ == "prep" and child.lower_ in _OF_OBJECT:
            covered |= subtree(child)
    return covered
