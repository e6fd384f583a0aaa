"""A noun phrase → who or what it is: person, object or place, how many, what kind, what age.

In: a parsed sentence and the head of a noun phrase. Out: a Party. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.people import ages, kinds, names, number
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "PRP", "DT", "WP", "VBN"})
# Pre-modifiers that belong to the words for the victims; clauses and appositions do not.
_BEFORE = frozenset(
    "det nummod amod compound quantmod advmod poss nmod predet npadvmod punct case cc conj neg "
    "prep pobj preconj".split()
)


def semantic_head(token: Token, words: Words) -> Token:
    """The noun that names the people or the thing: "a group of 25 regime soldiers" → soldiers, "a
    section of the pipeline" → pipeline, "300 head of cattle" → cattle."""
    if token.lower_ in words.objects.measures:
        content = arguments.object_of_preposition(token, "of")
        if content and words.objects.target.get(content[0].lower_) == "other":
            return content[0]
    whole = token.lower_ in words.people.groups or token.lower_ in words.objects.portions
    if whole or token.tag_ in {"CD", "DT"}:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i:
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.tag_ != "CD" and _is_noun(inner):
                        body = (
                            token.lower_ in words.objects.target
                            and inner.lower_ in words.people.organisation
                        )
                        return token if body else semantic_head(inner, words)  # an agency's convoy
    return token


def party(sentence: Sentence, token: Token, words: Words) -> Party:
    """The noun phrase headed by ``token``."""
    head = semantic_head(token, words)
    first = _first(token)
    beside = _counted_with(head, words)
    start, end = sentence.span(first, beside or (head if head.i >= token.i else token))
    start = _with_number(sentence, start)
    lower = head.lower_
    sort, kind = kinds.sort(sentence, head, words)
    years = ages.ages(sentence, first, token, head)
    figure = number.figure(sentence, token, head, sort, start, end, words)
    modifiers = {t.lower_ for t in head.doc[first.i : head.i]} | {lower}
    group, of_sex = ages.age_group(modifiers, years, words), ages.sex(lower, modifiers, words)
    if beside is not None:  # what is told of the one is not told of the other
        group = group if group == ages.age_group({beside.lower_}, (), words) else "unknown"
        of_sex = of_sex if of_sex == ages.sex(beside.lower_, set(), words) else "unknown"
    return Party(
        of=_of_whom(sentence, head, words),
        partitive=_partitive(token, head),
        head=head.i,
        start=start,
        end=end,
        words=sentence.text[start - sentence.start : end - sentence.start],
        sort=sort,
        kind=kinds.victim_kind(head, kind, modifiers, words) if sort == "person" else kind,
        age_group=group,
        ages=years,
        sex=of_sex,
        names=names.called(sentence, head, sort, words),
        figure=figure,
        pronoun=lower in words.people.pronouns or lower == "it",
        definite=any(c.dep_ in {"det", "poss"} and c.lower_ not in {"a", "an", "some", "another",
                     "no"} for c in head.children),
    )  # fmt: skip


def _partitive(token: Token, head: Token) -> bool:
    """ "ten of them", "six of the boys": of people told before."""
    if token.i == head.i:
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        return of is not None and any(c.tag_ == "PRP" or c.lower_ == "whom" for c in of.children)
    definite = any(c.dep_ == "det" and c.lower_ in {"the", "these", "those"} for c in head.children)
    return token.tag_ in {"CD", "DT", "JJ"} and (definite or head.tag_ in {"PRP", "WP"})


def _of_whom(sentence: Sentence, head: Token, words: Words) -> str | None:
    """ "fighters of the Red Banner Front", "gunmen from the Column"."""
    for c in head.children:
        if c.dep_ == "prep" and c.lower_ in {"of", "from"}:
            for inner in c.children:
                if inner.dep_ == "pobj" and inner.pos_ == "PROPN" and (
                    inner.lower_ in words.people.organisation or inner.text.isupper()
                ):  # fmt: skip
                    start, end = sentence.span(_first(inner), inner)
                    return sentence.text[start - sentence.start : end - sentence.start]
    return None


def _with_number(sentence: Sentence, start: int) -> int:
    """A number right before the noun phrase is its own, wherever the parser hung it."""
    for mention in sentence.counts:
        between = sentence.text[mention.end - sentence.start : start - sentence.start]
        if mention.category == "count" and mention.end < start and between == " ":
            return mention.start
    return start


def coordinated(token: Token, words: Words) -> list[Token]:
    """The head and the nouns coordinated with it: "a girl and two boys" → both."""
    heads = [token]
    one_number = _counted_with(token, words)
    for child in token.children:
        if child.i < token.i:
            heads += [child] if _is_first_of_list(child) else []
            continue
        listed = child.dep_ == "appos" and (
            _goes_on(token, child) or names.go_on(token, child, words)
        )
        if child.dep_ == "appos" and child.i == token.i + 1 and child.pos_ == "PROPN":
            heads.extend(coordinated(child, words)[1:])  # "her husband Paul and daughter Ann"
            continue
        joined = child.dep_ == "conj" and not names.is_office(token, child, words)
        if listed or (joined and _is_noun(child)):
            heads.extend(coordinated(child, words)[int(child is one_number) :])
    return heads


def _counted_with(head: Token, words: Words) -> Token | None:
    """ "12 women and children", "60 men and boys": the second noun, where one number holds for both
    and neither says more of its people than age and sex."""
    end = head.i + 2
    if (
        head.lower_ not in words.people.mixed
        or end >= len(head.doc)
        or head.nbor(1).lower_ != "and"
    ):
        return None
    other = head.nbor(2)
    counted = any(c.dep_ == "nummod" and c.i < head.i for c in head.children)
    return other if counted and other.lower_ in words.people.mixed else None


def _goes_on(first: Token, second: Token) -> bool:
    """ "His wife, their daughter and a neighbour", "two policemen, a teacher and her son": a list
    of three, of which the parser takes the second for another name of the first."""
    if not any(c.dep_ == "conj" and _is_noun(c) for c in second.children):
        return False
    if first.pos_ != "NOUN" or second.pos_ != "NOUN" or first.nbor(1).text != ",":
        return False
    if second.tag_ in _PLURAL:
        return False  # "31 children, 26 boys and five girls" are parts
    own, other = _determiners(first), _determiners(second)
    return first.tag_ in _PLURAL or bool(own and other and "the" not in own | other)


def _determiners(token: Token) -> set[str]:
    return {c.lower_ for c in token.lefts if c.dep_ in {"det", "poss", "nummod"}}


def _is_first_of_list(token: Token) -> bool:
    """ "Destroyed a bakery and three homes": the parser may hang the first on the second."""
    return (
        token.dep_ == "nmod"
        and token.pos_ == "NOUN"
        and any(c.dep_ == "cc" for c in token.children)
    )


def _is_noun(token: Token) -> bool:
    return token.tag_ in _NOUNS or token.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}


def _first(token: Token) -> Token:
    first = token
    for child in token.lefts:
        if child.dep_ in _BEFORE and not (child.dep_ == "punct" and child.text != "-"):
            if child.lower_ == "dead" or _is_first_of_list(child):
                continue  # "shot dead two policemen": of the verb; "a bakery and three homes"
            if any(t.dep_ in {"acl", "relcl"} for t in child.below):
                continue  # "video showing child fighters" read as one noun phrase
            first = min(first, child.left_edge, key=lambda t: t.i)
    return first
