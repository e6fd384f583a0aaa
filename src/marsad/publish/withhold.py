"""A noun without what must not leave the house, and what was taken from it.

In: a noun and a Guard. Out: the noun for publication and its marks. Touches nothing.

A quotation is withheld whole, never with a black bar: who knows all but one name could try names
against the claim's id, which is a hash over the full wording. Its offsets stay, so that whoever
holds the store finds the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from marsad.model import Actor, Claim, Figure, Quote, Source, Victims, When
from marsad.publish.coarse import place
from marsad.publish.guard import Guard, personal, quotations
from marsad.publish.marks import AGES, QUOTATION, SOURCES, VICTIMS, WORDS
from marsad.publish.record import Area
from marsad.publish.signs import individual

NO_QUOTATION = "[quotation withheld]"
NO_REASON = "[withheld: it names a person or an exact place]"


def claim(given: Claim, guard: Guard, areas: Mapping[str, Area]) -> tuple[Claim, set[str]]:
    """The claim for publication, and its marks. ``report`` is set by the caller."""
    marks: set[str] = set()
    is_covered = given.id in guard.covered
    hidden = hides_quotation(given, guard)
    marks |= {QUOTATION} if hidden else set()
    kept = replace(
        given,
        victims=_victims(given, guard, marks) if given.victims else None,
        sources=tuple(_source(item, given, guard, marks) for item in given.sources),
        actors=tuple(actor(item, (given.text,), guard, marks, is_covered) for item in given.actors),
        where=place(given.where, areas, guard, is_covered, marks),
        when=when(given.when, (given.text,), guard, is_covered),
        count=figure(given.count, (given.text,), guard),
        supersedes=figure(given.supersedes, (given.text,), guard),
        needs_review=tuple(free(item, (given.text,), guard, marks) for item in given.needs_review),
        outlet=None if guard.tells(given.outlet, (given.text,)) else given.outlet,
        quote=replace(given.quote, text=NO_QUOTATION) if hidden else given.quote,
        restated=tuple(_silent(item, hidden) for item in given.restated),
    )
    return kept, marks


def hides_quotation(given: Claim, guard: Guard) -> bool:
    """Must the claim's quotations be withheld: do they name somebody, or lead to the place?"""
    if given.id in guard.covered:
        return True
    told = quotations(given)
    if any(guard.tells(text, (given.text,)) for text in told):
        return True
    shown_words = (given.victims.words if given.victims else None,)
    named = any(individual(_bare(text, given)) for text in (*told, *shown_words) if text)
    return guard.names and named


def _bare(text: str, given: Claim) -> str:
    """The text without the claim's own place, parties and bodies: Abu Kamal is a town."""
    place_ = given.where
    known = [place_.name, place_.words] if place_ and place_.id else []
    known += [name for item in given.actors if item.kind != "civilian" for name in (item.name,)]
    known += [item.name for item in given.sources if not personal(item, given)]
    for name in sorted({name for name in known if name}, key=len, reverse=True):
        text = text.replace(name, "–")
    return text


def actor(
    given: Actor, texts: tuple[str, ...], guard: Guard, marks: set[str], is_covered: bool
) -> Actor:
    """A party keeps its name; a civilian's name, and a name that tells the place, are withheld."""
    name = given.name
    civilian = guard.names and given.kind == "civilian"
    if name and (civilian or _told(name, texts, guard)):
        marks.add(WORDS)
        name = None
    bare = civilian or is_covered or name is None or guard.tells(given.words, texts)
    return replace(given, name=name, words=None, span=None) if bare else replace(given, name=name)


def when(given: When | None, texts: tuple[str, ...], guard: Guard, is_covered: bool) -> When | None:
    """The dates stay; their words go where they could tell more than the date."""
    if given is None or not (is_covered or guard.tells(given.words, texts)):
        return given
    return replace(given, words=None, span=None)


def figure(given: Figure | None, texts: tuple[str, ...], guard: Guard) -> Figure | None:
    """The bounds stay; words that name somebody go."""
    if given is None or not guard.tells(given.words, texts):
        return given
    return replace(given, words=None)


def free(text: str, texts: tuple[str, ...], guard: Guard, marks: set[str]) -> str:
    """A sentence of ours, unless it repeats a name or a protected place."""
    if not guard.tells(text, texts):
        return text
    marks.add(WORDS)
    return NO_REASON


def _victims(given: Claim, guard: Guard, marks: set[str]) -> Victims | None:
    victims = given.victims
    if victims is None:
        return None
    if guard.names and victims.names:
        marks.add(VICTIMS)
    if guard.names and victims.ages:
        marks.add(AGES)
    open_ = not (guard.names and victims.words and individual(victims.words))
    silent = given.id in guard.covered or guard.tells(victims.words, (given.text,)) or not open_
    return replace(
        victims,
        words=None if silent else victims.words,
        span=None if silent else victims.span,
        names=() if guard.names else victims.names,
        ages=() if guard.names else victims.ages,
    )


def _source(given: Source, of: Claim, guard: Guard, marks: set[str]) -> Source:
    texts = (of.text,)
    hidden = guard.names and personal(given, of)
    if hidden or (given.name and _told(given.name, texts, guard)):
        marks.add(SOURCES if hidden else WORDS)
        return replace(given, name=None, words=None, span=None)
    if of.id in guard.covered or guard.tells(given.words, texts):
        return replace(given, words=None, span=None)
    return given


def _told(name: str, texts: tuple[str, ...], guard: Guard) -> bool:
    """Names of parties and bodies: only a whole name, or a protected place, closes them."""
    whole = guard.names and guard.people.whole(name)
    return whole or any(
        text in guard.places_in and guard.places_in[text].among(name) for text in texts
    )


def _silent(quote: Quote, hidden: bool) -> Quote:
    return replace(quote, text=NO_QUOTATION) if hidden else quote
