"""A noun phrase → who or what it is: person, object or place, how many, what kind, what age.

In: a parsed sentence and the head of a noun phrase. Out: a Party. Touches nothing.
"""

from __future__ import annotations

from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token
from marsad.model import Figure, Mention

_TITLES = frozenset("mr mrs ms dr sgt capt lt col gen cpl pvt maj officer deputy rev".split())
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})  # "Amin Haddad, Jr."
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_PLURAL = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "JJ", "PRP", "DT", "WP", "VBN"})
# Pre-modifiers that belong to the words for the victims; clauses and appositions do not.
_BEFORE = frozenset(
    "det nummod amod compound quantmod advmod poss nmod predet npadvmod punct case cc conj neg "
    "prep pobj preconj".split()
)
ONE = Figure(1, 1, False, None, "persons", "count.one")
PLURAL = Figure(2, None, True, None, "persons", "count.plural")


def semantic_head(token: Token, words: Words) -> Token:
    """The noun that names the people or the thing: "a group of 25 regime soldiers" → soldiers, "a
    section of the pipeline" → pipeline, "300 head of cattle" → cattle."""
    if token.lower_ in words.measures:
        content = arguments.object_of_preposition(token, "of")
        if content and words.target.get(content[0].lower_) == "other":
            return content[0]
    whole = words.groups | words.portions
    if token.lower_ in whole or token.tag_ in {"CD", "DT"}:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i > token.i:
                for inner in child.children:
                    if inner.dep_ == "pobj" and inner.tag_ != "CD" and _is_noun(inner):
                        body = token.lower_ in words.target and inner.lower_ in words.organisation
                        return token if body else semantic_head(inner, words)  # an agency's convoy
    return token


def party(sentence: Sentence, token: Token, words: Words) -> Party:
    """The noun phrase headed by ``token``."""
    head = semantic_head(token, words)
    first = _first(token)
    start, end = sentence.span(first, head if head.i >= token.i else token)
    start = _with_number(sentence, start)
    lower = head.lower_
    sort, kind = _sort(sentence, head, words)
    ages = _ages(sentence, token, head)
    figure = _figure(sentence, token, head, sort, start, end, words)
    modifiers = {t.lower_ for t in head.doc[first.i : head.i]} | {lower}
    return Party(
        of=_of_whom(sentence, head, words),
        partitive=_partitive(token, head),
        head=head.i,
        start=start,
        end=end,
        words=sentence.text[start - sentence.start : end - sentence.start],
        sort=sort,
        kind=_victim_kind(head, kind, modifiers, words) if sort == "person" else kind,
        age_group=_age_group(modifiers, ages, words),
        ages=ages,
        sex=_sex(lower, modifiers, words),
        names=_names(sentence, head, sort, words),
        figure=figure,
        pronoun=lower in words.pronouns or lower == "it",
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
                    inner.lower_ in words.organisation or inner.text.isupper()
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


def coordinated(token: Token) -> list[Token]:
    """The head and the nouns coordinated with it: "a girl and two boys" → both."""
    heads = [token]
    for child in token.children:
        if child.i < token.i:
            heads += [child] if _is_first_of_list(child) else []
            continue
        listed = child.dep_ == "appos" and _goes_on(token, child)
        if listed or (child.dep_ == "conj" and _is_noun(child)):
            heads.extend(coordinated(child))
    return heads


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


def _sort(sentence: Sentence, head: Token, words: Words) -> tuple[str, str]:
    lower = head.lower_
    pair = _pair(head)
    for key in (pair, lower):
        if key in words.person_kind and not (head.pos_ == "PROPN" and key == lower and
                                             lower in words.organisation):  # fmt: skip
            return "person", words.person_kind[key]
        if key in words.target:
            return "object", words.target[key]
    if lower == "it":
        return "organisation", "unknown"
    if lower in {"old", "olds"} and head.i > 1 and head.nbor(-1).text == "-":
        return "person", "unknown"  # "a 12-year-old"
    if lower in words.pronouns:
        return "person", "unknown"
    if head.tag_ == "CD" or (head.tag_ == "DT" and lower in words.groups):
        return "person", "unknown"
    if lower in _ORDINALS and any(c.lower_ in {"a", "the"} for c in head.lefts):
        return "person", "unknown"  # "a fourth died"
    at = sentence.offset(head)
    if any(m.start <= at < m.end and m.category == "place" for m in sentence.places):
        return "place", "unknown"
    if any(m.start <= at < m.end for m in sentence.dates):
        return "other", "unknown"  # "Monday's killings"
    if lower in words.parts:
        return "object", "part"
    if lower in words.collectives:
        return "organisation", "unknown"
    if head.pos_ == "PROPN":
        article = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
        called = any(c.lower_ in words.person_kind and c.i < head.i for c in head.children)
        if lower in words.organisation or head.text.isupper() or (article and not called):
            return "organisation", "unknown"  # "the Tharthar Barrage": people take no article
        return "person", _called(head, words)
    if lower in words.not_people or head.pos_ not in {"NOUN", "ADJ"}:
        return "other", "unknown"
    if lower.endswith(words.suffixes) and len(lower) > 5:
        # Named by a trade alone, in a list that holds none of those who bear arms.
        return "person", "civilian" if head.text == lower else "unknown"
    return "other", "unknown"


def _called(name: Token, words: Words) -> str:
    """The kind of the trade beside a name: "reporter Amin Haddad", "Haddad, a nurse"; not that of
    an office ("Goma Police Commissioner Amin Haddad")."""
    beside = [c for c in name.lefts if c.dep_ in {"compound", "nmod"}][:1]
    beside = [c for c in beside if _pair(c) not in words.offices]
    beside += [c for c in name.children if c.dep_ == "appos"]
    if name.dep_ == "appos":
        beside.append(name.head)
    kinds = (words.person_kind.get(c.lower_, "unknown") for c in beside)
    return next((kind for kind in kinds if kind != "unknown"), "unknown")


def _pair(token: Token) -> str:
    """A word with the one before it."""
    return f"{token.nbor(-1).lower_} {token.lower_}" if token.i > 0 else token.lower_


def may_be(noun: Token, words: Words) -> bool:
    """Whether a noun that no list knows may name a person: by its form, and not listed against."""
    lower = noun.lower_
    known = (words.not_people, words.nouns, words.target, words.parts, words.act, words.means,
             words.abstract, words.accidents)  # fmt: skip
    if noun.pos_ not in {"NOUN", "ADJ"} or len(lower) < 3 or not lower.isalpha():
        return False
    return not any(lower in names for names in known) and not lower.endswith(words.never_people)


def _figure(
    sentence: Sentence, token: Token, head: Token, sort: str, start: int, end: int, words: Words
) -> Figure | None:
    unit = "objects" if sort == "object" else "persons"
    told = [m for m in sentence.counts if m.start < end and m.end > start and m.category == "count"]
    figures = [m.value for m in told if isinstance(m.value, Figure)]
    if figures:
        first = figures[0]
        return Figure(first.low, first.high, first.soft, first.words, unit, first.rule)
    family = _family(head, sentence.counts, sentence)
    if family is not None:
        return family
    lower = head.lower_
    if token.i != head.i and token.lower_ == "one":
        return ONE  # "one of our soldiers"
    if lower in {"he", "she", "him", "her", "i", "me", "himself", "herself", "someone", "somebody"}:
        return ONE
    if lower in words.pronouns or head.tag_ == "CD":
        return None
    if sort == "person" and _is_one_name(head):
        return ONE
    if head.tag_ in _PLURAL or lower in {"people", "police", "troops", "others"}:
        return Figure(2, None, True, None, unit, "count.plural")
    if token.tag_ in _PLURAL:
        return Figure(2, None, True, None, unit, "count.plural")
    if lower in {"family", "group", "crowd", "staff", "crew", "personnel", "couple", "someone"}:
        return None if sort == "person" else Figure(1, 1, False, None, unit, "count.one")
    return Figure(1, 1, False, None, unit, "count.one")


def _is_one_name(head: Token) -> bool:
    """ "Marcus Waters" is one person, "the Waters" are some."""
    named = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in head.lefts)
    article = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
    return head.tag_ == "NNPS" and named and not article


def _family(head: Token, counts: tuple[Mention, ...], sentence: Sentence) -> Figure | None:
    """ "a family of five" is five people."""
    if head.lower_ not in {"family", "group", "crew", "team", "party"}:
        return None
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                at = sentence.offset(inner)
                for mention in counts:
                    if mention.start <= at < mention.end and isinstance(mention.value, Figure):
                        value = mention.value
                        return Figure(value.low, value.high, value.soft, value.words,
                                      "persons", "count.family_of")  # fmt: skip
    return None


def _ages(sentence: Sentence, token: Token, head: Token) -> tuple[int, ...]:
    left = sentence.offset(_first(token))
    right = min(sentence.offset(head) + 60, sentence.end)
    stop = next(
        (sentence.offset(c) for c in token.children if c.dep_ == "conj" and c.i > token.i), right
    )
    ages: list[int] = []
    for mention in sentence.counts:
        near = mention.category == "age" and left <= mention.start < min(right, stop)
        if near and not _of_another(sentence, mention, {head.i, token.i}):
            ages.extend(n for n in _years(mention) if 0 <= n < 120)
    return tuple(ages)


def _of_another(sentence: Sentence, mention: Mention, heads: set[int]) -> bool:
    """ "A 17-year-old boy was shot and a 49-year-old man …": the second age is the man's."""
    node = next((t for t in sentence.doc if sentence.offset(t) >= mention.start), None)
    while node is not None and node.dep_ in {"nummod", "npadvmod", "amod", "compound"}:
        node = node.head
    return node is not None and node.pos_ == "NOUN" and node.i not in heads


def _years(mention: Mention) -> list[int]:
    """ "14 and 15"; of ages in words ("between nine and eleven") the least and the greatest."""
    digits, value = _numbers(mention.words), mention.value
    if digits or not isinstance(value, Figure):
        return digits
    return sorted({n for n in (value.low, value.high) if n is not None})


def _numbers(text: str) -> list[int]:
    out, digits = [], ""
    for char in text + " ":
        if char.isascii() and char.isdecimal():
            digits += char
        elif digits:
            out.append(int(digits[:4]))
            digits = ""
    return out


def _age_group(modifiers: set[str], ages: tuple[int, ...], words: Words) -> str:
    if modifiers & words.child or modifiers & {"underage", "teenage"}:
        return "child"
    if ages:
        return "child" if max(ages) < 18 else "adult" if min(ages) >= 18 else "unknown"
    return "adult" if modifiers & words.adult and "young" not in modifiers else "unknown"


def _sex(lower: str, modifiers: set[str], words: Words) -> str:
    if lower in words.male or lower in {"he", "him"} or modifiers & {"male"}:
        return "male"
    if lower in words.female or lower in {"she", "her"} or modifiers & {"female"}:
        return "female"
    return "unknown"


def _of_members(head: Token, kind: str, words: Words) -> str:
    """ "Eight members of the family"."""
    if head.lower_ not in {"member", "members"}:
        return kind
    of = arguments.object_of_preposition(head, "of")
    return words.person_kind.get(of[0].lower_, kind) if of else kind


def _victim_kind(head: Token, kind: str, modifiers: set[str], words: Words) -> str:
    if "police" in modifiers and head.lower_ not in {"police"}:
        return "police"  # "police recruits"
    kind = _of_members(head, kind, words)
    if kind not in {"unknown", "civilian"}:
        return kind
    if modifiers & {"civilian", "unarmed", "displaced"}:
        return "civilian"
    if kind == "unknown" and modifiers & {"army", "military", "regime"} - {head.lower_}:
        return "military"
    if kind == "unknown" and modifiers & {"police"} - {head.lower_}:
        return "police"
    return kind


def _names(sentence: Sentence, head: Token, sort: str, words: Words) -> tuple[str, ...]:
    """The name that the head ends; a noun with a capital ("Clerk Arrested") is none."""
    if sort != "person" or head.pos_ != "PROPN" or head.lower_ in words.person_kind:
        return ()
    at = sentence.offset(head)
    if any(m.category == "count" and m.start <= at < m.end for m in sentence.counts):
        return ()  # "Eleven killed": a number with a capital
    last = head
    if head.lower_ in _SUFFIXES:
        before = [t for t in head.doc[max(0, head.i - 2) : head.i] if t.pos_ == "PROPN"]
        last = before[-1] if before else head
    tokens = [last]
    for token in reversed(list(last.lefts)):
        if token.dep_ == "compound" and token.pos_ == "PROPN":
            tokens.insert(0, token)
    kept = [t for t in tokens if t.lower_.rstrip(".") not in _TITLES]
    if not kept or kept[-1].lower_ in _SUFFIXES:
        return ()
    return (sentence.text[kept[0].idx : kept[-1].idx + len(kept[-1].text)],)
