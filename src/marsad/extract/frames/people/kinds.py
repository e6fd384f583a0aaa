"""What a noun phrase names: a person, an object, a place or a body; and what kind of victim.

In: a parsed sentence and the head of a noun phrase. Out: ``Party.sort`` and ``Party.kind``. Touches
nothing.
"""

from __future__ import annotations

from marsad.extract.frames import arguments
from marsad.extract.frames.frame import Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.parse import Token

ARMED = frozenset({"armed_group", "military", "police"})
_PASSERS = frozenset({"passer", "passers"})
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())


def sort(sentence: Sentence, head: Token, words: Words) -> tuple[str, str]:
    lower = head.lower_
    if lower == "more" and any(c.lower_ in {"bit", "little"} for c in head.lefts):
        return "other", "unknown"  # "a bit more of the fabric of life"
    pair = _pair(head)
    for key in (pair, lower):
        if key in words.people.person_kind and not (head.pos_ == "PROPN" and key == lower and
                                             lower in words.people.organisation):  # fmt: skip
            return "person", words.people.person_kind[key]
        if key in words.objects.target:
            return "object", words.objects.target[key]
    if lower == "it":
        return "organisation", "unknown"
    if lower in {"old", "olds"} and head.i > 1 and head.nbor(-1).text == "-":
        return "person", "unknown"  # "a 12-year-old"
    if lower in words.people.pronouns or _passer_by(head):
        return "person", "unknown"
    if head.tag_ == "CD" or (head.tag_ == "DT" and lower in words.people.groups):
        return "person", "unknown"
    if is_one_more(head):
        return "person", "unknown"  # "a fourth died"
    at = sentence.offset(head)
    if any(m.start <= at < m.end and m.category == "place" for m in sentence.places):
        return "place", "unknown"
    if any(m.start <= at < m.end for m in sentence.dates):
        return "other", "unknown"  # "Monday's killings"
    if lower in words.objects.parts:
        return "object", "part"
    if lower in words.people.collectives:
        return "organisation", "unknown"
    if head.pos_ == "PROPN":
        article = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
        called = any(c.lower_ in words.people.person_kind and c.i < head.i for c in head.children)
        if lower in words.people.organisation or head.text.isupper() or (article and not called):
            return "organisation", "unknown"  # "the Tharthar Barrage": people take no article
        return "person", _called(head, words)
    if lower in words.people.not_people or head.pos_ not in {"NOUN", "ADJ"}:
        return "other", "unknown"
    if lower.endswith(words.people.suffixes) and len(lower) > 5:
        # Named by a trade alone, in a list that holds none of those who bear arms.
        return "person", "civilian" if head.text == lower else "unknown"
    return "other", "unknown"


def is_one_more(token: Token) -> bool:
    """ "A fourth", "the third": one more of people told before."""
    return (
        token.lower_ in _ORDINALS
        and token.i > 0
        and token.nbor(-1).lower_ in {"a", "the", "another"}
        and (token.i + 1 == len(token.doc) or token.nbor(1).tag_ not in {"NN", "NNS"})
    )


def _passer_by(head: Token) -> bool:
    """ "A passer-by", "two passers-by": the parser may take either half for the head."""
    at = head.i - 2 if head.lower_ == "by" else head.i
    return at >= 0 and head.doc[at].lower_ in _PASSERS


def _called(name: Token, words: Words) -> str:
    """The kind of the trade beside a name: "reporter Amin Haddad", "Haddad, a nurse"; not that of
    an office ("Goma Police Commissioner Amin Haddad")."""
    beside = [c for c in name.lefts if c.dep_ in {"compound", "nmod"}][:1]
    beside = [c for c in beside if _pair(c) not in words.people.offices]
    beside += [c for c in name.children if c.dep_ == "appos"]
    if name.dep_ == "appos":
        beside.append(name.head)
    kinds = (words.people.person_kind.get(c.lower_, "unknown") for c in beside)
    return next((kind for kind in kinds if kind != "unknown"), "unknown")


def _pair(token: Token) -> str:
    """A word with the one before it."""
    return f"{token.nbor(-1).lower_} {token.lower_}" if token.i > 0 else token.lower_


def may_be(noun: Token, words: Words) -> bool:
    """Whether a noun that no list knows may name a person: by its form, and not listed against."""
    lower = noun.lower_
    objects, acts = words.objects, words.acts
    known = (words.people.not_people, words.triggers.nouns, objects.target, objects.parts, acts.act,
             acts.means, acts.abstract, acts.accidents)  # fmt: skip
    if noun.pos_ not in {"NOUN", "ADJ"} or len(lower) < 3 or not lower.isalpha():
        return False
    return not any(lower in names for names in known) and not lower.endswith(
        words.ways.never_people
    )


def _of_members(head: Token, kind: str, words: Words) -> str:
    """ "Eight members of the family"."""
    if head.lower_ not in {"member", "members"}:
        return kind
    of = arguments.object_of_preposition(head, "of")
    return words.people.person_kind.get(of[0].lower_, kind) if of else kind


def victim_kind(head: Token, kind: str, modifiers: set[str], words: Words) -> str:
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


def responders(whom: Party) -> bool:
    """ "Police", "officers" without a number: those who come and tell, not those who are hurt."""
    figure = whom.figure
    return whom.kind == "police" and figure is not None and figure.rule == "count.plural"
