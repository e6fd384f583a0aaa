"""Clauses that the parser hangs on the wrong word, hung where they belong.

In: a word of a parsed sentence. Out: nothing; changes the Doc, which nobody has read yet. Touches
nothing else.

"A strike on a tent sheltering displaced people killed a couple and their children": what is joined
to the object of a past tense is not joined to the people before it.
"Three civilians killed by stray bullets; some 6,500 people displaced": a verb behind a semicolon
has the subject behind it.
"20 people are feared killed after gunmen came": what is feared is what the verb of fearing needs.
"In one of the villages, Shag Alnom, more than 200 people were killed": a name between commas is
that of the place.
"Officer held after teenager shot dead": in a headline the noun behind "after" is who was shot.
"A shell exploded while dealers were loading it, killing two": the explosion killed them.
"""

from __future__ import annotations

from marsad.extract.parse.tree import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEANWHILE = frozenset({"while", "as"})
_BLOWS = frozenset({"explode", "detonate", "go", "blow"})
_HARMED = frozenset(
    "shot killed stabbed beaten wounded injured hurt murdered slain abducted".split()
)
_PAST = frozenset({"VBD", "VBN"})


def mend(token: Token) -> None:
    """The clause that begins or ends at the word."""
    if token.dep_ == "acl":
        if token.tag_ in _PAST:
            _objects(token)
            _held_after(token)
    elif token.dep_ in {"advcl", "oprd"}:
        if token.tag_ == "VBN":
            _feared(token)
        elif token.tag_ == "VBG":
            _result(token)
    elif token.text == ";":
        _parted(token)
    elif token.tag_ == "NNP" and token.dep_ in _SUBJECTS:
        _named_before(token)


def hang(word: Token, head: Token, relation: str) -> None:
    word.head.children.remove(word)
    word.head, word.dep_ = head, relation
    head.children = sorted([*head.children, word], key=lambda child: child.i)


def _objects(verb: Token) -> None:
    """What follows the object of a verb and is joined to the noun before the verb is joined to the
    object."""
    own = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if own is None:
        return
    for late in [c for c in verb.head.children if c.i > own.i and c.dep_ in {"cc", "conj"}]:
        hang(late, own, late.dep_)


def _held_after(verb: Token) -> None:
    """Whose verb it is that ends a headline: nobody's with an article, an auxiliary or an object
    ("The man held after the raid killed two")."""
    who, over = verb.head, verb.head.head
    after = next((c for c in verb.children if c.lower_ == "after" and c.dep_ == "prep"), None)
    noun = next((c for c in after.children if c.dep_ == "pobj"), None) if after else None
    if after is None or noun is None or who.dep_ not in _SUBJECTS or over.lower_ not in _HARMED:
        return
    told = any(c.dep_ in {"aux", "auxpass", "dobj"} for c in over.children)
    if told or noun.right_edge.i + 1 != over.i or any(c.dep_ == "det" for c in noun.lefts):
        return
    hang(noun, over, "nsubjpass")
    hang(after, over, "mark")
    hang(verb, over, "dep")
    hang(who, verb, "nsubjpass")


def _feared(verb: Token) -> None:
    """A bare participle right behind a passive is what that says: "are feared | killed"."""
    over = verb.head
    passive = any(c.dep_ == "auxpass" for c in over.children)
    if over.i == verb.i - 1 and passive and not any(c.dep_ == "mark" for c in verb.children):
        verb.dep_ = "xcomp"


def _parted(semicolon: Token) -> None:
    """Of two subjects of a verb, the one before the semicolon is not its own; and who was harmed
    behind it is no other name of those before it."""
    verb = semicolon.head
    for noun in verb.children:
        harmed = noun.dep_ == "appos" and any(c.dep_ == "acl" for c in noun.children)
        if harmed and noun.i > semicolon.i:
            noun.dep_ = "dep"
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS]
    before = [c for c in subjects if c.i < semicolon.i]
    if verb.i > semicolon.i and before and len(subjects) > len(before):
        for noun in before:
            noun.dep_ = "dep"


def _named_before(name: Token) -> None:
    """ "In one of the villages, Shag Alnom, more than 200 people were killed": of two subjects, the
    name between commas is that of the place before it."""
    verb, end, before = name.head, name.i + 1, name.left_edge.i - 1
    if before < 1 or name.doc[before].text != "," or end >= verb.i or name.doc[end].text != ",":
        return
    second = any(c.dep_ in _SUBJECTS and end < c.i < verb.i for c in verb.children)
    opening = next((c for c in verb.children if c.dep_ == "prep" and c.i < before), None)
    noun = None if opening is None else next((c for c in opening.rights if c.dep_ == "pobj"), None)
    if second and noun is not None:
        hang(name, noun, "appos")


def _result(verb: Token) -> None:
    """ "A shell exploded while dealers were dismantling it, killing two": what a "while" tells
    killed nobody; the explosion did."""
    clause = verb.head
    aside = any(c.lower_ in _MEANWHILE and c.dep_ == "mark" for c in clause.lefts)
    behind = verb.i > clause.i and verb.doc[verb.i - 1].text == ","
    if not aside or not behind or clause.dep_ != "advcl":
        return
    over = clause.head
    if clause.lefts[0].lower_ == "while" or over.lemma_ in _BLOWS:
        hang(verb, over, "advcl")
