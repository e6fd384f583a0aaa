"""``triggers.yaml``: the verbs, nouns and states that tell harm, by word form.

In: the content of the file. Out: Triggers. Touches nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from marsad.extract.frames.words.inflection import inflect
from marsad.extract.frames.words.phrases import any_of, by_word


@dataclass(frozen=True, slots=True)
class Verb:
    """A reading of a verb; see the head of ``triggers.yaml`` for the fields."""

    lemma: str
    harm: str | None
    object: str | None
    place: str | None
    act: str
    takes: str
    only: str | None
    passive: bool
    conditions: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Blast:
    """A verb or noun of bombs or fires; see ``blasts`` in ``triggers.yaml``."""

    rule: str
    harm: str
    act: str
    status: str
    nobody: bool
    particle: str | None
    weapons: frozenset[str]
    prepositions: tuple[str, ...]
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """A reading of a noun that names a happening."""

    harm: str
    act: str


SEXUAL = Noun("sexual_violence", "unknown")


@dataclass(frozen=True, slots=True)
class Triggers:
    """Readings by word form; see the head of ``triggers.yaml``."""

    verbs: dict[str, Verb]
    blasts: dict[str, tuple[Blast, ...]]
    explosions: dict[str, Blast]
    befall: frozenset[str]
    shake: frozenset[str]
    nouns: dict[str, Noun]
    # Nouns that "sexual" makes a deed, and that adjective; cases and survivors of a deed; those who
    # hold people; openings of a building, which it is left without.
    sexual: frozenset[str]
    sexual_by: frozenset[str]
    cases: frozenset[str]
    survivors: frozenset[str]
    holders: dict[str, str]
    openings: frozenset[str]
    states: dict[str, str]
    held: dict[str, str]
    shots: dict[str, str]
    fatal: frozenset[str]
    multiples: dict[str, int]
    wounds: frozenset[str]
    violent_wounds: frozenset[str]
    finds: frozenset[str]
    care: frozenset[str]
    conditions: frozenset[str]
    tolls: dict[str, str]
    toll_verbs: frozenset[str]
    light: frozenset[str]
    result_verbs: frozenset[str]
    idioms: re.Pattern[str]


def compiled(content: dict[str, Any]) -> Triggers:
    """The tables of the file."""
    return Triggers(
        verbs=_verbs(content["verbs"]),
        blasts=_blasts(content["blasts"]),
        explosions={form: told for form, (told,) in _blasts(content["explosions"]).items()},
        befall=frozenset(content["befall"]),
        shake=frozenset(content["shake"]),
        nouns={
            word: Noun(entry.get("harm", harm), entry.get("act", "unknown"))
            for harm, entry in content["nouns"].items()
            for word in entry["words"]
        },
        sexual=frozenset(content["sexual"]["nouns"]),
        sexual_by=frozenset(content["sexual"]["by"]),
        cases=frozenset(content["cases"]),
        survivors=frozenset(content["survivors"]),
        holders=dict(content["holders"]),
        openings=frozenset(content["openings"]),
        states=dict(content["states"]),
        held=dict(content["held"]),
        shots=dict(content["shots"]),
        fatal=frozenset(content["fatal"]),
        multiples=dict(content["multiples"]),
        wounds=frozenset(content["wounds"]),
        violent_wounds=frozenset(content["violent_wounds"]),
        finds=frozenset(content["finds"]),
        care=frozenset(content["care"]),
        conditions=frozenset(content["conditions"]),
        tolls=by_word(content["tolls"]),
        toll_verbs=frozenset(content["toll_verbs"]),
        light=frozenset(content["light"]),
        result_verbs=frozenset(content["result_verbs"]),
        idioms=any_of(content["idioms"]),
    )


def _verbs(entries: dict[str, Any]) -> dict[str, Verb]:
    found = {}
    for lemma, entry in entries.items():
        verb = Verb(
            lemma=lemma,
            harm=entry.get("harm"),
            object=entry.get("object"),
            place=entry.get("place"),
            act=entry.get("act", "unknown"),
            takes=entry["takes"],
            only=entry.get("only"),
            passive=entry.get("passive", False),
            conditions=tuple(entry.get("with", ())),
        )
        for form in entry.get("forms") or inflect(lemma):
            found[form] = verb
    return found


def _blasts(entries: dict[str, Any]) -> dict[str, tuple[Blast, ...]]:
    """Readings by form, in the order of the file."""
    found: dict[str, tuple[Blast, ...]] = {}
    for rule, entry in entries.items():
        blast = Blast(
            rule, entry["harm"], entry["act"], entry.get("status", "asserted"),
            entry.get("nobody", False), entry.get("particle"), frozenset(entry["weapons"]),
            tuple(entry["prepositions"]), frozenset(entry.get("sides", ())),
        )  # fmt: skip
        for form in entry["forms"]:
            found[form] = (*found.get(form, ()), blast)
    return found
