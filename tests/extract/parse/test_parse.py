"""Our way through spaCy's model gives spaCy's results, whatever stands beside a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pytest
from expected import TABLE
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from marsad.extract import models as loading
from marsad.extract.models import Models
from marsad.extract.parse import Parser, forms, vectors
from marsad.extract.parse.blas import one_thread

_ODD = [
    "There were nine dead.",
    "There's no word of the two that were held, don't you know.",
    "  two  spaces\tand a tab  ",
    "x",
    "“Nine,” he said – “nine (9)!”",
    "She ain't gonna go, y'all.",
    "👩‍👩‍👧‍👧 were killed by 🔫.",
]


@pytest.fixture(scope="module")
def stock() -> Language:
    return loading.language()


def _texts() -> list[str]:
    return [*_ODD, *(one["text"] for group in TABLE["groups"] for one in group["sentences"])][:400]


def _told(docs: Iterable[Any], *, lemmas: bool = True) -> list[list[tuple[object, ...]]]:
    return [
        [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.sent[0].i, lemmas and t.lemma_) for t in doc]
        for doc in docs
    ]


def test_tags_heads_relations_and_lemmas_are_those_of_spacy(
    models: Models, stock: Language
) -> None:
    texts = [text for text in _texts() if "gonna" not in text]
    assert _told(models.parser(texts)) == _told(stock.pipe(texts))


def test_only_lemmas_of_contractions_of_two_words_differ(models: Models, stock: Language) -> None:
    texts = ["She ain't gonna go, y'all.", "Let's go."]
    assert _told(models.parser(texts), lemmas=False) == _told(stock.pipe(texts), lemmas=False)


def test_a_parse_does_not_depend_on_the_sentences_beside_it(models: Models) -> None:
    texts = _texts()[:60]
    together = _told(models.parser(texts))
    assert [_told(models.parser([text]))[0] for text in texts] == together
    assert _told(models.parser(texts[::-1]))[::-1] == together


def test_a_word_that_is_remembered_has_the_vector_of_one_that_is_new() -> None:
    language = loading.language()
    network = language.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    docs = [language.make_doc(text) for text in _texts()[:30]]
    used, fresh = vectors.Vectors(network), vectors.Vectors(network)
    for doc in docs:
        used([doc])
    for again, first in zip(used(docs), fresh(docs), strict=True):
        assert np.array_equal(again, first)


def test_memories_that_are_full_are_emptied(
    stock: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = _texts()[:40]
    monkeypatch.setattr(vectors, "_REMEMBERED", 5)
    monkeypatch.setattr(forms, "_REMEMBERED", 5)
    tiny = Parser(loading.language())
    told = [_told(tiny([text]), lemmas=False)[0] for text in texts]
    assert told == _told(stock.pipe(texts), lemmas=False)


def _tree(docs: Iterable[Any]) -> list[list[tuple[object, ...]]]:
    return [
        [
            (
                token.idx, token.whitespace_, token.is_punct, token.is_alpha, token.is_space,
                token.left_edge.i, token.right_edge.i,
                *([t.i for t in some] for some in (
                    token.children, token.lefts, token.rights, token.subtree, token.ancestors,
                    token.conjuncts)),
            )
            for token in doc
        ]
        for doc in docs
    ]  # fmt: skip


def test_the_tree_of_a_sentence_is_that_of_spacy(models: Models, stock: Language) -> None:
    assert _tree(models.parser(_texts())) == _tree(stock.pipe(_texts()))


def test_the_words_below_are_those_of_the_subtree(models: Models) -> None:
    for doc in models.parser(_texts()):
        for token in doc:
            assert sorted(t.i for t in token.below) == sorted(t.i for t in token.subtree)


def test_the_characters_that_a_name_has_lead_to_its_words(models: Models) -> None:
    (doc,) = models.parser(["In Dura-Europos,  they met."])
    assert [t.text for t in doc.between(3, 15)] == ["Dura", "-", "Europos"]
    assert [t.text for t in doc.between(4, 8)] == ["Dura", "-"]
    assert doc.words(doc[1:4]) == "Dura-Europos"
    assert (doc.between(8, 8), doc.between(0, 99), doc.words([])) == ([], [], "")
    assert doc[0].nbor().text == "Dura"
    with pytest.raises(IndexError):
        doc[0].nbor(-1)


def test_no_sentence_no_parse(models: Models) -> None:
    assert list(models.parser([])) == []
    assert [len(doc) for doc in models.parser(["", "A man.", ""])] == [0, 3, 0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_text_is_parsed_to_its_end(models: Models, texts: list[str]) -> None:
    assert [doc.text for doc in models.parser(texts)] == texts


def test_the_thread_count_is_given_back_when_contexts_overlap() -> None:
    from marsad.extract.parse import blas

    counted = blas._functions()
    if counted is None:
        pytest.skip("numpy is not built on OpenBLAS here")
    before = counted[0]()
    first, second = one_thread(), one_thread()
    first.__enter__()
    second.__enter__()
    assert counted[0]() == 1
    first.__exit__(None, None, None)
    assert counted[0]() == 1
    second.__exit__(None, None, None)
    assert counted[0]() == before
