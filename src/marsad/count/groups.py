"""Groups of victims in one report: whether they stand side by side and can share nobody.

In: claims, victims. Out: yes or no. Touches nothing.

The burden lies on adding: two numbers are added only where the report itself puts the groups side
by side and their words exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.model import Claim, Victims

COORDINATION = 25  # characters that may stand between two groups: " and", ", and some "; a decision
CLAUSE = (
    80  # between groups of a stated different age or sex: "two children died of gunshot wounds,
)
# and the father died …"
PARAGRAPH = 500  # characters within which "another six" adds to what the same source said before
_FURTHER = re.compile(r"\b(another|further|additional|others?)\b|\bmore\b(?! than)", re.IGNORECASE)
_GENERAL = frozenset({"people", "persons", "person", "victims", "victim", "others", "other"})
_PRONOUNS = frozenset({"they", "them", "who", "whom", "it", "one"})
_CATEGORIES = ("kind", "age_group", "sex")


def are_two(one: Claim, other: Claim) -> bool:
    """ "Two guards and a gunman", "his wife and her sister": where one of two groups side by side
    is a single person of another name or noun, they share nobody."""
    if one.victims is None or other.victims is None:
        return False
    nouns = [_noun(claim.victims) for claim in (one, other) if claim.victims is not None]
    single = any(claim.count is not None and claim.count.high == 1 for claim in (one, other))
    return (
        single
        and _own_number(one)
        and _own_number(other)
        and all(nouns)
        and nouns[0] != nouns[1]
        and not _GENERAL & set(nouns)
    )


def _own_number(claim: Claim) -> bool:
    """Not "the men", whose number the report gives elsewhere."""
    words = (claim.count.words if claim.count is not None else None) or ""
    return words.casefold() in ((claim.victims.words if claim.victims else None) or "").casefold()


def _noun(victims: Victims) -> str:
    """The last word, without its plural ending; empty for a word that may stand for anybody."""
    last = (victims.words or "").casefold().rpartition(" ")[2]
    return last.rstrip("s") if last.isalpha() and last not in _PRONOUNS else ""


def stands_beside(last: Claim, claim: Claim) -> bool:
    """The words for the victims follow each other; without them, the quotations touch."""
    gap = span(claim)[0] - span(last)[1]
    if 0 <= gap <= CLAUSE and _told_apart(last.victims, claim.victims):
        return True
    spans = [one.victims is not None and one.victims.span is not None for one in (last, claim)]
    return gap <= COORDINATION and (gap >= 0 or not all(spans))


def adds_to(last: Claim, claim: Claim) -> bool:
    """Whether the words themselves say that these come on top ("another six people")."""
    gap = span(claim)[0] - span(last)[1]
    return is_further(claim) and 0 <= gap <= PARAGRAPH


def is_further(claim: Claim) -> bool:
    """Whether the words tell these people apart from others told before ("three others")."""
    victims = claim.victims.words if claim.victims else None
    words = f"{victims or ''} {(claim.count and claim.count.words) or ''}"
    return _FURTHER.search(words) is not None


def span(claim: Claim) -> tuple[int, int]:
    """Where the words for the victims stand, else the quotation."""
    at = claim.victims.span if claim.victims and claim.victims.span else claim.quote
    return at.start, at.end


def disjoint(one: Victims | None, other: Victims | None) -> bool:
    """Groups that share nobody: a stated difference of kind, age or sex, or two plain nouns.

    Nouns tell apart only groups of one kind, age and sex: the boys may be among the children.
    """
    if one is None or other is None or not one.words or not other.words:
        return False
    pairs = [(getattr(one, name), getattr(other, name)) for name in _CATEGORIES]
    if any(a != b and not {a, b} & {"unknown", "mixed"} for a, b in pairs):
        return True
    first, second = one.words.casefold().split()[-1], other.words.casefold().split()[-1]
    nouns = first.isalpha() and second.isalpha() and not {first, second} & _GENERAL
    alike = all(a == b for a, b in pairs)
    return alike and nouns and first.rstrip("s") != second.rstrip("s")


def _told_apart(one: Victims | None, other: Victims | None) -> bool:
    """Two stated ages or sexes: not one category that one of the two leaves open."""
    if one is None or other is None:
        return False
    return any(
        len({getattr(one, name), getattr(other, name)} - {"unknown", "mixed"}) == 2
        for name in ("age_group", "sex")
    )


def did_it(one: Claim, other: Claim) -> bool:
    """Whether the dead of the one did what the other tells: "killed his two sons and himself"."""
    whom = one.victims
    if whom is None or (one.count is not None and one.count.high != 1):
        return False
    names = {name.casefold() for name in whom.names}
    return any(
        (actor.span is not None and actor.span == whom.span)
        or (actor.name is not None and actor.name.casefold() in names)
        for actor in other.actors
    )


def is_breakdown(numbers: Sequence[int]) -> bool:
    """Whether one of the numbers is the sum of the others ("17 villagers, 12 men and 5 women")."""
    return len(numbers) > 2 and 2 * max(numbers) == sum(numbers)
