"""The lexicon, compiled for look-up by word form: one module for each of its files.

In: the YAML lists of ``lexicon/en``. Out: Words. Touches nothing but the package's own files, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad import lexicon
from marsad.extract.frames.words import acts, gate, objects, people, triggers, violence, ways
from marsad.extract.frames.words.acts import Acts
from marsad.extract.frames.words.gate import LEANING, TOLL_NOUNS
from marsad.extract.frames.words.objects import Objects
from marsad.extract.frames.words.people import People
from marsad.extract.frames.words.triggers import Triggers
from marsad.extract.frames.words.violence import Violence
from marsad.extract.frames.words.ways import Company, Ways


@dataclass(frozen=True, slots=True)
class Words:
    """All word tables of one language, by the file of the lexicon.

    ``plain``: words of which one alone can name a harm; ``read_at``: with them, those that a frame
    may be read at; ``weak``: words that call for a parse in one of their companies.
    """

    triggers: Triggers
    people: People
    objects: Objects
    acts: Acts
    violence: Violence
    ways: Ways
    plain: frozenset[str]
    read_at: frozenset[str]
    weak: dict[str, tuple[Company, ...]]

    def gate(self) -> frozenset[str]:
        """Every word form that can make a claim: the gate looks for these, and for no other."""
        told = self.triggers
        sexual = {f"{by} {noun}" for by in told.sexual_by for noun in told.sexual}
        return self.plain | told.tolls.keys() | LEANING | self.ways.strong | sexual


@cache
def english() -> Words:
    """The English tables, compiled once in a process."""
    content = {name: lexicon.load("en", name) for name in _FILES}
    told = triggers.compiled(content["triggers"])
    things = objects.compiled(content["objects"], content["nonhuman"])
    lists = _lists(content["people"], content["objects"], content["acts"])
    readings = ways.compiled(content["ways"], _readings(content["ways"]["files"]), lists)
    plain = gate.plain(told, content["listed"]["telegraph"]["gate"])
    known = frozenset({*told.verbs, *told.nouns, *told.states})
    return Words(
        triggers=told,
        people=people.compiled(
            content["people"], content["no_people"]["words"], things.nonhuman | things.times
        ),
        objects=things,
        acts=acts.compiled(content["acts"]),
        violence=violence.compiled(content["violence"]),
        ways=readings,
        plain=plain,
        read_at=plain | TOLL_NOUNS | readings.by_form.keys() | told.sexual,
        weak=gate.weak(content["triggers"]["weak"], lists, readings, known),
    )


_FILES = (
    "triggers", "people", "no_people", "objects", "nonhuman", "acts", "violence", "ways", "listed",
)  # fmt: skip


def _readings(names: list[str]) -> list[dict[str, Any]]:
    """The readings of the files ``ways_NAME.yaml``, in their order."""
    return [entry for name in names for entry in lexicon.load("en", f"ways_{name}")["ways"]]


def _lists(
    people: dict[str, Any], objects: dict[str, Any], acts: dict[str, Any]
) -> dict[str, list[str]]:
    """The lists that an entry names with a star."""
    return {
        "objects": [word for words in objects["targets"].values() for word in words],
        "buildings": [word for kind, words in objects["targets"].items() if kind != "other"
                      for word in words],
        "children": people["child"],
        "people": [word for words in people["kinds"].values() for word in words],
        "means": [word for words in acts["nouns"].values() for word in words],
        "aid": [*objects["targets"]["aid"], "aid", "medicine", "medicines", "supplies", "convoy",
                "convoys", "relief"],
    }  # fmt: skip
