"""The lexicon's ways of telling harm that need more than a verb, compiled by word form.

In: ``lexicon/en/ways.yaml``, the readings of its files, and the lists they name. Out: Way values by
form, and what the gate has to look for. Touches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from marsad.errors import UseError
from marsad.extract.frames.words.inflection import inflect

_PREPOSITIONS = frozenset({"in", "to", "with", "from", "on", "by", "into", "onto", "as", "of",
                           "for", "under", "before", "through"})  # fmt: skip
# Where the harmed stand if not behind a preposition.
PLACES = frozenset({"patient", "subject", "dative", "object of", "subject of", "clause", "none"})
_FIELDS = frozenset(
    "verb at person thing any act has object patient particle to_do subject sentence without doer "
    "kinds near gate lacks nobody plural parts bare status negated active passive neutral "
    "counted violent".split()
)
Lists = Mapping[str, Iterable[str]]
Company = tuple[frozenset[str], ...]  # see text.gate


@dataclass(frozen=True, slots=True)
class Way:
    """One reading; the fields are those of the head of ``ways.yaml``. Empty sets test nothing."""

    lemma: str
    person: str | None
    thing: str | None
    act: str
    at: tuple[str, ...]
    any: bool
    nobody: bool
    plural: bool
    parts: bool
    bare: bool
    negated: bool
    active: bool
    passive: bool
    neutral: bool
    counted: bool
    violent: bool
    doer: str | None
    status: str
    has: tuple[tuple[str, ...], ...]
    object: frozenset[str]
    patient: frozenset[str]
    particle: frozenset[str]
    to_do: frozenset[str]
    subject: frozenset[str]
    lacks: frozenset[str]
    sentence: frozenset[str]
    without: frozenset[str]
    kinds: frozenset[str]
    prepositions: tuple[tuple[str, frozenset[str]], ...]
    needed: Company = ()  # a word of each set stands in every sentence that the reading holds of


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a verb form by a word that each needs in its sentence: a common verb has some
    forty, and a sentence has the words of two or three.

    ``needing``: for a word, the places in ``every`` of the readings that need it or another of its
    list; ``always``: of those that need no word."""

    every: tuple[Way, ...]
    needing: Mapping[str, tuple[int, ...]]
    always: tuple[int, ...]

    def beside(self, said: frozenset[str]) -> list[Way]:
        """Those that may hold among the words of a sentence, in order."""
        found = set(self.always)
        for word in self.needing.keys() & said:
            found.update(self.needing[word])
        return [way for way in map(self.every.__getitem__, sorted(found)) if _may_hold(way, said)]


def _may_hold(way: Way, said: frozenset[str]) -> bool:
    return not any(wanted.isdisjoint(said) for wanted in way.needed)


@dataclass(frozen=True, slots=True)
class Ways:
    """``by_form``: the readings of a verb form. ``strong``: words that call for a parse;
    ``weak``: forms that do so in one of their companies."""

    by_form: dict[str, Readings]
    strong: frozenset[str]
    weak: dict[str, tuple[Company, ...]]
    # Verbs whose object can only be a person, or only what lives; endings that no person has; nouns
    # of those with the power to arrest.
    people_only: frozenset[str]
    living: frozenset[str]
    never_people: tuple[str, ...]
    authorities: frozenset[str]
    # Nouns of places that stand for who lives there; where blows are torture; who arrests, who
    # abducts; verbs that only things suffer, and those of them that a whole village does.
    settled: frozenset[str]
    custody_places: frozenset[str]
    arresting: frozenset[str]
    captors: frozenset[str]
    things_only: frozenset[str]
    razes: frozenset[str]


def compiled(content: dict[str, Any], readings: Iterable[dict[str, Any]], lists: Lists) -> Ways:
    """The ``readings`` with the forms and lists of ``content`` (the file). Raises UseError for a
    key that it does not know."""
    known = {**lists, **content["lists"]}
    by_form: dict[str, tuple[Way, ...]] = {}
    strong: set[str] = set()
    weak: dict[str, tuple[Company, ...]] = {}
    for entry in readings:
        unknown = entry.keys() - _FIELDS - _PREPOSITIONS
        if unknown:
            raise UseError("word list en/ways", f"has unknown keys: {sorted(unknown)}", "mend it")
        strong |= set(entry.get("gate", ()))
        for lemma in _listed(entry["verb"]):
            way = _way(lemma, entry, known)
            near = _near(way, entry, known)
            for form in content["forms"].get(lemma) or inflect(lemma):
                by_form[form] = (*by_form.get(form, ()), way)
                if "gate" in entry:
                    continue
                if near:
                    weak[form] = (*weak.get(form, ()), near)
                else:
                    strong.add(form)
    indexed = {ways: _indexed(ways) for ways in set(by_form.values())}
    return Ways(
        by_form={form: indexed[ways] for form, ways in by_form.items()},
        strong=frozenset(strong),
        weak={form: companies for form, companies in weak.items() if form not in strong},
        people_only=frozenset(content["people_only"]),
        living=frozenset(content["living"]),
        never_people=tuple(content["never_people"]),
        authorities=frozenset(content["authorities"]),
        settled=frozenset(content["settled"]),
        custody_places=frozenset(content["custody_places"]),
        arresting=frozenset(content["arresting"]),
        captors=frozenset(content["captors"]),
        things_only=frozenset(content["things_only"]),
        razes=frozenset(content["razes"]),
    )


def _indexed(every: tuple[Way, ...]) -> Readings:
    """By the words of the shortest list that a reading needs."""
    needing: dict[str, list[int]] = {}
    for at, way in enumerate(every):
        for word in min(way.needed, key=len, default=frozenset[str]()):
            needing.setdefault(word, []).append(at)
    always = tuple(at for at, way in enumerate(every) if not way.needed)
    return Readings(every, {word: tuple(at) for word, at in needing.items()}, always)


def _way(lemma: str, entry: dict[str, Any], known: Lists) -> Way:
    def words(key: str) -> frozenset[str]:
        return frozenset(_resolved(entry.get(key, ()), known))

    way = Way(
        lemma=lemma,
        person=entry.get("person"),
        thing=entry.get("thing"),
        act=entry.get("act", "unknown"),
        at=_places(entry.get("at", "patient")),
        any=entry.get("any", False),
        nobody=entry.get("nobody", False),
        plural=entry.get("plural", False),
        parts=entry.get("parts", False),
        bare=entry.get("bare", False),
        negated=entry.get("negated", False),
        active=entry.get("active", False),
        passive=entry.get("passive", False),
        neutral=entry.get("neutral", False),
        counted=entry.get("counted", False),
        violent=entry.get("violent", False),
        doer=entry.get("doer"),
        status=entry.get("status", "asserted"),
        has=tuple(tuple(phrase.split()) for phrase in _resolved(entry.get("has", ()), known)),
        object=words("object"),
        patient=words("patient"),
        particle=words("particle"),
        to_do=words("to_do"),
        subject=words("subject"),
        lacks=words("lacks"),
        sentence=words("sentence"),
        without=words("without"),
        kinds=words("kinds"),
        prepositions=tuple(
            (key, words(key)) for key in sorted(entry.keys() & _PREPOSITIONS)
        ),
    )  # fmt: skip
    return replace(way, needed=_needed(way))


def _near(way: Way, entry: dict[str, Any], known: Lists) -> Company:
    """The companions that the gate asks for: those named, else the words of the first test; and of
    every other test whose words must stand in the sentence as they are."""
    tests = [way.object, way.patient, way.to_do, way.sentence if not way.has else frozenset()]
    tests += [_phrases(way), *(wanted for _, wanted in way.prepositions)]
    first = next((test for test in tests if test), way.particle)
    if "near" in entry:
        first = frozenset(_resolved(entry["near"], known))
    return tuple(dict.fromkeys((*([_last(first)] if first else ()), *way.needed)))


def _needed(way: Way) -> Company:
    tests = [way.object, way.patient, way.subject, way.particle, way.sentence,
             _phrases(way), *(wanted for _, wanted in way.prepositions)]  # fmt: skip
    if not set(way.at) & PLACES:
        tests.append(frozenset(way.at))
    return tuple(dict.fromkeys(_last(test) for test in tests if test))


def _phrases(way: Way) -> frozenset[str]:
    return frozenset(" ".join(words) for words in way.has)


def _last(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in phrases)


def _resolved(value: str | list[str], known: Lists) -> list[str]:
    """A list by its name, or a list that may name others with a star."""
    names = [f"*{value}"] if isinstance(value, str) else value
    found: list[str] = []
    for name in names:
        found += _resolved(list(known[name[1:]]), known) if name.startswith("*") else [name]
    return found


def _places(at: str | list[str]) -> tuple[str, ...]:
    if isinstance(at, list):
        return tuple(at)
    return tuple(at.split(" or ")) if " or " in at else (at,)


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
