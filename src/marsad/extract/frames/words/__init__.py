"""The lexicon, compiled for look-up by word form.

In: the YAML lists of ``lexicon/en``. Out: dictionaries from word forms to readings.
Touches nothing but the package's own files, once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from marsad import lexicon
from marsad.extract.frames.words.ways import Company, Ways, compiled
from marsad.extract.text.gate import automaton

LIFE = frozenset({"life", "lives"})
CONDITION = "condition"
LEANING = frozenset({"them", "figure"})  # see frames.lists.figures, frames.lists.breakdown
# "Two were women": verbs beside which a number may be a part of people told before.
PART_VERBS = frozenset({"were", "was", "are", "is", "include", "included"})
# Words that call for a parse where a number stands beside them (``text.signs``).
BODIES = frozenset({"bodies", "corpses", "grave", "graves"})
NOTED = frozenset({"gunshot", "gunshots", "gsw", "stab", "shrapnel", "blast", "bullet"})
SAYING = frozenset(
    "said says say told tells counted counts spoke speaks reported reports gave claimed insisted "
    "insists cited".split()
)
FATALLY = frozenset({"fatally", "mortally"})
VICTIMS = frozenset({"victim", "victims"})
# Verbs whose last consonant doubles: stressed last syllable, one vowel before one consonant.
_DOUBLES = re.compile(r"^(stab|gun|trap|kidnap|ram)$")


# The nouns that the phrases for a toll are read at.
TOLL_NOUNS = frozenset({"toll", "number", "count"})


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
class Words:
    """All word tables of one language."""

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
    person_kind: dict[str, str]
    child: frozenset[str]
    adult: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    groups: frozenset[str]
    offices: frozenset[str]
    pronouns: frozenset[str]
    suffixes: tuple[str, ...]
    not_people: frozenset[str]
    organisation: frozenset[str]
    collectives: frozenset[str]
    target: dict[str, str]
    parts: frozenset[str]
    portions: frozenset[str]
    act: dict[str, str]
    act_verbs: dict[str, str]
    custody: frozenset[str]
    crewed: frozenset[str]
    attacking: frozenset[str]
    means: frozenset[str]
    accidents: frozenset[str]
    abstract: frozenset[str]
    nonhuman: frozenset[str]
    # What tells of violence, what of its absence: see ``violence.yaml`` and ``peaceful``.
    neutral: frozenset[str]
    evidence: ahocorasick.Automaton
    likely: ahocorasick.Automaton
    pretence: ahocorasick.Automaton
    misfortunes: ahocorasick.Automaton
    settings: ahocorasick.Automaton
    causes: frozenset[str]
    natural: re.Pattern[str]
    fiction: frozenset[str]
    ways: Ways
    # Verbs whose object can only be a person, or only what lives; endings that no person has; nouns
    # of those with the power to arrest.
    people_only: frozenset[str]
    living: frozenset[str]
    never_people: tuple[str, ...]
    authorities: frozenset[str]
    # Nouns of places that stand for who lives there; places beside or in a building; where blows
    # are torture; who arrests, who abducts; amounts; verbs that only things suffer, and those of
    # them that a whole village does.
    settled: frozenset[str]
    sides: frozenset[str]
    custody_places: frozenset[str]
    arresting: frozenset[str]
    captors: frozenset[str]
    measures: frozenset[str]
    things_only: frozenset[str]
    razes: frozenset[str]

    weak: dict[str, tuple[Company, ...]]
    # Derived: words of which one alone can name a harm; with them, the words that a frame may be
    # read at; the last words of those for an act.
    plain: frozenset[str]
    triggers: frozenset[str]
    act_heads: frozenset[str]

    def gate(self) -> frozenset[str]:
        """Every word form that can make a claim: the gate looks for these, and for no other."""
        sexual = {f"{by} {noun}" for by in self.sexual_by for noun in self.sexual}
        return self.plain | self.tolls.keys() | LEANING | self.ways.strong | sexual


@cache
def english() -> Words:
    """The English tables, compiled once in a process."""
    triggers, acts = lexicon.load("en", "triggers"), lexicon.load("en", "acts")
    verbs = {form: verb for verb, forms in _verbs(triggers) for form in forms}
    blasts = _blasts(triggers["blasts"])
    explosions = {form: told for form, (told,) in _blasts(triggers["explosions"]).items()}
    nouns = {word for entry in triggers["nouns"].values() for word in entry["words"]}
    named = {word: act for act, words in acts["nouns"].items() for word in words}
    people, objects = lexicon.load("en", "people"), lexicon.load("en", "objects")
    wording, nonhuman = lexicon.load("en", "ways"), lexicon.load("en", "nonhuman")
    telegraph = lexicon.load("en", "listed")["telegraph"]
    violence = lexicon.load("en", "violence")
    things = [nonhuman[key] for key in ("animals", "plants", "food", "machines", "abstract",
              "weather")]  # fmt: skip
    lists = _lists(people, objects, acts)
    ways = compiled(wording, _readings(wording["files"]), lists, inflect)
    plain = frozenset(
        {*verbs, *blasts, *explosions, *nouns, *triggers["states"], *triggers["held"],
         *triggers["shots"], *triggers["wounds"], *triggers["care"], *LIFE, *VICTIMS, *FATALLY,
         *telegraph["gate"], *triggers["holders"], *triggers["openings"],
         CONDITION}
    )  # fmt: skip
    return Words(
        verbs=verbs,
        blasts=blasts,
        explosions=explosions,
        befall=frozenset(triggers["befall"]),
        shake=frozenset(triggers["shake"]),
        nouns={
            word: Noun(entry.get("harm", harm), entry.get("act", "unknown"))
            for harm, entry in triggers["nouns"].items()
            for word in entry["words"]
        },
        sexual=frozenset(triggers["sexual"]["nouns"]),
        sexual_by=frozenset(triggers["sexual"]["by"]),
        cases=frozenset(triggers["cases"]),
        survivors=frozenset(triggers["survivors"]),
        holders=dict(triggers["holders"]),
        openings=frozenset(triggers["openings"]),
        states=dict(triggers["states"]),
        held=dict(triggers["held"]),
        shots=dict(triggers["shots"]),
        fatal=frozenset(triggers["fatal"]),
        multiples=dict(triggers["multiples"]),
        wounds=frozenset(triggers["wounds"]),
        violent_wounds=frozenset(triggers["violent_wounds"]),
        finds=frozenset(triggers["finds"]),
        care=frozenset(triggers["care"]),
        conditions=frozenset(triggers["conditions"]),
        tolls={phrase: harm for harm, phrases in triggers["tolls"].items() for phrase in phrases},
        toll_verbs=frozenset(triggers["toll_verbs"]),
        light=frozenset(triggers["light"]),
        result_verbs=frozenset(triggers["result_verbs"]),
        idioms=_any_of(triggers["idioms"]),
        person_kind={word: kind for kind, words in people["kinds"].items() for word in words},
        child=frozenset(people["child"]),
        adult=frozenset(people["adult"]),
        male=frozenset(people["male"]),
        female=frozenset(people["female"]),
        groups=frozenset(people["groups"]),
        offices=frozenset(people["offices"]),
        pronouns=frozenset(people["pronouns"]),
        suffixes=tuple(people["suffixes"]),
        not_people=frozenset(
            {*people["not_people"], *nonhuman["times"], *(w for some in things for w in some)}
        ),
        organisation=frozenset(people["organisation"]),
        collectives=frozenset(people["collectives"]),
        target={word: kind for kind, words in objects["targets"].items() for word in words},
        parts=frozenset(objects["parts"]),
        portions=frozenset(objects["portions"]),
        act=named,
        act_verbs={word: act for act, forms in acts["verbs"].items() for word in forms},
        custody=frozenset(acts["custody"]),
        crewed=frozenset(acts["crewed"]),
        attacking=frozenset(acts["attacking"]),
        means=frozenset(acts["means"]),
        accidents=frozenset(acts["accidents"]),
        abstract=frozenset(acts["abstract"]),
        nonhuman=frozenset(word for some in things for word in some),
        neutral=frozenset(violence["neutral"]),
        evidence=automaton(w for some in violence["evidence"].values() for w in some),
        likely=automaton(violence["likely"]),
        pretence=automaton(violence["pretence"]),
        misfortunes=automaton(_with_plurals(violence["misfortunes"])),
        settings=automaton(_with_plurals(violence["settings"])),
        causes=frozenset(violence["causes"]),
        natural=_any_of(violence["natural"]),
        fiction=frozenset(violence["fiction"]),
        ways=ways,
        people_only=frozenset(wording["people_only"]),
        living=frozenset(wording["living"]),
        never_people=tuple(wording["never_people"]),
        authorities=frozenset(wording["authorities"]),
        settled=frozenset(wording["settled"]),
        sides=frozenset(objects["sides"]),
        custody_places=frozenset(wording["custody_places"]),
        arresting=frozenset(wording["arresting"]),
        captors=frozenset(wording["captors"]),
        measures=frozenset(objects["measures"]),
        things_only=frozenset(wording["things_only"]),
        razes=frozenset(wording["razes"]),
        weak=_weak(triggers["weak"], lists, ways, {*verbs, *nouns, *triggers["states"]}),
        plain=plain,
        triggers=plain | TOLL_NOUNS | ways.by_form.keys() | set(triggers["sexual"]["nouns"]),
        act_heads=frozenset(word.split()[-1] for word in named),
    )


def _readings(names: list[str]) -> list[dict[str, Any]]:
    """The readings of the files ``ways_NAME.yaml``, in their order."""
    return [entry for name in names for entry in lexicon.load("en", f"ways_{name}")["ways"]]


def _with_plurals(lists: dict[str, list[str]]) -> Iterator[str]:
    for words in lists.values():
        for word in words:
            yield word
            yield word + "s"


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(phrase) for phrase in phrases) + r")\b")


def _verbs(triggers: dict[str, Any]) -> list[tuple[Verb, tuple[str, ...]]]:
    verbs = []
    for lemma, entry in triggers["verbs"].items():
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
        verbs.append((verb, tuple(entry.get("forms", ())) or inflect(lemma)))
    return verbs


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


def _weak(
    entries: list[dict[str, list[str]]], lists: dict[str, list[str]], ways: Ways, known: set[str]
) -> dict[str, tuple[Company, ...]]:
    """Companies by weak word. A way makes a plain trigger no weaker."""
    weak: dict[str, tuple[Company, ...]] = {
        word: ((frozenset(w for name in entry["with"] for w in _named(name, lists)),),)
        for entry in entries
        for word in entry["words"]
    }
    for form, companions in ways.weak.items():
        if form in weak:
            weak[form] += companions
        elif form not in known:
            weak[form] = companions
    return weak


def _named(name: str, lists: dict[str, list[str]]) -> list[str]:
    return lists[name[1:]] if name.startswith("*") else [name]


def inflect(lemma: str) -> tuple[str, ...]:
    """The regular forms of an English verb: base, -s, -ed, -ing."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma, lemma + "es", lemma + "ed", lemma + "ing"
    stem = lemma + lemma[-1] if _DOUBLES.match(lemma) else lemma
    return lemma, lemma + "s", stem + "ed", stem + "ing"
