"""The gate (which sentences are parsed) and the case of headlines: offsets stay true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.extract.frames.words import english
from marsad.extract.text import casing, gate, sentences, signs

_MACHINE = gate.automaton(["killed", "shot dead", "shot"])
_GATE = gate.gate(["killed", "shot"], {"took": [(frozenset({"hostage"}),)]})


@given(st.text(max_size=200))
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(gate.lower(text)) == len(text)


def test_words_behind_a_letter_with_a_longer_lower_case_stand_where_they_stand() -> None:
    text = "İzmir İl: nine KILLED"
    ((start, end, word),) = gate.found(_MACHINE, gate.lower(text))
    assert (text[start:end], word) == ("KILLED", "killed")


@pytest.mark.parametrize("text", ["a skilled man", "overkilled", "upshots", "shotgun", "snapshot"])
def test_a_trigger_inside_another_word_is_none(text: str) -> None:
    assert gate.found(_MACHINE, text) == []


@pytest.mark.parametrize("text", ["killed", "“killed”", "half-killed", "killed.", "(killed)"])
def test_a_trigger_between_marks_is_one(text: str) -> None:
    assert [word for _, _, word in gate.found(_MACHINE, text)] == ["killed"]


def test_only_sentences_with_a_trigger_are_parsed() -> None:
    text = "It rained. Two men were killed. He was skilled. A man was shot."
    spans = sentences.split(text)
    assert gate.sentences(_GATE, text, spans) == [1, 3]


def test_a_common_word_calls_for_a_parse_only_beside_its_companion() -> None:
    text = "They took a bus. They took nine men hostage. A hostage spoke."
    spans = sentences.split(text)
    assert gate.sentences(_GATE, text, spans) == [1]


def test_a_word_of_every_set_of_a_company_must_be_there() -> None:
    company = (frozenset({"down"}), frozenset({"house", "mill"}))
    both = gate.gate([], {"tore": [company, (frozenset({"apart"}),)]})
    for text, parsed in (
        ("They tore down the mill.", [0]),
        ("They tore the mill.", []),
        ("They tore it down.", []),
        ("They tore it apart.", [0]),
    ):
        assert gate.sentences(both, text, [(0, len(text))]) == parsed


def test_a_word_in_an_idle_phrase_calls_for_no_parse() -> None:
    idle = gate.gate(["took"], {}, idle=["took place", "took care"])
    text = "It took place. It took care. It took nine. What took place took nine."
    assert gate.sentences(idle, text, sentences.split(text)) == [2, 3]


def test_no_idle_phrase_is_longer_than_the_gate_looks_back() -> None:
    assert all(len(phrase) <= gate._LONGEST for phrase in signs.idle())


def test_no_sentence_no_parse() -> None:
    assert gate.sentences(_GATE, "", []) == []


def test_every_verb_form_of_the_lexicon_passes_the_gate() -> None:
    words = english()
    machine = gate.automaton(words.gate())
    assert all(
        gate.found(machine, form)
        for form in {*words.triggers.verbs, *words.triggers.nouns, *words.triggers.states}
    )


@given(st.text(max_size=80), st.text(max_size=200))
def test_a_headline_in_prose_case_has_its_length(title: str, body: str) -> None:
    assert len(casing.headline(title, body)) == len(title)


def test_a_first_letter_whose_capital_is_longer_stays_as_it_is() -> None:
    title = "ﬁve Nurses Killed Monday"
    assert len(casing.headline(title, "Nurses were killed.")) == len(title)


@given(st.lists(st.sampled_from("Straße İzmir GUNMEN Killed ǅ Nine".split()), max_size=9))
def test_letters_whose_lower_case_is_longer_stay_as_they_are(words: list[str]) -> None:
    title = " ".join(words)
    assert len(casing.headline(title, "Nine were killed by gunmen.")) == len(title)


@pytest.mark.parametrize(
    ("title", "body", "prose"),
    [
        ("Gunmen Abduct Nine Nurses In Bunia", "The nurses left Bunia.",
         "Gunmen abduct nine nurses in Bunia"),
        ("NINE NURSES ABDUCTED IN BUNIA", "The nurses left Bunia.",
         "Nine nurses abducted in Bunia"),
        ("Gunmen abduct nine nurses in Bunia", "The nurses left Bunia.",
         "Gunmen abduct nine nurses in Bunia"),
        ("Nine Dead", "", "Nine Dead"),
    ],
)  # fmt: skip
def test_a_headline_in_title_case_is_read_as_prose(title: str, body: str, prose: str) -> None:
    assert casing.headline(title, body) == prose
