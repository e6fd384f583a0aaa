"""Sentences → parses: spaCy's English model, run without what Marsad does not need.

In: sentences as strings. Out: a Doc each, with tags, parts of speech, lemmas and dependencies.
Touches nothing. The weights and the results are spaCy's (``tests/extract/parse`` compares them);
what differs is the way to them, for parsing is most of the time of an extraction:

``vectors``  the network below tagger and parser, in numpy, with what depends on one word remembered
``products`` products that round alike whatever stands beside
``steps``    the parser's transitions, stepped from here
``blas``     one thread for the products
``forms``    parts of speech and lemmas, remembered by form instead of matched token by token
``tree``     the words as plain objects, in which the rules read

A Doc is the same whatever sentences are parsed beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import spacy.tokens
from spacy import attrs
from spacy.language import Language

from marsad.extract.parse.blas import one_thread
from marsad.extract.parse.forms import Forms
from marsad.extract.parse.products import Operations
from marsad.extract.parse.steps import Steps
from marsad.extract.parse.tree import Doc, Token
from marsad.extract.parse.vectors import Vectors

__all__ = ["Doc", "Parser", "Token"]

# Sentences parsed at once: enough to fill the products and to share the steps of the parser, few
# enough that a text of any length takes bounded memory (some 15 MB, of hostile sentences 150).
AT_ONCE = 128
# What network, rules and lemmatizer ask of a form; spaCy finds out twenty things of each new one.
_ASKED = {attrs.LOWER, attrs.NORM, attrs.PREFIX, attrs.SUFFIX, attrs.SHAPE, attrs.IS_SPACE}


class Parser:
    """The English parser. ``language`` is spaCy's pipeline; its networks are changed in place
    to multiply by numpy, so it is the parser's own from here on."""

    def __init__(self, language: Language) -> None:
        vocab: Any = language.vocab
        asked = vocab.lex_attr_getters
        vocab.lex_attr_getters = {name: asked[name] for name in asked.keys() & _ASKED}
        self._tokenized = language.make_doc
        tagger: Any = language.get_pipe("tagger")
        for node in tagger.model.walk():
            node.ops = Operations()
        self._tagger = tagger
        network: Any = language.get_pipe("tok2vec")
        self._vectors = Vectors(network.model)
        self._steps = Steps(language.get_pipe("parser"))
        self._forms = Forms(language)

    def __call__(self, sentences: Iterable[str]) -> Iterator[Doc]:
        """The parse of each sentence, in order."""
        every = iter(sentences)
        while docs := [self._tokenized(each) for each in islice(every, AT_ONCE)]:
            self._parse([doc for doc in docs if len(doc)])
            yield from map(self._forms, docs)

    def _parse(self, docs: list[spacy.tokens.Doc]) -> None:
        if not docs:
            return
        with one_thread():
            for doc, vectors in zip(docs, self._vectors(docs), strict=True):
                doc.tensor = vectors  # type: ignore[assignment]  # the stub says float64
            self._tagger.set_annotations(docs, self._tagger.predict(docs))
            self._steps(docs)
