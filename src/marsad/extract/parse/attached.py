"""Words that the parser hangs on the wrong side of a comma, hung where they belong.

In: a parsed sentence. Out: the same Doc, some of its words with another head. Changes the Doc that
it is given, which nobody has read yet; touches nothing else.

Some mistakes of the parser are regular in news, and each costs a claim, its speaker or its doer:

"… and taking away 50 residents, mostly women, police and witnesses said": the last list before the
cue is who says it, and what stands before it belongs to the verb that is left without an object, or
to "among them".
"On Monday police in Taiz arrested six": the day is no part of the noun behind it. "Shot dead a
boy": the noun is the verb's object.
"In the village of Lyptsi, a couple in their sixties died": the noun behind a place is not the
place's other name but the subject that the verb lacks.
"More than 2,000 people – many of them civilians – have been killed": what stands between the dashes
is told of the people before them, who were killed.

"Toll rises to six, 116 arrested": numbers on the two sides of a comma are two numbers, each of its
own word. "Took aid workers hostage": who is taken is the object, not a part of the word for it.
"""

from __future__ import annotations

from marsad.extract.parse.clauses import hang, mend
from marsad.extract.parse.tree import Doc, Token

# How near the end of a sentence a cue stands that closes it: "said on Sunday in a statement".
_TAIL = 14
_SAYS = frozenset("said say says told reported added announced confirmed stated wrote".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december".split()
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINS = frozenset({"and", "or", "but"})
_SHARES = frozenset("many most some several half all few both two three".split())
_BREAKS = frozenset({",", "–", "—", "-", "--", "("})
_PARTICLES = frozenset({"RP", "RB"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_CAPTIVE = frozenset({"hostage", "captive", "prisoner"})


def mended(doc: Doc) -> Doc:
    """The Doc, its speakers and subjects hung where they belong."""
    for token in doc.tokens[-_TAIL:]:
        if token.lower_ in _SAYS and token.pos_ == "VERB":
            _speakers(token)
    for token in doc.tokens:
        if token.dep_ == "appos":
            _subject(token)
        elif token.dep_ in _SUBJECTS and token.lower_ in _SHARES:
            _inserted(token)
        elif token.dep_ == "compound" and token.lower_ in _DAYS:
            _day(token)
        elif token.dep_ == "npadvmod" and token.head.lower_ == "shot" and token.i > token.head.i:
            _shot_dead(token)
        elif token.tag_ == "CD":
            _number(token)
        elif token.tag_ == "VBN" and token.dep_ == "acl":
            _included(token)
        elif token.lower_ in _CAPTIVE and token.dep_ == "dobj":
            _captives(token)
        mend(token)
    return doc


def _speakers(cue: Token) -> None:
    """Who stands between the last comma and the cue says it, where the parser took for the speaker
    what a verb before them lacks."""
    doc = cue.doc
    named = [c for c in cue.children if c.dep_ == "nsubj" and c.i < cue.i]
    if not named:
        return
    taken = named[0]
    if len(named) > 1:  # "fled, most of them to the coast, the agency said": the last one says it
        if named[-1].left_edge.i and named[-1].left_edge.nbor(-1).text == ",":
            taken.dep_ = "dep"
        return
    comma = next((at for at in range(cue.i - 1, taken.i, -1) if doc[at].text == ","), None)
    if comma is None or comma == cue.i - 1 or doc[comma + 1].lower_ in _JOINS:
        return
    speakers = range(comma + 1, cue.i)
    heads = [doc[at] for at in speakers if doc[at].head.i not in speakers]
    over = _lacking(taken)
    if over is None or len(heads) != 1 or heads[0].dep_ not in {"conj", "appos"}:
        return
    hang(heads[0], cue, "nsubj")
    hang(taken, over, "dobj" if over.pos_ == "VERB" else "appos")


def _lacking(taken: Token) -> Token | None:
    """What a noun phrase right behind it belongs to: the verb that has no object ("taking away | 50
    residents"), "among them | a policeman"."""
    at = taken.left_edge.i - 1
    while at > 0 and taken.doc[at].tag_ in _PARTICLES:
        at -= 1
    before = taken.doc[at] if at > 0 else None
    if before is None:
        return None
    if before.lower_ == "them" and before.nbor(-1).lower_ == "among":
        return before
    bare = before.pos_ == "VERB" and not any(c.dep_ == "dobj" for c in before.children)
    return before if bare else None


def _subject(noun: Token) -> None:
    """A noun that ends what opens a sentence is the subject of the verb behind it, if that has
    none: no name has a second one without an end."""
    doc, end = noun.doc, noun.right_edge.i + 1
    before = noun.left_edge.i - 1
    if before < 1 or doc[before].text != "," or end >= len(doc):
        return
    opening = [node for node in noun.ancestors if node.dep_ == "prep"]
    verb = opening[-1].head if opening else None
    if verb is None or verb.pos_ not in {"VERB", "AUX"} or opening[-1].i > verb.i or verb.i < end:
        return
    auxiliary = all(doc[at].dep_ in {"aux", "auxpass", "neg"} for at in range(end, verb.i))
    if not auxiliary or any(c.dep_ in _SUBJECTS for c in verb.children):
        return
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    hang(noun, verb, "nsubjpass" if passive else "nsubj")


def _inserted(share: Token) -> None:
    """ "many of them" in dashes or commas: a part of the people before it, and not the subject."""
    doc, before = share.doc, share.left_edge.i - 1
    of_them = [t.lower_ for t in doc[share.i + 1 : share.i + 3]]
    if before < 1 or of_them[:1] != ["of"] or of_them[1:] not in (["them"], ["whom"]):
        return
    noun = doc[before - 1]
    if noun.is_ancestor(share):
        return  # "the people, many of whom were killed"
    if doc[before].text not in _BREAKS or noun.pos_ != "NOUN" or noun.dep_ == "dobj":
        return
    if noun.dep_ == "pobj":  # "On Sunday 12 miners, all of them women, were": the day is the object
        day = next((c for c in noun.lefts if c.dep_ in {"nmod", "compound"}), None)
        if day is None or noun.left_edge.i != day.left_edge.i or day.nbor(1).tag_ != "CD":
            return
        hang(day, noun.head, "pobj")
    hang(noun, share.head, share.dep_)
    hang(share, noun, "appos")


def _day(day: Token) -> None:
    """The day or month goes to the preposition before it, and the noun behind it to the verb."""
    doc, noun = day.doc, day.head
    number = doc[day.i - 1] if day.i > 1 and doc[day.i - 1].tag_ == "CD" else None
    before = doc[(day if number is None else number).i - 1] if day.i > 0 else day
    if before.dep_ != "prep" or before.i >= day.i or noun.tag_ != "NNS" or noun.i != day.i + 1:
        return
    if noun.dep_ == "pobj" and noun.head is before:
        verb = next((n for n in before.ancestors if n.pos_ == "VERB" and n.i > noun.i), None)
        if verb is None or any(c.dep_ in _SUBJECTS for c in verb.children):
            return
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        hang(noun, verb, "nsubjpass" if passive else "nsubj")
    elif noun.dep_ not in _SUBJECTS:
        return
    hang(day, before, "pobj")
    if number is not None and number.head is noun:
        hang(number, day, "nummod")


def _shot_dead(noun: Token) -> None:
    dead = noun.left_edge.i - 1
    if dead > 0 and noun.doc[dead].lower_ == "dead" and noun.doc[dead].head is noun.head:
        noun.dep_ = "dobj"


def _number(first: Token) -> None:
    """ "Rises to six, 116 arrested": the first of two numbers belongs to the word before it, the
    second to the word of harm behind it."""
    doc = first.doc
    if not 0 < first.i < len(doc) - 3 or doc[first.i + 1].text != ",":
        return
    second, over = doc[first.i + 2], doc[first.i - 1]
    if second.tag_ != "CD" or first.head not in (second, second.head):
        return
    if over.lower_ != "to" and over.pos_ != "VERB":
        return
    hang(first, over, "dobj" if over.pos_ == "VERB" else "pobj")
    behind = doc[second.i + 1]
    if second.head is over and behind.head is second and behind.tag_ in {"VBN", "VBD"}:
        above = over.head if over.lower_ == "to" else over
        hang(behind, above, "conj")
        hang(second, behind, "nsubjpass")


def _included(participle: Token) -> None:
    """ "Nine people including two children killed in Homs": of a headline the participle says what
    befell the nine, and not the two alone."""
    part = participle.head
    if part.dep_ != "pobj" or part.head.lower_ != "including":
        return
    if any(participle.doc[at].text != "," for at in range(part.i + 1, participle.i)):
        return
    whole = part.head.head
    bare = whole.pos_ in {"NOUN", "PROPN"} and whole.i < part.i
    if bare and not any(token.tag_ in _FINITE for token in participle.doc):
        hang(participle, whole, "acl")


def _captives(word: Token) -> None:
    """ "Took aid workers hostage": the parser takes the last noun for the object."""
    whom = word.nbor(-1) if word.i > 0 else None
    if whom is None or whom.head is not word or whom.dep_ != "compound" or whom.tag_ != "NNS":
        return
    verb = word.head
    for inner in list(word.children):
        if inner is not whom and inner.i < whom.i:
            hang(inner, whom, inner.dep_)
    hang(whom, verb, "dobj")
    word.dep_ = "oprd"
