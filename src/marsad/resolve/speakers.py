"""Claims → origins: who first said it, so that forty copies of one statement count as one.

In: claims and copy groups (text id → group id). Out: claim id → origin key. Touches nothing.

Keys are words for people to read. Two keys that begin with ``UNKNOWN`` are never independent of
each other: nobody can show that they are not the same source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from marsad.model import Claim, Source
from marsad.resolve.words import words

UNKNOWN = "unknown source in "
_EMPTY: Mapping[str, str] = {}
PERSONS, INSTITUTIONS, OPENERS = words("persons"), words("institutions"), words("openers")
ARTICLES, TITLES, SMALL = words("articles"), words("titles"), words("small")
_COMMON = PERSONS | INSTITUTIONS | OPENERS
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_PARENTHESIS = re.compile(r"\([^)]*\)")
_EXPANDED = re.compile(r"((?:[\w'’-]+\s+){1,9})\(([A-Z][A-Z&]{1,9})\)")


def origins(claims: Iterable[Claim], copies: Mapping[str, str] = _EMPTY) -> dict[str, str]:
    """Claim id → the key of its origin.

    A named or definite source is one origin wherever it is quoted; an unnamed one ("officials",
    "a neighbour") is one in each outlet; without a source the outlet itself speaks, and a copy
    speaks with the outlet of the earliest text of its group.
    """
    said = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    outlets = _outlets(said, copies)
    acronyms = _acronyms(said)
    full = _full_names(said, acronyms)
    keys = {}
    for claim in said:
        outlet = outlets[copies.get(claim.text, claim.text)]
        keys[claim.id] = _origin(claim, outlet, acronyms, full)
    return keys


def spoken(
    claims: Iterable[Claim], origins: Mapping[str, str], copies: Mapping[str, str] = _EMPTY
) -> dict[str, str]:
    """Claim id → origin, without an outlet's own word beside a source that the report quotes.

    A headline that names nobody rests on the source of the lines below it: it is no second origin
    for the same happening. ``claims`` are those of one happening.
    """
    told = list(claims)
    quoted = {copies.get(claim.text, claim.text) for claim in told if not is_own_word(claim)}
    return {
        claim.id: origins[claim.id]
        for claim in told
        if not (is_own_word(claim) and copies.get(claim.text, claim.text) in quoted)
    }


def is_own_word(claim: Claim) -> bool:
    """Whether the outlet itself speaks: no source, or only the outlet, stands in the chain."""
    if not claim.sources:
        return True
    name = claim.sources[0].name or claim.sources[0].words
    return not name or (claim.outlet is not None and name_key(name) == name_key(claim.outlet))


def name_key(name: str) -> str:
    """A name without case, articles, titles, possessives and what stands in parentheses.

    "The Observatory's" and "Observatory (OBS)" both become "observatory".
    """
    bare = _PARENTHESIS.sub(" ", name)
    found = [_bare(word) for word in _WORD.findall(bare if _WORD.search(bare) else name)]
    kept = [word for word in found if word not in ARTICLES | TITLES]
    return " ".join(kept or found)


def _origin(
    claim: Claim,
    outlet: str,
    acronyms: Mapping[str, str],
    full: Mapping[tuple[str, str], tuple[str, bool]],
) -> str:
    name = (claim.sources[0].name or claim.sources[0].words or "") if claim.sources else ""
    key = name_key(name)
    if is_own_word(claim) or not key:
        return outlet
    known = acronyms.get(key, key)
    known, named = full.get((claim.text, known), (known, _is_named(name)))
    if named:
        return known
    via = f"{outlet}: {key}" if outlet.startswith(UNKNOWN) else f"{key} via {outlet}"
    if set(key.split()) & PERSONS or not set(key.split()) & INSTITUTIONS:
        return via
    country = claim.where.country if claim.where else None
    return f"{known} ({country})" if country else via


def _is_named(name: str) -> bool:
    """Has a capital that is neither an article's nor that of a common noun opening a sentence."""
    found = _WORD.findall(name)
    capitals = [word for word in found if word[0].isupper() and _bare(word) not in SMALL | TITLES]
    if capitals and capitals[0] == found[0] and _bare(found[0]) in _COMMON:
        capitals = capitals[1:]
    letters = [word for word in found if word[0].isalpha()]
    caseless = any(not word.isascii() and word.lower() == word.upper() for word in letters)
    return bool(capitals) or caseless


def _outlets(claims: list[Claim], copies: Mapping[str, str]) -> dict[str, str]:
    """Copy group → the key of the outlet that published it first."""
    groups: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for claim in claims:
        group = copies.get(claim.text, claim.text)
        named = groups[group]
        if claim.outlet and name_key(claim.outlet):
            day = claim.published.isoformat() if claim.published else "9999"
            named.append((day, name_key(claim.outlet), claim.text))
    return {group: min(named)[1] if named else UNKNOWN + group for group, named in groups.items()}


def _acronyms(claims: list[Claim]) -> dict[str, str]:
    """Acronym → full name, where the claims themselves write "Full Name (FN)" or both forms."""
    found: dict[str, set[str]] = defaultdict(set)
    names = {name_key(word) for claim in claims for word in _words(claim.sources[:1])}
    shorts = {name for name in names if name.isalnum() and 2 <= len(name) <= 9}
    for claim in claims:
        for text in (claim.quote.text, *_words(claim.sources[:1])):
            for match in _EXPANDED.finditer(text):
                expanded = _expansion(match[1], match[2])
                if expanded:
                    found[match[2].casefold()].add(expanded)
    for name in names:
        for short in _initials(name) & shorts:
            found[short].add(name)
    return {short: min(names) for short, names in found.items() if len(names) == 1}


def _expansion(before: str, acronym: str) -> str | None:
    found = _WORD.findall(before)
    for length in range(len(found), 1, -1):
        name = name_key(" ".join(found[-length:]))
        if acronym.casefold() in _initials(name) and found[-length].casefold() not in SMALL:
            return name
    return None


def _initials(name: str) -> set[str]:
    found = name.split()
    if len(found) < 2:
        return set()
    every = "".join(word[0] for word in found)
    return {every, "".join(word[0] for word in found if word not in SMALL)}


def _full_names(
    claims: list[Claim], acronyms: Mapping[str, str]
) -> dict[tuple[str, str], tuple[str, bool]]:
    """(text, short form) → the one longer name there that holds all its words; is it a name."""
    names: dict[str, dict[str, bool]] = defaultdict(dict)
    for claim in claims:
        for written in _words(claim.sources[:1]):
            key = acronyms.get(name_key(written), name_key(written))
            names[claim.text][key] = names[claim.text].get(key, False) or _is_named(written)
    full = {}
    for text, keys in names.items():
        for key in keys:
            longer = [o for o in keys if o != key and set(key.split()) < set(o.split())]
            if key and len(longer) == 1 and not set(key.split()) & PERSONS:
                full[text, key] = (longer[0], keys[longer[0]])
    return full


def _words(sources: tuple[Source, ...]) -> list[str]:
    return [word for source in sources for word in (source.name, source.words) if word]


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold()).replace(".", "")
