"""Each word of the lexicon does its work in a plain sentence: verbs, nouns, reporting verbs."""

from __future__ import annotations

from typing import Any

import pytest
from expected import Read

from marsad import lexicon
from marsad.extract.frames.words import english
from marsad.model import HARMS_TO_OBJECTS, Claim

_VERBS = {verb.lemma: verb for verb in english().triggers.verbs.values()}
_PARTICIPLES = {
    "hang": "hanged", "slay": "slain", "shoot": "shot", "beat": "beaten", "burn": "burned",
    "hurt": "hurt", "overrun": "overrun", "strike": "struck", "hit": "hit",
}  # fmt: skip
_WHOM = {"child": "boys", "civilian": "villagers"}
_CUES = lexicon.load("en", "sources")["cues"]
_NOUNS = sorted(
    (word, noun.harm) for word, noun in english().triggers.nouns.items() if not word.endswith("s")
)


def _participle(lemma: str) -> str:
    forms = [form for form, verb in english().triggers.verbs.items() if verb.lemma == lemma]
    return _PARTICIPLES.get(lemma) or min(form for form in forms if form.endswith("ed"))


def _harms(claims: tuple[Claim, ...]) -> list[tuple[str, int | None]]:
    return [(claim.harm, claim.count.low if claim.count else None) for claim in claims]


def _to_people(verb: Any) -> bool:
    needs = all("particle" in condition for condition in verb.conditions)
    return bool(verb.harm and verb.takes == "object" and verb.only != "object" and
                not (verb.conditions and needs))  # fmt: skip


@pytest.mark.parametrize("lemma", sorted(lemma for lemma, v in _VERBS.items() if _to_people(v)))
def test_a_verb_of_harm_to_people_gives_it_in_the_passive(lemma: str, read: Read) -> None:
    verb = _VERBS[lemma]
    whom, done = _WHOM.get(verb.only or "", "men"), _participle(lemma)
    text = f"Nine {whom} were {done} {'as porters ' if lemma == 'use' else ''}by the militia."
    assert _harms(read(text)) == [(verb.harm, 9)]


@pytest.mark.parametrize(
    "lemma",
    sorted(lemma for lemma, v in _VERBS.items() if v.object and v.only != "person" and
           all("particle" not in condition for condition in v.conditions)),
)  # fmt: skip
def test_a_verb_of_harm_to_objects_gives_it_in_the_passive(lemma: str, read: Read) -> None:
    verb = _VERBS[lemma]
    text = f"Two schools were {_participle(lemma)} by the militia."
    assert _harms(read(text)) == [(verb.object, 2)]


def _marked(word: str, harm: str) -> object:
    reason = "the noun “assault” gives nothing"
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if word == "assault" else []
    return pytest.param(word, harm, marks=marks, id=word)


@pytest.mark.parametrize(("word", "harm"), [_marked(*noun) for noun in _NOUNS])
def test_a_noun_of_harm_gives_it_with_its_of(word: str, harm: str, read: Read) -> None:
    whom = "two schools" if harm in HARMS_TO_OBJECTS else "two boys"
    of = "on" if word in {"attack", "assault", "raid"} else "of"
    claims = read(f"The mayor condemned the {word} {of} {whom} by the militia.")
    assert _harms(claims) == [(harm, 2)]


@pytest.mark.parametrize(
    "cue", sorted(key for key, c in _CUES.items() if not {"chain", "toll"} & c.keys())
)
def test_a_reporting_verb_gives_its_subject_as_the_source(cue: str, read: Read) -> None:
    entry = _CUES[cue]
    past = _said(entry["forms"])
    told = f"{past} reporters" if cue == "tell" else past
    content = "that gunmen had killed nine men"
    if entry.get("noun"):
        content = "the killing of nine men"
    if entry.get("of"):
        content = "the militia of killing nine men"
    (claim,) = read(f"The Coral Monitor {told} {content}.")
    assert claim.sources[0].name == "Coral Monitor"
    assert (claim.harm, claim.count.low if claim.count else None) == ("killed", 9)


def _said(forms: list[str]) -> str:
    irregular = ("said", "told", "wrote", "found", "shown", "learnt")
    return next((f for f in forms if f in irregular), None) or next(
        f for f in forms if f.endswith("ed")
    )
