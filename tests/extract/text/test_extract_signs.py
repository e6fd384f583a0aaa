"""The words beside a word of harm: the gate parses no sentence that can tell of nobody."""

from __future__ import annotations

import pytest
from expected import TABLE

from marsad import extract
from marsad.extract.frames.words import english
from marsad.extract.text import gate, signs

_TELLING = [
    "Gunmen were accused of shooting two men in the market.",
    "They kept shooting at least nine villagers a day.",
    "The murder of a teacher shook the town.",
    "Nine deaths were recorded.",
    "Civilian deaths rose again.",
    "Her murder was never solved.",
    "The teacher's arrest was confirmed.",
    "Rebels wound two soldiers.",
    "Police arrest nine students.",
    "They staged an attack late on Friday on a school.",
    "Several fatalities were reported.",
    "A fatal shooting, the second in a week, closed the road.",
    "He lay there with a gunshot wound to the leg.",
    "The shooting of a teacher shook the town.",
    "They told of the teacher's shooting.",
    "He fled the scene and killed a man.",
    "The hostages have not been released.",
    "Soldiers opened fire on the crowd.",
    "Shots were fired at the clinic.",
    "They found her beaten in a ditch.",
    "Arrests of teachers were reported.",
]
_EMPTY = [
    "The shooting happened outside a bar.",
    "Detectives of the homicide unit were called.",
    "An arrest warrant was issued.",
    "A gunshot wound to the leg heals slowly.",
    "Witnesses to the shooting spoke.",
    "The investigation into the shooting goes on.",
    "Neighbours spoke of last night's shooting.",
    "The boy's mother left. The shooting shook her.",
    "The meeting took place in a bus.",
    "The drivers fled the scene.",
    "His name has not been released, a soldier said.",
    "A news release named the man.",
    "She survived the attacker's visit.",
    "A guard opened fire, and people ran.",
    "The women heard that shots were fired.",
    "He was charged with aggravated assault.",
    "The men stood before the club.",
    "No arrests have been made.",
]


def _parsed(text: str) -> bool:
    return bool(gate.sentences(extract._gate(), text, [(0, len(text))]))


@pytest.mark.parametrize("text", _TELLING)
def test_a_word_that_can_tell_of_somebody_calls_for_a_parse(text: str) -> None:
    assert _parsed(text)


@pytest.mark.parametrize("text", _EMPTY)
def test_a_word_that_tells_of_nobody_does_not(text: str) -> None:
    assert not _parsed(text)


def test_a_line_that_is_wrapped_goes_on_and_a_blank_line_ends_it() -> None:
    assert _parsed("They were accused of shooting\ntwo men.")
    assert not _parsed("They heard the shooting\n\nTwo men were there.")
    assert _parsed("Charged in his brother's death\n\nCase of the brothers")


def test_every_sentence_of_the_table_that_holds_a_claim_is_parsed() -> None:
    examples = [one for group in TABLE["groups"] for one in group["sentences"] if one["claims"]]
    silent = [one["text"] for one in examples if "title" not in one and not _parsed(one["text"])]
    # What the rules do not read yet may hold no word of harm at all.
    assert all("fails" in one for one in examples if one["text"] in silent)


def test_only_words_of_the_lexicon_are_tested() -> None:
    words = english()
    assert signs.tests(words).keys() <= {
        *words.triggers.verbs, *words.triggers.nouns, *words.triggers.shots,
        *words.triggers.wounds, *words.weak,
    }  # fmt: skip
